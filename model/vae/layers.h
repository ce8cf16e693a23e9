#pragma once

#include "model/numerics/matrix.h"
#include "model/vae/batch.h"

// Each layer forward, and below it backward. Rows are the users of the batch.

namespace model {

/// y = x·Wᵀ + b for sparse x, with W stored by item [I × out]; y [B × out].
void sparseForward(const Batch& batch, const MatrixRef& weight, const RowVectorRef& bias, MatrixView y);

/// weightGradient [I × out] = Σ_u x_u ⊗ dy_u; rows of items that nobody clicked become zero. Threads own
/// ranges of items, so each sum runs over the users in order whatever the number of threads. biasGradient
/// [out] = column sums of dy.
void sparseBackward(const Batch& batch, const MatrixRef& dy, MatrixView weightGradient,
                    RowVectorView biasGradient);

/// y = x·Wᵀ + b; x [B × in], W [out × in], y [B × out].
void affineForward(const MatrixRef& x, const MatrixRef& weight, const RowVectorRef& bias, MatrixView y);

/// weightGradient [out × in] = dyᵀ·x, biasGradient [out] = column sums of dy, dx [B × in] = dy·W.
void affineBackward(const MatrixRef& x, const MatrixRef& weight, const MatrixRef& dy,
                    MatrixView weightGradient, RowVectorView biasGradient, MatrixView dx);

/// y = tanh(y), in place.
void tanhForward(MatrixView y);

/// dy = dy ⊙ (1 − y²), in place, for y = tanh(…).
void tanhBackward(const MatrixRef& y, MatrixView dy);

} // namespace model
