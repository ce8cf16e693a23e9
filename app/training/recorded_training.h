#pragma once

#include "app/training/training_run.h"
#include "model/runs/run_store.h"

namespace app {

/// A new run, recorded in the store. Where it cannot be recorded it is trained anyway, and its sink is
/// told why.
Training newTraining(std::shared_ptr<const model::Dataset> dataset, const model::TrainingOptions& options,
                     const model::RunStore& store);

/// A run that is in the store, from its checkpoint on if it has one.
Training recordedTraining(std::shared_ptr<const model::Dataset> dataset, const model::RunFolder& folder);

} // namespace app
