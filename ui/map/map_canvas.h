#pragma once

#include "ui/charts/plot_canvas.h"

namespace ui {

/// The canvas of a map: besides what every canvas tells, clicks, and the keys that move over the plane, from
/// point to point, and choose. The wheel zooms without Ctrl, too: the page below does not scroll.
class MapCanvas : public PlotCanvas {
    Q_OBJECT
public:
    using PlotCanvas::PlotCanvas;

    /// Whether the present drag, or the last one, began with Ctrl.
    bool dragAdds() const { return m_adds; }

signals:
    void clicked(const QPointF& place); ///< a press that never was a drag
    void doubleClicked(const QPointF& place);
    void moved(const QPointF& direction);  ///< arrow keys; y upwards
    void walked(const QPointF& direction); ///< Ctrl with them: to the next point there
    void marked();                         ///< Space
    void opened();                         ///< Enter
    void everythingChosen();               ///< Ctrl+A
    void cleared();                        ///< Escape, unless it ended a drag

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool arrowPressed(const QKeyEvent& event);
    bool choicePressed(const QKeyEvent& event);

    std::optional<QPointF> m_pressed; ///< of the left button, as long as it can become a click
    bool m_adds = false;
};

} // namespace ui
