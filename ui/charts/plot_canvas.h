#pragma once

#include <optional>

#include <QGraphicsView>

namespace ui {

/// The widget that a plot is drawn on: a view of its own scene, one unit a pixel, that reports where the
/// pointer is, and mouse gestures. Presses never reach the scene (one on nothing crashes Qt Charts'
/// own view); the wheel without Ctrl is left to the page.
class PlotCanvas : public QGraphicsView {
    Q_OBJECT
public:
    enum class Drag { Box, Pan };

    explicit PlotCanvas(QWidget* parent);

    /// Takes presses, Ctrl with the wheel and the keys of a zoom, and the focus from a click.
    void setZoomable();

signals:
    void resized(const QRectF& bounds);
    void pointed(std::optional<QPointF> place); ///< in the scene; none: the pointer or the focus has left
    void stepped(int by);                       ///< −1, +1 by the arrow keys; 0 when the focus comes by Tab

    /// The left button drags a box, the middle one or Shift with the left one pans: from where, to where.
    void dragged(ui::PlotCanvas::Drag drag, const QPointF& from, const QPointF& to);
    void dragEnded(bool dropped);                      ///< false: Esc took it back
    void zoomedAt(const QPointF& place, double steps); ///< Ctrl with the wheel; > 0 = nearer
    void zoomed(double steps);                         ///< + and − keys
    void backRequested();                              ///< Backspace, Alt+Left
    void resetRequested();                             ///< Home, double click

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Press {
        Qt::MouseButton button;
        Drag drag;
        QPointF place;
    };

    bool zoomKeyPressed(const QKeyEvent& event);
    void endDrag(bool dropped);

    bool m_zoomable = false;
    std::optional<Press> m_press;
};

} // namespace ui
