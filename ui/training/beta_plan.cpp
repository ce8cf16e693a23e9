#include "ui/training/beta_plan.h"

namespace ui {

std::vector<QPointF> plannedBeta(const model::RunPlan& plan) {
    if (plan.updates == 0 || plan.batchesPerEpoch == 0)
        return {};
    const auto after = [&plan](std::uint64_t update) { // an update stands where it ends, as in BatchReport
        return QPointF(static_cast<double>(update + 1) / static_cast<double>(plan.batchesPerEpoch),
                       plan.betaAt(update));
    };
    std::vector<QPointF> points{after(0)};
    if (plan.annealSteps + 1 < plan.updates)
        points.push_back(after(plan.annealSteps));
    points.push_back(after(plan.updates - 1));
    return points;
}

} // namespace ui
