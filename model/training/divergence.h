#pragma once

#include <string>

#include "model/data/interactions.h"
#include "model/values/training_options.h"

namespace model {

/// What to change of a run whose loss is no longer a finite number: whatever of it is far from what anybody
/// trains with, with its value; where nothing is, the learning rate. beta: of the update that failed.
std::string remedyOfDivergence(const TrainingOptions& options, double beta, const Interactions& training);

} // namespace model
