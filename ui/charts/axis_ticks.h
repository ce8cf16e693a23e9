#pragma once

#include <vector>

#include <QStringList>

#include "ui/charts/figure.h"
#include "ui/charts/range.h"

namespace ui {

/// Where an axis begins and ends, and its round ticks. On a logarithmic axis all of it in powers of ten: 2
/// stands for 100.
struct AxisScale {
    double minimum = 0.0;
    double maximum = 1.0;
    double step = 1.0; ///< between two ticks; of no meaning on a logarithmic axis
    std::vector<double> ticks;
    QStringList labels;

    bool covers(double low, double high) const { return minimum <= low && high <= maximum; }
};

/// The value as the axis has it: itself, or its power of ten. NaN for what a logarithmic axis cannot show.
double onAxis(const Axis& axis, double value);

/// The other way round.
double fromAxis(const Axis& axis, double place);

/// A scale for values from low to high (as on the axis) with at most maximumTicks round ticks: 1, 2 or 5
/// times a power of ten; of time, what clocks have. Free ends are rounded outwards to a tick; fixed ends
/// stay. Equal or not finite low and high give a sensible scale, too.
AxisScale scaleFor(const Axis& axis, double low, double high, int maximumTicks);

/// The same for a part of the axis, both ends of which stay. What a logarithmic axis cannot show is cut off.
AxisScale scaleWithin(Axis axis, const Range& part, const AxisScale& whole, int maximumTicks);

/// The values between the ends of a scale.
Range rangeOf(const Axis& axis, const AxisScale& scale);

/// A value on the axis, back in its own unit and as text: to a thousandth of a step, at most four
/// decimals; three digits on a logarithmic axis.
QString readOut(const Axis& axis, const AxisScale& scale, double value);

/// The decimals of such a value on a linear axis.
int readOutDecimals(const AxisScale& scale);

} // namespace ui
