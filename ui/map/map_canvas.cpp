#include "ui/map/map_canvas.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>

#include <utility>

namespace ui {

namespace {

constexpr double farthestClick = 4; ///< pixels that the pointer may move during one

} // namespace

void MapCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_pressed = event->position();
        m_adds = event->modifiers().testFlag(Qt::ControlModifier);
    }
    PlotCanvas::mousePressEvent(event);
}

/// Whoever draws a line that comes back to where it began has not clicked there.
void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_pressed && QLineF(*m_pressed, event->position()).length() > farthestClick)
        m_pressed.reset();
    PlotCanvas::mouseMoveEvent(event);
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
    PlotCanvas::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(m_pressed, std::nullopt))
        emit clicked(mapToScene(event->position().toPoint()));
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        emit doubleClicked(mapToScene(event->position().toPoint()));
    event->accept();
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
    constexpr double notch = 120; // eighths of a degree
    event->accept();
    emit zoomedAt(mapToScene(event->position().toPoint()), event->angleDelta().y() / notch);
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
    if (arrowPressed(*event) || choicePressed(*event))
        return;
    PlotCanvas::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape) {
        if (!event->isAccepted())
            emit cleared();
        m_pressed.reset();
        event->accept();
    }
}

bool MapCanvas::arrowPressed(const QKeyEvent& event) {
    const std::pair<int, QPointF> arrows[] = {
        {Qt::Key_Left, {-1, 0}}, {Qt::Key_Right, {1, 0}}, {Qt::Key_Up, {0, 1}}, {Qt::Key_Down, {0, -1}}};
    if (event.modifiers().testFlag(Qt::AltModifier))
        return false;
    for (const auto& [key, direction] : arrows)
        if (event.key() == key) {
            if (event.modifiers().testFlag(Qt::ControlModifier))
                emit walked(direction);
            else
                emit moved(direction);
            return true;
        }
    return false;
}

bool MapCanvas::choicePressed(const QKeyEvent& event) {
    if (event.matches(QKeySequence::SelectAll))
        emit everythingChosen();
    else if (event.key() == Qt::Key_Space)
        emit marked();
    else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        emit opened();
    else
        return false;
    return true;
}

} // namespace ui
