#pragma once

#include <vector>

#include <QPolygonF>

namespace ui {

/// What lies inside a closed line, crossings and all: what it winds round. Asked for many points, so its
/// edges are sorted into bands first.
class Enclosure {
public:
    explicit Enclosure(const QPolygonF& line); ///< closed from the last point to the first one

    bool contains(const QPointF& point) const;
    const QRectF& bounds() const { return m_bounds; }

private:
    struct Edge {
        QPointF low;
        QPointF high;
        int direction = 1; ///< +1: upwards
    };

    std::size_t bandOf(double y) const;

    QRectF m_bounds;
    std::vector<std::vector<Edge>> m_bands; ///< of equal height, from the lowest y
};

} // namespace ui
