#include "ui/charts/plane_gestures.h"

#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double smallestDrag = 6;      ///< pixels; a smaller one is a click
constexpr double nearerStep = 1.25;     ///< of one step of the wheel or a key
constexpr double smallestExtent = 1e-5; ///< of the whole, that can be looked at

} // namespace

PlaneGestures::PlaneGestures(PlotCanvas* canvas, const ScatterPlot& plot, PlaneView* view)
    : QObject(view), m_plot(plot), m_view(view), m_box(new QGraphicsRectItem) {
    m_box->setZValue(9); // below the box of values
    m_box->hide();
    canvas->scene()->addItem(m_box);
    canvas->setZoomable();
    connect(canvas, &PlotCanvas::dragged, this, &PlaneGestures::drag);
    connect(canvas, &PlotCanvas::dragEnded, this, &PlaneGestures::endDrag);
    connect(canvas, &PlotCanvas::zoomedAt, this,
            [this](const QPointF& place, double steps) { zoom(place, steps, PlaneView::Gesture::Wheel); });
    connect(canvas, &PlotCanvas::zoomed, this, [this](double steps) {
        zoom(m_plot.frame().plotArea().center(), steps, PlaneView::Gesture::Keys);
    });
    connect(canvas, &PlotCanvas::backRequested, view, &PlaneView::back);
    connect(canvas, &PlotCanvas::resetRequested, view, &PlaneView::reset);
}

void PlaneGestures::drag(PlotCanvas::Drag drag, const QPointF& from, const QPointF& to) {
    if (drag == PlotCanvas::Drag::Pan) {
        const QPointF by = to - m_panned.value_or(from);
        m_panned = to;
        const double scale = m_plot.unitsPerPixel();
        showAround(m_plot.inSight().center() + QPointF(-by.x() * scale, by.y() * scale),
                   PlaneView::Gesture::Pan);
    } else if (m_boxes) {
        dragBox(from, to);
    }
}

void PlaneGestures::dragBox(const QPointF& from, const QPointF& to) {
    const QRectF box = QRectF(from, to).normalized().intersected(m_plot.frame().plotArea());
    QColor fill = currentColours().accent;
    m_box->setPen(QPen(fill, 1));
    fill.setAlpha(40);
    m_box->setBrush(fill);
    m_box->setRect(box);
    m_box->setVisible(std::max(box.width(), box.height()) >= smallestDrag);
}

void PlaneGestures::endDrag(bool dropped) {
    m_panned.reset();
    m_view->endGesture();
    if (!m_box->isVisible())
        return;
    m_box->hide();
    const QRectF box = m_box->rect();
    const QRectF part(m_plot.pointAt(box.bottomLeft()), m_plot.pointAt(box.topRight()));
    const double least = smallestExtent * m_plot.whole().width();
    if (dropped && std::min(box.width(), box.height()) >= smallestDrag && part.width() >= least)
        m_view->show(part, PlaneView::Gesture::Box);
}

/// What is under the place stays there.
void PlaneGestures::zoom(const QPointF& place, double steps, PlaneView::Gesture gesture) {
    const QRectF& sight = m_plot.inSight();
    const double scale = std::pow(nearerStep, -steps);
    const QPointF point = m_plot.pointAt(place);
    const QRectF part(point + (sight.topLeft() - point) * scale, sight.size() * scale);
    const QRectF& whole = m_plot.whole();
    if (scale > 1 && part.width() >= whole.width() && part.height() >= whole.height())
        m_view->reset();
    else if (part.width() >= smallestExtent * whole.width())
        m_view->show(part, gesture);
}

void PlaneGestures::move(double x, double y) {
    const QRectF& sight = m_plot.inSight();
    showAround(sight.center() + QPointF(x * sight.width(), y * sight.height()), PlaneView::Gesture::Keys);
}

void PlaneGestures::bringIntoSight(const QPointF& point) {
    const QRectF& sight = m_plot.inSight();
    if (!sight.contains(point))
        showAround(point, PlaneView::Gesture::Keys);
}

/// The plane moves with the pointer, but its points stay visible.
void PlaneGestures::showAround(const QPointF& centre, PlaneView::Gesture gesture) {
    const QRectF& whole = m_plot.whole();
    QRectF part = m_plot.inSight();
    part.moveCenter({std::clamp(centre.x(), whole.left(), whole.right()),
                     std::clamp(centre.y(), whole.top(), whole.bottom())});
    m_view->show(part, gesture);
}

} // namespace ui
