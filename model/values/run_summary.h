#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/values/applied_rule.h"
#include "model/values/data_fingerprint.h"
#include "model/values/experiment.h"
#include "model/values/training_reports.h"

namespace model {

/// Where a recorded run stands.
enum class RecordedRunState {
    Queued,      ///< waits for its turn
    Running,     ///< some program trains it now
    Interrupted, ///< the program that trained it is gone; it can be resumed from its checkpoint
    Stopped,     ///< by the user; it can be resumed
    Finished,
    Failed,     ///< diverged, or could not be carried out; see reason
    Unrecorded, ///< the program that made it was gone before its first record was written; it has nothing
    Damaged,    ///< its folder cannot be read; see reason
};

/// One run as the list of runs shows it.
struct RunSummary {
    std::string id;     ///< unique forever; the name of its folder
    std::string folder; ///< its path
    std::string name;
    std::string notes;
    int colour = 0; ///< place in the palette of series, 0 … 5
    RecordedRunState state = RecordedRunState::Queued;
    std::string reason;       ///< why it failed or cannot be read; empty otherwise
    std::int64_t created = 0; ///< seconds since 1970-01-01, UTC
    std::string dataName;     ///< e.g. "MovieLens latest small"
    std::string dataSource;   ///< path of the data
    DataFingerprint data;
    AppliedRule rule; ///< for clicks; Guess: the run is of a version that did not record it
    TrainingOptions options;
    ExperimentTag experiment; ///< empty id = belongs to none
    int epochsDone = 0;
    int bestEpoch = 0;       ///< 0 = the untrained parameters
    RankingQuality best;     ///< of the validation users, at that epoch
    RankingQuality test;     ///< of that epoch's model; users = 0: not known
    double finalBeta = 0.0;  ///< β of the last update that was made
    double seconds = 0.0;    ///< of training, pauses left out
    bool canResume = false;  ///< it has a checkpoint, and epochs to go
    std::uint64_t bytes = 0; ///< of all its files
};

/// Whether its record can be read: what it was, what it reached.
inline bool isReadable(const RunSummary& run) {
    return run.state != RecordedRunState::Unrecorded && run.state != RecordedRunState::Damaged;
}

/// The curves of one run, for overlays.
struct RunCurves {
    std::string id;
    std::vector<EpochReport> epochs;
    std::vector<BatchReport> batches;
    RankingQuality popularity; ///< of the validation users; users = 0: not known
};

/// What may be changed of a recorded run.
struct RunLabel {
    std::string name;
    std::string notes;
    int colour = 0;
};

} // namespace model
