#pragma once

#include <QImage>

#include "ui/charts/plot_frame.h"

namespace ui {

/// The points of a figure as a transparent picture of the plot area. How large and how clear a point is
/// follows from how many of its group are visible. resolution: pixels a unit of the scene.
QImage scatterImage(const ScatterFigure& figure, const PlotFrame& frame, const Colours& colours,
                    double resolution);

/// What a kind or the ramp of a group looks like, by shade.
std::vector<QRgb> coloursOf(const PointGroup& group, const Colours& colours);

} // namespace ui
