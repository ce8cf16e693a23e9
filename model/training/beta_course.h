#pragma once

#include <cstdint>

#include "model/values/training_reports.h"

namespace model {

/// What a schedule knows of the validation so far: part of a checkpoint.
struct BetaPeak {
    double ndcg = -1.0; ///< the best validation NDCG@100 so far; −1 = none yet
    double beta = 0.0;  ///< of that epoch's last update
    int epoch = 0;      ///< 0 = none yet
    bool held = false;  ///< the peak has passed: β stays what it was there

    bool operator==(const BetaPeak&) const = default;
};

/// β over a run: that of the plan, and for HoldAtPeak as the validation decides (paper, section 2.2.2:
/// anneal, see where the validation peaks, hold that β).
class BetaCourse {
public:
    explicit BetaCourse(const RunPlan& plan, const BetaPeak& peak = {}) : m_plan(plan), m_peak(peak) {}

    /// Of an update counted from 0.
    double beta(std::uint64_t update) const { return m_peak.held ? m_peak.beta : m_plan.betaAt(update); }

    /// After an epoch's validation; beta is that of its last update. While β still grows, after peakPatience
    /// epochs in a row that are no better than the best, β is held at the value of the best one.
    void onEpoch(int epoch, double ndcg, double beta);

    /// Whether β no longer changes after this many updates.
    bool onPlateau(std::uint64_t updates) const { return m_peak.held || updates >= m_plan.plateauStep; }

    const BetaPeak& peak() const { return m_peak; }

private:
    RunPlan m_plan;
    BetaPeak m_peak;
};

} // namespace model
