#include "ui/charts/plot_gestures.h"

#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double smallestBox = 6;      ///< pixels; a smaller one is a click
constexpr double clearlyHigh = 36;     ///< pixels of a box that chooses y, too
constexpr double zoomStep = 1.25;      ///< of one step of the wheel or a key
constexpr double smallestShare = 1e-6; ///< of an axis, that can be looked at

} // namespace

PlotGestures::PlotGestures(PlotCanvas* canvas, const Plot& plot, bool zoomsY, QObject* chart)
    : QObject(chart), m_plot(plot), m_zoomsY(zoomsY), m_chart(chart), m_box(new QGraphicsRectItem) {
    m_box->setZValue(9); // below the crosshair
    m_box->hide();
    canvas->scene()->addItem(m_box);
    canvas->setZoomable();
    connect(canvas, &PlotCanvas::dragged, this, &PlotGestures::drag);
    connect(canvas, &PlotCanvas::dragEnded, this, &PlotGestures::endDrag);
    connect(canvas, &PlotCanvas::zoomedAt, this, [this](const QPointF& place, double steps) {
        zoom(place.x(), steps, CurveView::Gesture::Wheel);
    });
    connect(canvas, &PlotCanvas::zoomed, this, [this](double steps) {
        zoom(m_plot.frame().plotArea().center().x(), steps, CurveView::Gesture::Keys);
    });
    connect(canvas, &PlotCanvas::backRequested, this, [this] { m_view->back(); });
    connect(canvas, &PlotCanvas::resetRequested, this, [this] { m_view->reset(); });
}

Sight PlotGestures::sight() const {
    const std::optional<Zoom>& zoom = m_view->zoom();
    if (!zoom)
        return {};
    return {.x = zoom->x, .y = zoom->chart == m_chart ? zoom->y : std::nullopt};
}

void PlotGestures::drag(PlotCanvas::Drag drag, const QPointF& from, const QPointF& to) {
    if (drag == PlotCanvas::Drag::Box)
        dragBox(from, to);
    else
        pan(m_panned.value_or(from), to);
}

void PlotGestures::dragBox(const QPointF& from, const QPointF& to) {
    const QRectF area = m_plot.frame().plotArea();
    QRectF box = QRectF(from, to).normalized().intersected(area);
    if (!m_zoomsY || box.height() < clearlyHigh)
        box = QRectF(box.left(), area.top(), box.width(), area.height());
    QColor fill = currentColours().accent;
    m_box->setPen(QPen(fill, 1));
    fill.setAlpha(40);
    m_box->setBrush(fill);
    m_box->setRect(box);
    m_box->setVisible(box.width() >= smallestBox);
}

void PlotGestures::endDrag(bool dropped) {
    m_panned.reset();
    if (!m_box->isVisible())
        return;
    m_box->hide();
    const QRectF box = m_box->rect();
    const PlotFrame& frame = m_plot.frame();
    if (!dropped)
        return;
    Zoom zoom{.x = frame.xBetween(box.left(), box.right())};
    if (box.height() < frame.plotArea().height()) {
        zoom.y = frame.yBetween(box.bottom(), box.top());
        zoom.chart = m_chart;
    }
    show(zoom, CurveView::Gesture::Box);
}

/// The plot moves with the pointer, but not beyond the ends of its axis.
void PlotGestures::pan(const QPointF& from, const QPointF& to) {
    m_panned = to;
    const PlotFrame& frame = m_plot.frame();
    const AxisScale& whole = frame.contents().wholeX;
    const QRectF area = frame.plotArea();
    const double leftEnd = frame.place(whole.minimum, 0).x();
    const double rightEnd = frame.place(whole.maximum, 0).x();
    const double by = std::clamp(from.x() - to.x(), std::min(0.0, leftEnd - area.left()),
                                 std::max(0.0, rightEnd - area.right()));
    if (by != 0)
        showBetween(area.left() + by, area.right() + by, CurveView::Gesture::Pan);
}

void PlotGestures::zoom(double place, double steps, CurveView::Gesture gesture) {
    const QRectF area = m_plot.frame().plotArea();
    const double scale = std::pow(zoomStep, -steps);
    place = std::clamp(place, area.left(), area.right());
    showBetween(place - (place - area.left()) * scale, place + (area.right() - place) * scale, gesture);
}

/// The part between two places, as far as there is an axis; all of it is no part.
void PlotGestures::showBetween(double left, double right, CurveView::Gesture gesture) {
    const PlotFrame& frame = m_plot.frame();
    const AxisScale& whole = frame.contents().wholeX;
    const double low = std::max(frame.xAt(left), whole.minimum);
    const double high = std::min(frame.xAt(right), whole.maximum);
    if (low <= whole.minimum && high >= whole.maximum) {
        m_view->reset();
        return;
    }
    const Axis& axis = frame.contents().xAxis;
    Zoom zoom{.x = {fromAxis(axis, low), fromAxis(axis, high)}};
    if (const std::optional<Range> y = sight().y) {
        zoom.y = y;
        zoom.chart = m_chart;
    }
    show(zoom, gesture);
}

void PlotGestures::show(const Zoom& zoom, CurveView::Gesture gesture) {
    const Range whole = rangeOf(m_plot.frame().contents().xAxis, m_plot.frame().contents().wholeX);
    if (zoom.x.width() >= smallestShare * whole.width())
        m_view->zoomTo(zoom, gesture);
}

} // namespace ui
