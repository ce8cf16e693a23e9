#include "ui/charts/decimation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {

namespace {

/// The pixel columns of a part: the number that an x has, worked out once a column and not once a point.
class PixelColumns {
public:
    explicit PixelColumns(const DrawnPart& part)
        : m_logarithmic(part.logarithmicX), m_low(onScale(part.x.low)),
          m_scale(part.columns / std::max(onScale(part.x.high) - m_low, 1e-300)) {}

    /// Whether x begins another column; x ascends from call to call.
    bool startsColumn(double x) {
        if (x < m_end)
            return false;
        const double number = std::floor((onScale(x) - m_low) * m_scale);
        const double end = (number + 1) / m_scale + m_low;
        m_end = m_logarithmic ? std::pow(10.0, end) : end;
        return true;
    }

private:
    double onScale(double x) const { return m_logarithmic ? std::log10(x) : x; }

    bool m_logarithmic;
    double m_low;
    double m_scale;
    double m_end = -std::numeric_limits<double>::infinity();
};

/// Gathers the points of one column.
class Gathered {
public:
    explicit Gathered(QList<QPointF>& out) : m_out(out) {}

    void add(const QPointF& point) {
        if (m_count++ == 0)
            m_first = m_low = m_high = point;
        if (point.y() < m_low.y())
            m_low = point;
        if (point.y() > m_high.y())
            m_high = point;
        m_last = point;
    }

    void flush() {
        if (m_count == 0)
            return;
        const bool lowFirst = m_low.x() <= m_high.x();
        for (const QPointF& point : {m_first, lowFirst ? m_low : m_high, lowFirst ? m_high : m_low, m_last})
            if (m_out.isEmpty() || m_out.last() != point)
                m_out << point;
        m_count = 0;
    }

private:
    QList<QPointF>& m_out;
    int m_count = 0;
    QPointF m_first;
    QPointF m_low;
    QPointF m_high;
    QPointF m_last;
};

/// The points within the part and one beyond each end.
std::span<const QPointF> pointsAround(std::span<const QPointF> points, const Range& x) {
    const auto before = [](const QPointF& point, double limit) { return point.x() < limit; };
    const auto after = [](double limit, const QPointF& point) { return limit < point.x(); };
    auto begin = std::lower_bound(points.begin(), points.end(), x.low, before);
    auto end = std::upper_bound(begin, points.end(), x.high, after);
    if (begin != points.begin())
        --begin;
    if (end != points.end())
        ++end;
    return {begin, end};
}

/// The lowest and the highest of what lies within, and of the lines where they cross its ends.
Range extentOf(const std::vector<QList<QPointF>>& segments, const Range& x) {
    Range extent{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const auto include = [&extent](double y) {
        extent.low = std::min(extent.low, y);
        extent.high = std::max(extent.high, y);
    };
    for (const QList<QPointF>& segment : segments)
        for (auto point = segment.begin(); point != segment.end(); ++point) {
            if (x.contains(point->x()))
                include(point->y());
            if (point == segment.begin())
                continue;
            const QPointF& before = *std::prev(point);
            for (const double end : {x.low, x.high})
                if (before.x() < end && end < point->x())
                    include(before.y() +
                            (end - before.x()) / (point->x() - before.x()) * (point->y() - before.y()));
        }
    return extent;
}

} // namespace

DrawnCurve decimated(std::span<const QPointF> points, const DrawnPart& part) {
    DrawnCurve drawn;
    PixelColumns columns(part);
    PixelColumns gapColumns(part);
    const std::span<const QPointF> around = pointsAround(points, part.x);
    const auto isDrawn = [&part](const QPointF& point) {
        return std::isfinite(point.y()) && !(part.logarithmicY && point.y() <= 0) &&
               !(part.logarithmicX && point.x() <= 0);
    };
    auto place = around.begin();
    while (place != around.end()) {
        QList<QPointF> segment;
        Gathered gathered(segment);
        for (; place != around.end() && isDrawn(*place); ++place) {
            if (columns.startsColumn(place->x()))
                gathered.flush();
            gathered.add(*place);
        }
        gathered.flush();
        if (!segment.isEmpty())
            drawn.segments.push_back(std::move(segment));
        for (; place != around.end() && !isDrawn(*place); ++place)
            if (!std::isfinite(place->y()) && part.x.contains(place->x()) &&
                gapColumns.startsColumn(place->x()))
                drawn.gaps.push_back(place->x());
    }
    drawn.y = extentOf(drawn.segments, part.x);
    return drawn;
}

} // namespace ui
