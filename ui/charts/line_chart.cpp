#include "ui/charts/line_chart.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/charts/line_drawing.h"

namespace ui {

LineChart::LineChart(QWidget* parent) : QWidget(parent) {
    auto* canvas = new PlotCanvas(this);
    m_drawing = std::make_unique<Drawing>(*canvas, *this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas);
    setFocusProxy(canvas);
    connectCanvas();
    connect(m_drawing->view, &CurveView::zoomChanged, this, &LineChart::redraw);
}

LineChart::~LineChart() {
    m_drawing->canvas.disconnect(this); // a canvas that has the focus still tells when it loses it
}

void LineChart::connectCanvas() {
    const PlotCanvas* canvas = &m_drawing->canvas;
    connect(canvas, &PlotCanvas::resized, this, [this](const QRectF& bounds) {
        m_drawing->plot.layOut(bounds, false);
        m_drawing->draw();
    });
    connect(canvas, &PlotCanvas::pointed, this, &LineChart::point);
    connect(canvas, &PlotCanvas::stepped, this, &LineChart::step);
}

const LineFigure& LineChart::figure() const {
    return m_drawing->figure;
}

void LineChart::setFigure(LineFigure figure) {
    m_drawing->figure = std::move(figure);
    m_drawing->applyChoices();
    m_drawing->x.reset();
    m_drawing->plot.restart();
    m_drawing->ownView->restart();
    redraw();
}

void LineChart::append(std::size_t curve, const std::vector<QPointF>& points) {
    std::vector<QPointF>& all = m_drawing->figure.curves.at(curve).points;
    all.insert(all.end(), points.begin(), points.end());
    m_drawing->changed = m_drawing->changed || !points.empty();
}

void LineChart::setReferences(std::vector<ReferenceLine> references) {
    m_drawing->figure.references = std::move(references);
    m_drawing->changed = true;
}

void LineChart::redraw() {
    m_drawing->changed = true;
    refresh();
}

void LineChart::refresh() {
    if (!m_drawing->changed || !isVisible())
        return;
    m_drawing->draw();
}

void LineChart::setCrosshair(std::optional<double> x) {
    m_drawing->x = x;
    m_drawing->showCrosshair();
}

void LineChart::setView(CurveView* view) {
    m_drawing->view->disconnect(this);
    m_drawing->view = view;
    m_drawing->gestures->setView(view);
    connect(view, &CurveView::zoomChanged, this, &LineChart::redraw);
    redraw();
}

void LineChart::zoomBack() {
    m_drawing->view->back();
}

void LineChart::showEverything() {
    m_drawing->view->reset();
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
    announce(place ? m_drawing->xAt(*place) : std::nullopt);
}

void LineChart::step(int by) {
    if (const std::optional<double> x = m_drawing->stepped(by))
        announce(x);
}

void LineChart::announce(std::optional<double> x) {
    if (x == m_drawing->x)
        return;
    setCrosshair(x);
    emit hovered(x);
}

void LineChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        redraw();
    QWidget::changeEvent(event);
}

void LineChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

} // namespace ui
