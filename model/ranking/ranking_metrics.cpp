#include "model/ranking/ranking_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {

namespace {

double discount(std::size_t rankFromZero) {
    return 1.0 / std::log2(static_cast<double>(rankFromZero) + 2.0);
}

/// Whether any of the scores is above the limit; a NaN is not. Without a branch, for the vector units.
bool anyAbove(std::span<const Scalar> scores, Scalar limit) {
    int above = 0;
    for (const Scalar score : scores)
        above |= static_cast<int>(score > limit);
    return above != 0;
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
    // Candidates gather until there are many; then the best of them stay, and the last of these is what later
    // items have to beat. An equal score does not: its index is higher. So whole blocks fall at one look.
    constexpr std::size_t block = 32;
    constexpr Scalar lowest = -std::numeric_limits<Scalar>::infinity();
    const std::size_t many = 2 * count + block;
    std::vector<Candidate> candidates;
    candidates.reserve(many);
    Scalar toBeat = lowest;
    bool full = false;
    const auto keepTheBest = [&] {
        full = candidates.size() >= count;
        if (!full || count == 0)
            return;
        const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(count - 1);
        std::nth_element(candidates.begin(), last, candidates.end(), better);
        toBeat = last->key;
        candidates.resize(count);
    };
    auto skip = excluded.begin();
    for (std::size_t first = 0; first < scores.size() && count > 0; first += block) {
        const auto piece = scores.subspan(first, std::min(block, scores.size() - first));
        if (full && !anyAbove(piece, toBeat))
            continue;
        for (std::size_t at = 0; at < piece.size(); ++at) {
            const ItemIndex item{static_cast<std::uint32_t>(first + at)};
            if (full && !(piece[at] > toBeat))
                continue;
            while (skip != excluded.end() && *skip < item)
                ++skip;
            if (skip != excluded.end() && *skip == item)
                continue;
            candidates.push_back({std::isnan(piece[at]) ? lowest : piece[at], item});
            if (candidates.size() == many)
                keepTheBest();
        }
    }
    keepTheBest();
    std::ranges::sort(candidates, better);
    best.clear();
    for (const Candidate& candidate : candidates)
        best.push_back(candidate.item);
}

double recallAt(std::size_t cutoff, std::span<const ItemIndex> ranking, std::span<const ItemIndex> heldOut) {
    const auto top = ranking.first(std::min(cutoff, ranking.size()));
    const auto hits =
        std::count_if(top.begin(), top.end(), [&](ItemIndex item) { return contains(heldOut, item); });
    return static_cast<double>(hits) / static_cast<double>(std::min(cutoff, heldOut.size()));
}

double ndcgAt(std::size_t cutoff, std::span<const ItemIndex> ranking, std::span<const ItemIndex> heldOut) {
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
