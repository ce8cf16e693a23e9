#include "model/training/beta_course.h"

namespace model {

void BetaCourse::onEpoch(int epoch, double ndcg, double beta) {
    const BetaSchedule& schedule = m_plan.options.beta;
    if (schedule.kind != BetaKind::HoldAtPeak || m_plan.options.network.kind == ModelKind::Dae || m_peak.held)
        return;
    if (ndcg > m_peak.ndcg)
        m_peak = {ndcg, beta, epoch, false};
    else
        m_peak.held = epoch - m_peak.epoch >= schedule.peakPatience;
}

} // namespace model
