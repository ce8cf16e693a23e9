#pragma once

#include <optional>

#include "model/data/dataset.h"
#include "model/training/machine_speed.h"
#include "model/vae/parameters.h"
#include "model/values/run_cost.h"
#include "model/values/training_reports.h"

namespace model {

/// An estimate of what the planned run needs on these data: the memory of weights, moments, snapshots,
/// activations and data; and, if the machine's speed is known, an epoch's time with its validation.
RunCost estimateCost(const RunPlan& plan, const Dataset& dataset, const std::optional<MachineSpeed>& speed);

} // namespace model
