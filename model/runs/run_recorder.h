#pragma once

#include <chrono>
#include <optional>

#include "model/data/dataset.h"
#include "model/files/appending_file.h"
#include "model/runs/run_folder.h"
#include "model/training/run_control.h"
#include "model/training/trainer.h"

namespace model {

/// Writes what a run reports into its folder, and passes it on. A checkpoint is saved every interval, longer
/// where saving takes long, so that at most a twentieth of the time goes there. What cannot be written is
/// told once to troubled(), waits, and is tried again; the run goes on.
class RunRecorder : public TrainingSink {
public:
    /// folder, dataset and next outlive the object; the caller holds the folder's lock.
    RunRecorder(const RunFolder& folder, const Dataset& dataset, std::chrono::duration<double> interval,
                TrainingSink& next);

    /// Before the run goes on from there: the curves lose what was written after the checkpoint.
    void goOnFrom(const Checkpoint& checkpoint);

    void runBegins(const RunPlan& plan, const RankingQuality& popularity,
                   std::shared_ptr<const VaeModel> untrained) override;
    void batchDone(const BatchReport& report) override;
    void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) override;
    void mayBeSaved(const TrainingState& state) override;
    void stoppedAt(const TrainingState& state) override;
    void troubled(const Failure& failure) override { m_next.troubled(failure); }

    /// The run is over: its last state and, unless it has been stopped, its best model, in place of the
    /// checkpoint. What cannot be written is tried again for a minute, unless the run is told to stop; then
    /// it is told that the end is lost.
    void finish(const TrainingResult& result, RunControl& control);

private:
    using Clock = std::chrono::steady_clock;

    void restartCurves(const std::vector<EpochReport>& epochs, const std::vector<BatchReport>& batches,
                       std::size_t dimensions);
    void save(const TrainingState& state);
    bool saveEnd(const TrainingResult& result);
    void writeSoFar();

    /// Does it; a failure is told, the first time, and makes the next try come later.
    template <typename Work>
    bool attempt(Work work,
                 const char* trouble = "the run goes on, but its folder cannot be kept up to date: ");

    const RunFolder& m_folder;
    const Dataset& m_dataset;
    std::chrono::duration<double> m_interval;
    TrainingSink& m_next;
    RunRecord m_record;
    AppendingFile m_steps;
    AppendingFile m_epochs;
    AppendingFile m_dimensions;
    Clock::time_point m_nextSave;
    std::optional<RunCurves> m_before; ///< of a run that goes on
    bool m_inTrouble = false;          ///< the last try failed
};

} // namespace model
