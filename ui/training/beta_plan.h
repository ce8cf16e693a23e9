#pragma once

#include <vector>

#include <QPointF>

#include "model/values/training_reports.h"

namespace ui {

/// β over the epochs of a run, as planned: straight lines between a few points.
std::vector<QPointF> plannedBeta(const model::RunPlan& plan);

} // namespace ui
