#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace model {

/// The distribution of a user's clicks given z (paper, sections 2.1 and 2.1.1).
enum class Likelihood { Multinomial, Gaussian, Logistic };

/// A VAE draws z from the user's posterior, at the cost of the KL term. A DAE (the paper's Mult-DAE) has one
/// z per user, tanh of the encoder's last layer: no sampling, no KL, no β.
enum class ModelKind { Vae, Dae };

/// The shape of the network and of its likelihood. Defaults are the paper's (section 4.3).
struct NetworkOptions {
    ModelKind kind = ModelKind::Vae;
    Likelihood likelihood = Likelihood::Multinomial;
    /// Encoder widths, input side first, each ≥ 1; at most 3; empty = none.
    std::vector<int> hidden = {600};
    /// The decoder's, z's side first; unset = the encoder's, mirrored.
    std::optional<std::vector<int>> decoderHidden = std::nullopt;
    int latent = 200;                    ///< K, dimensions of z, ≥ 1
    bool normaliseInput = true;          ///< x / ‖x‖₂ before the dropout
    double gaussianWeightPositive = 1.0; ///< c₁ of clicked items, > c₀ (gaussian only)
    double gaussianWeightZero = 0.1;     ///< c₀ of the others, > 0 (gaussian only)

    bool operator==(const NetworkOptions&) const = default;
};

/// How β, the weight of the KL term, changes over the updates of a run, counted from 0 and never reset.
enum class BetaKind {
    Constant,   ///< the cap from the first update on
    Linear,     ///< from 0 to the cap, then constant (paper, section 2.2.2; authors' code)
    HoldAtPeak, ///< like Linear until validation NDCG@100 has peaked; then held at the β of the peak
                ///< (section 2.2.2)
    Cyclical,   ///< from 0 to the cap again and again (Fu et al. 2019, section 4)
};

inline constexpr double largestLearningRate = 100; ///< beyond, no update leads anywhere
inline constexpr double largestDecay = 1000;       ///< of l2; beyond, the weights are gone at once
inline constexpr double largestBeta = 1000;        ///< beyond, nothing but the prior is left of the data

struct BetaSchedule {
    BetaKind kind = BetaKind::Linear;
    double cap = 0.2; ///< the highest β, 0 to largestBeta; for HoldAtPeak beyond the best β, such as 1
    /// Updates until β reaches the cap (Linear, HoldAtPeak). 0 = auto: 80 % of the run's; for HoldAtPeak so
    /// many that β grows by 0.2 in that time.
    std::uint64_t annealSteps = 0;
    int peakPatience =
        10; ///< epochs without a better validation after which the peak has passed, ≥ 1 (HoldAtPeak)
    int cycles = 4;            ///< ≥ 1 (Cyclical)
    double growingShare = 0.5; ///< of each cycle, in which β grows; (0, 1] (Cyclical)

    bool operator==(const BetaSchedule&) const = default;
};

/// Everything that determines a run: with the data and the number of threads, every bit of the result.
struct TrainingOptions {
    NetworkOptions network;
    double dropout = 0.5;       ///< share of the input clicks that is dropped, [0, 1)
    int epochs = 100;           ///< ≥ 1
    int batch = 500;            ///< users per batch, ≥ 1
    double learningRate = 1e-3; ///< Adam's step size, > 0; asked for up to largestLearningRate
    double l2 =
        0.0; ///< λ on weights, not on biases, ≥ 0, asked for up to largestDecay; the paper's DAE: 0.01/500
    BetaSchedule beta; ///< without effect for a DAE
    int patience = 0;  ///< epochs without a better validation NDCG@100, counted from β's plateau on, after
                       ///< which the run ends; 0 = never
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 = all cores

    bool operator==(const TrainingOptions&) const = default;
};

} // namespace model
