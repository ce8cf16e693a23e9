#include "ui/map/point_index.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ui {

namespace {

constexpr double pointsPerCell = 2;
constexpr double mostAcross = 1024; ///< cells in one direction

} // namespace

PointIndex::PointIndex(Floats x, Floats y) : m_x(std::move(x)), m_y(std::move(y)) {
    assert(m_x && m_y && m_x->size() == m_y->size());
    measure();
    if (m_columns > 0)
        sortIntoCells();
}

void PointIndex::measure() {
    constexpr double none = std::numeric_limits<double>::max();
    double left = none;
    double right = -none;
    double low = none;
    double high = -none;
    for (std::uint32_t i = 0; i < m_x->size(); ++i) {
        const QPointF point = at(i);
        if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
            continue;
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        low = std::min(low, point.y());
        high = std::max(high, point.y());
    }
    if (left > right)
        return;
    m_extent = {left, low, right - left, high - low};
    const double cells = std::max(1.0, static_cast<double>(m_x->size()) / pointsPerCell);
    const double longer = std::max(m_extent.width(), m_extent.height());
    m_cell = std::max({std::sqrt(m_extent.width() * m_extent.height() / cells), longer / mostAcross, 1e-12});
    m_columns = static_cast<int>(m_extent.width() / m_cell) + 1;
    m_rows = static_cast<int>(m_extent.height() / m_cell) + 1;
}

/// Counts first, so that the points of a cell lie beside each other.
void PointIndex::sortIntoCells() {
    std::vector<std::int64_t> cellOf(m_x->size(), -1);
    m_starts.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0);
    for (std::uint32_t i = 0; i < m_x->size(); ++i) {
        const QPointF point = at(i);
        if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
            continue;
        cellOf[i] = static_cast<std::int64_t>(rowOf(point.y())) * m_columns + columnOf(point.x());
        ++m_starts[static_cast<std::size_t>(cellOf[i]) + 1];
    }
    for (std::size_t cell = 1; cell < m_starts.size(); ++cell)
        m_starts[cell] += m_starts[cell - 1];
    m_points.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::uint32_t i = 0; i < m_x->size(); ++i)
        if (cellOf[i] >= 0)
            m_points[next[static_cast<std::size_t>(cellOf[i])]++] = i;
}

/// Also of what lies beside the grid, within reason.
int PointIndex::columnOf(double x) const {
    return static_cast<int>(
        std::clamp(std::floor((x - m_extent.left()) / m_cell), -2.0 * m_columns, 3.0 * m_columns));
}

int PointIndex::rowOf(double y) const {
    return static_cast<int>(
        std::clamp(std::floor((y - m_extent.top()) / m_cell), -2.0 * m_rows, 3.0 * m_rows));
}

template <typename Visit>
void PointIndex::visitCell(int column, int row, const Visit& visit) const {
    if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
        return;
    const auto cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                      static_cast<std::size_t>(column);
    for (std::uint32_t i = m_starts[cell]; i < m_starts[cell + 1]; ++i)
        visit(m_points[i]);
}

template <typename Visit>
void PointIndex::visitRing(int column, int row, int ring, const Visit& visit) const {
    for (int y = -ring; y <= ring; ++y) {
        const int step = std::abs(y) == ring || ring == 0 ? 1 : 2 * ring;
        for (int x = -ring; x <= ring; x += step)
            visitCell(column + x, row + y, visit);
    }
}

std::optional<std::uint32_t> PointIndex::nearest(const QPointF& place, double within,
                                                 const Accept& accept) const {
    if (m_columns == 0)
        return std::nullopt;
    const int column = columnOf(place.x());
    const int row = rowOf(place.y());
    const int last =
        std::max({std::abs(column), std::abs(row), std::abs(m_columns - column), std::abs(m_rows - row)});
    std::optional<std::uint32_t> found;
    double best = within;
    // What is not in a ring or within it is at least as far as the ring is wide.
    for (int ring = 0; ring <= last && (ring - 1) * m_cell <= best; ++ring)
        visitRing(column, row, ring, [&](std::uint32_t point) {
            const QPointF there = at(point);
            const double distance = std::hypot(there.x() - place.x(), there.y() - place.y());
            if (distance <= best && (!found || distance < best || point < *found) &&
                (!accept || accept(there))) {
                found = point;
                best = distance;
            }
        });
    return found;
}

std::optional<std::uint32_t> PointIndex::next(const QPointF& place, const QPointF& direction) const {
    return nearest(place, std::numeric_limits<double>::max(), [&](const QPointF& point) {
        const QPointF way = point - place;
        const double along = QPointF::dotProduct(way, direction);
        const double across = std::abs(way.x() * direction.y() - way.y() * direction.x());
        return along > 0 && across <= along;
    });
}

std::vector<std::uint32_t> PointIndex::inside(const QRectF& part) const {
    std::vector<std::uint32_t> found;
    if (m_columns == 0)
        return found;
    const int lastRow = std::min(rowOf(part.bottom()), m_rows - 1);
    const int lastColumn = std::min(columnOf(part.right()), m_columns - 1);
    for (int row = std::max(0, rowOf(part.top())); row <= lastRow; ++row)
        for (int column = std::max(0, columnOf(part.left())); column <= lastColumn; ++column)
            visitCell(column, row, [&](std::uint32_t point) {
                const QPointF there = at(point);
                if (there.x() >= part.left() && there.x() <= part.right() && there.y() >= part.top() &&
                    there.y() <= part.bottom())
                    found.push_back(point);
            });
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace ui
