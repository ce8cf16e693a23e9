#pragma once

#include "model/values/dataset_summary.h"
#include "ui/charts/figure.h"

namespace ui {

/// Clicks of each item by its rank, both axes logarithmic; at most a few hundred points, evenly spaced as
/// they are seen.
LineFigure popularityFigure(const model::DatasetSummary& summary);

/// How many users have how many clicks, in bins that grow by the same factor.
BarFigure activityFigure(const model::DatasetSummary& summary);

} // namespace ui
