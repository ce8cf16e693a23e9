#pragma once

#include <vector>

#include "ui/charts/plot_frame.h"

namespace ui {

/// A label where it is drawn.
struct PlacedLabel {
    QRectF box;
    QString text; ///< shortened where it is long
};

/// The visible labels that have room beside their points, the first ones first: none touches another one or
/// another one's point. most: so many at most.
std::vector<PlacedLabel> placeLabels(const std::vector<PointLabel>& labels, const PlotFrame& frame,
                                     std::size_t most);

} // namespace ui
