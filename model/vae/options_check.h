#pragma once

#include "model/values/training_options.h"

namespace model {

/// Checks every option against its range, the gaussian weights only where that likelihood is chosen; throws
/// Error that names the option, its value and the range.
void checkOptions(const TrainingOptions& options);

} // namespace model
