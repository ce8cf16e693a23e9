#include "ui/charts/curve_layer.h"

#include <QPaintEngine>
#include <QPainter>

#include "ui/charts/line_painting.h"

namespace ui {

namespace {

constexpr double dotRadius = 2.2;
constexpr double crossRadius = 3.5;

/// A line of one point would not be seen.
void paintPoint(QPainter& painter, const QPointF& place) {
    painter.setBrush(painter.pen().color());
    painter.drawEllipse(place, 1.0, 1.0);
    painter.setBrush(Qt::NoBrush);
}

void paintLine(QPainter& painter, const QPolygonF& line, bool onScreen) {
    if (line.size() == 1)
        paintPoint(painter, line.front());
    else if (onScreen && isDense(line))
        paintColumns(painter, line);
    else if (painter.paintEngine()->type() == QPaintEngine::Raster)
        paintInPieces(painter, line);
    else
        painter.drawPolyline(line); // a file has one line for it
}

void paintDots(QPainter& painter, const QPolygonF& places) {
    const QColor colour = painter.pen().color();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const QPointF& place : places)
        painter.drawEllipse(place, dotRadius, dotRadius);
}

void paintGaps(QPainter& painter, const std::vector<QPointF>& places) {
    QColor colour = painter.pen().color();
    colour.setAlpha(255); // of a faint line, too
    painter.setPen(QPen(colour, 1.5));
    for (const QPointF& place : places) {
        const QPointF down(crossRadius, crossRadius);
        const QPointF up(crossRadius, -crossRadius);
        painter.drawLine(place - down, place + down);
        painter.drawLine(place - up, place + up);
    }
}

} // namespace

CurveLayer::CurveLayer(QGraphicsItem* parent) : QGraphicsItem(parent) {}

void CurveLayer::set(const QRectF& area, std::vector<Stroke> strokes) {
    if (area != m_area)
        prepareGeometryChange();
    m_area = area;
    m_strokes = std::move(strokes);
    m_picture = QPixmap();
    update();
}

qsizetype CurveLayer::pointCount() const {
    qsizetype points = 0;
    for (const Stroke& stroke : m_strokes)
        for (const QPolygonF& line : stroke.lines)
            points += line.size();
    return points;
}

void CurveLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    if (!m_cached) {
        painter->setClipRect(m_area);
        painter->setRenderHint(QPainter::Antialiasing);
        paintStrokes(*painter);
        painter->restore();
        return;
    }
    const double ratio = painter->device()->devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        m_picture = QPixmap((m_area.size() * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter picture(&m_picture);
        picture.translate(-m_area.topLeft());
        picture.setRenderHint(QPainter::Antialiasing);
        paintStrokes(picture);
    }
    painter->drawPixmap(m_area.topLeft(), m_picture);
    painter->restore();
}

void CurveLayer::paintStrokes(QPainter& painter) const {
    for (const Stroke& stroke : m_strokes) {
        painter.setPen(stroke.pen);
        painter.setBrush(Qt::NoBrush);
        for (const QPolygonF& line : stroke.lines)
            stroke.dotted ? paintDots(painter, line) : paintLine(painter, line, m_cached);
        painter.setPen(stroke.pen);
        paintGaps(painter, stroke.gaps);
    }
}

} // namespace ui
