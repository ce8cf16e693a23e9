#pragma once

#include <span>
#include <vector>

#include <QPointF>
#include <QString>

#include "model/values/training_reports.h"
#include "ui/charts/curve_view.h"
#include "ui/charts/figure.h"

// What a run's reports measure, and as points over whatever x is.

namespace ui {

/// One quantity of a run, known after each update or after each epoch.
struct Measure {
    using OfBatch = double (*)(const model::BatchReport&);
    using OfEpoch = double (*)(const model::EpochReport&);

    QString name;
    Hue hue = Hue::Blue;
    bool dashed = false;
    OfBatch ofBatch = nullptr; ///< none: known once an epoch
    OfEpoch ofEpoch = nullptr; ///< the mean over the epoch; none: known once an update
};

double placeOf(const model::BatchReport& report, CurveX x);
double placeOf(const model::EpochReport& report, CurveX x);

std::vector<QPointF> pointsOf(std::span<const model::BatchReport> reports, CurveX x, Measure::OfBatch value);
std::vector<QPointF> pointsOf(std::span<const model::EpochReport> reports, CurveX x, Measure::OfEpoch value);

/// The axis of a run: from 0 to its end, which is none in Time while it is not known.
Axis axisOf(const model::RunPlan& plan, CurveX x, std::optional<double> seconds);

/// How much of x an epoch takes; 0 = not known.
double epochOn(const model::RunPlan& plan, CurveX x, double secondsPerEpoch);

} // namespace ui
