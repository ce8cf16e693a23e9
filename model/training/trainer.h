#pragma once

#include <memory>

#include "model/data/dataset.h"
#include "model/training/run_control.h"
#include "model/training/training_state.h"
#include "model/vae/vae_model.h"
#include "model/values/failure.h"
#include "model/values/training_reports.h"

namespace model {

/// Hears of a run. Every call comes from the thread that trains and should return quickly.
class TrainingSink {
public:
    virtual ~TrainingSink() = default;

    /// Before the first update; popularity is the validation quality of the most popular items. untrained is
    /// the snapshot of epoch 0. Of a run that goes on: the model as it stands.
    virtual void runBegins(const RunPlan& plan, const RankingQuality& popularity,
                           std::shared_ptr<const VaeModel> untrained) = 0;
    /// After runBegins, of a run that goes on: what it had reported before.
    virtual void goesOn(const std::vector<EpochReport>& /*epochs*/,
                        const std::vector<BatchReport>& /*batches*/) {}
    virtual void batchDone(const BatchReport& report) = 0;
    /// snapshot is the model after this epoch.
    virtual void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) = 0;

    /// After each update and each epoch: a chance to save the run.
    virtual void mayBeSaved(const TrainingState& /*state*/) {}

    /// The run has been told to stop between two updates, and can go on from here.
    virtual void stoppedAt(const TrainingState& /*state*/) {}

    /// The run is over and waits, about a second at a time, until its end can be saved: a chance to stop it.
    virtual void waits() {}

    /// Something beside the run does not work, such as saving it.
    virtual void troubled(const Failure& /*failure*/) {}
};

struct TrainingResult {
    RunOutcome outcome;
    std::shared_ptr<const VaeModel>
        best; ///< of the epoch with the best validation NDCG@100; never null, always finite
};

/// Trains a Mult-VAE by VAE-SGD with Adam (paper, algorithm 1) until the epochs are done or the control says
/// stop. Long: call it on a thread of its own. The same dataset, options and number of threads give the same
/// bits. A loss that is not finite ends the run as Failed, with the epoch, the step and the learning rate in
/// the outcome. Throws Error for options that cannot work.
TrainingResult train(const Dataset& dataset, const TrainingOptions& options, RunControl& control,
                     TrainingSink& sink);

/// Goes on from a checkpoint, with as many threads as before, and ends with the bits that the run would have
/// ended with, had it not been interrupted. The epochs that are done are not reported again. Precondition:
/// the checkpoint has passed requireSameData() for the dataset.
TrainingResult resumeTraining(const Dataset& dataset, const Checkpoint& checkpoint, RunControl& control,
                              TrainingSink& sink);

} // namespace model
