#pragma once

#include "ui/charts/plot.h"

namespace ui {

class ScatterLayer;

/// Draws a ScatterFigure. A unit is as long on both axes, whatever the shape of the plot area.
class ScatterPlot : public Plot {
public:
    explicit ScatterPlot(QGraphicsScene& scene);

    /// resolution: pixels a unit of the scene.
    void draw(const ScatterFigure& figure, const Colours& colours, double resolution);

    /// The visible values; y grows upwards, so top is the lowest.
    const QRectF& inSight() const { return m_inSight; }

    /// All points, with a little room around them.
    const QRectF& whole() const { return m_whole; }

    QPointF pointAt(const QPointF& place) const;
    QPointF placeOf(const QPointF& point) const { return frame().place(point.x(), point.y()); }
    double unitsPerPixel() const;

    std::size_t labelCount() const;

private:
    QRectF fitted(const QRectF& part) const;
    std::size_t mostLabels() const;

    ScatterLayer* m_layer; ///< the scene owns it
    QRectF m_inSight = {0, 0, 1, 1};
    QRectF m_whole = {0, 0, 1, 1};
};

} // namespace ui
