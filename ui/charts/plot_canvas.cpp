#include "ui/charts/plot_canvas.h"

#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>

namespace ui {

PlotCanvas::PlotCanvas(QWidget* parent) : QGraphicsView(parent) {
    setScene(new QGraphicsScene(this));
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setStyleSheet(QStringLiteral("background: transparent; border: none;"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setMinimumSize(80, 60);
}

void PlotCanvas::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    const QRectF bounds(QPointF(), QSizeF(viewport()->size()));
    setSceneRect(bounds);
    emit resized(bounds);
}

void PlotCanvas::setZoomable() {
    m_zoomable = true;
    setFocusPolicy(Qt::StrongFocus);
}

void PlotCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = mapToScene(event->position().toPoint());
    if (m_press)
        emit dragged(m_press->drag, m_press->place, place);
    emit pointed(place);
}

void PlotCanvas::mousePressEvent(QMouseEvent* event) {
    const bool left = event->button() == Qt::LeftButton;
    if (!m_zoomable || m_press || (!left && event->button() != Qt::MiddleButton)) {
        event->ignore();
        return;
    }
    const bool box = left && !event->modifiers().testFlag(Qt::ShiftModifier);
    m_press = Press{event->button(), box ? Drag::Box : Drag::Pan, mapToScene(event->position().toPoint())};
    event->accept();
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (m_press && event->button() == m_press->button)
        endDrag(true);
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    event->setAccepted(m_zoomable);
    if (m_zoomable && event->button() == Qt::LeftButton)
        emit resetRequested();
}

void PlotCanvas::endDrag(bool dropped) {
    m_press.reset();
    emit dragEnded(dropped);
}

void PlotCanvas::leaveEvent(QEvent* event) {
    emit pointed(std::nullopt);
    QGraphicsView::leaveEvent(event);
}

void PlotCanvas::wheelEvent(QWheelEvent* event) {
    constexpr double notch = 120; // eighths of a degree
    const bool zooms = m_zoomable && event->modifiers().testFlag(Qt::ControlModifier);
    event->setAccepted(zooms);
    if (zooms)
        emit zoomedAt(mapToScene(event->position().toPoint()), event->angleDelta().y() / notch);
}

void PlotCanvas::keyPressEvent(QKeyEvent* event) {
    if (m_zoomable && zoomKeyPressed(*event))
        return;
    if (event->key() == Qt::Key_Left)
        emit stepped(-1);
    else if (event->key() == Qt::Key_Right)
        emit stepped(1);
    else
        event->ignore();
}

bool PlotCanvas::zoomKeyPressed(const QKeyEvent& event) {
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    if (event.key() == Qt::Key_Escape && m_press)
        endDrag(false);
    else if (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)
        emit zoomed(1);
    else if (event.key() == Qt::Key_Minus)
        emit zoomed(-1);
    else if (event.key() == Qt::Key_Backspace || (alt && event.key() == Qt::Key_Left))
        emit backRequested();
    else if (event.key() == Qt::Key_Home)
        emit resetRequested();
    else
        return false;
    return true;
}

void PlotCanvas::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        emit stepped(0);
}

void PlotCanvas::focusOutEvent(QFocusEvent*) {
    emit pointed(std::nullopt);
}

} // namespace ui
