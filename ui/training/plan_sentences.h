#pragma once

#include <QStringList>

#include "model/values/training_reports.h"

namespace ui {

/// What a plan means, in sentences.
struct PlanSentences {
    QStringList warnings; ///< what the user may not have meant
    QStringList facts;
};

PlanSentences sentencesOf(const model::RunPlan& plan);

} // namespace ui
