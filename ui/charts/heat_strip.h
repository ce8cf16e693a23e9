#pragma once

#include <memory>
#include <optional>

#include "ui/charts/figure.h"
#include "ui/charts/linked_chart.h"

namespace ui {

/// Draws a HeatFigure, to be read as LinkedChart has it: the cell at the pointer, or, where another chart's
/// crosshair stands, what its column comes to.
class HeatStrip : public LinkedChart {
    Q_OBJECT
public:
    explicit HeatStrip(QWidget* parent = nullptr);
    ~HeatStrip() override;

    const HeatFigure& figure() const;
    void setFigure(HeatFigure figure);

    /// At the column where x lies; hovered() tells where a column ends.
    void setCrosshair(std::optional<double> x) override;

protected:
    void layOut(const QRectF& bounds) override;
    void draw() override;
    void showCrosshair() override;
    void point(std::optional<QPointF> place) override;
    void step(int by) override;

private:
    class Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace ui
