#pragma once

#include "model/numerics/matrix.h"

namespace model {

enum class Op { None, Transpose };

/// C = op(A) · op(B) + accumulate · C for row-major matrices; accumulate is 0 or 1. The one seam to oneDNN
/// (Eigen where Scalar is double). Uses the calling thread's OpenMP team; same sizes and same team, same
/// bits.
void gemm(Op opA, const MatrixRef& a, Op opB, const MatrixRef& b, Scalar accumulate, MatrixView c);

} // namespace model
