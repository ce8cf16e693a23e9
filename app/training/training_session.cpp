#include "app/training/training_session.h"

#include <algorithm>
#include <utility>

#include "app/training/recorded_training.h"
#include "model/files/output_check.h"
#include "model/import/import.h"
#include "model/numerics/machine_memory.h"
#include "model/numerics/parallel.h"
#include "model/saved/model_file.h"
#include "model/training/cost_estimate.h"
#include "model/training/run_plan.h"

namespace app {

namespace {

/// An eighth of the memory that is free.
std::uint64_t memoryForSnapshots() {
    constexpr std::uint64_t most = 1'000'000'000;
    const std::uint64_t available = model::memoryAvailable();
    return available == 0 ? most : std::min(most, available / 8);
}

} // namespace

TrainingSession::TrainingSession(OpenedData& data, const model::RunStore& store, FileWriter& writer,
                                 QObject* parent)
    : QObject(parent), m_data(data), m_store(store), m_writer(writer),
      m_snapshotMemory(memoryForSnapshots()) {
    connect(&m_data, &OpenedData::datasetReady, this, &TrainingSession::forgetModels);
}

void TrainingSession::forgetModels() {
    m_latest.reset();
    m_best.reset();
    m_planned.reset();
    m_refused = {};
    emit modelAvailable(false);
    emit resumableChanged({});
}

void TrainingSession::plan(const model::TrainingOptions& options) {
    if (!m_data.dataset() || m_run)
        return;
    const model::Interactions& training = m_data.dataset()->training.foldIn;
    try {
        m_planned = model::planRun(options, training.userCount(), training.itemCount());
    } catch (const model::Error& error) {
        emit failed(error.failure()); // the form gives only options that can work
        return;
    }
    emit planned(*m_planned);
    estimateCost();
}

/// Without the time as long as the machine's speed is being measured.
void TrainingSession::estimateCost() {
    if (!m_planned)
        return;
    emit costEstimated(
        model::estimateCost(*m_planned, *m_data.dataset(), {.snapshots = m_snapshotMemory}, m_speed));
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

void TrainingSession::start(const model::TrainingOptions& options) {
    if (m_data.dataset() && !m_run)
        beginIfItFits(newTraining(m_data.dataset(), options, m_store), options, false);
}

void TrainingSession::trainRecorded(const model::RunSummary& run) {
    if (m_data.dataset() && !m_run)
        beginIfItFits(recordedTraining(m_data.dataset(), model::RunFolder(run.folder)), run.options,
                      run.canResume);
}

void TrainingSession::beginIfItFits(Training training, const model::TrainingOptions& options, bool resumed) {
    const model::RunKeeping keeping{.resumed = resumed, .snapshots = m_snapshotMemory};
    const auto shortage =
        model::memoryShortage(options, *m_data.dataset(), keeping, model::memoryAvailable());
    if (!shortage) {
        begin(std::move(training));
        return;
    }
    m_refused = std::move(training);
    emit shortOfMemory(*shortage);
}

void TrainingSession::startAnyway() {
    if (m_refused && !m_run)
        begin(std::exchange(m_refused, {}));
}

void TrainingSession::begin(Training training) {
    m_best.reset();
    m_recordedAs.clear();
    emit resumableChanged({});
    m_data.setInTraining(true);
    m_run = std::make_unique<TrainingRun>(std::move(training));
    connect(m_run.get(), &TrainingRun::news, this, &TrainingSession::onNews);
    connect(m_run.get(), &TrainingRun::ended, this, &TrainingSession::onEnded);
    connect(m_run.get(), &TrainingRun::failed, this, &TrainingSession::onFailed);
    setRunState(model::RunState::Starting);
    m_run->start();
}

void TrainingSession::show(const ShownRun& run) {
    if (!m_data.dataset() || m_run)
        return;
    const model::Interactions& training = m_data.dataset()->training.foldIn;
    m_plan = model::planRun(run.options, training.userCount(), training.itemCount());
    m_best = run.best;
    m_recordedAs = QString::fromStdString(run.curves.id);
    emit runBegan(m_plan, run.curves.popularity, m_recordedAs);
    emit batchesDone(run.curves.batches);
    for (const model::EpochReport& epoch : run.curves.epochs)
        emit epochDone(epoch);
    setRunState(run.outcome.state);
    emit runEnded(run.outcome);
    emit resumableChanged(run.canResume ? m_recordedAs : QString());
    if (run.best)
        setModel(run.best);
}

void TrainingSession::pause() {
    if (!m_run)
        return;
    m_run->pause();
    setRunState(model::RunState::Paused);
}

void TrainingSession::continueRun() {
    if (!m_run)
        return;
    m_run->continueRun();
    setRunState(model::RunState::Training);
}

void TrainingSession::stop() {
    if (!m_run)
        return;
    m_run->stop();
    setRunState(model::RunState::Stopping);
}

void TrainingSession::onNews(const TrainingNews& news) {
    for (const model::Failure& warning : news.warnings)
        emit failed(warning);
    for (const model::Failure& warning : news.over)
        emit recovered(warning);
    if (!news.recordedAs.empty())
        m_recordedAs = QString::fromStdString(news.recordedAs);
    if (news.beginning) {
        m_plan = news.beginning->plan;
        emit runBegan(m_plan, news.beginning->popularity, m_recordedAs);
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
        setModel(snapshot);
}

void TrainingSession::onEnded(const model::TrainingResult& result) {
    m_best = result.best;
    endRun(result.outcome, result.kept && result.outcome.state == model::RunState::Stopped);
    setModel(result.best);
    if (!m_saveTo.isEmpty())
        saveModel(std::exchange(m_saveTo, {}));
    if (result.outcome.state == model::RunState::Failed)
        emit failed(model::problem(result.outcome.failure));
}

void TrainingSession::onFailed(const model::Failure& failure) {
    m_saveTo.clear();
    model::RunOutcome outcome;
    outcome.state = model::RunState::Failed;
    outcome.failure = failure.text();
    endRun(outcome, false);
    emit failed(failure);
}

void TrainingSession::setRunState(model::RunState state) {
    m_runState = state;
    emit runStateChanged(state);
}

void TrainingSession::endRun(const model::RunOutcome& outcome, bool canResume) {
    m_run.release()->deleteLater(); // its own signal is what called us
    m_data.setInTraining(false);
    setRunState(outcome.state);
    emit runEnded(outcome);
    emit resumableChanged(canResume ? m_recordedAs : QString());
}

void TrainingSession::setModel(std::shared_ptr<const model::VaeModel> model) {
    m_latest = std::move(model);
    emit modelAvailable(true);
    emit modelChanged(m_latest);
}

void TrainingSession::saveModel(const QString& path) {
    const auto model = m_best ? m_best : m_latest;
    if (!model)
        return;
    m_writer.save([dataset = m_data.dataset(), model,
                   path](const std::stop_token&) { model::saveModel(path.toStdString(), *model, *dataset); },
                  path);
}

void TrainingSession::stopAndSave(const QString& path) {
    if (!m_run) {
        saveModel(path);
        return;
    }
    try {
        model::requireNotRead(path.toStdString(), model::sourcePaths(*m_data.dataset()));
    } catch (const model::Error& error) {
        emit failed(error.failure());
        return;
    }
    m_saveTo = path;
    stop();
}

} // namespace app
