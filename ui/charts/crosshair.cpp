#include "ui/charts/crosshair.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "ui/charts/plot_frame.h"

namespace ui {

namespace {

constexpr double rowHeight = 16;
constexpr double padding = 8;
constexpr double swatch = 14;
constexpr double gap = 12; ///< between the names and the values, and from the line to the box

struct FigureReading {
    Q_DECLARE_TR_FUNCTIONS(ui::Crosshair)
};

} // namespace

Crosshair::Crosshair() {
    setZValue(10);
    setAcceptedMouseButtons(Qt::NoButton);
    hide();
}

void Crosshair::set(const QRectF& plotArea, double x, const QString& heading, std::vector<Reading> readings,
                    const Colours& colours) {
    prepareGeometryChange();
    m_plotArea = plotArea;
    m_x = x;
    m_heading = heading;
    cutReadings(std::move(readings));
    m_colours = colours;
    layOutBox();
    m_bounds = plotArea.adjusted(-5, -5, 5, 5).united(m_box.adjusted(-2, -2, 2, 2));
    show();
    update();
}

/// The box is no higher than the plot, but has three rows at least.
void Crosshair::cutReadings(std::vector<Reading> readings) {
    const auto room = static_cast<std::size_t>(
        std::max(3.0, std::floor((m_plotArea.height() - 2 * padding) / rowHeight) - 1));
    m_more.clear();
    m_readings = std::move(readings);
    if (m_readings.size() <= room)
        return;
    m_more = FigureReading::tr("and %1 more").arg(m_readings.size() - room + 1);
    m_readings.resize(room - 1);
}

/// The box stands right of the line where there is room, else left of it.
void Crosshair::layOutBox() {
    const QFontMetricsF plain(chartFont());
    const QFontMetricsF bold(chartFont(11, QFont::DemiBold));
    m_nameWidth = 0;
    double valueWidth = 0;
    for (const Reading& reading : m_readings) {
        m_nameWidth = std::max(m_nameWidth, plain.horizontalAdvance(reading.name));
        valueWidth = std::max(valueWidth, bold.horizontalAdvance(reading.value));
    }
    const double rows = swatch + m_nameWidth + gap + valueWidth;
    const double width = 2 * padding + std::max(rows, bold.horizontalAdvance(m_heading)) + 2;
    const std::size_t lines = m_readings.size() + (m_more.isEmpty() ? 1 : 2);
    const double height = 2 * padding - 4 + rowHeight * static_cast<double>(lines);
    const bool right = m_x + gap + width <= m_plotArea.right();
    const double left = right ? m_x + gap : std::max(m_plotArea.left(), m_x - gap - width);
    m_box = QRectF(left, m_plotArea.top() + 2, width, height);
}

void Crosshair::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setPen(QPen(m_colours.muted, 1));
    painter->drawLine(QPointF(m_x, m_plotArea.top()), QPointF(m_x, m_plotArea.bottom()));
    for (const Reading& reading : m_readings) {
        painter->setPen(QPen(m_colours.card, 1.5));
        painter->setBrush(reading.colour);
        // What has no value has no place; Qt would say that it is within.
        if (std::isfinite(reading.place.y()) && m_plotArea.adjusted(-1, -1, 1, 1).contains(reading.place))
            painter->drawEllipse(reading.place, 4, 4);
    }
    paintBox(*painter);
}

void Crosshair::paintBox(QPainter& painter) const {
    QColor ground = m_colours.card;
    ground.setAlpha(240);
    painter.setPen(QPen(m_colours.line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(m_box, 6, 6);
    double y = m_box.top() + padding - 2;
    const double left = m_box.left() + padding;
    const double width = m_box.width() - 2 * padding;
    painter.setPen(m_colours.text);
    painter.setFont(chartFont(11, QFont::DemiBold));
    painter.drawText(QRectF(left, y, width, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, m_heading);
    for (const Reading& reading : m_readings) {
        y += rowHeight;
        painter.setPen(QPen(reading.colour, 3));
        painter.drawLine(QPointF(left, y + rowHeight / 2), QPointF(left + 8, y + rowHeight / 2));
        painter.setPen(m_colours.muted);
        painter.setFont(chartFont());
        painter.drawText(QRectF(left + swatch, y, m_nameWidth + 2, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, reading.name);
        painter.setPen(m_colours.text);
        painter.setFont(chartFont(11, QFont::DemiBold));
        painter.drawText(QRectF(left, y, width, rowHeight), Qt::AlignRight | Qt::AlignVCenter, reading.value);
    }
    painter.setPen(m_colours.muted);
    painter.setFont(chartFont());
    painter.drawText(QRectF(left, y + rowHeight, width, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, m_more);
}

} // namespace ui
