#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QString>

#include "app/data/data_export.h"
#include "app/data/import_assistant.h"
#include "app/runs/run_library.h"
#include "app/tasks/background_task.h"
#include "app/tasks/file_writer.h"
#include "app/training/training_run.h"
#include "model/ranking/recommender.h"
#include "model/training/machine_speed.h"
#include "model/values/run_cost.h"
#include "model/values/run_progress.h"

namespace app {

/// What the program knows: the data, the run, the latest model. Intents come in as slots,
/// facts go out as signals, all on the window's thread; nothing here waits.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);

    bool isTraining() const { return m_run != nullptr; }
    ImportAssistant& importAssistant() { return m_importAssistant; }
    DataExport& dataExport() { return m_dataExport; }
    RunLibrary& library() { return m_library; }

    bool isReading() const { return m_reading.running(); }

    /// Of the data that are open; all zeros before the first.
    const model::DataFingerprint& data() const { return m_data; }

    /// Of the data that are open; null before the first.
    std::shared_ptr<const model::Recommender> recommender() const { return m_recommender; }

    /// Precondition: data are open.
    std::shared_ptr<const model::Dataset> dataset() const {
        return {m_recommender, &m_recommender->dataset()};
    }

    /// Trains a run of the library, from its checkpoint on if it has one. Nothing while another is going.
    void train(const model::RunFolder& folder);

    /// A run that is over, to be looked at as if it had just ended.
    struct ShownRun {
        model::TrainingOptions options;
        model::RunCurves curves;
        model::RunOutcome outcome;
        std::shared_ptr<const model::VaeModel> best; ///< null = it has none
    };
    void show(const ShownRun& run);

public slots:
    /// Reads data in the background. What is open stays until the new data are ready.
    void openData(const model::ImportOptions& options);
    void openExample();
    void cancelReading() { m_reading.requestStop(); }

    /// Writes the data that are open for other programs.
    void exportData(const QString& folder, model::ExportFormat format);

    /// Says what a run with these options would do.
    void plan(const model::TrainingOptions& options);
    void start(const model::TrainingOptions& options);
    void pause();
    void resume();
    void stop();

    /// Saves the best model of the last run, or the latest of one that is going.
    void saveModel(const QString& path);

    /// Ends the run, and saves its best model.
    void stopAndSave(const QString& path);

    void saveFile(const QString& path, const QByteArray& bytes);

signals:
    void readingChanged(bool reading);
    void readingProgressed(const model::ReadingProgress& progress);
    void datasetReady(std::shared_ptr<const model::DatasetSummary> summary,
                      std::shared_ptr<const std::vector<model::UserEntry>> directory);
    void planned(const model::RunPlan& plan);
    void costEstimated(const model::RunCost& cost); ///< of the latest plan; again once the speed is known
    void runBegan(const model::RunPlan& plan, const model::RankingQuality& popularity);
    void batchesDone(const std::vector<model::BatchReport>& batches);
    void epochDone(const model::EpochReport& epoch);
    void progressed(const model::RunProgress& progress);
    void runStateChanged(model::RunState state);
    void runEnded(const model::RunOutcome& outcome);
    void modelAvailable(bool available);
    void modelTaken(std::shared_ptr<const model::VaeModel> model); ///< the latest, of the run or opened
    void saved(const QString& path);
    void failed(const model::Failure& failure);

private:
    void takeDataset(const std::shared_ptr<const model::Dataset>& dataset,
                     const model::DataFingerprint& data);
    void begin(Training training);
    void estimateCost();
    void takeNews(const TrainingNews& news);
    void takeResult(const model::TrainingResult& result);
    void takeModel(std::shared_ptr<const model::VaeModel> model);
    void setRunState(model::RunState state);
    void endRun(const model::RunOutcome& outcome);

    ImportAssistant m_importAssistant;
    DataExport m_dataExport;
    BackgroundTask m_reading;
    FileWriter m_writer;
    RunLibrary m_library;
    BackgroundTask m_measuring;
    model::DataFingerprint m_data;
    std::optional<model::MachineSpeed> m_speed; ///< measured when the first run is planned
    std::optional<model::RunPlan> m_planned;    ///< what a run on these data would do, as last asked
    std::unique_ptr<TrainingRun> m_run;         ///< null while none is going
    model::RunPlan m_plan;                      ///< of the run
    model::RunState m_runState = model::RunState::Idle;
    std::shared_ptr<const model::Recommender> m_recommender; ///< holds the dataset; null before the first
    std::shared_ptr<const model::VaeModel> m_latest;         ///< null before the first of the data
    std::shared_ptr<const model::VaeModel> m_best;           ///< what is saved
    QString m_saveTo; ///< where the run's model goes when it has ended; empty = nowhere
};

} // namespace app
