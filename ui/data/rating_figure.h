#pragma once

#include "model/values/dataset_summary.h"
#include "ui/charts/figure.h"

namespace ui {

/// How many rows have which rating: a bar for each, or, where more than 30 differ, for each of some ranges
/// that grow by the same factor. Those below the threshold are muted. No bars where the data have no ratings.
BarFigure ratingFigure(const model::DatasetSummary& summary);

} // namespace ui
