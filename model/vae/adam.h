#pragma once

#include "model/vae/parameters.h"

namespace model {

/// Adam with bias-corrected moments (Kingma and Ba 2015, algorithm 1), exact and dense: a parameter whose
/// gradient is zero still moves by its decaying moments.
class Adam {
public:
    explicit Adam(const NetworkLayout& layout);

    /// One update of every parameter, in place.
    void update(Parameters& parameters, const Parameters& gradients, double learningRate);

private:
    AlignedScalars m_first;     ///< running mean of the gradient
    AlignedScalars m_second;    ///< running mean of its square
    double m_decayFirst = 1.0;  ///< β₁ᵗ after t updates
    double m_decaySecond = 1.0; ///< β₂ᵗ
};

} // namespace model
