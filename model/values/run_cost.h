#pragma once

#include <cstdint>

namespace model {

/// An estimate of what a run needs.
struct RunCost {
    std::uint64_t parameters = 0;
    std::uint64_t bytes = 0;      ///< of memory, the data included
    double secondsPerEpoch = 0.0; ///< validation included; 0 = the machine's speed is not known yet
};

} // namespace model
