#pragma once

#include <string>

#include "app/command_line/json_output.h"
#include "model/values/applied_rule.h"
#include "model/values/dataset_summary.h"

namespace app {

/// "ratings of 4 and more (the ratings go from 1 to 5: five stars)".
std::string ruleText(const model::AppliedRule& rule);

/// Says on standard error which of several tables was taken; nothing where there was only one.
void noteChoice(const model::DatasetSummary& data);

/// "3 user ids and 1 item id that are also written in another way, such as "7.0" and "7""; empty where no ids
/// were joined.
std::string joinedText(const model::ReaderSummary& found);

Json ruleJson(const model::AppliedRule& rule);

} // namespace app
