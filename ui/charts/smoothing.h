#pragma once

#include <span>
#include <vector>

#include <QPointF>

namespace ui {

/// An exponential moving average without the pull towards its start at 0, as TensorBoard has it: after n
/// values the average is divided by 1 − weightⁿ (Kingma & Ba 2015, section 3).
class DebiasedAverage {
public:
    static constexpr double highestWeight = 0.999;

    /// weight: of what was before, 0 (none) … highestWeight; what lies outside is brought inside.
    explicit DebiasedAverage(double weight);

    /// The average with this value. One that is not finite comes back as it is and counts for nothing.
    double add(double value);

private:
    double m_weight;
    double m_sum = 0.0;       ///< still with its bias
    double m_remaining = 1.0; ///< weightⁿ
};

/// Points with averaged values; x stays.
std::vector<QPointF> smoothed(std::span<const QPointF> points, double weight);

} // namespace ui
