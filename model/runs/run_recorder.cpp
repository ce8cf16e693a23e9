#include "model/runs/run_recorder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "model/runs/checkpoint_file.h"
#include "model/runs/curves_csv.h"
#include "model/saved/model_file.h"
#include "model/values/failure.h"

namespace model {

using namespace std::chrono_literals;

namespace {

constexpr double shareOfTime = 0.05; ///< that saving may take

RecordedRunState recordedStateOf(RunState state) {
    switch (state) {
    case RunState::Finished:
        return RecordedRunState::Finished;
    case RunState::Failed:
        return RecordedRunState::Failed;
    default:
        return RecordedRunState::Stopped;
    }
}

} // namespace

RunRecorder::RunRecorder(const RunFolder& folder, const Dataset& dataset,
                         std::chrono::duration<double> interval, TrainingSink& next)
    : m_folder(folder), m_dataset(dataset), m_trained(trainedDataOf(dataset)), m_interval(interval),
      m_next(next), m_record(folder.record()), m_steps(folder.stepsPath()), m_epochs(folder.epochsPath()),
      m_dimensions(folder.dimensionsPath()) {}

template <typename Work>
bool RunRecorder::attempt(Work work, const char* warning) {
    try {
        work();
        m_failing = false;
        return true;
    } catch (const Error& error) {
        Failure failure = error.failure();
        failure.message = warning + failure.message;
        failure.remedy = "Make room there; it is tried again";
        if (!std::exchange(m_failing, true))
            m_next.warned(failure);
        return false;
    }
}

void RunRecorder::resumeFrom(const Checkpoint& checkpoint) {
    RunCurves& before = m_before.emplace();
    before.epochs = checkpoint.position.history;
    attempt([&] { before.batches = readSteps(m_folder.stepsPath()); });
    std::erase_if(before.batches,
                  [&](const BatchReport& batch) { return batch.step > checkpoint.position.step; });
    RunSummary& summary = m_record.summary;
    summary.epochsDone = checkpoint.position.epoch - 1;
    summary.bestEpoch = checkpoint.best->epoch;
    summary.best = checkpoint.best->validation;
}

void RunRecorder::restartCurves(const std::vector<EpochReport>& epochs,
                                const std::vector<BatchReport>& batches, std::size_t dimensions) {
    std::string steps = stepsHeader();
    for (const BatchReport& batch : batches)
        steps += stepsRow(batch);
    std::string rows = epochsHeader();
    std::string kl = dimensionsHeader(dimensions);
    for (const EpochReport& epoch : epochs) {
        rows += epochsRow(epoch);
        kl += dimensionsRow(epoch);
    }
    m_steps.restart(std::move(steps));
    m_epochs.restart(std::move(rows));
    m_dimensions.restart(std::move(kl));
}

void RunRecorder::runBegins(const RunPlan& plan, const RankingQuality& popularity,
                            std::shared_ptr<const VaeModel> untrained) {
    m_record.popularity = popularity;
    m_record.summary.state = RecordedRunState::Running;
    m_record.summary.reason.clear();
    if (!m_before)
        m_record.summary.best = untrained->validation;
    const RunCurves before = m_before.value_or(RunCurves());
    attempt([&] {
        restartCurves(before.epochs, before.batches, static_cast<std::size_t>(plan.options.network.latent));
        m_folder.writeRecord(m_record);
    });
    m_nextSave = Clock::now(); // a run that is killed in its first seconds can be resumed, too
    m_next.runBegins(plan, popularity, std::move(untrained));
    if (m_before)
        m_next.resumed(before.epochs, before.batches);
    m_before.reset();
}

void RunRecorder::batchDone(const BatchReport& report) {
    m_steps.append(stepsRow(report));
    m_record.summary.finalBeta = report.beta;
    m_record.summary.seconds = report.seconds;
    m_next.batchDone(report);
}

void RunRecorder::epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) {
    m_epochs.append(epochsRow(report));
    m_dimensions.append(dimensionsRow(report));
    RunSummary& summary = m_record.summary;
    summary.epochsDone = report.epoch;
    summary.seconds = report.seconds;
    if (report.best) {
        summary.bestEpoch = report.epoch;
        summary.best = report.validation;
    }
    attempt([&] { // to be watched, by whatever reads the folder
        m_epochs.flush();
        m_dimensions.flush();
    });
    m_next.epochDone(report, std::move(snapshot));
}

void RunRecorder::checkpointPossible(const TrainingState& state) {
    if (Clock::now() >= m_nextSave)
        save(state);
}

void RunRecorder::stoppedAt(const TrainingState& state) {
    save(state);
}

void RunRecorder::save(const TrainingState& state) {
    const auto start = Clock::now();
    attempt([&] {
        writeSoFar();
        saveCheckpoint(m_folder.checkpointPath(), state, m_dataset.catalog, m_dataset.options, m_trained);
        m_folder.writeRecord(m_record);
    });
    const std::chrono::duration<double> taken = Clock::now() - start;
    m_nextSave =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::max(m_interval, taken / shareOfTime));
}

void RunRecorder::writeSoFar() {
    m_steps.flush();
    m_epochs.flush();
    m_dimensions.flush();
}

bool RunRecorder::saveEnd(const TrainingResult& result) {
    const auto work = [&] {
        writeSoFar();
        const bool over = m_record.summary.state != RecordedRunState::Stopped;
        if (over)
            saveModel(m_folder.finalModelPath(), *result.best, m_dataset.catalog, m_dataset.options,
                      m_trained);
        m_folder.writeRecord(m_record);
        std::error_code ignored;
        if (over) // only once the record says so: without either, the run would start again
            std::filesystem::remove(m_folder.checkpointPath(), ignored);
    };
    return attempt(work, "the run is over, but how it ended cannot be saved yet: ");
}

bool RunRecorder::finish(const TrainingResult& result, RunControl& control) {
    RunSummary& summary = m_record.summary;
    summary.state = recordedStateOf(result.outcome.state);
    summary.reason = result.outcome.failure;
    summary.test = result.outcome.test;
    m_failing = false; // a failure at the end is reported anew
    const auto patience = Clock::now() + 1min;
    bool saved = saveEnd(result);
    while (!saved && Clock::now() < patience) {
        m_next.waitingToSave();
        if (control.stoppedWithin(1s))
            break;
        saved = saveEnd(result);
    }
    if (!saved)
        m_next.warned({"how the run ended has not been saved", m_folder.path(), 0,
                       "Make room there, then resume the run from its last checkpoint"});
    return saved;
}

} // namespace model
