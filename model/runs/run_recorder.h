#pragma once

#include <chrono>
#include <optional>

#include "model/data/trained_data.h"
#include "model/files/appending_file.h"
#include "model/runs/run_folder.h"
#include "model/training/run_control.h"
#include "model/training/trainer.h"

namespace model {

/// Writes what a run reports into its folder, and passes it on. A checkpoint is saved after the first batch
/// and every interval, less often where saving takes long, so that it takes at most a twentieth of the time.
/// What cannot be written is reported once to warned(), stays in memory, and is tried again; the run
/// continues.
class RunRecorder : public TrainingSink, public CheckpointSink {
public:
    /// folder, dataset and next outlive the object; the caller holds the folder's lock.
    RunRecorder(const RunFolder& folder, const Dataset& dataset, std::chrono::duration<double> interval,
                TrainingSink& next);

    /// Before the run is resumed from there: the curves lose what was written after the checkpoint.
    void resumeFrom(const Checkpoint& checkpoint);

    void runBegins(const RunPlan& plan, const RankingQuality& popularity,
                   std::shared_ptr<const VaeModel> untrained) override;
    void batchDone(const BatchReport& report) override;
    void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) override;
    void checkpointPossible(const TrainingState& state) override;
    void stoppedAt(const TrainingState& state) override;
    void warned(const Failure& failure) override { m_next.warned(failure); }

    /// After the run: writes its last state and, unless it was stopped, its best model in place of the
    /// checkpoint. What cannot be written is tried again for a minute, unless the run is told to stop; then
    /// warned() is told that the end is lost. Whether it was written.
    bool finish(const TrainingResult& result, RunControl& control);

private:
    using Clock = std::chrono::steady_clock;

    void restartCurves(const std::vector<EpochReport>& epochs, const std::vector<BatchReport>& batches,
                       std::size_t dimensions);
    void save(const TrainingState& state);
    bool saveEnd(const TrainingResult& result);
    void writeSoFar();

    /// Does the work; the first failure in a row is reported, with this before its message. False = failed.
    template <typename Work>
    bool attempt(Work work,
                 const char* warning = "the run continues, but its folder cannot be kept up to date: ");

    const RunFolder& m_folder;
    const Dataset& m_dataset;
    TrainedData m_trained; ///< of the dataset, for every file that is written
    std::chrono::duration<double> m_interval;
    TrainingSink& m_next;
    RunRecord m_record;
    AppendingFile m_steps;
    AppendingFile m_epochs;
    AppendingFile m_dimensions;
    Clock::time_point m_nextSave;
    std::optional<RunCurves> m_before; ///< of a run that is resumed
    bool m_failing = false;            ///< the last attempt failed
};

} // namespace model
