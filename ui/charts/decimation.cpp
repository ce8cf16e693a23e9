#include "ui/charts/decimation.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Gathers the points of one pixel column.
class Column {
public:
    explicit Column(QList<QPointF>& out) : m_out(out) {}

    void add(const QPointF& point, qint64 number) {
        if (m_count > 0 && number != m_number)
            flush();
        if (m_count++ == 0) {
            m_number = number;
            m_first = m_low = m_high = point;
        }
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
    qint64 m_number = 0;
    int m_count = 0;
    QPointF m_first;
    QPointF m_low;
    QPointF m_high;
    QPointF m_last;
};

} // namespace

std::vector<QList<QPointF>> decimated(std::span<const QPointF> points, double minimum, double maximum,
                                      int columns) {
    const auto byX = [](const QPointF& point, double x) { return point.x() < x; };
    auto begin = std::lower_bound(points.begin(), points.end(), minimum, byX);
    auto end = std::lower_bound(begin, points.end(), maximum, byX);
    if (begin != points.begin())
        --begin;
    end += std::min<std::ptrdiff_t>(2, points.end() - end);

    const double scale = columns / std::max(maximum - minimum, 1e-300);
    std::vector<QList<QPointF>> segments(1);
    const auto finish = [&](Column& column) {
        column.flush();
        if (!segments.back().isEmpty())
            segments.emplace_back();
    };
    while (begin != end) {
        Column column(segments.back());
        for (; begin != end && std::isfinite(begin->y()); ++begin)
            column.add(*begin, static_cast<qint64>(std::floor((begin->x() - minimum) * scale)));
        finish(column);
        while (begin != end && !std::isfinite(begin->y()))
            ++begin;
    }
    segments.pop_back(); // the last one is always empty
    return segments;
}

} // namespace ui
