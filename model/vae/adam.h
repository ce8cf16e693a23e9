#pragma once

#include "model/vae/gradient_sink.h"

namespace model {

/// What Adam remembers of the updates before.
struct AdamState {
    AlignedScalars first;     ///< running mean of the gradient, as the parameters lie
    AlignedScalars second;    ///< running mean of its square
    double decayFirst = 1.0;  ///< β₁ᵗ after t updates
    double decaySecond = 1.0; ///< β₂ᵗ
};

/// Before the first update.
AdamState initialAdam(const NetworkLayout& layout);

/// Adam with bias-corrected moments (Kingma and Ba 2015, algorithm 1), exact and dense: a parameter whose
/// gradient is zero still moves by its decaying moments. This is where training changes parameters: each
/// block when its gradient arrives, in the middle of the backward pass.
class Adam : public GradientSink {
public:
    /// Updates these parameters, which outlive the object. learningRate > 0.
    Adam(Parameters& parameters, double learningRate);

    /// Goes on from this state. Throws std::invalid_argument unless its arrays are as long as the parameters.
    Adam(Parameters& parameters, double learningRate, AdamState state);

    const AdamState& state() const { return m_state; }

    void beginStep() override;
    void onWeightGradient(const LayerSpec& layer, Eigen::Index firstRow, ConstMatrixView gradient) override;
    void onBiasGradient(const LayerSpec& layer, Eigen::Index first, ConstRowVectorView gradient) override;
    void prefetchWeights(const LayerSpec& layer, Eigen::Index first, Eigen::Index count) override;

private:
    /// Updates the parameters from `first` on in the flat array.
    void update(std::size_t first, const Scalar* gradients, std::size_t count);

    Parameters& m_parameters;
    double m_learningRate;
    AdamState m_state;
    Scalar m_rate = 0;        ///< of this step: learning rate / (1 − β₁ᵗ)
    Scalar m_secondScale = 0; ///< 1 / √(1 − β₂ᵗ)
};

} // namespace model
