#pragma once

#include "app/command_line/json_output.h"
#include "app/command_line/model_and_data.h"

// What a model does not know of the data that it is asked about, on standard error and as JSON.

namespace app {

/// Says when the data are not those that the model was trained on; nothing where its file does not tell.
void noteDifference(const ModelAndData& loaded);

/// Counts and names the data's items that the model does not know; nothing where it knows all.
void noteUnknownItems(const ModelAndData& loaded);

/// same_data (null where the model's file does not tell), unknown_items.
Json familiarityJson(const ModelAndData& loaded);

/// The ids of the first of the unknown items.
Json unknownItemIds(const ModelAndData& loaded);

} // namespace app
