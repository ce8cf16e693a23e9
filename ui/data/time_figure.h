#pragma once

#include "model/values/dataset_summary.h"
#include "ui/charts/figure.h"

namespace ui {

/// How many rows a day, week, month, year or some years have: the shortest of them that makes at most 60
/// bars. No bars where the data have no times.
BarFigure timeFigure(const model::DatasetSummary& summary);

} // namespace ui
