#include "app/runs/run_queue.h"

#include <algorithm>
#include <utility>

#include "model/runs/experiment_runs.h"

namespace app {

RunQueue::RunQueue(OpenedData& data, TrainingSession& training, RunLibrary& library,
                   const model::RunStore& store, QObject* parent)
    : QObject(parent), m_data(data), m_training(training), m_library(library), m_store(store) {
    connect(&m_adding, &BackgroundTask::failed, this, &RunQueue::failed);
    connect(&m_library, &RunLibrary::listed, this, [this] {
        trainNext();
        announce();
    });
    connect(&m_training, &TrainingSession::runEnded, this, &RunQueue::onRunEnded);
    connect(&m_training, &TrainingSession::shortOfMemory, this, &RunQueue::onShortOfMemory);
    connect(&m_data, &OpenedData::datasetReady, this, &RunQueue::announce);
}

void RunQueue::add(const model::ExperimentPlan& plan) {
    if (m_adding.running() || !m_data.dataset())
        return;
    m_adding.start([this, plan, dataset = m_data.dataset(), store = m_store](const std::stop_token&) {
        store.add(model::requestsOf(plan, dataset->summary.name), *dataset);
        m_adding.post([this] { start(); });
    });
}

void RunQueue::start() {
    if (!m_working)
        m_done = 0;
    m_lastTrained.clear();
    m_working = true;
    m_library.refresh(); // then the next has its turn
}

void RunQueue::stop() {
    m_working = false;
    if (m_runIsOurs)
        m_training.stop();
    announce();
}

namespace {

using Runs = std::vector<model::RunSummary>;

bool isQueued(const model::RunSummary& run) {
    return run.state == model::RecordedRunState::Queued;
}

bool isInterrupted(const model::RunSummary& run, const Runs& runs) {
    if (run.state != model::RecordedRunState::Interrupted && run.state != model::RecordedRunState::Stopped)
        return false;
    return !run.experiment.id.empty() && std::ranges::any_of(runs, [&](const model::RunSummary& other) {
        return isQueued(other) && other.experiment.id == run.experiment.id;
    });
}

} // namespace

/// In the order in which they are made; those of the library begin with the newest.
std::vector<const model::RunSummary*> RunQueue::waiting() const {
    const Runs& runs = m_library.runs();
    std::vector<const model::RunSummary*> waiting;
    waiting.reserve(runs.size());
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        if (isQueued(*run) || isInterrupted(*run, runs))
            waiting.push_back(&*run);
    std::stable_partition(waiting.begin(), waiting.end(),
                          [](const model::RunSummary* run) { return !isQueued(*run); });
    return waiting;
}

void RunQueue::trainNext() {
    if (!m_working || m_training.isTraining() || m_data.isReading())
        return;
    const auto runs = waiting();
    const auto next = std::ranges::find(runs, m_data.fingerprint(), &model::RunSummary::data);
    // A run that was trained and waits again could not be recorded: another try would end as this one.
    m_working = next != runs.end() && (*next)->id != m_lastTrained;
    m_runIsOurs = m_working;
    if (!m_working)
        return;
    m_lastTrained = (*next)->id;
    m_training.trainRecorded(**next);
}

void RunQueue::onRunEnded(const model::RunOutcome& outcome) {
    if (!m_runIsOurs)
        return;
    m_runIsOurs = false;
    if (outcome.state == model::RunState::Stopped)
        m_working = false; // whoever stops a run wants the machine for something else
    else
        ++m_done;
    m_library.refresh();
}

/// Whether that run is trained all the same is asked; the others wait.
void RunQueue::onShortOfMemory() {
    if (!std::exchange(m_runIsOurs, false))
        return;
    m_working = false;
    announce();
}

void RunQueue::announce() {
    emit changed(static_cast<int>(waiting().size()), m_done, m_working);
}

} // namespace app
