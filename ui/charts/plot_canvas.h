#pragma once

#include <optional>

#include <QGraphicsView>

namespace ui {

/// The widget that a plot is drawn on: a view of its own scene, one unit a pixel, that tells where the
/// pointer stands. It takes no presses (a press on nothing crashes Qt Charts' own view) and leaves the wheel
/// to the page.
class PlotCanvas : public QGraphicsView {
    Q_OBJECT
public:
    explicit PlotCanvas(QWidget* parent);

signals:
    void resized(const QRectF& bounds);
    void pointed(std::optional<QPointF> place); ///< in the scene; none: the pointer or the focus has left
    void stepped(int by);                       ///< −1, +1 by the arrow keys; 0 when the focus comes by Tab

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace ui
