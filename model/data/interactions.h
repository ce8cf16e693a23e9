#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/values/indices.h"

namespace model {

/// Users × items, compressed by rows (CSR). Immutable once built; each row is sorted by item, without
/// repeats. Takes 4 bytes per click, 8 with counts.
class Interactions {
public:
    Interactions() = default;

    /// rowStarts: U + 1 offsets from 0. items: ascending within a row, each < itemCount.
    /// counts: N of each click, ≥ 1; empty = every click counts 1. Throws std::invalid_argument for anything
    /// else.
    Interactions(std::uint32_t itemCount, std::vector<std::uint64_t> rowStarts, std::vector<ItemIndex> items,
                 std::vector<float> counts = {});

    std::uint32_t userCount() const { return static_cast<std::uint32_t>(m_rowStarts.size() - 1); }
    std::uint32_t itemCount() const { return m_itemCount; }
    std::uint64_t clickCount() const { return m_items.size(); }

    /// The items that a user clicked, ascending.
    std::span<const ItemIndex> items(UserIndex user) const;

    /// Their counts, in the same order; empty when every click counts 1.
    std::span<const float> counts(UserIndex user) const;

    /// Clicks of each item, length I.
    std::vector<std::uint64_t> clicksPerItem() const;

private:
    std::uint32_t m_itemCount = 0;
    std::vector<std::uint64_t> m_rowStarts = {0};
    std::vector<ItemIndex> m_items;
    std::vector<float> m_counts;
};

} // namespace model
