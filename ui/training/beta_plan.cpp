#include "ui/training/beta_plan.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// More saw teeth than can be told apart are not all drawn.
constexpr std::uint64_t mostTeeth = 1000;

/// The first update of a cycle, wherever rounding has put it.
std::uint64_t firstOf(const model::RunPlan& plan, double cycle, double length) {
    const auto update = std::min(plan.updates, static_cast<std::uint64_t>(cycle * length));
    const bool falls = update == 0 || plan.betaAt(update) < plan.betaAt(update - 1);
    return falls ? update : std::min(plan.updates, update + 1);
}

/// Where a tooth begins, reaches the cap and ends, for every cycle that is drawn.
std::vector<std::uint64_t> teeth(const model::RunPlan& plan) {
    const model::BetaSchedule& beta = plan.options.beta;
    const auto cycles = static_cast<std::uint64_t>(std::max(1, beta.cycles));
    const double length = static_cast<double>(plan.updates) / static_cast<double>(cycles);
    std::vector<std::uint64_t> corners;
    for (std::uint64_t cycle = 0; cycle < cycles; cycle += 1 + (cycles - 1) / mostTeeth) {
        const auto number = static_cast<double>(cycle);
        const std::uint64_t first = firstOf(plan, number, length);
        const std::uint64_t last = std::max(first + 1, firstOf(plan, number + 1, length)) - 1;
        const auto peak = static_cast<std::uint64_t>(std::ceil((number + beta.growingShare) * length));
        corners.insert(corners.end(), {first, std::clamp(peak, first, last), last});
    }
    return corners;
}

/// The updates at which the line bends.
std::vector<std::uint64_t> bends(const model::RunPlan& plan) {
    switch (plan.options.beta.kind) {
    case model::BetaKind::Constant:
        return {};
    case model::BetaKind::Cyclical:
        return teeth(plan);
    case model::BetaKind::Linear:
    case model::BetaKind::HoldAtPeak:
        break;
    }
    return {plan.annealSteps};
}

} // namespace

std::vector<QPointF> plannedBeta(const model::RunPlan& plan) {
    if (plan.updates == 0 || plan.batchesPerEpoch == 0 || plan.options.network.kind == model::ModelKind::Dae)
        return {};
    std::vector<std::uint64_t> corners = bends(plan);
    corners.insert(corners.end(), {0, plan.updates - 1});
    std::erase_if(corners, [&](std::uint64_t update) { return update >= plan.updates; });
    std::ranges::sort(corners);
    corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
    std::vector<QPointF> points;
    points.reserve(corners.size());
    for (const std::uint64_t update : corners) // an update stands where it ends, as in BatchReport
        points.emplace_back(static_cast<double>(update + 1) / static_cast<double>(plan.batchesPerEpoch),
                            plan.betaAt(update));
    return points;
}

} // namespace ui
