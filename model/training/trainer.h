#pragma once

#include <memory>

#include "model/data/dataset.h"
#include "model/training/run_control.h"
#include "model/training/training_state.h"
#include "model/vae/vae_model.h"
#include "model/values/failure.h"
#include "model/values/training_reports.h"

namespace model {

/// Is told of a run. Every call comes from the thread that trains and should return quickly.
class TrainingSink {
public:
    virtual ~TrainingSink() = default;

    /// Before anything else, of a run that is recorded: its id.
    virtual void recordedAs(const std::string& /*id*/) {}

    /// Before the first update; popularity is the validation quality of the most popular items. untrained is
    /// the snapshot of epoch 0; of a resumed run, the current model.
    virtual void runBegins(const RunPlan& plan, const RankingQuality& popularity,
                           std::shared_ptr<const VaeModel> untrained) = 0;
    /// After runBegins, of a resumed run: what it had reported before.
    virtual void resumed(const std::vector<EpochReport>& /*epochs*/,
                         const std::vector<BatchReport>& /*batches*/) {}
    virtual void batchDone(const BatchReport& report) = 0;
    /// snapshot is the model after this epoch.
    virtual void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) = 0;

    /// The run continues, but something beside it fails, such as saving it.
    virtual void warned(const Failure& /*failure*/) {}

    /// What that warning was about works again.
    virtual void recovered(const Failure& /*warning*/) {}

    /// The run is over, and its result cannot be saved yet; told about once a second: a chance to stop it.
    virtual void waitingToSave() {}
};

/// Is offered a run to save. Every call comes from the thread that trains, which waits for it.
class CheckpointSink {
public:
    virtual ~CheckpointSink() = default;

    /// After each update and each epoch: the run can be saved now.
    virtual void checkpointPossible(const TrainingState& state) = 0;

    /// The run was told to stop between two updates: the last chance to save it. It can be resumed from here.
    virtual void stoppedAt(const TrainingState& state) = 0;
};

struct TrainingResult {
    RunOutcome outcome;
    std::shared_ptr<const VaeModel>
        best;         ///< of the epoch with the best validation NDCG@100; never null, always finite
    bool kept = true; ///< false: it was to be recorded, and how it ended could not be
};

/// Trains a Mult-VAE by VAE-SGD with Adam (paper, algorithm 1) until the epochs are done or the control says
/// stop. Long: call it on a thread of its own. The same dataset, options and number of threads give the same
/// bits. A loss that is not finite ends the run as Failed, with the epoch, the step and the learning rate in
/// the outcome. Without checkpoints nobody is asked to save the run. Throws Error for options that cannot
/// work and for data without training users.
TrainingResult train(const Dataset& dataset, const TrainingOptions& options, RunControl& control,
                     TrainingSink& sink, CheckpointSink* checkpoints = nullptr);

/// Resumes a run from its checkpoint, with as many threads as before, and ends with the bits that the run
/// would have ended with, had it not been interrupted. Completed epochs are not reported again. The
/// checkpoint's data are the dataset's fingerprint (requireSameData()). Throws std::invalid_argument when its
/// parameters do not fit the data.
TrainingResult resumeTraining(const Dataset& dataset, Checkpoint checkpoint, RunControl& control,
                              TrainingSink& sink, CheckpointSink* checkpoints = nullptr);

} // namespace model
