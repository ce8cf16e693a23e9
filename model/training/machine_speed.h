#pragma once

#include "model/vae/parameters.h"

namespace model {

/// Floating-point operations of a training step for one user: 2·in·out for each dense layer's forward
/// product, and twice as many for the two of its backward pass. The first layer is sparse and costs next to
/// nothing.
double operationsPerUser(const NetworkLayout& layout);

/// How fast one core of this machine trains. A step takes the time of its dense layers' operations, which
/// grow with the batch, and that of updating every parameter, which does not.
struct MachineSpeed {
    double operations = 0.0; ///< floating-point operations of dense layers per second, > 0
    double parameters = 0.0; ///< parameters updated per second; infinite where they cost nothing
    int cores = 1;           ///< that share the work of a step evenly
};

/// The first call measures a few steps of a small network on the calling thread, about a fifth of a second;
/// later ones return the same. Measured in CPU time, so that other programs do not slow it. Not for a thread
/// that must not wait.
const MachineSpeed& machineSpeed();

} // namespace model
