#pragma once

#include <string>

#include "model/saved/model_file.h"
#include "model/training/training_state.h"

namespace model {

/// Writes the state of a run. The file is a model file of the best epoch so far, which also holds: the
/// tensors training.parameters, training.adam_first and training.adam_second, each flat and as they lie in
/// memory; the tensor training.history, the completed epochs as JSON, which grows with the run as the header
/// must not; and the metadata entry training with the step, the epoch, the schedule's state, the seed and the
/// data's fingerprint. trained belongs to the data that the state's plan is for. Throws Error when it cannot
/// be written, or is not a possible state (possible_state.h); the old one then stays.
void saveCheckpoint(const std::string& path, const TrainingState& state, const Catalog& catalog,
                    const ImportOptions& import, const TrainedData& trained);

/// Reads it back, and those of "tastescope 1", whose history is in the metadata: whatever saveCheckpoint()
/// writes, an epoch's last update included. A single changed byte is detected. Throws Error that says what is
/// wrong.
Checkpoint loadCheckpoint(const std::string& path);

} // namespace model
