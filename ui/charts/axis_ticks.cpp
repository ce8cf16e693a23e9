#include "ui/charts/axis_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ui/style/format.h"

namespace ui {

namespace {

constexpr double tiny = 1e-9; ///< of a step: what rounding may have moved a tick

/// The smallest of 1, 2, 5 times a power of ten that is not below the value.
double roundStep(double value) {
    const double magnitude = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * magnitude >= value * (1 - tiny))
            return factor * magnitude;
    return 10 * magnitude;
}

/// The same in seconds: between a second and a day what clocks have.
double roundTimeStep(double value) {
    constexpr double minute = 60;
    constexpr double hour = 60 * minute;
    constexpr double day = 24 * hour;
    constexpr double steps[] = {1,      2,          5,          10,          15,          30,
                                minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
                                hour,   2 * hour,   3 * hour,   6 * hour,    12 * hour,   day};
    if (value <= 0.5)
        return roundStep(value);
    for (const double step : steps)
        if (step >= value * (1 - tiny))
            return step;
    return day * roundStep(value / day);
}

int decimalsOf(double step) {
    return std::clamp(static_cast<int>(-std::floor(std::log10(step) + tiny)), 0, 8);
}

QString timeText(double seconds, int decimals) {
    if (decimals > 0)
        return fixed(seconds, decimals) + QStringLiteral(" s");
    return duration(std::round(seconds));
}

QString tickLabel(const Axis& axis, double tick, double step) {
    const double shown = std::abs(tick) < step * 1e-6 ? 0.0 : tick;
    return axis.time ? timeText(shown, decimalsOf(step)) : fixed(shown, decimalsOf(step));
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

/// Evenly spaced ticks from low to high.
AxisScale linearScale(const Axis& axis, double low, double high, int maximumTicks) {
    AxisScale scale;
    const double spacing = (high - low) / std::max(1, maximumTicks - 1);
    scale.step = axis.time ? roundTimeStep(spacing) : roundStep(spacing);
    if (axis.whole)
        scale.step = std::max(1.0, scale.step);
    scale.minimum = axis.minimum ? low : std::floor(low / scale.step + tiny) * scale.step;
    scale.maximum = axis.maximum ? high : std::ceil(high / scale.step - tiny) * scale.step;
    for (double tick = std::ceil(scale.minimum / scale.step - tiny);
         tick * scale.step <= scale.maximum + tiny * scale.step; ++tick) {
        scale.ticks.push_back(tick * scale.step);
        scale.labels << tickLabel(axis, tick * scale.step, scale.step);
    }
    return scale;
}

/// The powers of ten around low … high, each times the factors; every `decadeStep` decades.
std::vector<double> logTicks(double low, double high, const std::vector<double>& factors, int decadeStep) {
    std::vector<double> ticks;
    const int first = static_cast<int>(std::floor(low / decadeStep + tiny)) * decadeStep;
    for (int decade = first; decade < high + decadeStep; decade += decadeStep)
        for (const double factor : factors)
            ticks.push_back(decade + std::log10(factor));
    return ticks;
}

/// Cuts the ticks at the ends; free ends go out to the next tick first.
AxisScale cutAt(const Axis& axis, double low, double high, const std::vector<double>& ticks) {
    AxisScale scale;
    scale.minimum = low;
    scale.maximum = high;
    if (!axis.minimum)
        scale.minimum = *std::prev(std::upper_bound(ticks.begin() + 1, ticks.end(), low + tiny));
    if (!axis.maximum)
        scale.maximum = *std::lower_bound(ticks.begin(), ticks.end() - 1, high - tiny);
    for (const double tick : ticks)
        if (scale.covers(tick - tiny, tick - tiny) || scale.covers(tick + tiny, tick + tiny)) {
            scale.ticks.push_back(tick);
            scale.labels << shortest(std::pow(10.0, tick));
        }
    return scale;
}

/// Within less than a decade between its round numbers: ticks as on a linear axis.
AxisScale narrowLogScale(const Axis& axis, double low, double high, int maximumTicks) {
    AxisScale scale = linearScale(axis, std::pow(10.0, low), std::pow(10.0, high), maximumTicks);
    scale.minimum = axis.minimum ? low : std::log10(std::max(scale.minimum, std::pow(10.0, low - 1)));
    scale.maximum = axis.maximum ? high : std::log10(scale.maximum);
    for (double& tick : scale.ticks)
        tick = std::log10(tick);
    return scale;
}

/// As many round numbers as there is room for.
AxisScale logScale(const Axis& axis, double low, double high, int maximumTicks) {
    const std::vector<double> sets[] = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1}};
    const auto most = static_cast<std::size_t>(std::max(3, maximumTicks)); // around any range there can be 3
    AxisScale scale;
    for (const auto& factors : sets)
        if (scale = cutAt(axis, low, high, logTicks(low, high, factors, 1)); scale.ticks.size() <= most)
            break;
    for (int decadeStep = 2; scale.ticks.size() > most; ++decadeStep)
        scale = cutAt(axis, low, high, logTicks(low, high, {1}, decadeStep));
    if (scale.ticks.size() < 2)
        scale = narrowLogScale(axis, low, high, maximumTicks);
    return scale;
}

/// A logarithmic axis has no end at or below 0.
Axis withPossibleEnds(Axis axis) {
    for (std::optional<double>* end : {&axis.minimum, &axis.maximum})
        if (axis.logarithmic && *end && **end <= 0)
            end->reset();
    return axis;
}

} // namespace

double onAxis(const Axis& axis, double value) {
    if (!axis.logarithmic)
        return value;
    return value > 0 ? std::log10(value) : std::numeric_limits<double>::quiet_NaN();
}

double fromAxis(const Axis& axis, double place) {
    return axis.logarithmic ? std::pow(10.0, place) : place;
}

AxisScale scaleFor(const Axis& wanted, double low, double high, int maximumTicks) {
    const Axis axis = withPossibleEnds(wanted);
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
    AxisScale scale = axis.logarithmic ? logScale(axis, low, high, maximumTicks)
                                       : linearScale(axis, low, high, maximumTicks);
    if (!measured && !axis.maximum)
        scale.labels.fill(QString()); // grid lines without a meaning yet
    return scale;
}

AxisScale scaleWithin(Axis axis, const Range& part, const AxisScale& whole, int maximumTicks) {
    const bool possible = !axis.logarithmic || part.low > 0;
    axis.minimum = possible ? part.low : fromAxis(axis, whole.minimum);
    axis.maximum = part.high;
    if (*axis.maximum <= *axis.minimum)
        return whole;
    axis.whole = axis.whole && part.width() >= 2; // between two whole numbers there are others
    return scaleFor(axis, onAxis(axis, *axis.minimum), onAxis(axis, *axis.maximum), maximumTicks);
}

Range rangeOf(const Axis& axis, const AxisScale& scale) {
    return {fromAxis(axis, scale.minimum), fromAxis(axis, scale.maximum)};
}

QString readOut(const Axis& axis, const AxisScale& scale, double value) {
    const double own = fromAxis(axis, value);
    if (axis.time)
        return timeText(own, decimalsOf(scale.step));
    if (axis.whole)
        return fixed(own, std::abs(own - std::round(own)) < 1e-6 ? 0 : 2);
    if (axis.logarithmic)
        return significant(own);
    return fixed(own, readOutDecimals(scale));
}

int readOutDecimals(const AxisScale& scale) {
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(scale.step) + tiny)), 0, 4);
}

} // namespace ui
