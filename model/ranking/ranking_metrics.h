#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/numerics/scalar.h"
#include "model/values/indices.h"

namespace model {

/// Puts the best items that are not excluded into `best`, best first: higher scores first, the lower index
/// among equals; a NaN ranks last. At most `count` of them. excluded is ascending. O(I + k log k):
/// partial selection, never a full sort.
void bestItems(std::span<const Scalar> scores, std::span<const ItemIndex> excluded, std::size_t count,
               std::vector<ItemIndex>& best);

/// Two measures go by the name of recall.
enum class RecallKind {
    Truncated, ///< hits / min(cutoff, held out), so that 1 can be reached (paper, section 4.2)
    Plain,     ///< hits / held out, as in the literature on weak generalisation
};

/// From the hits among the first `cutoff` ≥ 1 of the ranking. heldOut is ascending and not empty.
double recallAt(std::size_t cutoff, std::span<const ItemIndex> ranking, std::span<const ItemIndex> heldOut,
                RecallKind kind = RecallKind::Truncated);

/// Discounted gain of the first `cutoff` — 1/log₂(rank + 1) for each hit — over that of the best possible
/// ranking.
double ndcgAt(std::size_t cutoff, std::span<const ItemIndex> ranking, std::span<const ItemIndex> heldOut);

} // namespace model
