#pragma once

#include <optional>

#include <QWidget>

namespace ui {

class Crosshair;
class PlotCanvas;

/// A plot on a canvas, with a crosshair that reads it. It is drawn when it is shown, resized, or gets other
/// colours; what it is, and how the crosshair goes about it, is up to the chart.
class PlotWidget : public QWidget {
    Q_OBJECT
public:
    ~PlotWidget() override;

    /// Draws what has changed since the last time; nothing if nothing has, or while the widget is hidden.
    void refresh();

protected:
    explicit PlotWidget(QWidget* parent);

    PlotCanvas& canvas() const { return *m_canvas; }
    Crosshair& crosshair() const { return *m_crosshair; }

    virtual void layOut(const QRectF& bounds) = 0; ///< the plot; draw() follows
    virtual void draw() = 0;
    virtual void point(std::optional<QPointF> place) = 0; ///< of the pointer in the scene; none: it has left
    virtual void step(int by) = 0;                        ///< by the arrow keys; 0: to begin with

    void markChanged() { m_changed = true; }
    void redraw();

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void drawNow();

    PlotCanvas* m_canvas;
    Crosshair* m_crosshair; ///< the canvas's scene owns it
    bool m_changed = true;
};

} // namespace ui
