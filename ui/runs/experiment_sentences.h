#pragma once

#include <QString>

#include "model/values/experiment.h"

namespace ui {

/// How many runs a comparison trains.
std::uint64_t runsOf(const model::ExperimentPlan& plan);

/// What a comparison trains, on which data, and what it does not vary: a few sentences.
QString experimentSentences(const model::ExperimentPlan& plan, const QString& dataName);

} // namespace ui
