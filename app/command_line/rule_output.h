#pragma once

#include <string>

#include "app/command_line/json_output.h"
#include "model/values/applied_rule.h"

namespace app {

/// "ratings of 4 and more (the ratings go from 1 to 5: five stars)".
std::string ruleText(const model::AppliedRule& rule);

Json ruleJson(const model::AppliedRule& rule);

} // namespace app
