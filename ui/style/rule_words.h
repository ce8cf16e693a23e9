#pragma once

#include <QString>

#include "model/values/applied_rule.h"

namespace ui {

/// "ratings ≥ 4", "every row", "counts"; empty for a rule that is not decided.
QString clicksName(model::ClickKind clicks, double minimumRating);

/// With the reason: "ratings ≥ 4 (the ratings go from 1 to 5: five stars)".
QString ruleName(const model::AppliedRule& rule);

} // namespace ui
