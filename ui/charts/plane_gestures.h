#pragma once

#include <optional>

#include <QObject>
#include <QPointF>

#include "ui/charts/plane_view.h"
#include "ui/charts/plot_canvas.h"
#include "ui/charts/scatter_plot.h"

class QGraphicsRectItem;

namespace ui {

/// Turns mouse gestures and keys on a canvas into parts of a plane: a dragged box, panning, the wheel. The
/// plot must be drawn again before PlaneView::changed returns.
class PlaneGestures : public QObject {
    Q_OBJECT
public:
    PlaneGestures(PlotCanvas* canvas, const ScatterPlot& plot, PlaneView* view);

    /// Whether a dragged box zooms; otherwise it is left to others.
    void setBoxes(bool boxes) { m_boxes = boxes; }

    /// By shares of the visible part; x to the right, y upwards.
    void move(double x, double y);

    /// Moves as far as needed to make a point visible.
    void bringIntoSight(const QPointF& point);

private:
    void drag(PlotCanvas::Drag drag, const QPointF& from, const QPointF& to);
    void dragBox(const QPointF& from, const QPointF& to);
    void endDrag(bool dropped);
    void zoom(const QPointF& place, double steps, PlaneView::Gesture gesture);
    void showAround(const QPointF& centre, PlaneView::Gesture gesture);

    const ScatterPlot& m_plot;
    PlaneView* m_view;
    bool m_boxes = true;
    QGraphicsRectItem* m_box;        ///< the scene owns it
    std::optional<QPointF> m_panned; ///< up to where the plot has been panned
};

} // namespace ui
