#include "ui/charts/whiskers.h"

#include <QPainter>

#include <algorithm>

#include "ui/charts/plot_frame.h"

namespace ui {

namespace {

constexpr double dotRadius = 3;

} // namespace

Whiskers::Whiskers(const PlotFrame& frame) : m_frame(frame) {
    setZValue(1); // before the bars
}

void Whiskers::set(std::vector<QPointF> points, std::vector<double> lengths, const QColor& colour,
                   bool dots) {
    prepareGeometryChange();
    m_points = std::move(points);
    m_lengths = std::move(lengths);
    m_colour = colour;
    m_dots = dots;
    update();
}

QRectF Whiskers::boundingRect() const {
    return m_frame.plotArea();
}

/// How far the closest two are apart, in the item's coordinates.
double Whiskers::spacing() const {
    double closest = m_frame.plotArea().width();
    for (std::size_t i = 1; i < m_points.size(); ++i)
        closest = std::min(closest,
                           m_frame.place(m_points[i].x(), 0).x() - m_frame.place(m_points[i - 1].x(), 0).x());
    return closest;
}

void Whiskers::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double gap = spacing();
    const double cap = std::clamp(gap * 0.18, 0.0, 4.0);
    painter->setPen(QPen(m_colour, gap < 6 ? 1.0 : 1.4));
    for (std::size_t i = 0; i < std::min(m_lengths.size(), m_points.size()); ++i) {
        const QPointF low = m_frame.place(m_points[i].x(), m_points[i].y() - m_lengths[i]);
        const QPointF high = m_frame.place(m_points[i].x(), m_points[i].y() + m_lengths[i]);
        painter->drawLine(low, high);
        if (cap >= 1) {
            painter->drawLine(low - QPointF(cap, 0), low + QPointF(cap, 0));
            painter->drawLine(high - QPointF(cap, 0), high + QPointF(cap, 0));
        }
    }
    if (!m_dots)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_colour);
    for (const QPointF& point : m_points)
        painter->drawEllipse(m_frame.place(point.x(), point.y()), dotRadius, dotRadius);
}

} // namespace ui
