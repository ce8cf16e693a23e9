#pragma once

#include "model/values/training_reports.h"
#include "ui/charts/figure.h"

// The figures of the learning curves before a run's first update: axes, curves without points, what is
// planned.

namespace ui {

/// Places of the curves in a figure of raw values and means over an epoch.
enum MeasuredCurve : std::size_t { RawValues, Means };

/// … in the figure of the two bounds.
enum ElboCurve : std::size_t { RawTrueElbo, RawObjective, TrueElbo, Objective };

enum BetaCurve : std::size_t { PlannedBeta, ActualBeta };

enum ValidationCurve : std::size_t { Recall20, Recall50, Ndcg100 };

LineFigure elboFigure(const model::RunPlan& plan);
LineFigure reconstructionFigure(const model::RunPlan& plan);
LineFigure klFigure(const model::RunPlan& plan);
LineFigure betaFigure(const model::RunPlan& plan);
/// What a recall is called: plain ones are not cut at min(R, held out).
QString recallName(int cut, bool plain);

LineFigure validationFigure(const model::RunPlan& plan, bool plainRecall);

} // namespace ui
