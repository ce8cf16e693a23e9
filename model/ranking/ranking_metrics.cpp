#include "model/ranking/ranking_metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>

namespace model {

namespace {

double discount(std::size_t rankFromZero) {
    return 1.0 / std::log2(static_cast<double>(rankFromZero) + 2.0);
}

constexpr Scalar lowest = -std::numeric_limits<Scalar>::infinity();

/// Whether any of the scores reaches the limit; a NaN does not. Without a branch, for the vector units.
bool anyReaches(std::span<const Scalar> scores, Scalar limit) {
    int reaches = 0;
    for (const Scalar score : scores)
        reaches |= static_cast<int>(score >= limit);
    return reaches != 0;
}

/// A limit that at least `wanted` of the scores reach, and rarely many more: the scores are divided among
/// many groups, and the limit is the wanted-th highest of the groups' maxima. The lowest for too few groups.
Scalar limitReachedBy(std::size_t wanted, std::span<const Scalar> scores) {
    const std::size_t groups = std::min<std::size_t>(1024, scores.size() / 2);
    if (wanted == 0 || wanted > groups)
        return lowest;
    std::vector<Scalar> highest(groups, lowest);
    Scalar* const best = highest.data();
    for (std::size_t first = 0; first < scores.size(); first += groups) {
        const Scalar* const dealt = scores.data() + first;
        const std::size_t count = std::min(groups, scores.size() - first);
        for (std::size_t group = 0; group < count; ++group)
            best[group] = best[group] < dealt[group] ? dealt[group] : best[group]; // a NaN never is
    }
    const auto ranked = highest.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::nth_element(highest.begin(), ranked, highest.end(), std::greater<>());
    return *ranked;
}

struct Candidate {
    Scalar key = 0; ///< the score; the lowest for a NaN
    ItemIndex item;
};

/// A lambda, so that the library's sorting functions can inline it.
constexpr auto better = [](const Candidate& a, const Candidate& b) {
    return a.key != b.key ? a.key > b.key : a.item < b.item;
};

bool contains(std::span<const ItemIndex> ascending, ItemIndex item) {
    return std::binary_search(ascending.begin(), ascending.end(), item);
}

} // namespace

void bestItems(std::span<const Scalar> scores, std::span<const ItemIndex> excluded, std::size_t count,
               std::vector<ItemIndex>& best) {
    assert(std::ranges::is_sorted(excluded));
    constexpr std::size_t block = 32; // falls at one look, where nothing in it is a candidate
    const Scalar limit = limitReachedBy(count + excluded.size(), scores);
    std::vector<Candidate> candidates;
    candidates.reserve(4 * count);
    auto skip = excluded.begin();
    for (std::size_t first = 0; first < scores.size() && count > 0; first += block) {
        const auto piece = scores.subspan(first, std::min(block, scores.size() - first));
        if (limit > lowest && !anyReaches(piece, limit))
            continue;
        for (std::size_t at = 0; at < piece.size(); ++at) {
            const ItemIndex item{static_cast<std::uint32_t>(first + at)};
            const Scalar key = std::isnan(piece[at]) ? lowest : piece[at];
            if (key < limit)
                continue;
            while (skip != excluded.end() && *skip < item)
                ++skip;
            if (skip == excluded.end() || *skip != item)
                candidates.push_back({key, item});
        }
    }
    if (candidates.size() > count) {
        std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count),
                         candidates.end(), better);
        candidates.resize(count);
    }
    std::ranges::sort(candidates, better);
    best.clear();
    for (const Candidate& candidate : candidates)
        best.push_back(candidate.item);
}

double recallAt(std::size_t cutoff, std::span<const ItemIndex> ranking, std::span<const ItemIndex> heldOut,
                RecallKind kind) {
    assert(cutoff > 0 && !heldOut.empty());
    const auto top = ranking.first(std::min(cutoff, ranking.size()));
    const auto hits =
        std::count_if(top.begin(), top.end(), [&](ItemIndex item) { return contains(heldOut, item); });
    const std::size_t most = kind == RecallKind::Plain ? heldOut.size() : std::min(cutoff, heldOut.size());
    return static_cast<double>(hits) / static_cast<double>(most);
}

double ndcgAt(std::size_t cutoff, std::span<const ItemIndex> ranking, std::span<const ItemIndex> heldOut) {
    assert(cutoff > 0 && !heldOut.empty());
    double gain = 0;
    for (std::size_t rank = 0; rank < std::min(cutoff, ranking.size()); ++rank)
        if (contains(heldOut, ranking[rank]))
            gain += discount(rank);
    double ideal = 0;
    for (std::size_t rank = 0; rank < std::min(cutoff, heldOut.size()); ++rank)
        ideal += discount(rank);
    return gain / ideal;
}

} // namespace model
