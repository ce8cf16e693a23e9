#pragma once

#include <string>

#include "model/saved/model_file.h"
#include "model/training/training_state.h"

namespace model {

/// Writes the state of a run. The file is a model file of the best epoch so far, which also holds: the
/// tensors training.parameters, training.adam_first and training.adam_second, each flat and as they lie in
/// memory; and the metadata entry training with the step, the epoch, the schedule's state, the seed, the
/// history and the data's fingerprint. Throws Error when it cannot be written; the old one then stays.
void saveCheckpoint(const std::string& path, const TrainingState& state, const DataFingerprint& data,
                    const Catalog& catalog, const ImportOptions& import);

/// Reads it back; a single changed byte is detected. Throws Error that says what is wrong.
Checkpoint loadCheckpoint(const std::string& path);

} // namespace model
