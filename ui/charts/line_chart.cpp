#include "ui/charts/line_chart.h"

#include <algorithm>

#include "ui/charts/curve_view.h"
#include "ui/charts/line_drawing.h"
#include "ui/charts/plot_canvas.h"

namespace ui {

LineChart::LineChart(QWidget* parent)
    : LinkedChart(parent), m_drawing(std::make_unique<LineDrawing>(*canvas().scene(), crosshair())) {
    addGestures(m_drawing->plot, true);
}

LineChart::~LineChart() = default;

void LineChart::layOut(const QRectF& bounds) {
    m_drawing->plot.layOut(bounds, PlotFrame::Room::Card);
}

void LineChart::draw() {
    m_drawing->draw(sight());
    showCrosshair();
    canvas().setAccessibleName(m_drawing->figure.title);
    canvas().setAccessibleDescription(m_drawing->description());
}

void LineChart::showCrosshair() {
    m_drawing->showCrosshair(x());
}

const LineFigure& LineChart::figure() const {
    return m_drawing->figure;
}

void LineChart::setFigure(LineFigure figure) {
    m_drawing->figure = std::move(figure);
    m_drawing->applyChoices();
    setCrosshair(std::nullopt);
    m_drawing->plot.restart();
    ownView().restart();
    redraw();
}

void LineChart::append(std::size_t curve, const std::vector<QPointF>& points) {
    std::vector<QPointF>& all = m_drawing->figure.curves.at(curve).points;
    all.insert(all.end(), points.begin(), points.end());
    if (!points.empty())
        markChanged();
}

void LineChart::setReferences(std::vector<ReferenceLine> references) {
    m_drawing->figure.references = std::move(references);
    markChanged();
}

void LineChart::zoomBack() {
    view().back();
}

void LineChart::showEverything() {
    view().reset();
}

void LineChart::setLogarithmic(Direction direction, bool logarithmic) {
    (direction == Direction::X ? m_drawing->logarithmicX : m_drawing->logarithmicY) = logarithmic;
    m_drawing->applyChoices();
    m_drawing->plot.restart();
    redraw();
}

bool LineChart::canBeLogarithmic(Direction direction) const {
    const std::vector<Curve>& curves = m_drawing->figure.curves;
    return std::any_of(curves.begin(), curves.end(), [direction](const Curve& curve) {
        return std::any_of(curve.points.begin(), curve.points.end(), [direction](const QPointF& point) {
            return (direction == Direction::X ? point.x() : point.y()) > 0;
        });
    });
}

void LineChart::point(std::optional<QPointF> place) {
    moveCrosshair(place ? m_drawing->xAt(*place) : std::nullopt);
}

void LineChart::step(int by) {
    if (const std::optional<double> to = m_drawing->stepped(x(), by))
        moveCrosshair(to);
}

} // namespace ui
