#pragma once

#include <optional>

#include "model/training/machine_speed.h"
#include "model/training/memory_estimate.h"
#include "model/values/run_cost.h"
#include "model/values/training_reports.h"

namespace model {

/// An estimate of what the planned run needs on these data: memory (estimateMemory) and, if the machine's
/// speed is known, an epoch's time with its validation.
RunCost estimateCost(const RunPlan& plan, const Dataset& dataset, const RunKeeping& keeping,
                     const std::optional<MachineSpeed>& speed);

} // namespace model
