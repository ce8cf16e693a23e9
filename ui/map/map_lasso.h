#pragma once

#include <QObject>
#include <QPolygonF>

#include "ui/charts/plot_canvas.h"

class QGraphicsPolygonItem;

namespace ui {

/// Draws the line that is dragged around points.
class MapLasso : public QObject {
    Q_OBJECT
public:
    explicit MapLasso(PlotCanvas* canvas);

    void setActive(bool active) { m_active = active; }

signals:
    void drawn(const QPolygonF& line); ///< in the scene; closed from its last point to the first one

private:
    void drag(PlotCanvas::Drag drag, const QPointF& from, const QPointF& to);
    void end(bool dropped);

    bool m_active = false;
    QPolygonF m_line;
    QGraphicsPolygonItem* m_shape; ///< the scene owns it
};

} // namespace ui
