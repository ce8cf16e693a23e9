#include "ui/charts/curve_reading.h"

#include <algorithm>
#include <cassert>

namespace ui {

namespace {

bool isBefore(const QPointF& point, double x) {
    return point.x() < x;
}

} // namespace

std::size_t nearest(const std::vector<QPointF>& points, double x) {
    assert(!points.empty());
    auto found = std::lower_bound(points.begin(), points.end(), x, isBefore);
    if (found == points.end() || (found != points.begin() && x - std::prev(found)->x() < found->x() - x))
        --found;
    return static_cast<std::size_t>(found - points.begin());
}

std::vector<const Curve*> readCurves(const LineFigure& figure) {
    const auto measured = [](const Curve& curve) {
        return !curve.faint && !curve.planned && !curve.points.empty();
    };
    const bool solid = std::any_of(figure.curves.begin(), figure.curves.end(), measured);
    std::vector<const Curve*> curves;
    for (const Curve& curve : figure.curves)
        if (!curve.points.empty() && (solid ? !curve.faint : true))
            curves.push_back(&curve);
    return curves;
}

const Curve* leadingCurve(const LineFigure& figure) {
    const auto curves = readCurves(figure);
    const auto found =
        std::find_if(curves.begin(), curves.end(), [](const Curve* curve) { return !curve->planned; });
    return found != curves.end() ? *found : curves.empty() ? nullptr : curves.front();
}

QPointF readAt(const Curve& curve, double x) {
    assert(!curve.points.empty());
    if (!curve.planned || curve.points.size() < 2)
        return curve.points[nearest(curve.points, x)];
    const auto right = std::lower_bound(curve.points.begin() + 1, curve.points.end() - 1, x, isBefore);
    const QPointF& from = *std::prev(right);
    const double share =
        right->x() > from.x() ? std::clamp((x - from.x()) / (right->x() - from.x()), 0.0, 1.0) : 1.0;
    return {x, from.y() + share * (right->y() - from.y())};
}

} // namespace ui
