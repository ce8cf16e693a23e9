#pragma once

#include <memory>
#include <optional>

#include "ui/charts/figure.h"
#include "ui/charts/plot_widget.h"

namespace ui {

/// Draws a BarFigure: bars from zero, whiskers, and, where the pointer or the arrow keys stand, a box with
/// the bar's label and values.
class BarChart : public PlotWidget {
    Q_OBJECT
public:
    explicit BarChart(QWidget* parent = nullptr);
    ~BarChart() override;

    const BarFigure& figure() const;
    void setFigure(BarFigure figure);

    /// Lets the user set a bar's value: dragging, Ctrl with the wheel, + and − on the bar that is pointed at.
    /// step: by a key or a notch.
    void setEditable(double step);

signals:
    void pointed(std::optional<int> bar); ///< that the pointer or the arrow keys stand at

    /// moving: the mouse button is still down.
    void valueChosen(int bar, double value, bool moving);

protected:
    void layOut(const QRectF& bounds) override;
    void draw() override;
    void point(std::optional<QPointF> place) override;
    void step(int by) override;

private:
    void connectCanvas();
    void select(std::optional<int> bar);
    void drag(const QPointF& from, const QPointF& to);
    void endDrag(bool dropped);
    void nudge(std::optional<int> bar, double by);

    class Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace ui
