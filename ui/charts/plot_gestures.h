#pragma once

#include <optional>

#include <QObject>
#include <QPointF>

#include "ui/charts/curve_view.h"
#include "ui/charts/plot.h"
#include "ui/charts/plot_canvas.h"

class QGraphicsRectItem;

namespace ui {

/// Turns mouse gestures and keys on a canvas into zooms of a view: a dragged box, panning, Ctrl with the
/// wheel. It draws the box while it is dragged.
class PlotGestures : public QObject {
    Q_OBJECT
public:
    /// The plot is drawn on the canvas. zoomsY: a box that is clearly two-dimensional chooses y, too.
    PlotGestures(PlotCanvas* canvas, const Plot& plot, bool zoomsY, QObject* chart);

    void setView(CurveView* view) { m_view = view; }

    /// What the chart shows of the view's zoom.
    Sight sight() const;

private:
    void drag(PlotCanvas::Drag drag, const QPointF& from, const QPointF& to);
    void dragBox(const QPointF& from, const QPointF& to);
    void pan(const QPointF& from, const QPointF& to);
    void endDrag(bool dropped);
    void zoom(double place, double steps, CurveView::Gesture gesture);
    void showBetween(double left, double right, CurveView::Gesture gesture);
    void show(const Zoom& zoom, CurveView::Gesture gesture);

    const Plot& m_plot;
    const bool m_zoomsY;
    QObject* m_chart;
    CurveView* m_view = nullptr;
    QGraphicsRectItem* m_box;        ///< the scene owns it
    std::optional<QPointF> m_panned; ///< up to where the plot has been panned
};

} // namespace ui
