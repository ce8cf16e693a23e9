#pragma once

#include <utility>

#include "model/vae/gradient_sink.h"

namespace model {

/// What Adam remembers of the updates before.
struct AdamState {
    AlignedScalars first;     ///< running mean of the gradient, as the parameters lie
    AlignedScalars second;    ///< running mean of its square
    double decayFirst = 1.0;  ///< β₁ᵗ after t updates
    double decaySecond = 1.0; ///< β₂ᵗ
};

/// Adam with bias-corrected moments (Kingma and Ba 2015, algorithm 1), exact and dense: a parameter whose
/// gradient is zero still moves by its decaying moments.
class Adam : public GradientSink {
public:
    /// parameters outlives the object and is what it moves. learningRate > 0.
    Adam(Parameters& parameters, double learningRate);

    const AdamState& state() const { return m_state; }

    /// Goes on from there. Precondition: its arrays are as long as the parameters.
    void restore(AdamState state) { m_state = std::move(state); }

    void begin() override;
    void takeWeights(const LayerSpec& layer, Eigen::Index firstRow, ConstMatrixView gradient) override;
    void takeBiases(const LayerSpec& layer, Eigen::Index first, ConstRowVectorView gradient) override;
    void expectWeights(const LayerSpec& layer, Eigen::Index first, Eigen::Index count) override;

private:
    /// Moves the parameters from `first` on in the flat array.
    void move(std::size_t first, const Scalar* gradients, std::size_t count);

    Parameters& m_parameters;
    double m_learningRate;
    AdamState m_state;
    Scalar m_rate = 0;        ///< of this update: learning rate / (1 − β₁ᵗ)
    Scalar m_secondScale = 0; ///< 1 / √(1 − β₂ᵗ)
};

} // namespace model
