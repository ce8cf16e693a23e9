#pragma once

#include <chrono>

#include "model/runs/run_store.h"
#include "model/training/trainer.h"

namespace model {

/// Time between two checkpoints, if saving is fast.
inline constexpr std::chrono::duration<double> autosaveInterval = std::chrono::seconds(15);

/// Trains a run of the store, from its checkpoint if it has one, and records it in its folder. Long: call it
/// on a thread of its own. Throws Error when another program trains it, when it is over, or when the dataset
/// is not its own, with the difference named.
TrainingResult trainRecorded(const RunFolder& folder, const Dataset& dataset, RunControl& control,
                             TrainingSink& sink, std::chrono::duration<double> interval = autosaveInterval);

} // namespace model
