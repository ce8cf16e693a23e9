#include "ui/charts/smoothing.h"

#include <algorithm>
#include <cmath>

namespace ui {

DebiasedAverage::DebiasedAverage(double weight) : m_weight(std::clamp(weight, 0.0, highestWeight)) {}

double DebiasedAverage::add(double value) {
    if (!std::isfinite(value))
        return value;
    m_sum = m_weight * m_sum + (1 - m_weight) * value;
    m_remaining *= m_weight;
    return m_sum / (1 - m_remaining);
}

std::vector<QPointF> smoothed(std::span<const QPointF> points, double weight) {
    DebiasedAverage average(weight);
    std::vector<QPointF> averaged;
    averaged.reserve(points.size());
    for (const QPointF& point : points)
        averaged.emplace_back(point.x(), average.add(point.y()));
    return averaged;
}

} // namespace ui
