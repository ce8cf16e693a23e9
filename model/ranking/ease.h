#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "model/numerics/symmetric_inverse.h"
#include "model/ranking/scorer.h"

namespace model {

/// Bytes that easeWeights needs at most for this many items, without the clicks: 3.3 GB for 20 108.
std::uint64_t easeMemory(std::uint32_t items);

/// The most items that need no more bytes than that.
std::uint32_t easeItemsFor(std::uint64_t bytes);

/// EASE, the linear model that is trained in closed form (Steck, Embarrassingly Shallow Autoencoders for
/// Sparse Data, WWW 2019, eq. 8): P = (XᵀX + λI)⁻¹, B_ij = −P_ij / P_jj, B_jj = 0. Returns B [I × I], whose
/// column j makes the scores of item j. X are the clicks, with their counts where they have any; λ > 0,
/// larger for more items. The same bits for any number of threads. progress is told the share done, 0 … 1,
/// on the calling thread. Takes the memory without asking what is free. Throws Error for λ out of range or
/// too small for the data, and when the system gives no memory; Cancelled.
DoubleMatrix easeWeights(
    const Interactions& training, double lambda, const std::stop_token& stop = {},
    const std::function<void(double)>& progress = [](double) {});

/// Scores x·B: what a user's clicks say of every item.
class EaseScorer : public Scorer {
public:
    explicit EaseScorer(DoubleMatrix weights);

    std::uint32_t maximumUsers() const override { return static_cast<std::uint32_t>(m_scores.rows()); }
    MatrixRef score(const Interactions& histories, std::span<const UserIndex> users) override;

private:
    DoubleMatrix m_weights; ///< B [I × I]
    Matrix m_scores;        ///< of the users of one call
};

} // namespace model
