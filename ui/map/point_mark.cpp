#include "ui/map/point_mark.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

#include "ui/charts/plot_frame.h"

namespace ui {

namespace {

constexpr double ringRadius = 6;
constexpr double rowHeight = 16;
constexpr double padding = 8;
constexpr double fromPoint = 12; ///< to the box
constexpr double betweenColumns = 16;
constexpr double longestHeading = 260;

} // namespace

QString PointReading::text() const {
    QStringList parts{heading};
    for (const auto& [name, value] : facts)
        parts += name + QLatin1Char(' ') + value;
    return parts.join(QStringLiteral(", "));
}

PointMark::PointMark() {
    setZValue(10);
    setAcceptedMouseButtons(Qt::NoButton);
    hide();
}

void PointMark::set(const QRectF& area, const QPointF& place, const PointReading& reading,
                    const Colours& colours) {
    prepareGeometryChange();
    m_place = place;
    m_reading = reading;
    m_colours = colours;
    layOutBox(area);
    const QRectF ring(place.x() - ringRadius, place.y() - ringRadius, 2 * ringRadius, 2 * ringRadius);
    m_bounds = m_box.united(ring).adjusted(-3, -3, 3, 3);
    show();
    update();
}

/// Right below the point where there is room, else on the other sides.
void PointMark::layOutBox(const QRectF& area) {
    const QFontMetricsF plain(chartFont());
    const QFontMetricsF bold(chartFont(11, QFont::DemiBold));
    m_reading.heading = bold.elidedText(m_reading.heading, Qt::ElideRight, longestHeading);
    double width = bold.horizontalAdvance(m_reading.heading);
    for (const auto& [name, value] : m_reading.facts)
        width =
            std::max(width, plain.horizontalAdvance(name) + betweenColumns + bold.horizontalAdvance(value));
    m_box = QRectF(0, 0, width + 2 * padding + 2,
                   2 * padding - 4 + rowHeight * static_cast<double>(m_reading.facts.size() + 1));
    const bool right = m_place.x() + fromPoint + m_box.width() <= area.right();
    const bool below = m_place.y() + fromPoint + m_box.height() <= area.bottom();
    m_box.moveTo(right ? m_place.x() + fromPoint : m_place.x() - fromPoint - m_box.width(),
                 below ? m_place.y() + fromPoint : m_place.y() - fromPoint - m_box.height());
    m_box.moveLeft(std::max(m_box.left(), area.left()));
    m_box.moveTop(std::max(m_box.top(), area.top()));
}

void PointMark::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_colours.card, 4));
    painter->drawEllipse(m_place, ringRadius, ringRadius);
    painter->setPen(QPen(m_colours.text, 1.8));
    painter->drawEllipse(m_place, ringRadius, ringRadius);
    QColor ground = m_colours.card;
    ground.setAlpha(245);
    painter->setPen(QPen(m_colours.line, 1));
    painter->setBrush(ground);
    painter->drawRoundedRect(m_box, 6, 6);
    QRectF row(m_box.left() + padding, m_box.top() + padding - 2, m_box.width() - 2 * padding, rowHeight);
    painter->setPen(m_colours.text);
    painter->setFont(chartFont(11, QFont::DemiBold));
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_reading.heading);
    for (const auto& [name, value] : m_reading.facts) {
        row.translate(0, rowHeight);
        painter->setPen(m_colours.muted);
        painter->setFont(chartFont());
        painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter->setPen(m_colours.text);
        painter->setFont(chartFont(11, QFont::DemiBold));
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, value);
    }
}

} // namespace ui
