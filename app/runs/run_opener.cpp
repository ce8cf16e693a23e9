#include "app/runs/run_opener.h"

#include <utility>

#include "model/data/fingerprint.h"
#include "model/saved/model_file.h"

namespace app {

namespace {

model::RunState stateOf(model::RecordedRunState state) {
    switch (state) {
    case model::RecordedRunState::Finished:
        return model::RunState::Finished;
    case model::RecordedRunState::Failed:
        return model::RunState::Failed;
    default:
        return model::RunState::Stopped;
    }
}

model::RunOutcome outcomeOf(const model::RunSummary& run) {
    model::RunOutcome outcome;
    outcome.state = stateOf(run.state);
    outcome.epochsDone = run.epochsDone;
    outcome.bestEpoch = run.bestEpoch;
    outcome.best = run.best;
    outcome.test = run.test;
    outcome.stoppedEarly =
        run.state == model::RecordedRunState::Finished && run.epochsDone < run.options.epochs;
    outcome.failure = run.reason;
    return outcome;
}

} // namespace

RunOpener::RunOpener(OpenedData& data, TrainingSession& training, const model::RunStore& store,
                     QObject* parent)
    : QObject(parent), m_data(data), m_training(training), m_store(store) {
    connect(&m_task, &LatestTask::failed, this, &RunOpener::failed);
    connect(&m_data, &OpenedData::datasetReady, this, &RunOpener::onDatasetReady);
    connect(&m_data, &OpenedData::readingChanged, this, [this](bool reading) {
        if (!reading)
            m_then = {}; // cancelled, or failed
    });
}

void RunOpener::open(const QString& id) {
    withDataOf(id, [this](const model::RunSummary& run) { readRun(model::RunFolder(run.folder)); });
}

void RunOpener::resume(const QString& id) {
    withDataOf(id, [this](const model::RunSummary& run) { m_training.trainRecorded(run); });
}

void RunOpener::withDataOf(const QString& id, const Then& then) {
    if (m_training.isTraining() || m_data.isReading()) {
        emit failed(model::problem(m_training.isTraining() ? "a run is being trained" : "data are being read",
                                   "Stop it first, or wait"));
        return;
    }
    m_task.start([this, store = m_store, id, then](const std::stop_token&) {
        const model::RunRecord record = store.run(id.toStdString()).record();
        m_task.post([this, record, then] {
            if (record.summary.data == m_data.fingerprint()) {
                then(record.summary);
                return;
            }
            m_expected = record.summary.data;
            m_data.open(record.import);
            if (m_data.isReading()) // else it has said why not
                m_then = [run = record.summary, then] { then(run); };
        });
    });
}

void RunOpener::onDatasetReady() {
    if (!m_then)
        return;
    const auto then = std::exchange(m_then, {});
    if (const auto difference = model::differenceOf(m_data.fingerprint(), m_expected))
        emit failed(*difference);
    else
        then();
}

void RunOpener::readRun(const model::RunFolder& folder) {
    m_task.start([this, folder](const std::stop_token&) {
        const model::RunRecord record = folder.record();
        TrainingSession::ShownRun run{record.summary.options, model::readCurves(folder),
                                      outcomeOf(record.summary), nullptr, record.summary.canResume};
        std::string note;
        if (const std::string path = folder.modelPath(); !path.empty()) {
            const model::ModelFile file = model::loadModel(path);
            run.best = file.model;
            note = file.note;
        }
        m_task.post([this, run, note, summary = record.summary] {
            m_training.show(run);
            emit opened(summary);
            if (!note.empty())
                emit noted(tr("Opened, but %1.").arg(QString::fromStdString(note)));
        });
    });
}

} // namespace app
