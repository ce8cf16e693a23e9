#include "ui/charts/line_drawing.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/curve_reading.h"
#include "ui/style/format.h"

namespace ui {

LineDrawing::LineDrawing(QGraphicsScene& scene, Crosshair& crosshair) : plot(scene), m_crosshair(crosshair) {
    plot.cachePicture();
}

void LineDrawing::draw(const Sight& sight) {
    const int columns = std::max(1, static_cast<int>(plot.frame().plotArea().width()));
    plot.draw(figure, currentColours(), columns, sight);
}

void LineDrawing::applyChoices() {
    figure.x.logarithmic = logarithmicX.value_or(figure.x.logarithmic);
    figure.y.logarithmic = logarithmicY.value_or(figure.y.logarithmic);
}

void LineDrawing::showCrosshair(std::optional<double> x) {
    const Curve* leading = leadingCurve(figure);
    if (!x || !leading) {
        m_crosshair.hide();
        return;
    }
    const PlotFrame& frame = plot.frame();
    const double place = leading->points[nearest(leading->points, *x)].x();
    const double onScale = onAxis(figure.x, place);
    if (!frame.contents().x.covers(onScale, onScale)) {
        m_crosshair.hide();
        return;
    }
    const QString heading =
        figure.x.title + QLatin1Char(' ') + readOut(figure.x, frame.contents().x, onScale);
    m_crosshair.set(frame.plotArea(), frame.place(onScale, 0).x(), heading, readingsAt(place),
                    currentColours());
}

std::vector<Crosshair::Reading> LineDrawing::readingsAt(double place) const {
    const PlotFrame& frame = plot.frame();
    std::vector<Crosshair::Reading> readings;
    for (const Curve* curve : readCurves(figure)) {
        const QPointF point = readAt(*curve, place);
        const double y = onAxis(figure.y, point.y());
        readings.push_back({curve->name, readOut(figure.y, frame.contents().y, y) + errorAt(*curve, place),
                            currentColours().of(curve->hue), frame.place(onAxis(figure.x, point.x()), y)});
    }
    const auto height = [](const Crosshair::Reading& reading) { // what has none comes last
        return std::isfinite(reading.place.y()) ? reading.place.y() : std::numeric_limits<double>::max();
    };
    std::stable_sort(readings.begin(), readings.end(),
                     [&](const auto& a, const auto& b) { return height(a) < height(b); });
    return readings;
}

QString LineDrawing::errorAt(const Curve& curve, double place) const {
    const std::size_t point = nearest(curve.points, place);
    if (point >= curve.errors.size())
        return {};
    return QStringLiteral(" ± ") + fixed(curve.errors[point], readOutDecimals(plot.frame().contents().y));
}

std::optional<double> LineDrawing::xAt(const QPointF& place) const {
    const Curve* leading = leadingCurve(figure);
    const PlotFrame& frame = plot.frame();
    if (!leading || !frame.plotArea().adjusted(-4, -8, 4, 24).contains(place))
        return std::nullopt;
    return leading->points[nearest(leading->points, fromAxis(figure.x, frame.xAt(place.x())))].x();
}

std::optional<double> LineDrawing::stepped(std::optional<double> x, int by) const {
    const Curve* leading = leadingCurve(figure);
    if (!leading)
        return std::nullopt;
    const std::vector<QPointF>& points = leading->points;
    const Range sight = rangeOf(figure.x, plot.frame().contents().x);
    auto first = static_cast<std::ptrdiff_t>(nearest(points, sight.low));
    auto last = static_cast<std::ptrdiff_t>(nearest(points, sight.high));
    if (first < last && points[static_cast<std::size_t>(first)].x() < sight.low)
        ++first;
    if (first < last && points[static_cast<std::size_t>(last)].x() > sight.high)
        --last;
    const std::ptrdiff_t place =
        x ? std::clamp(static_cast<std::ptrdiff_t>(nearest(points, *x)) + by, first, last) : last;
    return points[static_cast<std::size_t>(place)].x();
}

QString LineDrawing::description() const {
    QStringList values;
    for (const Curve* curve : readCurves(figure))
        if (!curve->planned)
            values << curve->name + QLatin1Char(' ') +
                          readOut(figure.y, plot.frame().contents().y,
                                  onAxis(figure.y, curve->points.back().y()));
    return values.join(QStringLiteral(", "));
}

} // namespace ui
