#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/training/beta_course.h"
#include "model/vae/adam.h"
#include "model/vae/vae_model.h"
#include "model/values/data_fingerprint.h"
#include "model/values/training_reports.h"

namespace model {

/// Where a run stands between two updates, besides its parameters and moments. The order of the users, the
/// dropout and the noise are functions of seed, epoch and user, and so are not stored.
struct TrainingPosition {
    int epoch = 1;               ///< the current one, from 1
    std::uint64_t usersDone = 0; ///< of it
    std::uint64_t step = 0;      ///< updates done
    double beta = 0.0;           ///< of the last update
    double logLikelihoodSum = 0; ///< over the users of the epoch so far, as are the next two
    double klSum = 0;
    double objectiveSum = 0;
    double epochSeconds = 0; ///< spent on the updates of the epoch so far
    double seconds = 0;      ///< since the run's start, pauses left out
    int threads = 0;         ///< another number of them sums in another order
    int plateauEpoch = 0;    ///< at whose end β was on its plateau first; 0 = not yet
    BetaPeak peak;
    std::vector<EpochReport> history; ///< of the completed epochs
};

/// A run between two updates: what a checkpoint is written from. Belongs to the run; valid during the call
/// that passes it.
struct TrainingState {
    const RunPlan& plan;
    const TrainingPosition& position;
    const Parameters& parameters;
    const AdamState& adam;
    const VaeModel& best; ///< of the epoch with the best validation NDCG@100
};

/// A run that can be resumed, as a checkpoint has it.
struct Checkpoint {
    TrainingOptions options;
    DataFingerprint data; ///< that it was trained on
    TrainingPosition position;
    Parameters parameters;
    AdamState adam;
    std::shared_ptr<const VaeModel> best;
};

} // namespace model
