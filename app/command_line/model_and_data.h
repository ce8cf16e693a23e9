#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/command_line/commands.h"
#include "model/data/dataset.h"
#include "model/saved/model_file.h"
#include "model/values/person.h"

namespace app {

struct ModelAndData {
    model::ModelFile file;
    std::shared_ptr<const model::Dataset> dataset; ///< with the model's items, in the model's order

    const model::VaeModel& vae() const { return *file.model; }

    /// Throws model::Error for an item that the model does not know.
    model::ItemIndex item(const std::string& id) const;
};

/// Data prepared as those that the model was trained on, its items matched by id. Titles that the data lack
/// come from the model.
ModelAndData load(const ModelArguments& arguments);

/// Somebody who is in no data, made of item ids: those that the model does not know are left out, and said on
/// standard error. Throws model::Error when it knows none of them.
model::Person personWithHistory(const ModelAndData& loaded, const std::vector<std::string>& ids);

/// The user of the data, or somebody with the history.
model::Person personOf(const PersonArguments& arguments, const ModelAndData& loaded);

} // namespace app
