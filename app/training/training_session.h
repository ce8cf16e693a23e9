#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QString>

#include "app/data/opened_data.h" // IWYU pragma: export
#include "app/tasks/background_task.h"
#include "app/tasks/file_writer.h"
#include "app/training/training_run.h"
#include "model/runs/run_store.h"
#include "model/training/machine_speed.h"
#include "model/values/run_cost.h"
#include "model/values/run_progress.h"

namespace app {

/// The run on the data that are open, one at a time, and its latest and best model. Requests come in as
/// slots, facts go out as signals, all on the window's thread; nothing here waits.
class TrainingSession : public QObject {
    Q_OBJECT
public:
    /// All three outlive the object. store: where new runs are recorded; may change from run to run.
    TrainingSession(OpenedData& data, const model::RunStore& store, FileWriter& writer,
                    QObject* parent = nullptr);

    bool isTraining() const { return m_run != nullptr; }

    /// The id of the run, or of the last one; empty where it is not recorded.
    QString recordedAs() const { return m_recordedAs; }

    /// Bytes that whoever looks at a run may keep of its epochs' models; counted in what a run needs.
    std::uint64_t snapshotMemory() const { return m_snapshotMemory; }

    /// Trains a recorded run, from its checkpoint on if it has one. Nothing while another is going.
    void trainRecorded(const model::RunSummary& run);

    /// A run that is over, to be looked at as if it had just ended.
    struct ShownRun {
        model::TrainingOptions options;
        model::RunCurves curves;
        model::RunOutcome outcome;
        std::shared_ptr<const model::VaeModel> best; ///< null = it has none
        bool canResume = false;
    };
    void show(const ShownRun& run);

public slots:
    /// Says what a run with these options would do.
    void plan(const model::TrainingOptions& options);
    void start(const model::TrainingOptions& options);
    void startAnyway(); ///< the run that was last short of memory
    void pause();
    void continueRun(); ///< after a pause
    void stop();

    /// Saves the best model of the last run, or the latest of one that is going.
    void saveModel(const QString& path);

    /// Ends the run, and saves its best model.
    void stopAndSave(const QString& path);

signals:
    void planned(const model::RunPlan& plan);
    void costEstimated(const model::RunCost& cost); ///< of the latest plan; again once the speed is known
    void shortOfMemory(const model::MemoryShortage& shortage); ///< the run is not begun
    /// id: as which the run is recorded; empty = it is not.
    void runBegan(const model::RunPlan& plan, const model::RankingQuality& popularity, const QString& id);
    void batchesDone(const std::vector<model::BatchReport>& batches);
    void epochDone(const model::EpochReport& epoch);
    void progressed(const model::RunProgress& progress);
    void runStateChanged(model::RunState state);
    void runEnded(const model::RunOutcome& outcome);
    /// id: of the run that was shown last, if it can be resumed; else empty.
    void resumableChanged(const QString& id);
    void modelAvailable(bool available);
    void modelChanged(std::shared_ptr<const model::VaeModel> model); ///< the latest, of the run or opened
    void failed(const model::Failure& failure);
    void recovered(const model::Failure& warning); ///< what failed() said of a run that goes on is over

private:
    void forgetModels();
    void beginIfItFits(Training training, const model::TrainingOptions& options, bool resumed);
    void begin(Training training);
    void estimateCost();
    void onNews(const TrainingNews& news);
    void onEnded(const model::TrainingResult& result);
    void onFailed(const model::Failure& failure);
    void setModel(std::shared_ptr<const model::VaeModel> model);
    void setRunState(model::RunState state);
    void endRun(const model::RunOutcome& outcome, bool canResume);

    OpenedData& m_data;
    const model::RunStore& m_store;
    FileWriter& m_writer;
    std::optional<model::MachineSpeed> m_speed; ///< measured when the first run is planned
    std::optional<model::RunPlan> m_planned;    ///< what a run on these data would do, as last asked
    const std::uint64_t m_snapshotMemory;
    Training m_refused;                 ///< for want of memory; empty = none was
    std::unique_ptr<TrainingRun> m_run; ///< null while none is going
    model::RunPlan m_plan;              ///< of the run
    QString m_recordedAs;               ///< its id; empty = it is not recorded
    model::RunState m_runState = model::RunState::Idle;
    std::shared_ptr<const model::VaeModel> m_latest; ///< null before the first of the data
    std::shared_ptr<const model::VaeModel> m_best;   ///< what is saved
    QString m_saveTo; ///< where the run's model goes when it has ended; empty = nowhere
    BackgroundTask m_measuring;
};

} // namespace app
