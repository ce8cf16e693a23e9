#pragma once

#include <cstdint>
#include <vector>

#include "model/ranking/scorer.h"

namespace model {

/// Recommends to everyone what most training users clicked. Knows nothing of the user: the baseline that a
/// model has to beat.
class PopularityScorer : public Scorer {
public:
    explicit PopularityScorer(const Interactions& training);

    std::uint32_t maximumUsers() const override { return static_cast<std::uint32_t>(m_scores.rows()); }
    MatrixRef score(const Interactions& histories, std::span<const UserIndex> users) override;

private:
    Matrix m_scores; ///< the same row for each user
};

/// Each item's rank from 1 by clicks, most clicks first, the lower index first among equals.
std::vector<std::uint32_t> popularityRanks(const std::vector<std::uint64_t>& clicksPerItem);

} // namespace model
