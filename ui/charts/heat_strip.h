#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "ui/charts/figure.h"

namespace ui {

class CurveView;

/// Draws a HeatFigure and lets the pointer or the arrow keys read it: a cell, or, where another chart's
/// crosshair stands, what its column comes to. Its x moves with the other charts of a view.
class HeatStrip : public QWidget {
    Q_OBJECT
public:
    explicit HeatStrip(QWidget* parent = nullptr);
    ~HeatStrip() override;

    const HeatFigure& figure() const;
    void setFigure(HeatFigure figure);

    /// The view must live as long as the strip. At first it has one of its own.
    void setView(CurveView* view);

    /// Shows the line and the box at the column where x lies; none takes them away.
    void setCrosshair(std::optional<double> x);

signals:
    /// The pointer stands in the column that ends at this x, or has left the plot.
    void hovered(std::optional<double> x);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectCanvas();
    void refresh();
    void point(std::optional<QPointF> place);
    void step(int by);
    void announce(std::optional<double> x);

    class Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace ui
