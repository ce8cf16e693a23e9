#pragma once

#include <span>

#include "ui/training/measure.h"

// The figures of the learning curves: what they measure, and their titles and axes of y. x and the points
// come from the reports.

namespace ui {

/// A figure without curves, and the measures to be drawn in it; the one that counts comes last.
struct MeasuredFigure {
    LineFigure figure;
    std::vector<Measure> measures;
};

MeasuredFigure elboFigure();
MeasuredFigure reconstructionFigure();
MeasuredFigure klFigure();
MeasuredFigure betaFigure();
MeasuredFigure validationFigure(bool plainRecall);

/// What a recall is called: plain ones are not cut at min(R, held out).
QString recallName(int cut, bool plain);

/// β as planned, dashed: an epoch takes so much of x; no curve if that is 0.
Curve plannedBetaCurve(const model::RunPlan& plan, double epoch);

enum class DimensionOrder { ByKl, ByIndex };

/// The mean KL of each dimension of z over the epochs; by KL: that of the last epoch, the largest on top.
/// Epochs that say nothing of the dimensions are empty columns.
HeatFigure dimensionsFigure(std::span<const model::EpochReport> epochs, CurveX x, DimensionOrder order);

} // namespace ui
