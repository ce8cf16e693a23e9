#pragma once

#include <algorithm>

#include "model/data/interactions.h"

namespace model {

/// Collects users' rows one after the other.
class InteractionsBuilder {
public:
    /// The next user's items, in any order, each once.
    void addRow(std::vector<ItemIndex> items) {
        std::ranges::sort(items);
        m_items.insert(m_items.end(), items.begin(), items.end());
        m_rowStarts.push_back(m_items.size());
    }

    Interactions build(std::uint32_t itemCount) && {
        return Interactions(itemCount, std::move(m_rowStarts), std::move(m_items));
    }

private:
    std::vector<std::uint64_t> m_rowStarts = {0};
    std::vector<ItemIndex> m_items;
};

} // namespace model
