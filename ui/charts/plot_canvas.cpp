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

void PlotCanvas::mouseMoveEvent(QMouseEvent* event) {
    emit pointed(mapToScene(event->position().toPoint()));
}

void PlotCanvas::mousePressEvent(QMouseEvent* event) {
    event->ignore();
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    event->ignore();
}

void PlotCanvas::leaveEvent(QEvent* event) {
    emit pointed(std::nullopt);
    QGraphicsView::leaveEvent(event);
}

void PlotCanvas::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void PlotCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left)
        emit stepped(-1);
    else if (event->key() == Qt::Key_Right)
        emit stepped(1);
    else
        event->ignore();
}

void PlotCanvas::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        emit stepped(0);
}

void PlotCanvas::focusOutEvent(QFocusEvent*) {
    emit pointed(std::nullopt);
}

} // namespace ui
