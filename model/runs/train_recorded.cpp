#include "model/runs/train_recorded.h"

#include <utility>

#include "model/data/fingerprint.h"
#include "model/runs/checkpoint_file.h"
#include "model/runs/run_recorder.h"
#include "model/values/failure.h"

namespace model {

namespace {

void requireOpen(const RunFolder& folder, const RunRecord& record) {
    const RecordedRunState state = record.summary.state;
    if (state == RecordedRunState::Finished || state == RecordedRunState::Failed)
        throw Error({"the run is over: there is nothing to resume", folder.path(), 0, "Start a new run"});
}

/// A run that cannot be carried out at all is recorded as failed, so that the next one has its turn.
TrainingResult begin(const RunFolder& folder, RunRecord& record, const Dataset& dataset, RunControl& control,
                     RunRecorder& recorder) {
    try {
        return train(dataset, record.summary.options, control, recorder, &recorder);
    } catch (const Error& error) {
        record.summary.state = RecordedRunState::Failed;
        record.summary.reason = error.failure().text();
        folder.writeRecord(record);
        throw;
    }
}

TrainingResult resume(const RunFolder& folder, const RunRecord& record, const Dataset& dataset,
                      RunControl& control, RunRecorder& recorder) {
    Checkpoint checkpoint = loadCheckpoint(folder.checkpointPath());
    requireSameData(record.summary.data, checkpoint.data, folder.checkpointPath());
    recorder.resumeFrom(checkpoint);
    return resumeTraining(dataset, std::move(checkpoint), control, recorder, &recorder);
}

} // namespace

TrainingResult trainRecorded(const RunFolder& folder, const Dataset& dataset, RunControl& control,
                             TrainingSink& sink, std::chrono::duration<double> interval) {
    const auto lock = folder.lock();
    if (!lock)
        throw Error({"the run is being trained by another window or program", folder.path(), 0,
                     "Wait until it is done, or stop it there"});
    RunRecord record = folder.record();
    requireOpen(folder, record);
    requireSameData(dataset.fingerprint, record.summary.data, folder.path());
    sink.recordedAs(folder.id());
    RunRecorder recorder(folder, dataset, interval, sink);
    TrainingResult result = folder.hasCheckpoint() ? resume(folder, record, dataset, control, recorder)
                                                   : begin(folder, record, dataset, control, recorder);
    result.kept = recorder.finish(result, control);
    return result;
}

} // namespace model
