#include "model/ranking/ranking_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {

namespace {

double discount(std::size_t rankFromZero) {
    return 1.0 / std::log2(static_cast<double>(rankFromZero) + 2.0);
}

bool contains(std::span<const ItemIndex> ascending, ItemIndex item) {
    return std::binary_search(ascending.begin(), ascending.end(), item);
}

} // namespace

void bestItems(std::span<const Scalar> scores, std::span<const ItemIndex> excluded, std::size_t count,
               std::vector<ItemIndex>& best) {
    const auto key = [&](ItemIndex item) {
        const Scalar score = scores[item.value];
        return std::isnan(score) ? -std::numeric_limits<Scalar>::infinity() : score;
    };
    const auto better = [&](ItemIndex a, ItemIndex b) { return key(a) != key(b) ? key(a) > key(b) : a < b; };

    // A heap of the best so far with the worst of them on top: most items lose against it and cost one
    // comparison.
    best.clear();
    auto skip = excluded.begin();
    for (ItemIndex item; item.value < scores.size() && count > 0; ++item.value) {
        if (skip != excluded.end() && *skip == item) {
            ++skip;
            continue;
        }
        if (best.size() == count) {
            if (!better(item, best.front()))
                continue;
            std::pop_heap(best.begin(), best.end(), better);
            best.pop_back();
        }
        best.push_back(item);
        std::push_heap(best.begin(), best.end(), better);
    }
    std::sort_heap(best.begin(), best.end(), better);
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
