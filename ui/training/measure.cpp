#include "ui/training/measure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

struct Measures {
    Q_DECLARE_TR_FUNCTIONS(ui::Measure)
};

template <typename Report, typename Value>
std::vector<QPointF> pointsFrom(std::span<const Report> reports, CurveX x, Value value) {
    std::vector<QPointF> points;
    points.reserve(reports.size());
    for (const Report& report : reports)
        points.emplace_back(placeOf(report, x), value(report));
    return points;
}

template <typename Report>
double placeFrom(const Report& report, CurveX x) {
    switch (x) {
    case CurveX::Step:
        return static_cast<double>(report.step);
    case CurveX::Epoch:
        return report.epoch;
    case CurveX::Time:
        return report.seconds;
    }
    return 0;
}

} // namespace

double placeOf(const model::BatchReport& report, CurveX x) {
    return placeFrom(report, x);
}

double placeOf(const model::EpochReport& report, CurveX x) {
    return placeFrom(report, x);
}

std::vector<QPointF> pointsOf(std::span<const model::BatchReport> reports, CurveX x, Measure::OfBatch value) {
    return pointsFrom(reports, x, value);
}

std::vector<QPointF> pointsOf(std::span<const model::EpochReport> reports, CurveX x, Measure::OfEpoch value) {
    std::vector<QPointF> points = pointsFrom(reports, x, value);
    std::erase_if(points, [](const QPointF& point) { return std::isnan(point.y()); }); // nobody was measured
    return points;
}

Axis axisOf(const model::RunPlan& plan, CurveX x, std::optional<double> seconds) {
    const auto atLeastOne = [](auto count) { return std::max(1.0, static_cast<double>(count)); };
    Axis axis{.title = {}, .minimum = 0.0, .maximum = {}};
    axis.whole = x != CurveX::Time;
    axis.time = x == CurveX::Time;
    if (x == CurveX::Step) {
        axis.title = Measures::tr("step");
        axis.maximum = atLeastOne(plan.updates);
    } else if (x == CurveX::Epoch) {
        axis.title = Measures::tr("epoch");
        axis.maximum = atLeastOne(plan.options.epochs);
    } else {
        axis.title = Measures::tr("time");
        axis.maximum = seconds;
    }
    return axis;
}

double epochOn(const model::RunPlan& plan, CurveX x, double secondsPerEpoch) {
    switch (x) {
    case CurveX::Step:
        return static_cast<double>(plan.batchesPerEpoch);
    case CurveX::Epoch:
        return 1;
    case CurveX::Time:
        return secondsPerEpoch;
    }
    return 0;
}

} // namespace ui
