#pragma once

#include <vector>

#include "model/numerics/matrix.h"
#include "model/vae/batch.h"
#include "model/vae/dense_layer.h"
#include "model/vae/gradient_sink.h"

// Each layer forward, and below it backward. Rows are the users of the batch.

namespace model {

/// y = x·Wᵀ for sparse x, with W stored by item [I × out]; y [B × out].
void sparseForward(const Batch& batch, const MatrixRef& weight, MatrixView y);

/// A batch sorted by item, for sparseBackward; kept to reuse its memory.
struct ItemClicks {
    struct Click {
        std::uint32_t user = 0; ///< row of the batch
        Scalar value = 0;
    };
    std::vector<std::uint32_t> starts; ///< of each item's clicks; length I + 1
    std::vector<Click> clicks;         ///< by item, then by user; dropped ones are not there
};

/// Memory of the backward functions; grows to what they need and is never given back.
struct GradientScratch {
    ItemClicks byItem;
    AlignedScalars blocks;
    DenseScratch dense;
};

/// The gradient [I × out] = Σ_u x_u ⊗ dy_u + 2 λ W goes to the sink, which may change the parameters; rows of
/// items that nobody clicked are zero but for λ. The biases' [out] = column sums of dy. Each sum runs over
/// the users in order, whatever the number of threads.
void sparseBackward(const Batch& batch, const MatrixRef& dy, Parameters& parameters, const LayerSpec& layer,
                    double l2, GradientScratch& scratch, GradientSink& sink);

/// y = y + b, in place.
void biasForward(const RowVectorRef& bias, MatrixView y);

/// y = tanh(y + b), in place.
void biasTanhForward(const RowVectorRef& bias, MatrixView y);

/// y = tanh(y), in place.
void tanhForward(MatrixView y);

/// dy = dy ⊙ (1 − y²), in place, for y = tanh(…).
void tanhBackward(const MatrixRef& y, MatrixView dy);

} // namespace model
