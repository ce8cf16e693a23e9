#pragma once

#include <span>
#include <vector>

#include <QList>
#include <QPointF>

namespace ui {

/// What is left of a curve when it is drawn on `columns` pixel columns between minimum and maximum: the
/// first, lowest, highest and last point of each column, so that spikes stay; a point beyond each end, so
/// that the line leaves the plot. x ascends. A point with a NaN ends a segment; empty segments are not
/// returned.
std::vector<QList<QPointF>> decimated(std::span<const QPointF> points, double minimum, double maximum,
                                      int columns);

} // namespace ui
