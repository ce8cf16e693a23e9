#include "model/training/possible_state.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace model {

namespace {

constexpr int mostThreads = 1024;

std::string ofSomething(std::uint64_t there, std::uint64_t most, const char* what) {
    return std::to_string(there) + " of " + std::to_string(most) + what;
}

/// The updates of the epochs before this one, and of this one up to its users.
std::uint64_t updatesUntil(const TrainingPosition& position, const RunPlan& plan) {
    const auto batch = static_cast<std::uint64_t>(plan.options.batch);
    return static_cast<std::uint64_t>(position.epoch - 1) * plan.batchesPerEpoch +
           (position.usersDone + batch - 1) / batch;
}

/// Epochs count from 1; after the last one the run is at the begin of the next, where there is none. An
/// epoch whose users are all done is not closed yet: its validation is still to come.
std::string contradictionIn(const TrainingPosition& position, const RunPlan& plan) {
    const TrainingOptions& options = plan.options;
    if (position.epoch < 1 || position.epoch > options.epochs + 1)
        return "it is in epoch " + std::to_string(position.epoch) + " of " + std::to_string(options.epochs);
    const std::uint64_t users = position.epoch > options.epochs ? 0 : plan.trainingUsers;
    if (position.usersDone > users)
        return "it has trained on " + ofSomething(position.usersDone, users, " users");
    if (position.usersDone < users && position.usersDone % static_cast<std::uint64_t>(options.batch) != 0)
        return "it has trained on a part of a batch";
    if (const std::uint64_t updates = updatesUntil(position, plan); position.step != updates)
        return "it has done " + ofSomething(position.step, updates, " updates");
    if (!std::cmp_equal(position.history.size(), position.epoch - 1))
        return "it has reports of " + std::to_string(position.history.size()) + " epochs in epoch " +
               std::to_string(position.epoch);
    for (std::size_t past = 0; past < position.history.size(); ++past)
        if (!std::cmp_equal(position.history[past].epoch, past + 1))
            return "its reports are not in the order of the epochs";
    if (position.threads < 1 || position.threads > mostThreads)
        return "it has " + std::to_string(position.threads) + " threads";
    return {};
}

bool areFinite(const TrainingPosition& position) {
    return std::ranges::all_of(std::initializer_list<double>{position.beta, position.logLikelihoodSum,
                                                             position.klSum, position.objectiveSum,
                                                             position.epochSeconds, position.seconds,
                                                             position.peak.ndcg, position.peak.beta},
                               [](double number) { return std::isfinite(number); });
}

/// β₁ᵗ and β₂ᵗ, which are 0 after some ten thousand updates: no double is as small.
bool isDecay(double decay) {
    return decay >= 0 && decay <= 1;
}

} // namespace

std::string contradictionIn(const TrainingState& state) {
    if (std::string found = contradictionIn(state.position, state.plan); !found.empty())
        return found;
    if (!areFinite(state.position))
        return "one of its sums is no number";
    const std::size_t parameters = state.parameters.values().size();
    if (state.parameters.layout().shape() !=
        networkShape(state.plan.options.network, state.best.parameters.layout().shape().items))
        return "its parameters are those of another network";
    if (state.adam.first.size() != parameters || state.adam.second.size() != parameters ||
        !isDecay(state.adam.decayFirst) || !isDecay(state.adam.decaySecond))
        return "what Adam remembers does not fit";
    return {};
}

} // namespace model
