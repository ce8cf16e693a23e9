#pragma once

#include "model/vae/gradient_sink.h"

namespace model {

/// Adam with bias-corrected moments (Kingma and Ba 2015, algorithm 1), exact and dense: a parameter whose
/// gradient is zero still moves by its decaying moments.
class Adam : public GradientSink {
public:
    /// parameters outlives the object and is what it moves. learningRate > 0.
    Adam(Parameters& parameters, double learningRate);

    void begin() override;
    void takeWeights(const LayerSpec& layer, Eigen::Index firstRow, ConstMatrixView gradient) override;
    void takeBiases(const LayerSpec& layer, Eigen::Index first, ConstRowVectorView gradient) override;
    void expectWeights(const LayerSpec& layer, Eigen::Index first, Eigen::Index count) override;

private:
    /// Moves the parameters from `first` on in the flat array.
    void move(std::size_t first, const Scalar* gradients, std::size_t count);

    Parameters& m_parameters;
    double m_learningRate;
    AlignedScalars m_first;     ///< running mean of the gradient
    AlignedScalars m_second;    ///< running mean of its square
    double m_decayFirst = 1.0;  ///< β₁ᵗ after t updates
    double m_decaySecond = 1.0; ///< β₂ᵗ
    Scalar m_rate = 0;          ///< of this update: learning rate / (1 − β₁ᵗ)
    Scalar m_secondScale = 0;   ///< 1 / √(1 − β₂ᵗ)
};

} // namespace model
