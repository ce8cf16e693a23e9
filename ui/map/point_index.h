#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>

namespace ui {

/// Finds points in a plane by place: a grid of cells, built once. Points that are not finite are not found.
class PointIndex {
public:
    using Floats = std::shared_ptr<const std::vector<float>>;
    using Accept = std::function<bool(const QPointF& point)>;

    PointIndex() = default;
    PointIndex(Floats x, Floats y); ///< of one length, never null

    /// The nearest one not further than a distance that is accepted; none = all are.
    std::optional<std::uint32_t> nearest(const QPointF& place, double within,
                                         const Accept& accept = {}) const;

    /// The nearest one in a direction (of length 1), not more than 45° off it.
    std::optional<std::uint32_t> next(const QPointF& place, const QPointF& direction) const;

    std::vector<std::uint32_t> inside(const QRectF& part) const; ///< ascending

    QPointF at(std::uint32_t point) const {
        return {static_cast<double>((*m_x)[point]), static_cast<double>((*m_y)[point])};
    }

private:
    void measure();
    void sortIntoCells();
    int columnOf(double x) const;
    int rowOf(double y) const;

    /// Calls with the points of the cell, if there is such a cell.
    template <typename Visit>
    void visitCell(int column, int row, const Visit& visit) const;
    template <typename Visit>
    void visitRing(int column, int row, int ring, const Visit& visit) const;

    Floats m_x;
    Floats m_y;
    QRectF m_extent;
    double m_cell = 1.0; ///< length of a side
    int m_columns = 0;   ///< 0 = there is no point
    int m_rows = 0;
    std::vector<std::uint32_t> m_starts; ///< by cell: where its points begin; one more for the end
    std::vector<std::uint32_t> m_points;
};

} // namespace ui
