#pragma once

#include <span>
#include <vector>

#include <QList>
#include <QPointF>

#include "ui/charts/range.h"

namespace ui {

/// The part of a plot that a curve is drawn on.
struct DrawnPart {
    Range x;         ///< in values; above 0 if logarithmic
    int columns = 1; ///< pixels across
    bool logarithmicX = false;
    bool logarithmicY = false; ///< what is not above 0 is left out
};

/// What is left of a curve there, in values.
struct DrawnCurve {
    std::vector<QList<QPointF>> segments; ///< of one line each, none empty
    std::vector<double> gaps;             ///< x of values that are no numbers, one a column
    Range y{1, 0};                        ///< of what lies within; low > high: nothing does
};

/// The first, lowest, highest and last point of each pixel column, so that spikes stay; a point beyond each
/// end, so that the line leaves the plot. x ascends. A value that is not finite ends a segment. What lies
/// within is found by binary search.
DrawnCurve decimated(std::span<const QPointF> points, const DrawnPart& part);

} // namespace ui
