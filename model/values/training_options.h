#pragma once

#include <cstdint>
#include <vector>

namespace model {

/// The distribution of a user's clicks given z (paper, sections 2.1 and 2.1.1).
enum class Likelihood { Multinomial, Gaussian, Logistic };

/// The shape of the network and of its likelihood. Defaults are the paper's (section 4.3).
struct NetworkOptions {
    Likelihood likelihood = Likelihood::Multinomial;
    std::vector<int> hidden = {
        600}; ///< encoder widths, input side first, each ≥ 1; the decoder mirrors them; empty = none
    int latent = 200;                    ///< K, dimensions of z, ≥ 1
    bool normaliseInput = true;          ///< x / ‖x‖₂ before the dropout
    double gaussianWeightPositive = 1.0; ///< c₁ of clicked items, > c₀ (gaussian only)
    double gaussianWeightZero = 0.1;     ///< c₀ of the others, > 0 (gaussian only)
};

/// Everything that decides a run. With the data and the number of threads it decides every bit of the result.
struct TrainingOptions {
    NetworkOptions network;
    double dropout = 0.5;       ///< share of the input clicks that is dropped, [0, 1)
    int epochs = 100;           ///< ≥ 1
    int batch = 500;            ///< users a batch, ≥ 1
    double learningRate = 1e-3; ///< Adam's step size, > 0
    double l2 = 0.0;            ///< λ on weights, not on biases, ≥ 0
    double betaCap = 0.2;       ///< what β is annealed to, ≥ 0
    std::uint64_t annealSteps =
        0; ///< updates until β reaches the cap; 0 = auto: 80 % of the updates of the run
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 = all cores
};

} // namespace model
