#pragma once

#include <cstdint>

namespace bench {

/// Allocations of this process so far, by whatever means: malloc and its kin are counted where this is
/// linked.
std::uint64_t allocationCount();

/// Bytes of memory in use now, and the most since the last reset, as the kernel counts them.
double residentMemory();
double peakResidentMemory();
void resetPeakMemory();

} // namespace bench
