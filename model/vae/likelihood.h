#pragma once

#include <span>

#include "model/numerics/matrix.h"
#include "model/values/indices.h"
#include "model/values/training_options.h"

namespace model {

/// One user's clicks, for a likelihood.
struct Observation {
    std::span<const ItemIndex> clicked; ///< ascending
    std::span<const float> counts;      ///< empty = ones
    Scalar total = 0;                   ///< N_u

    Scalar count(std::size_t click) const {
        return counts.empty() ? Scalar{1} : static_cast<Scalar>(counts[click]);
    }
};

/// log p(x | z) of one user, terms without parameters left out, and its gradient by f (paper, equations 2 to
/// 4): multinomial Σ xᵢ log softmax(f)ᵢ, gaussian −½ Σ cᵢ (xᵢ − fᵢ)², logistic Σ bᵢ log σ(fᵢ) + (1 − bᵢ) log
/// σ(−fᵢ). f [I] is replaced by −scale · ∂ log p / ∂f.
double logLikelihoodAndGradient(const NetworkOptions& network, const Observation& x, std::span<Scalar> f,
                                Scalar scale);

/// log Σ exp(f), safe for any finite f.
double logSumExp(std::span<const Scalar> f);

/// The probability that the next click is on an item with output f (see Recommendation::probability); logSum
/// is logSumExp() of the user's row, used by the multinomial only.
double clickProbability(Likelihood likelihood, double f, double logSum);

} // namespace model
