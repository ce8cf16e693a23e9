#pragma once

#include <cstdint>

#include "model/numerics/matrix.h"
#include "model/vae/gradient_sink.h"

namespace model {

/// Memory of the dense layers; grows to what they need and is never given back.
struct DenseScratch {
    AlignedScalars shared;  ///< a packed factor that every thread reads
    AlignedScalars threads; ///< what each thread works in
};

/// Scalars that a DenseScratch grows to for layers of that many inputs.
struct DenseScratchSize {
    std::uint64_t shared = 0;
    std::uint64_t perThread = 0;
};
DenseScratchSize denseScratchSize(Eigen::Index users, Eigen::Index in);

/// y = x·Wᵀ + b; x [B × in], W [out × in], b [out], y [B × out].
void denseForward(const MatrixRef& x, const MatrixRef& weight, const RowVectorRef& bias,
                  DenseScratch& scratch, MatrixView y);

/// dx [B × in] = dy·W, and then, block by block of W's rows, the gradient dyᵀ·x + 2 λ W [out × in] and the
/// biases' [out] = column sums of dy go to the sink, which may change the parameters of that block. Each
/// thread has W's rows of its own; what the threads add to dx is summed in their order: the same number of
/// threads, the same bits.
void denseBackward(const MatrixRef& x, const MatrixRef& dy, Parameters& parameters, const LayerSpec& layer,
                   double l2, DenseScratch& scratch, GradientSink& sink, MatrixView dx);

} // namespace model
