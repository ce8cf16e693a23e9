#include "ui/map/enclosure.h"

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype mostBands = 512;

} // namespace

Enclosure::Enclosure(const QPolygonF& line)
    : m_bounds(line.boundingRect()),
      m_bands(static_cast<std::size_t>(std::clamp<qsizetype>(line.size(), 1, mostBands))) {
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF from = line[i];
        const QPointF to = line[(i + 1) % line.size()];
        if (from.y() == to.y())
            continue;
        const Edge edge = from.y() < to.y() ? Edge{from, to, 1} : Edge{to, from, -1};
        for (std::size_t band = bandOf(edge.low.y()); band <= bandOf(edge.high.y()); ++band)
            m_bands[band].push_back(edge);
    }
}

std::size_t Enclosure::bandOf(double y) const {
    if (m_bounds.height() <= 0)
        return 0;
    const double share = std::clamp((y - m_bounds.top()) / m_bounds.height(), 0.0, 1.0);
    return std::min(static_cast<std::size_t>(share * static_cast<double>(m_bands.size())),
                    m_bands.size() - 1);
}

/// Counts how often the line winds round the point, along a ray to the left.
bool Enclosure::contains(const QPointF& point) const {
    if (!m_bounds.contains(point))
        return false;
    int turns = 0;
    for (const Edge& edge : m_bands[bandOf(point.y())]) {
        if (point.y() < edge.low.y() || point.y() >= edge.high.y())
            continue;
        const double share = (point.y() - edge.low.y()) / (edge.high.y() - edge.low.y());
        if (edge.low.x() + share * (edge.high.x() - edge.low.x()) <= point.x())
            turns += edge.direction;
    }
    return turns != 0;
}

} // namespace ui
