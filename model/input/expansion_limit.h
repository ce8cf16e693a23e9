#pragma once

#include <cstdint>
#include <string>

#include "model/values/failure.h"

namespace model {

/// Throws Error when what was unpacked so far is out of all proportion to the bytes that it came from, as it
/// is where an archive was made to fill memories and disks.
inline void checkExpansion(const std::string& name, std::uint64_t unpacked, std::uint64_t packed) {
    constexpr std::uint64_t harmless = std::uint64_t{64} << 20; // bytes
    constexpr std::uint64_t largestRatio = 1000;
    if (unpacked > harmless && unpacked / largestRatio >= packed)
        throw Error({"the archive expands more than 1000-fold, as no real data do", name, 0,
                     "If you trust it, unpack it and choose the file itself"});
}

} // namespace model
