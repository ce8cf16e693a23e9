#include "ui/charts/scatter_plot.h"

#include <QGraphicsScene>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/scatter_image.h"
#include "ui/charts/scatter_layer.h"

namespace ui {

namespace {

constexpr double tickSpacing = 70;
constexpr double roomAround = 0.03; ///< of the extent, on each side
constexpr double fewestLabels = 8;  ///< with everything visible
constexpr double manyLabels = 60;

/// Of what is finite.
QRectF extentOf(const ScatterFigure& figure) {
    constexpr float none = std::numeric_limits<float>::infinity();
    float left = none;
    float right = -none;
    float low = none;
    float high = -none;
    for (const PointGroup& group : figure.groups)
        for (std::size_t i = 0; i < group.size(); ++i) {
            const float x = (*group.x)[i];
            const float y = (*group.y)[i];
            if (!std::isfinite(x) || !std::isfinite(y))
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
            low = std::min(low, y);
            high = std::max(high, y);
        }
    if (left > right)
        return {-1, -1, 2, 2};
    const auto width = static_cast<double>(right - left);
    const auto height = static_cast<double>(high - low);
    const double room = std::max({roomAround * width, roomAround * height, 1e-6});
    return QRectF(static_cast<double>(left), static_cast<double>(low), width, height)
        .adjusted(-room, -room, room, room);
}

/// The part that the axes' fixed ends choose.
QRectF partOf(const ScatterFigure& figure, const QRectF& whole) {
    const Range x{figure.x.minimum.value_or(whole.left()), figure.x.maximum.value_or(whole.right())};
    const Range y{figure.y.minimum.value_or(whole.top()), figure.y.maximum.value_or(whole.bottom())};
    return {x.low, y.low, x.width(), y.width()};
}

AxisScale scaleOf(Axis axis, double low, double high, int maximumTicks) {
    axis.minimum = low;
    axis.maximum = high;
    return scaleFor(axis, low, high, maximumTicks);
}

/// With the step of the other axis, so that the grid has squares.
AxisScale likeScale(const Axis& axis, double low, double high, double step) {
    constexpr int most = 40;
    AxisScale scale = scaleOf(axis, low, high, 2);
    for (int ticks = 3; ticks < most && scale.step > step * 1.001; ++ticks)
        scale = scaleOf(axis, low, high, ticks);
    return scale;
}

/// A ramp between what its ends stand for, or an entry a kind.
void addLegend(std::vector<LegendEntry>& legend, const PointGroup& group, const Colours& colours) {
    if (group.ramp) {
        legend.push_back(
            {.name = group.name + QStringLiteral(": ") + group.lowest + QStringLiteral(" … ") + group.highest,
             .colour = {},
             .ramp = group.ramp});
        return;
    }
    for (const PointKind& kind : group.kinds)
        legend.push_back({.name = kind.name,
                          .colour = colours.of(kind.hue),
                          .mark = group.shape == PointShape::Dot ? LegendMark::Dot : LegendMark::Diamond});
}

} // namespace

ScatterPlot::ScatterPlot(QGraphicsScene& scene) : Plot(scene), m_layer(new ScatterLayer) {
    scene.addItem(m_layer);
}

void ScatterPlot::draw(const ScatterFigure& figure, const Colours& colours, double resolution) {
    m_whole = extentOf(figure);
    m_inSight = fitted(partOf(figure, m_whole));
    const QSizeF area = frame().plotArea().size();
    const double shorter = std::min(area.width(), area.height());
    const int ticks = std::clamp(static_cast<int>(shorter / tickSpacing), 6, 10);
    const bool wide = area.width() > area.height();
    PlotFrame::Contents contents;
    contents.x = scaleOf(figure.x, m_inSight.left(), m_inSight.right(), ticks);
    contents.y = scaleOf(figure.y, m_inSight.top(), m_inSight.bottom(), ticks);
    if (wide)
        contents.x = likeScale(figure.x, m_inSight.left(), m_inSight.right(), contents.y.step);
    else
        contents.y = likeScale(figure.y, m_inSight.top(), m_inSight.bottom(), contents.x.step);
    contents.wholeX = contents.x;
    contents.colours = colours;
    contents.gridX = true;
    contents.title = figure.title;
    contents.phrase = figure.phrase;
    contents.xAxis = figure.x;
    contents.yAxis = figure.y;
    for (const PointGroup& group : figure.groups)
        addLegend(contents.legend, group, colours);
    setContents(std::move(contents));
    std::vector<PlaneLine> lines = figure.lines;
    for (PlaneLine& line : lines)
        for (QPointF& point : line.points)
            point = frame().place(point.x(), point.y());
    m_layer->set({.area = frame().plotArea(),
                  .points = scatterImage(figure, frame(), colours, resolution),
                  .lines = std::move(lines),
                  .labels = figure.labels ? placeLabels(*figure.labels, frame(), mostLabels())
                                          : std::vector<PlacedLabel>(),
                  .colours = colours});
}

/// The smallest part around it that has the plot area's shape.
QRectF ScatterPlot::fitted(const QRectF& part) const {
    const QSizeF area = frame().plotArea().size();
    if (area.isEmpty())
        return part;
    const double scale = std::max(part.width() / area.width(), part.height() / area.height());
    QRectF fit(QPointF(), area * scale);
    fit.moveCenter(part.center());
    return fit;
}

/// More the nearer one is.
std::size_t ScatterPlot::mostLabels() const {
    const double nearness = std::max(1.0, fitted(m_whole).width() / m_inSight.width());
    return static_cast<std::size_t>(std::min(fewestLabels * nearness * nearness, manyLabels));
}

QPointF ScatterPlot::pointAt(const QPointF& place) const {
    const QRectF area = frame().plotArea();
    return {m_inSight.left() + (place.x() - area.left()) * unitsPerPixel(),
            m_inSight.top() + (area.bottom() - place.y()) * unitsPerPixel()};
}

double ScatterPlot::unitsPerPixel() const {
    return m_inSight.width() / std::max(1.0, frame().plotArea().width());
}

std::size_t ScatterPlot::labelCount() const {
    return m_layer->labels().size();
}

} // namespace ui
