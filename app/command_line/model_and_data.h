#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/data_arguments.h"
#include "model/data/dataset.h"
#include "model/saved/model_file.h"

namespace app {

struct ModelAndData {
    model::ModelFile file;
    std::shared_ptr<const model::Dataset> dataset; ///< with the model's items, in the model's order

    const model::VaeModel& vae() const { return *file.model; }

    model::DataFingerprint fingerprint;    ///< of the data as they were prepared, before that
    std::vector<std::string> unknownItems; ///< of the data, that the model does not know
    std::uint64_t unknownClicks = 0;       ///< on them, which are left out

    /// None for an item that the model does not know. An id may be written in another way (same_ids.h).
    std::optional<model::ItemIndex> find(const std::string& id) const;

    /// The same; throws model::Error for such an item.
    model::ItemIndex item(const std::string& id) const;

    /// The id of a user as the data have it; one that they do not have stays as it is.
    std::string user(const std::string& id) const;
};

/// A model file, and the data prepared as those that it was trained on unless the arguments differ; their
/// items are matched by id. Titles that the data lack come from the model.
ModelAndData loadModelAndData(const std::string& modelPath, const DataArguments& data);

} // namespace app
