#include "model/training/cost_estimate.h"

#include <algorithm>

#include "model/vae/parameters.h"

namespace model {

namespace {

/// Ranking a user's scores takes about as long as two fifths of making them.
constexpr double validationOfForward = 1.4;

double secondsPerEpoch(const RunPlan& plan, const NetworkLayout& layout, std::uint64_t validationUsers,
                       const MachineSpeed& speed) {
    const int wanted = plan.options.threads;
    const int cores = wanted > 0 ? std::min(wanted, speed.cores) : speed.cores;
    const double forward = operationsPerUser(layout) / 3;
    const double operations = 3 * forward * static_cast<double>(plan.trainingUsers) +
                              validationOfForward * forward * static_cast<double>(validationUsers);
    const double moved =
        static_cast<double>(plan.parameters) * static_cast<double>(plan.batchesPerEpoch) / speed.parameters;
    return (operations / speed.operations + moved) / cores;
}

} // namespace

RunCost estimateCost(const RunPlan& plan, const Dataset& dataset, const RunKeeping& keeping,
                     const std::optional<MachineSpeed>& speed) {
    const NetworkLayout layout(
        networkShape(plan.options.network, static_cast<std::uint32_t>(dataset.catalog.ids.size())));
    RunCost cost;
    cost.parameters = plan.parameters;
    cost.memory = estimateMemory(plan, dataset, keeping);
    if (speed)
        cost.secondsPerEpoch = secondsPerEpoch(plan, layout, dataset.validation.foldIn.userCount(), *speed);
    return cost;
}

} // namespace model
