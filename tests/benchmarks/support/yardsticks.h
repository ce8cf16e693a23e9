#pragma once

#include <cstddef>

namespace bench {

/// What the machine can do, measured with the threads that OpenMP has now.

/// Floating-point operations a second of nothing but fused multiply-adds in registers, all threads together.
double fusedMultiplyAddPeak();

/// Bytes a second read and written by a copy that no cache can hold.
double copyBandwidth();

/// Seconds of the library's product C [m × n] = A [m × k] · B [k × n], in float.
double productSeconds(std::ptrdiff_t m, std::ptrdiff_t n, std::ptrdiff_t k, int runs = 9);

} // namespace bench
