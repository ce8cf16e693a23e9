#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "model/values/indices.h"

namespace model {

/// Sorts distinct items below a bound; many of them without comparisons, by marking each in a bit set and
/// reading that out.
class ItemSorter {
public:
    explicit ItemSorter(std::uint32_t itemCount) : m_words(itemCount / 64 + 1) {}

    void sort(std::span<ItemIndex> items) {
        if (items.size() * 8 < m_words.size()) {
            std::ranges::sort(items);
            return;
        }
        for (const ItemIndex item : items)
            m_words[item.value / 64] |= std::uint64_t{1} << (item.value % 64);
        std::size_t at = 0;
        for (std::size_t word = 0; word < m_words.size(); ++word)
            for (std::uint64_t bits = std::exchange(m_words[word], 0); bits != 0; bits &= bits - 1)
                items[at++] = {static_cast<std::uint32_t>(64 * word) +
                               static_cast<std::uint32_t>(std::countr_zero(bits))};
    }

private:
    std::vector<std::uint64_t> m_words; ///< all zero between two calls
};

} // namespace model
