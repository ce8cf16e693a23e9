#include "ui/map/map_lasso.h"

#include <QGraphicsPolygonItem>
#include <QGraphicsScene>
#include <QLineF>
#include <QPen>

#include <utility>

#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr double smallestStep = 2; ///< pixels between two points of the line
constexpr int fillAlpha = 36;

} // namespace

MapLasso::MapLasso(PlotCanvas* canvas) : QObject(canvas), m_shape(new QGraphicsPolygonItem) {
    m_shape->setZValue(9);
    m_shape->setFillRule(Qt::WindingFill);
    m_shape->hide();
    canvas->scene()->addItem(m_shape);
    connect(canvas, &PlotCanvas::dragged, this, &MapLasso::drag);
    connect(canvas, &PlotCanvas::dragEnded, this, &MapLasso::end);
}

void MapLasso::drag(PlotCanvas::Drag drag, const QPointF& from, const QPointF& to) {
    if (!m_active || drag != PlotCanvas::Drag::Box)
        return;
    if (m_line.isEmpty())
        m_line << from;
    if (QLineF(m_line.last(), to).length() < smallestStep)
        return;
    m_line << to;
    QColor colour = currentColours().accent;
    m_shape->setPen(QPen(colour, 1.5, Qt::DashLine));
    colour.setAlpha(fillAlpha);
    m_shape->setBrush(colour);
    m_shape->setPolygon(m_line);
    m_shape->show();
}

void MapLasso::end(bool dropped) {
    m_shape->hide();
    const QPolygonF line = std::exchange(m_line, {});
    if (dropped && line.size() >= 3)
        emit drawn(line);
}

} // namespace ui
