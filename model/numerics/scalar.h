#pragma once

namespace model {

/// The type of every weight, activation and gradient: float in the program, double in the tests that compare
/// with references.
#ifdef TASTESCOPE_SCALAR
using Scalar = TASTESCOPE_SCALAR;
#else
using Scalar = float;
#endif

} // namespace model
