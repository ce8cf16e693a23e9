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
/// continues, and recovered() is told when it works again.
class RunRecorder : public TrainingSink, public CheckpointSink {
public:
    /// folder, dataset and next outlive the object; the caller holds the folder's lock.
    RunRecorder(const RunFolder& folder, const Dataset& dataset, std::chrono::duration<double> interval,
                TrainingSink& next);

    /// Before the run is resumed from there: the curves lose what was written after the checkpoint. Throws
    /// Error where they cannot be read.
    void resumeFrom(const Checkpoint& checkpoint);

    void runBegins(const RunPlan& plan, const RankingQuality& popularity,
                   std::shared_ptr<const VaeModel> untrained) override;
    void batchDone(const BatchReport& report) override;
    void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) override;
    void checkpointPossible(const TrainingState& state) override;
    void stoppedAt(const TrainingState& state) override;
    void warned(const Failure& failure) override { m_next.warned(failure); }
    void recovered(const Failure& warning) override { m_next.recovered(warning); }

    /// After the run: writes its last state and, unless it was stopped, its best model in place of the
    /// checkpoint. What cannot be written is tried again for a minute, unless the run is told to stop; then
    /// warned() is told that the end is lost, as it is where a run that was stopped could not be saved there.
    /// Whether it was written.
    bool finish(const TrainingResult& result, RunControl& control);

private:
    using Clock = std::chrono::steady_clock;

    std::vector<BatchReport> batchesBefore();
    void restartCurves(const std::vector<EpochReport>& epochs, const std::vector<BatchReport>& batches,
                       std::size_t dimensions);
    bool save(const TrainingState& state, bool withRecord);
    void flushEpochs();
    bool endRecorded(const TrainingResult& result, RunControl& control);
    bool saveEnd(const TrainingResult& result);
    void writeSoFar();

    /// A warning that has been given and is not over; none = it works.
    using Warning = std::optional<Failure>;

    /// Does the work. Reports the first failure in a row, in the words that `tell` makes of it, and when it
    /// works again. False = failed.
    template <typename Work, typename Tell>
    bool attempt(Warning& warning, Work work, Tell tell);
    void settle(Warning& warning);

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
    Warning m_folderWarning;           ///< about record and curves
    Warning m_checkpointWarning;
    Warning m_endWarning;
    bool m_stopSaved = true; ///< false: the run was stopped, and could not be saved there
};

} // namespace model
