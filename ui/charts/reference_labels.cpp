#include "ui/charts/reference_labels.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr double nameHeight = 16;
constexpr double nameGap = 12;  ///< between two names side by side, and from the right edge
constexpr double nameStep = 16; ///< to the left, from one place that is tried to the next
constexpr double boxWidth = 16; ///< of a part of a curve

bool isFree(const QRectF& place, const std::vector<QRectF>& taken) {
    return std::none_of(taken.begin(), taken.end(),
                        [&](const QRectF& other) { return other.intersects(place); });
}

/// Where the name may be, the best place first.
std::vector<QRectF> placesFor(const LabelledLine& line, const QRectF& plot) {
    const QRectF first(plot.right() - line.width - 4, line.y - nameHeight - 1, line.width, nameHeight);
    const auto steps = static_cast<int>(std::max(0.0, first.left() - plot.left()) / nameStep);
    std::vector<QRectF> places;
    for (int toTheLeft = 0; toTheLeft <= steps; ++toTheLeft)
        for (const double top : {first.top(), line.y + 1})
            if (top >= plot.top() && top + nameHeight <= plot.bottom())
                places.emplace_back(first.left() - nameStep * toTheLeft, top, line.width, nameHeight);
    return places;
}

QRectF bestPlace(const LabelledLine& line, const QRectF& plot, const std::vector<QRectF>& names,
                 const std::vector<QRectF>& curves) {
    const std::vector<QRectF> places = placesFor(line, plot);
    for (const std::vector<QRectF>& avoided : {curves, {}})
        for (const QRectF& place : places)
            if (isFree(place.adjusted(-nameGap, 0, nameGap, 0), names) && isFree(place, avoided))
                return place;
    return places.empty() ? QRectF(plot.right() - line.width - 4, line.y + 1, line.width, nameHeight)
                          : places.front();
}

} // namespace

std::vector<QRectF> boxesOf(const QPolygonF& curve) {
    std::vector<QRectF> boxes;
    for (qsizetype i = 1; i < curve.size(); ++i) {
        const QRectF part = QRectF(curve[i - 1], curve[i]).normalized().adjusted(-1, -1, 1, 1);
        if (!boxes.empty() && part.united(boxes.back()).width() <= boxWidth)
            boxes.back() = boxes.back().united(part);
        else
            boxes.push_back(part);
    }
    return boxes;
}

std::vector<QRectF> placeLabels(const std::vector<LabelledLine>& lines, const QRectF& plot,
                                const std::vector<QRectF>& curves) {
    std::vector<std::size_t> fromTheTop(lines.size());
    std::iota(fromTheTop.begin(), fromTheTop.end(), 0U);
    std::stable_sort(fromTheTop.begin(), fromTheTop.end(),
                     [&](std::size_t a, std::size_t b) { return lines[a].y < lines[b].y; });
    std::vector<QRectF> places(lines.size());
    std::vector<QRectF> names;
    for (const std::size_t line : fromTheTop) {
        places[line] = bestPlace(lines[line], plot, names, curves);
        names.push_back(places[line]);
    }
    return places;
}

} // namespace ui
