#pragma once

#include "ui/charts/plot.h"

namespace ui {

class HeatLayer;

/// Draws a HeatFigure: row i, from the top, stands at y = i + 1. What lies within one pixel is averaged. At
/// the right a bar tells which colour is how much; its end grows in steps.
class HeatPlot : public Plot {
public:
    explicit HeatPlot(QGraphicsScene& scene);

    void layOut(const QRectF& bounds, PlotFrame::Room room);

    /// resolution: pixels a unit of the scene.
    void draw(const HeatFigure& figure, const Colours& colours, double resolution, const Sight& sight = {});

    /// The amount that the last colour stands for.
    double most() const { return m_most; }

private:
    AxisScale scaleOfRows(const HeatFigure& figure) const;
    QImage imageOf(const HeatFigure& figure, const Colours& colours, double resolution) const;

    HeatLayer* m_layer; ///< the scene owns it
    double m_most = 1.0;
    QRectF m_bounds;
};

} // namespace ui
