#pragma once

#include <cstddef>
#include <cstdint>

namespace model {

/// What is not needed in a folder of runs, or was removed from it.
struct NeedlessFiles {
    std::size_t temporaries = 0; ///< that programs which were killed had begun to save
    std::size_t checkpoints = 0; ///< of runs that are over and have their model
    std::size_t unrecorded = 0;  ///< runs that ended before their first record was written
    std::uint64_t bytes = 0;     ///< of all of them

    bool none() const { return temporaries + checkpoints + unrecorded == 0; }
};

} // namespace model
