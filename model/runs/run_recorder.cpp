#include "model/runs/run_recorder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "model/input/file_type.h"
#include "model/numerics/machine_memory.h"
#include "model/runs/checkpoint_file.h"
#include "model/runs/curves_csv.h"
#include "model/saved/model_file.h"
#include "model/saved/text_list.h"
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

Failure told(Failure failure, const std::string& before) {
    failure.message = before + failure.message;
    failure.remedy = "Make room there; it is tried again";
    return failure;
}

Failure folderFailure(const Failure& failure) {
    return told(failure, "the run continues, but its folder cannot be kept up to date: ");
}

/// What the file takes, but for its header.
std::uint64_t checkpointSize(const TrainingState& state, const Catalog& catalog, const TrainedData& trained) {
    const NetworkLayout& layout = state.parameters.layout();
    return sizeof(float) * (layout.parameterCount() + 3 * layout.size()) + savedSize(catalog.ids) +
           savedSize(catalog.titles) +
           sizeof(std::int64_t) * (trained.users.size() + (trained.clicks ? trained.clicks->size() : 0));
}

/// With what the checkpoint takes, beside the one before, and what is free there.
Failure checkpointFailure(const Failure& failure, std::uint64_t size) {
    Failure warning = told(failure, "the run continues, but its checkpoint cannot be saved: ");
    std::error_code unknown;
    const auto folder = std::filesystem::path(failure.file).parent_path();
    const auto space = std::filesystem::space(folder, unknown);
    if (!unknown)
        warning.message +=
            "; it takes " + memoryText(size) + ", and " + memoryText(space.available) + " are free there";
    return warning;
}

} // namespace

RunRecorder::RunRecorder(const RunFolder& folder, const Dataset& dataset,
                         std::chrono::duration<double> interval, TrainingSink& next)
    : m_folder(folder), m_dataset(dataset), m_trained(trainedDataOf(dataset)), m_interval(interval),
      m_next(next), m_record(folder.record()), m_steps(folder.stepsPath()), m_epochs(folder.epochsPath()),
      m_dimensions(folder.dimensionsPath()) {}

template <typename Work, typename Tell>
bool RunRecorder::attempt(Warning& warning, Work work, Tell tell) {
    try {
        work();
    } catch (const Error& error) {
        if (!warning)
            m_next.warned(warning.emplace(tell(error.failure())));
        return false;
    }
    settle(warning);
    return true;
}

void RunRecorder::settle(Warning& warning) {
    if (const Warning over = std::exchange(warning, std::nullopt))
        m_next.recovered(*over);
}

void RunRecorder::resumeFrom(const Checkpoint& checkpoint) {
    RunCurves& before = m_before.emplace();
    before.epochs = checkpoint.position.history;
    before.batches = batchesBefore();
    std::erase_if(before.batches,
                  [&](const BatchReport& batch) { return batch.step > checkpoint.position.step; });
    RunSummary& summary = m_record.summary;
    summary.epochsDone = checkpoint.position.epoch - 1;
    summary.bestEpoch = checkpoint.best->epoch;
    summary.best = checkpoint.best->validation;
}

/// The steps so far; none, and a warning, where they are damaged. Where they only cannot be read now they are
/// not replaced by less: throws Error.
std::vector<BatchReport> RunRecorder::batchesBefore() {
    try {
        return readSteps(m_folder.stepsPath());
    } catch (const Error& error) {
        if (error.failure().line == 0 && isThere(m_folder.stepsPath()))
            throw;
        m_next.warned({"the run continues, but its curves before it are lost: " + error.failure().message,
                       error.failure().file, error.failure().line, error.failure().remedy});
        return {};
    }
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
    const auto begin = [&] {
        writeSoFar();
        m_folder.writeRecord(m_record);
    };
    restartCurves(before.epochs, before.batches, static_cast<std::size_t>(plan.options.network.latent));
    attempt(m_folderWarning, begin, folderFailure);
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
    flushEpochs();
    m_next.epochDone(report, std::move(snapshot));
}

/// To be watched, by whatever reads the folder. Where a checkpoint has failed, that has been said.
void RunRecorder::flushEpochs() {
    const auto flush = [this] {
        m_epochs.flush();
        m_dimensions.flush();
    };
    if (!m_checkpointWarning) {
        attempt(m_folderWarning, flush, folderFailure);
        return;
    }
    try {
        flush();
    } catch (const Error&) { // the rows wait
    }
}

void RunRecorder::checkpointPossible(const TrainingState& state) {
    if (Clock::now() < m_nextSave)
        return;
    const auto start = Clock::now();
    save(state, true);
    const std::chrono::duration<double> taken = Clock::now() - start;
    m_nextSave =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::max(m_interval, taken / shareOfTime));
}

void RunRecorder::stoppedAt(const TrainingState& state) {
    m_stopSaved = save(state, false); // finish() writes the record: a program that is told to end has seconds
}

bool RunRecorder::save(const TrainingState& state, bool withRecord) {
    const auto work = [&] {
        writeSoFar();
        saveCheckpoint(m_folder.checkpointPath(), state, m_dataset.catalog, m_dataset.options, m_trained);
        if (withRecord)
            m_folder.writeRecord(m_record);
    };
    const bool saved = attempt(m_checkpointWarning, work, [&](const Failure& failure) {
        return checkpointFailure(failure, checkpointSize(state, m_dataset.catalog, m_trained));
    });
    if (saved)
        settle(m_folderWarning);
    return saved;
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
    return attempt(m_endWarning, work, [](const Failure& failure) {
        return told(failure, "the run is over, but how it ended cannot be saved yet: ");
    });
}

bool RunRecorder::finish(const TrainingResult& result, RunControl& control) {
    RunSummary& summary = m_record.summary;
    summary.state = recordedStateOf(result.outcome.state);
    summary.reason = result.outcome.failure;
    summary.test = result.outcome.test;
    const bool saved = endRecorded(result, control);
    if (!saved)
        m_next.warned({"how the run ended has not been saved", m_folder.path(), 0,
                       "Make room there, then resume the run from its last checkpoint"});
    else if (!m_stopSaved)
        m_next.warned({"the run was stopped, but could not be saved there", m_folder.path(), 0,
                       m_folder.hasCheckpoint() ? "Make room there, then resume it from its last checkpoint"
                                                : "Make room there, then start it again"});
    return saved && m_stopSaved;
}

bool RunRecorder::endRecorded(const TrainingResult& result, RunControl& control) {
    const auto patience = Clock::now() + 1min;
    bool saved = saveEnd(result);
    while (!saved && Clock::now() < patience) {
        m_next.waitingToSave();
        if (control.stoppedWithin(1s))
            break;
        saved = saveEnd(result);
    }
    if (saved && m_stopSaved)
        for (Warning* warning : {&m_folderWarning, &m_checkpointWarning})
            settle(*warning);
    return saved;
}

} // namespace model
