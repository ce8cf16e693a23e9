#include "model/training/run_plan.h"

#include <algorithm>
#include <cmath>

#include "model/vae/options_check.h"
#include "model/vae/parameters.h"

namespace model {

namespace {

/// 80 % of the run's updates, as in the authors' defaults. A HoldAtPeak searches its β up to a cap that is
/// beyond what is good: it grows as fast as those defaults, 0.2 in 80 % of the run, or the network could not
/// keep up with it and the peak would be that of the network, not of β.
std::uint64_t automaticSteps(const BetaSchedule& beta, std::uint64_t updates) {
    const double usualCap = BetaSchedule().cap;
    const double stretch = beta.kind == BetaKind::HoldAtPeak ? std::max(1.0, beta.cap / usualCap) : 1.0;
    return static_cast<std::uint64_t>(std::llround(0.8 * stretch * static_cast<double>(updates)));
}

/// A HoldAtPeak that never sees a peak stays where it has grown to. The last cycle's plateau is the
/// schedule's.
std::uint64_t plateauStep(const RunPlan& plan) {
    const BetaSchedule& beta = plan.options.beta;
    if (plan.options.network.kind == ModelKind::Dae || beta.kind == BetaKind::Constant)
        return 0;
    if (beta.kind != BetaKind::Cyclical)
        return std::min(plan.annealSteps, plan.updates);
    const double cycle = static_cast<double>(plan.updates) / static_cast<double>(beta.cycles);
    return std::min(plan.updates,
                    static_cast<std::uint64_t>(std::ceil((beta.cycles - 1 + beta.growingShare) * cycle)));
}

} // namespace

RunPlan planRun(const TrainingOptions& options, std::uint64_t trainingUsers, std::uint32_t items) {
    checkOptions(options);
    RunPlan plan;
    plan.options = options;
    plan.trainingUsers = trainingUsers;
    const auto batch = static_cast<std::uint64_t>(options.batch);
    plan.batchesPerEpoch = (trainingUsers + batch - 1) / batch;
    plan.updates = plan.batchesPerEpoch * static_cast<std::uint64_t>(options.epochs);
    plan.annealSteps =
        std::max<std::uint64_t>(1, options.beta.annealSteps > 0 ? options.beta.annealSteps
                                                                : automaticSteps(options.beta, plan.updates));
    plan.plateauStep = plateauStep(plan);
    plan.finalBeta = plan.updates > 0 ? plan.betaAt(plan.updates - 1) : 0.0;
    if (items > 0)
        plan.parameters = NetworkLayout(networkShape(options.network, items)).parameterCount();
    return plan;
}

RunProgress progressAfter(const RunPlan& plan, const BatchReport& latest) {
    RunProgress progress;
    progress.epochs = plan.options.epochs;
    progress.epoch = std::clamp(static_cast<int>(std::ceil(latest.epoch)), 1, progress.epochs);
    progress.fraction = static_cast<double>(latest.step) / static_cast<double>(plan.updates);
    progress.elapsedSeconds = latest.seconds;
    if (latest.seconds > 0 && progress.fraction > 0) {
        progress.usersPerSecond = latest.epoch * static_cast<double>(plan.trainingUsers) / latest.seconds;
        progress.remainingSeconds = latest.seconds * (1.0 / progress.fraction - 1.0);
    }
    return progress;
}

} // namespace model
