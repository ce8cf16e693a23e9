#include "app/training/training_session.h"

#include <utility>

#include "app/data/example_data.h"
#include "app/training/recorded_training.h"
#include "model/data/fingerprint.h"
#include "model/files/file_saver.h"
#include "model/import/import.h"
#include "model/numerics/parallel.h"
#include "model/saved/model_file.h"
#include "model/training/cost_estimate.h"
#include "model/training/run_plan.h"

namespace app {

Session::Session(QObject* parent) : QObject(parent) {
    connect(&m_reading, &BackgroundTask::failed, this, &Session::failed);
    connect(&m_reading, &BackgroundTask::finished, this, [this] { emit readingChanged(false); });
    connect(&m_writer, &FileWriter::saved, this, &Session::saved);
    connect(&m_writer, &FileWriter::failed, this, &Session::failed);
    connect(&m_library, &RunLibrary::failed, this, &Session::failed);
}

void Session::openData(const model::ImportOptions& options) {
    if (m_run) {
        emit failed(
            model::problem("a run is training on the data that are open", "Stop it before opening others"));
        return;
    }
    if (m_reading.running()) {
        emit failed(model::problem("other data are being read", "Cancel that first, or wait"));
        return;
    }
    emit readingChanged(true);
    m_reading.start([this, options](const std::stop_token& stop) {
        const auto dataset =
            model::importDataset(options, stop, [this](const model::ReadingProgress& progress) {
                m_reading.post([this, progress] { emit readingProgressed(progress); });
            });
        m_reading.post(
            [this, dataset, data = model::fingerprintOf(*dataset)] { takeDataset(dataset, data); });
    });
}

void Session::openExample() {
    openData(exampleData());
}

void Session::exportData(const QString& folder, model::ExportFormat format) {
    if (m_recommender)
        m_dataExport.start(dataset(), folder, format);
}

void Session::takeDataset(const std::shared_ptr<const model::Dataset>& dataset,
                          const model::DataFingerprint& data) {
    m_data = data;
    m_recommender = std::make_shared<const model::Recommender>(dataset);
    m_latest.reset();
    m_best.reset();
    m_planned.reset();
    emit modelAvailable(false);
    emit datasetReady({dataset, &dataset->summary},
                      std::make_shared<const std::vector<model::UserEntry>>(dataset->directory()));
}

void Session::plan(const model::TrainingOptions& options) {
    if (!m_recommender || m_run)
        return;
    const model::Dataset& dataset = m_recommender->dataset();
    try {
        m_planned =
            model::planRun(options, dataset.training.foldIn.userCount(), dataset.training.foldIn.itemCount());
    } catch (const model::Error&) {
        return; // options in the middle of being typed; the form says what is wrong with them
    }
    emit planned(*m_planned);
    estimateCost();
}

/// Without the time as long as the machine's speed is being measured.
void Session::estimateCost() {
    if (!m_planned || !m_recommender)
        return;
    emit costEstimated(model::estimateCost(*m_planned, m_recommender->dataset(), m_speed));
    if (m_speed || m_measuring.running())
        return;
    m_measuring.start([this](const std::stop_token&) {
        model::lowerPriority();
        const model::MachineSpeed speed = model::machineSpeed();
        m_measuring.post([this, speed] {
            m_speed = speed;
            estimateCost();
        });
    });
}

void Session::start(const model::TrainingOptions& options) {
    if (m_recommender && !m_run)
        begin(newTraining(dataset(), options, m_library.store()));
}

void Session::train(const model::RunFolder& folder) {
    if (m_recommender && !m_run)
        begin(recordedTraining(dataset(), folder));
}

void Session::begin(Training training) {
    m_best.reset();
    m_run = std::make_unique<TrainingRun>(std::move(training));
    connect(m_run.get(), &TrainingRun::news, this, &Session::takeNews);
    connect(m_run.get(), &TrainingRun::ended, this, &Session::takeResult);
    connect(m_run.get(), &TrainingRun::failed, this, [this](const model::Failure& failure) {
        m_saveTo.clear();
        model::RunOutcome outcome;
        outcome.state = model::RunState::Failed;
        outcome.failure = failure.text();
        endRun(outcome);
        emit failed(failure);
    });
    setRunState(model::RunState::Starting);
    m_run->start();
}

void Session::show(const ShownRun& run) {
    if (!m_recommender || m_run)
        return;
    m_plan = model::planRun(run.options, m_data.trainingUsers, static_cast<std::uint32_t>(m_data.items));
    m_best = run.best;
    emit runBegan(m_plan, run.curves.popularity);
    emit batchesDone(run.curves.batches);
    for (const model::EpochReport& epoch : run.curves.epochs)
        emit epochDone(epoch);
    setRunState(run.outcome.state);
    emit runEnded(run.outcome);
    if (run.best)
        takeModel(run.best);
}

void Session::pause() {
    if (!m_run)
        return;
    m_run->pause();
    setRunState(model::RunState::Paused);
}

void Session::resume() {
    if (!m_run)
        return;
    m_run->resume();
    setRunState(model::RunState::Training);
}

void Session::stop() {
    if (!m_run)
        return;
    m_run->stop();
    setRunState(model::RunState::Stopping);
}

void Session::takeNews(const TrainingNews& news) {
    for (const model::Failure& trouble : news.troubles)
        emit failed(trouble);
    if (news.beginning) {
        m_plan = news.beginning->plan;
        emit runBegan(m_plan, news.beginning->popularity);
        if (m_runState == model::RunState::Starting) // else it has been told to pause or stop already
            setRunState(model::RunState::Training);
    }
    if (!news.batches.empty()) {
        emit batchesDone(news.batches);
        emit progressed(model::progressAfter(m_plan, news.batches.back()));
    }
    for (const model::EpochReport& epoch : news.epochs)
        emit epochDone(epoch);
    for (const auto& snapshot : news.snapshots)
        takeModel(snapshot);
}

void Session::takeResult(const model::TrainingResult& result) {
    m_best = result.best;
    endRun(result.outcome);
    takeModel(result.best);
    if (!m_saveTo.isEmpty())
        saveModel(std::exchange(m_saveTo, {}));
    if (result.outcome.state == model::RunState::Failed)
        emit failed(model::problem(result.outcome.failure));
}

void Session::setRunState(model::RunState state) {
    m_runState = state;
    emit runStateChanged(state);
}

void Session::endRun(const model::RunOutcome& outcome) {
    m_run.release()->deleteLater(); // its own signal is what called us
    setRunState(outcome.state);
    emit runEnded(outcome);
}

void Session::takeModel(std::shared_ptr<const model::VaeModel> model) {
    m_latest = std::move(model);
    emit modelAvailable(true);
    emit modelTaken(m_latest);
}

void Session::saveModel(const QString& path) {
    const auto model = m_best ? m_best : m_latest;
    if (!model)
        return;
    m_writer.save(
        [recommender = m_recommender, model, path](const std::stop_token&) {
            const model::Dataset& dataset = recommender->dataset();
            model::saveModel(path.toStdString(), *model, dataset.catalog, dataset.options);
        },
        path);
}

void Session::stopAndSave(const QString& path) {
    if (!m_run) {
        saveModel(path);
        return;
    }
    m_saveTo = path;
    stop();
}

void Session::saveFile(const QString& path, const QByteArray& bytes) {
    m_writer.save(
        [path, bytes](const std::stop_token&) { model::saveFile(path.toStdString(), bytes.toStdString()); },
        path);
}

} // namespace app
