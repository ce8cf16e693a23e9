#pragma once

#include "model/values/experiment.h"
#include "ui/charts/figure.h"

namespace ui {

/// What the chart of an experiment compares.
enum class ExperimentMetric { TestNdcg, TestRecall20, TestRecall50, ValidationNdcg };

QString metricName(ExperimentMetric metric, bool plainRecall);

/// Rows without a finished run are left out. The likelihoods as bars, whiskers for the standard error.
BarFigure likelihoodsFigure(const model::ExperimentResult& result, ExperimentMetric metric);

/// The metric over the cap of β, with error bars (paper, figure 1).
LineFigure sweepFigure(const model::ExperimentResult& result, ExperimentMetric metric);

} // namespace ui
