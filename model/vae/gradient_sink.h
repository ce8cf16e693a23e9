#pragma once

#include "model/numerics/matrix.h"
#include "model/vae/parameters.h"

namespace model {

/// Receives gradients block by block, each while it is still in the cache, so that the full gradient of a
/// large layer is never in memory. Each row of every layer comes once per step, after its parameters have
/// been used for the last time in that step: the sink may change them, and so functions that pass gradients
/// to a sink take the parameters as not const.
class GradientSink {
public:
    virtual ~GradientSink() = default;

    /// Before the first block of a step. Steps whose loss is not finite never begin.
    virtual void beginStep() {}

    /// The gradient by the rows from firstRow on of layer's weight, as it is stored: [rows × out] where
    /// layer.byItem, else [rows × in]. Called by several threads for different rows.
    virtual void onWeightGradient(const LayerSpec& layer, Eigen::Index firstRow,
                                  ConstMatrixView gradient) = 0;

    /// The gradient by layer's biases from `first` on. Called like onWeightGradient.
    virtual void onBiasGradient(const LayerSpec& layer, Eigen::Index first, ConstRowVectorView gradient) = 0;

    /// onWeightGradient will soon be called for these weights of the layer, counted in the order in which
    /// they are stored: what it needs can be fetched into the cache while something else is computed.
    virtual void prefetchWeights(const LayerSpec& /*layer*/, Eigen::Index /*first*/, Eigen::Index /*count*/) {
    }
};

} // namespace model
