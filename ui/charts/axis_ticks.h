#pragma once

#include <vector>

#include <QStringList>

#include "ui/charts/figure.h"

namespace ui {

/// Where an axis begins and ends, and its round ticks. On a logarithmic axis all of it in powers of ten: 2
/// stands for 100.
struct AxisScale {
    double minimum = 0.0;
    double maximum = 1.0;
    double step = 1.0;
    std::vector<double> ticks;
    QStringList labels;

    bool covers(double low, double high) const { return minimum <= low && high <= maximum; }
};

/// The value as the axis has it: itself, or its power of ten. NaN for what a logarithmic axis cannot show.
double onAxis(const Axis& axis, double value);

/// A scale for values from low to high (as on the axis) with at most maximumTicks round ticks (1, 2 or 5
/// times a power of ten). Free ends are rounded outwards to a tick; fixed ends stay. Equal or not finite low
/// and high give a sensible scale, too.
AxisScale scaleFor(const Axis& axis, double low, double high, int maximumTicks);

/// How many decimals a value on this scale is read out with: a thousandth of a step, at most four.
int readOutDecimals(const Axis& axis, const AxisScale& scale);

/// A value on the axis, back in its own unit and as text.
QString readOut(const Axis& axis, const AxisScale& scale, double value);

} // namespace ui
