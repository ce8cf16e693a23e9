#pragma once

#include "model/vae/parameters.h"

namespace model {

/// Floating-point operations of a training step for one user: 2·in·out for each dense layer's forward
/// product, and twice as many for the two of its backward pass. The first layer is sparse and next to free.
double operationsPerUser(const NetworkLayout& layout);

/// How fast one core of this machine trains. A step's time is taken for that of its dense layers' operations,
/// which grow with the batch, and that of moving every parameter, which does not.
struct MachineSpeed {
    double operations = 0.0; ///< floating-point operations of dense layers a second, > 0
    double parameters = 0.0; ///< parameters moved a second; infinite where they cost nothing
    int cores = 1;           ///< that share the work of a step evenly
};

/// Measured by a few steps of a small network on the calling thread, which take about a fifth of a second;
/// the first call does it, later ones return what that found. It is the time computed that counts, so that
/// other programs do not slow it. Not for a thread that must not wait.
const MachineSpeed& machineSpeed();

} // namespace model
