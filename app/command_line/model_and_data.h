#pragma once

#include <memory>
#include <string>

#include "app/command_line/data_arguments.h"
#include "model/data/dataset.h"
#include "model/saved/model_file.h"

namespace app {

struct ModelAndData {
    model::ModelFile file;
    std::shared_ptr<const model::Dataset> dataset; ///< with the model's items, in the model's order

    const model::VaeModel& vae() const { return *file.model; }

    /// Throws model::Error for an item that the model does not know.
    model::ItemIndex item(const std::string& id) const;
};

/// A model file, and the data prepared as those that it was trained on unless the arguments differ; their
/// items are matched by id. Titles that the data lack come from the model.
ModelAndData loadModelAndData(const std::string& modelPath, const DataArguments& data);

} // namespace app
