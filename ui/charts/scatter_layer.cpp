#include "ui/charts/scatter_layer.h"

#include <QPainter>
#include <QPolygonF>

namespace ui {

namespace {

constexpr int labelAlpha = 205; ///< of the ground behind a text
constexpr double lineWidth = 1.2;

} // namespace

ScatterLayer::ScatterLayer() {
    setAcceptedMouseButtons(Qt::NoButton);
}

void ScatterLayer::set(Contents contents) {
    prepareGeometryChange();
    m_contents = std::move(contents);
    update();
}

void ScatterLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    painter->setRenderHints(QPainter::SmoothPixmapTransform | QPainter::LosslessImageRendering);
    if (!m_contents.points.isNull())
        painter->drawImage(m_contents.area, m_contents.points);
    paintLines(*painter);
    painter->setFont(chartFont());
    QColor ground = m_contents.colours.card;
    ground.setAlpha(labelAlpha);
    for (const PlacedLabel& label : m_contents.labels) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(label.box, 4, 4);
        painter->setPen(m_contents.colours.text);
        painter->drawText(label.box, Qt::AlignCenter, label.text);
    }
    painter->restore();
}

void ScatterLayer::paintLines(QPainter& painter) const {
    painter.save();
    painter.setClipRect(m_contents.area);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlaneLine& line : m_contents.lines) {
        const QPolygonF places(QList<QPointF>(line.points.begin(), line.points.end()));
        const QColor& accent = m_contents.colours.accent;
        painter.setPen(QPen(accent, lineWidth, line.closed ? Qt::DashLine : Qt::SolidLine));
        if (line.closed)
            painter.drawPolygon(places);
        else
            painter.drawPolyline(places);
    }
    painter.restore();
}

} // namespace ui
