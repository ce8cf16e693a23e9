#pragma once

#include <optional>

#include "model/data/dataset.h"
#include "model/training/machine_speed.h"
#include "model/vae/parameters.h"
#include "model/values/run_cost.h"
#include "model/values/training_reports.h"

namespace model {

/// Floating-point operations of a training step for one user: 2·in·out for each dense layer's forward
/// product, and twice as many for the two of its backward pass. The first layer is sparse and next to free.
double operationsPerUser(const NetworkLayout& layout);

/// What the planned run on these data needs, roughly: the memory of weights, moments, snapshots, activations
/// and data; and, if the machine's speed is known, an epoch's time with its validation.
RunCost estimateCost(const RunPlan& plan, const Dataset& dataset, const std::optional<MachineSpeed>& speed);

} // namespace model
