#include "ui/charts/whiskers.h"

#include <QPainter>

#include <algorithm>

#include "ui/charts/plot_frame.h"

namespace ui {

Whiskers::Whiskers(const PlotFrame& frame) : m_frame(frame) {
    setZValue(1); // before the bars
}

void Whiskers::set(std::vector<double> values, std::vector<double> lengths, const QColor& colour) {
    prepareGeometryChange();
    m_values = std::move(values);
    m_lengths = std::move(lengths);
    m_colour = colour;
    update();
}

QRectF Whiskers::boundingRect() const {
    return m_frame.plotArea();
}

void Whiskers::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double spacing = m_frame.place(1, 0).x() - m_frame.place(0, 0).x();
    const double cap = std::clamp(spacing * 0.18, 0.0, 4.0);
    painter->setPen(QPen(m_colour, spacing < 6 ? 1.0 : 1.4));
    for (std::size_t i = 0; i < m_lengths.size(); ++i) {
        const QPointF low = m_frame.place(static_cast<double>(i), m_values[i] - m_lengths[i]);
        const QPointF high = m_frame.place(static_cast<double>(i), m_values[i] + m_lengths[i]);
        painter->drawLine(low, high);
        if (cap >= 1) {
            painter->drawLine(low - QPointF(cap, 0), low + QPointF(cap, 0));
            painter->drawLine(high - QPointF(cap, 0), high + QPointF(cap, 0));
        }
    }
}

} // namespace ui
