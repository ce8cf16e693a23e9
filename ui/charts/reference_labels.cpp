#include "ui/charts/reference_labels.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr double height = 16;
constexpr double gap = 12; ///< between two names side by side, and from the right edge

/// The free place nearest to the right end.
QRectF freePlace(const LabelledLine& line, const QRectF& plot, const std::vector<QRectF>& taken) {
    const auto isFree = [&](const QRectF& place) {
        return std::none_of(taken.begin(), taken.end(),
                            [&](const QRectF& other) { return other.intersects(place); });
    };
    const QRectF first(plot.right() - line.width - 4, line.y - height - 1, line.width, height);
    std::vector<double> rightEnds{first.right()};
    for (const QRectF& other : taken)
        rightEnds.push_back(other.left() - gap);
    std::sort(rightEnds.rbegin(), rightEnds.rend());
    for (const double right : rightEnds)
        for (const double top : {first.top(), line.y + 1}) {
            const QRectF place(right - line.width, top, line.width, height);
            if (place.top() >= plot.top() && place.left() >= plot.left() && place.bottom() <= plot.bottom() &&
                isFree(place))
                return place;
        }
    return first.top() >= plot.top() ? first : first.translated(0, height + 2);
}

} // namespace

std::vector<QRectF> placeLabels(const std::vector<LabelledLine>& lines, const QRectF& plot) {
    std::vector<std::size_t> fromTheTop(lines.size());
    std::iota(fromTheTop.begin(), fromTheTop.end(), 0U);
    std::stable_sort(fromTheTop.begin(), fromTheTop.end(),
                     [&](std::size_t a, std::size_t b) { return lines[a].y < lines[b].y; });
    std::vector<QRectF> places(lines.size());
    std::vector<QRectF> taken;
    for (const std::size_t line : fromTheTop) {
        places[line] = freePlace(lines[line], plot, taken);
        taken.push_back(places[line]);
    }
    return places;
}

} // namespace ui
