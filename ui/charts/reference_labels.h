#pragma once

#include <vector>

#include <QPolygonF>
#include <QRectF>

namespace ui {

/// A horizontal line in a plot whose name is to be written on it.
struct LabelledLine {
    double y = 0.0;     ///< in the scene
    double width = 0.0; ///< of the name
};

/// Where a curve is, in boxes of a few pixels' width.
std::vector<QRectF> boxesOf(const QPolygonF& curve);

/// Where the names go, a rectangle a line in the same order: at the right end above the line, below it where
/// that is taken or outside, and further left where both are, so that none lies over another, nor, where
/// there is such a place, over a curve.
std::vector<QRectF> placeLabels(const std::vector<LabelledLine>& lines, const QRectF& plot,
                                const std::vector<QRectF>& curves = {});

} // namespace ui
