#include "ui/charts/point_labels.h"

#include <QFontMetricsF>

#include <algorithm>

namespace ui {

namespace {

constexpr double longestLabel = 190; ///< of a text
constexpr double labelLineHeight = 16;
constexpr double labelGap = 6; ///< from the point to the text
constexpr double labelPadding = 3;
constexpr std::size_t mostTried = 400;

/// Right of the point, or left of it where the plot ends.
QRectF boxBeside(const QPointF& point, double width, const QRectF& area) {
    const QRectF right(point.x() + labelGap, point.y() - labelLineHeight / 2, width, labelLineHeight);
    return right.right() <= area.right() ? right : right.translated(-2 * labelGap - width, 0);
}

} // namespace

std::vector<PlacedLabel> placeLabels(const std::vector<PointLabel>& labels, const PlotFrame& frame,
                                     std::size_t most) {
    const QRectF area = frame.plotArea();
    const QFontMetricsF metrics(chartFont());
    std::vector<PlacedLabel> placed;
    std::vector<QRectF> taken;
    std::size_t tried = 0;
    for (const PointLabel& label : labels) {
        if (placed.size() >= most || tried >= mostTried)
            break;
        const QPointF point = frame.place(label.point.x(), label.point.y());
        if (!area.contains(point))
            continue;
        ++tried;
        const QString text = metrics.elidedText(label.text, Qt::ElideRight, longestLabel);
        const QRectF box = boxBeside(point, metrics.horizontalAdvance(text) + 2 * labelPadding, area);
        const QRectF mark(point.x() - labelGap, point.y() - labelGap, 2 * labelGap, 2 * labelGap);
        const bool free =
            area.contains(box) && std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) {
                return other.intersects(box) || other.intersects(mark);
            });
        if (!free)
            continue;
        placed.push_back({box, text});
        taken.push_back(box);
        taken.push_back(mark);
    }
    return placed;
}

} // namespace ui
