#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "model/values/training_options.h"

namespace model {

/// What is nobody's mean: no number.
inline constexpr double notMeasured = std::numeric_limits<double>::quiet_NaN();

/// Ranking quality over held-out users: means and standard errors, each in [0, 1]; notMeasured without users.
struct RankingQuality {
    double recall20 = notMeasured; ///< hits / min(20, held out), or plain: hits / held out
    double recall50 = notMeasured;
    double ndcg100 = notMeasured; ///< gain 1, discount 1/log₂(rank + 1)
    double recall20Error = notMeasured;
    double recall50Error = notMeasured;
    double ndcg100Error = notMeasured;
    std::uint64_t users = 0;   ///< that count
    std::uint64_t skipped = 0; ///< with nothing held out
    bool plainRecall = false;  ///< recall is not cut at min(R, held out): weak generalisation

    bool measured() const { return users > 0; }
};

/// What a run will do, known before its first update.
struct RunPlan {
    TrainingOptions options;
    std::uint64_t trainingUsers = 0;
    std::uint64_t batchesPerEpoch = 0;
    std::uint64_t updates = 0;     ///< batchesPerEpoch · epochs
    std::uint64_t annealSteps = 0; ///< "auto" already resolved, ≥ 1
    std::uint64_t plateauStep = 0; ///< update from which on β stays as it is; = updates: never, in this run
    double finalBeta = 0.0;        ///< β of the last update
    std::uint64_t parameters = 0;  ///< weights and biases of the network

    /// β of an update counted from 0, by the schedule alone, whatever the validation:
    /// HoldAtPeak keeps growing. 0 for a DAE.
    double betaAt(std::uint64_t update) const;
};

/// One update of the parameters; means over the users of the batch, in nats a user.
struct BatchReport {
    std::uint64_t step = 0;     ///< updates done, from 1
    double epoch = 0.0;         ///< position on the epoch axis after this update, e.g. 2.5
    double beta = 0.0;          ///< weight of the KL term in this update
    double logLikelihood = 0.0; ///< reconstruction: E_q[log p(x | z)] with one sample
    double kl = 0.0;            ///< KL(q(z | x) ‖ p(z)), summed over K
    double seconds = 0.0;       ///< since the run's start, pauses left out

    double elbo() const { return logLikelihood - kl; }             ///< the true bound, β = 1
    double objective() const { return logLikelihood - beta * kl; } ///< what is maximised, without λ
};

/// One pass over the training users, then the validation.
struct EpochReport {
    int epoch = 0;              ///< from 1
    std::uint64_t step = 0;     ///< updates done
    double seconds = 0.0;       ///< since the run's start, pauses left out
    double beta = 0.0;          ///< of the epoch's last update
    double logLikelihood = 0.0; ///< mean over the epoch's users, as are the next two
    double kl = 0.0;
    double elbo = 0.0;
    double objective = 0.0;
    double usersPerSecond = 0.0; ///< trained on in this epoch, validation left out
    RankingQuality validation;
    bool best = false;     ///< the best validation NDCG@100 so far; every epoch, where nobody is measured
    bool betaHeld = false; ///< HoldAtPeak: the peak has passed, β stays from here on
    /// By the validation users' posteriors, for each dimension of z, without dropout; empty for a DAE.
    std::vector<float> klByDimension; ///< mean KL from the prior in nats, length K
    int activeDimensions =
        0; ///< whose μ has a variance over users above 0.01 (Burda et al. 2016, section 5.2)
};

enum class RunState { Idle, Starting, Training, Paused, Stopping, Finished, Stopped, Failed };

/// How a run ended.
struct RunOutcome {
    RunState state = RunState::Finished; ///< Finished, Stopped or Failed
    int epochsDone = 0;
    int bestEpoch = 0;         ///< 0 = the untrained parameters
    RankingQuality best;       ///< of the validation users
    RankingQuality test;       ///< of that epoch's model; only of a finished run (test.users > 0)
    bool stoppedEarly = false; ///< finished by the patience, before the last epoch
    std::string failure;       ///< what went wrong, for Failed
};

inline double RunPlan::betaAt(std::uint64_t update) const {
    const BetaSchedule& beta = options.beta;
    if (options.network.kind == ModelKind::Dae)
        return 0.0;
    if (beta.kind == BetaKind::Constant)
        return beta.cap;
    double grown = static_cast<double>(update) / static_cast<double>(annealSteps ? annealSteps : 1);
    if (beta.kind == BetaKind::Cyclical && updates > 0) {
        const double cycle = static_cast<double>(updates) / static_cast<double>(beta.cycles);
        const double place = static_cast<double>(update) / cycle; // the integer part is the cycle's number
        grown = (place - static_cast<double>(static_cast<std::uint64_t>(place))) / beta.growingShare;
    }
    return grown < 1.0 ? beta.cap * grown : beta.cap;
}

} // namespace model
