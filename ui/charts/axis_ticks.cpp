#include "ui/charts/axis_ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/components/format.h"

namespace ui {

namespace {

/// The smallest of 1, 2, 5 times a power of ten that is not below the value.
double roundStep(double value) {
    const double magnitude = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * magnitude >= value * (1 - 1e-9))
            return factor * magnitude;
    return 10 * magnitude;
}

QString tickLabel(const Axis& axis, double tick, double step) {
    if (axis.logarithmic)
        return significant(std::pow(10.0, tick), 1);
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 8);
    return fixed(std::abs(tick) < step * 1e-6 ? 0.0 : tick, decimals);
}

/// Ends that can be drawn: some way apart. A fixed end stays.
void spread(const Axis& axis, double& low, double& high) {
    if (high - low > 1e-12 * std::max(std::abs(low), std::abs(high)))
        return;
    const double by = axis.whole ? 1.0 : std::max(std::abs(low) * 0.1, 0.1);
    if (!axis.minimum)
        low -= by;
    if (!axis.maximum || high <= low)
        high += by;
}

} // namespace

double onAxis(const Axis& axis, double value) {
    if (!axis.logarithmic)
        return value;
    return value > 0 ? std::log10(value) : std::numeric_limits<double>::quiet_NaN();
}

AxisScale scaleFor(const Axis& axis, double low, double high, int maximumTicks) {
    const bool measured = std::isfinite(low) && std::isfinite(high);
    if (!measured)
        low = high = 0;
    if (axis.minimum)
        low = onAxis(axis, *axis.minimum);
    if (axis.maximum)
        high = onAxis(axis, *axis.maximum);
    if (axis.minimum && !axis.maximum)
        high = std::max(high, low);
    spread(axis, low, high);

    AxisScale scale;
    scale.step = roundStep((high - low) / std::max(1, maximumTicks - 1));
    if (axis.logarithmic || axis.whole)
        scale.step = std::max(1.0, scale.step);
    scale.minimum = axis.minimum ? low : std::floor(low / scale.step + 1e-9) * scale.step;
    scale.maximum = axis.maximum ? high : std::ceil(high / scale.step - 1e-9) * scale.step;
    for (double tick = std::ceil(scale.minimum / scale.step - 1e-9);
         tick * scale.step <= scale.maximum + 1e-9 * scale.step; ++tick) {
        scale.ticks.push_back(tick * scale.step);
        scale.labels << tickLabel(axis, tick * scale.step, scale.step);
    }
    if (!measured && !axis.maximum)
        scale.labels.fill(QString()); // grid lines without a meaning yet
    return scale;
}

int readOutDecimals(const Axis& axis, const AxisScale& scale) {
    if (axis.whole || axis.logarithmic)
        return 0;
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(scale.step) + 1e-9)), 0, 4);
}

QString readOut(const Axis& axis, const AxisScale& scale, double value) {
    const double own = axis.logarithmic ? std::pow(10.0, value) : value;
    return fixed(own, readOutDecimals(axis, scale));
}

} // namespace ui
