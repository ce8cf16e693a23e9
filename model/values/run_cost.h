#pragma once

#include <cstdint>
#include <optional>

#include "model/values/training_options.h"

namespace model {

/// The memory that a run needs, in bytes, by what it is for.
struct RunMemory {
    std::uint64_t data = 0;      ///< taken before the run begins
    std::uint64_t network = 0;   ///< weights and Adam's two moments
    std::uint64_t batches = 0;   ///< activations, their gradients, and what the layers compute in
    std::uint64_t snapshots = 0; ///< the best model so far, and the models of epochs that are kept
    std::uint64_t saving =
        0; ///< at the end of an epoch: its model, or the copy that a checkpoint is made from

    /// What has to be free when the run begins.
    std::uint64_t withoutData() const { return network + batches + snapshots + saving; }
    std::uint64_t total() const { return data + withoutData(); }
};

/// An estimate of what a run needs.
struct RunCost {
    std::uint64_t parameters = 0;
    RunMemory memory;
    double secondsPerEpoch = 0.0; ///< validation included; 0 = the machine's speed is not known yet
};

/// A run for which there is too little memory.
struct MemoryShortage {
    RunMemory needed;
    std::uint64_t available = 0;        ///< bytes that are free
    std::optional<NetworkOptions> fits; ///< the same network, narrower; none = not even the narrowest does
};

} // namespace model
