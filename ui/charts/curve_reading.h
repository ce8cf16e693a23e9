#pragma once

#include <cstddef>
#include <vector>

#include "ui/charts/figure.h"

// What a figure of lines says about one x.

namespace ui {

/// The place of the point nearest to x; there must be one.
std::size_t nearest(const std::vector<QPointF>& points, double x);

/// The curves that are read, those with points: the faint ones only as long as no other has been measured.
std::vector<const Curve*> readCurves(const LineFigure& figure);

/// The curve whose points a crosshair jumps to: the first measured one; null if there is nothing to read.
const Curve* leadingCurve(const LineFigure& figure);

/// The point of a curve that is read at x, x itself on a planned one: it is drawn through few points, and
/// what it says lies between them. The curve must have a point.
QPointF readAt(const Curve& curve, double x);

} // namespace ui
