#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>

#include "tests/model/support/recording_sink.h"

/// Keeps all that a run reports, and every state that it offers to be saved.
class OfferedStates : public RecordingSink, public model::CheckpointSink {
public:
    std::vector<model::Checkpoint> states;
    std::function<void(const model::TrainingState&)> onState;

    void checkpointPossible(const model::TrainingState& state) override {
        states.push_back({state.plan.options,
                          {},
                          state.position,
                          state.parameters,
                          state.adam,
                          std::make_shared<const model::VaeModel>(state.best)});
        if (onState)
            onState(state);
    }
    void stoppedAt(const model::TrainingState& state) override { checkpointPossible(state); }
};

/// Bit by bit, zeros of another sign and NaNs included.
template <typename Numbers>
bool sameBits(const Numbers& one, const Numbers& other) {
    return one.size() == other.size() && // memcmp takes no null, which data() of nothing may be
           (one.size() == 0 || std::memcmp(one.data(), other.data(), one.size() * sizeof(one[0])) == 0);
}

/// What is not measured is the same as itself.
inline bool sameNumber(double one, double other) {
    return one == other || (std::isnan(one) && std::isnan(other));
}

/// All of it but times and how fast epochs were.
inline bool sameEpoch(const model::EpochReport& one, const model::EpochReport& other) {
    return one.epoch == other.epoch && one.step == other.step && one.beta == other.beta &&
           one.logLikelihood == other.logLikelihood && one.kl == other.kl && one.elbo == other.elbo &&
           one.objective == other.objective && sameNumber(one.validation.ndcg100, other.validation.ndcg100) &&
           sameNumber(one.validation.recall20, other.validation.recall20) && one.best == other.best &&
           one.betaHeld == other.betaHeld && sameBits(one.klByDimension, other.klByDimension) &&
           one.activeDimensions == other.activeDimensions;
}

inline bool samePosition(const model::TrainingPosition& one, const model::TrainingPosition& other) {
    return one.epoch == other.epoch && one.usersDone == other.usersDone && one.step == other.step &&
           one.beta == other.beta && one.logLikelihoodSum == other.logLikelihoodSum &&
           one.klSum == other.klSum && one.objectiveSum == other.objectiveSum &&
           one.threads == other.threads && one.plateauEpoch == other.plateauEpoch && one.peak == other.peak &&
           std::ranges::equal(one.history, other.history, sameEpoch);
}

/// The same bits in all that the rest of a run depends on.
inline bool sameState(const model::Checkpoint& one, const model::Checkpoint& other) {
    return one.options == other.options && samePosition(one.position, other.position) &&
           sameBits(one.parameters.values(), other.parameters.values()) &&
           sameBits(one.adam.first, other.adam.first) && sameBits(one.adam.second, other.adam.second) &&
           one.adam.decayFirst == other.adam.decayFirst && one.adam.decaySecond == other.adam.decaySecond &&
           one.best->epoch == other.best->epoch &&
           sameBits(one.best->parameters.values(), other.best->parameters.values());
}
