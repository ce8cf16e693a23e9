#pragma once

#include "model/numerics/matrix.h"
#include "model/vae/parameters.h"

namespace model {

/// Takes gradients block by block, each while it is still in the cache, so that the gradient of a large layer
/// never stands in memory whole. Of every layer each row comes once a step, after its parameters have been
/// used for the last time in that step: the sink may change them.
class GradientSink {
public:
    virtual ~GradientSink() = default;

    /// Before the first block of a step. Steps whose loss is not finite never begin.
    virtual void begin() {}

    /// The gradient by the rows from firstRow on of layer's weight, as it is stored: [rows × out] where
    /// layer.byItem, else [rows × in]. Called by several threads for different rows.
    virtual void takeWeights(const LayerSpec& layer, Eigen::Index firstRow, ConstMatrixView gradient) = 0;

    /// The gradient by layer's biases from `first` on. Called like takeWeights.
    virtual void takeBiases(const LayerSpec& layer, Eigen::Index first, ConstRowVectorView gradient) = 0;

    /// takeWeights will soon come for so many weights of the layer, counted in the order in which they are
    /// stored: what it needs can be fetched while something else is computed.
    virtual void expectWeights(const LayerSpec& /*layer*/, Eigen::Index /*first*/, Eigen::Index /*count*/) {}
};

} // namespace model
