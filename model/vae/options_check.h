#pragma once

#include "model/values/training_options.h"

namespace model {

/// Checks every option against its range; throws Error that names the option, its value and the range.
void checkOptions(const TrainingOptions& options);

} // namespace model
