#pragma once

#include <string>

#include "model/training/training_state.h"

namespace model {

/// The one rule of which states a run passes through between two updates; whoever saves or loads one asks
/// here. Empty for such a state, an epoch's last update and the end of the run included; otherwise what
/// contradicts it, such as "it has trained on 201 of 200 users".
std::string contradictionIn(const TrainingState& state);

} // namespace model
