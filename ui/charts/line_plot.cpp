#include "ui/charts/line_plot.h"

#include <QLineSeries>

#include <algorithm>
#include <cmath>

#include "ui/charts/decimation.h"

namespace ui {

namespace {

constexpr int faintAlpha = 90;

QPen penOf(const Curve& curve, const Colours& colours) {
    QColor colour = colours.of(curve.hue);
    if (curve.faint)
        colour.setAlpha(faintAlpha);
    QPen pen(colour,
             curve.faint    ? 1.0
             : curve.dashed ? 1.5
                            : 2.0,
             curve.dashed ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(curve.dashed ? Qt::FlatCap : Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

std::vector<QPointF> onAxes(const LineFigure& figure, const std::vector<QPointF>& points) {
    std::vector<QPointF> mapped;
    mapped.reserve(points.size());
    for (const QPointF& point : points)
        if (const double x = onAxis(figure.x, point.x()); std::isfinite(x))
            mapped.emplace_back(x, onAxis(figure.y, point.y()));
    return mapped;
}

std::vector<LegendEntry> legendOf(const LineFigure& figure, const Colours& colours) {
    std::vector<LegendEntry> entries;
    for (const Curve& curve : figure.curves)
        if (!curve.faint)
            entries.push_back({curve.name, colours.of(curve.hue), curve.dashed});
    return entries;
}

} // namespace

void LinePlot::Extent::take(double value) {
    if (!std::isfinite(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

void LinePlot::restart() {
    clearSeries();
    m_series.clear();
    m_y = {};
}

void LinePlot::draw(const LineFigure& figure, const Colours& colours, int columns) {
    const AxisScale x = scaleOfX(figure);
    m_series.resize(figure.curves.size());
    for (std::size_t curve = 0; curve < figure.curves.size(); ++curve)
        drawCurve(curve, figure, colours, x, columns);

    PlotFrame::Contents contents;
    contents.colours = colours;
    contents.full = isFull();
    contents.references = figure.references;
    for (ReferenceLine& line : contents.references) {
        line.y = onAxis(figure.y, line.y);
        m_y.take(line.y);
    }
    contents.x = x;
    contents.y = scaleFor(figure.y, m_y.low, m_y.high, maximumTicksY());
    contents.title = figure.title;
    contents.phrase = figure.phrase;
    contents.xTitle = figure.x.title;
    contents.yTitle = figure.y.title;
    contents.legend = legendOf(figure, colours);
    setContents(std::move(contents));
}

AxisScale LinePlot::scaleOfX(const LineFigure& figure) const {
    Extent extent;
    for (const Curve& curve : figure.curves) {
        if (curve.points.empty())
            continue;
        extent.take(onAxis(figure.x, curve.points.front().x()));
        extent.take(onAxis(figure.x, curve.points.back().x()));
    }
    return scaleFor(figure.x, extent.low, extent.high, maximumTicksX());
}

void LinePlot::drawCurve(std::size_t index, const LineFigure& figure, const Colours& colours,
                         const AxisScale& x, int columns) {
    const Curve& curve = figure.curves[index];
    const bool mapped = figure.x.logarithmic || figure.y.logarithmic;
    const auto segments =
        decimated(mapped ? onAxes(figure, curve.points) : curve.points, x.minimum, x.maximum, columns);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        for (const QPointF& point : segments[i])
            m_y.take(point.y());
        QLineSeries& series = seriesOf(index, i);
        series.setPen(penOf(curve, colours));
        series.setPointsVisible(segments[i].size() == 1); // a line of one point would not be seen
        series.replace(segments[i]);
    }
    for (std::size_t i = segments.size(); i < m_series[index].size(); ++i)
        m_series[index][i]->clear();
}

QLineSeries& LinePlot::seriesOf(std::size_t curve, std::size_t segment) {
    std::vector<QLineSeries*>& segments = m_series[curve];
    while (segments.size() <= segment) {
        segments.push_back(new QLineSeries);
        addSeries(segments.back());
    }
    return *segments[segment];
}

} // namespace ui
