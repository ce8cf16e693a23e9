#include "model/ranking/popularity.h"

#include <algorithm>
#include <numeric>

namespace model {

PopularityScorer::PopularityScorer(const Interactions& training) {
    constexpr Eigen::Index users = 64;
    const auto clicks = training.clicksPerItem();
    m_scores.resize(users, static_cast<Eigen::Index>(clicks.size()));
    for (std::size_t item = 0; item < clicks.size(); ++item)
        m_scores.col(static_cast<Eigen::Index>(item)).setConstant(static_cast<Scalar>(clicks[item]));
}

MatrixRef PopularityScorer::score(const Interactions&, std::span<const UserIndex> users) {
    requireRoom(users);
    return m_scores.topRows(static_cast<Eigen::Index>(users.size()));
}

std::vector<std::uint32_t> popularityRanks(const std::vector<std::uint64_t>& clicksPerItem) {
    std::vector<std::uint32_t> order(clicksPerItem.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return clicksPerItem[a] > clicksPerItem[b]; });
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = rank + 1;
    return ranks;
}

} // namespace model
