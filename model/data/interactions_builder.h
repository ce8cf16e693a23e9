#pragma once

#include <algorithm>
#include <compare>

#include "model/data/interactions.h"

namespace model {

/// A user's click on an item, N times.
struct Click {
    ItemIndex item;
    float count = 1.0F;
    auto operator<=>(const Click&) const = default;
};

/// Builds Interactions user by user.
class InteractionsBuilder {
public:
    /// Adds the next user with these items, in any order, each once.
    void addRow(std::vector<ItemIndex> items) {
        std::ranges::sort(items);
        m_items.insert(m_items.end(), items.begin(), items.end());
        m_counts.resize(m_items.size(), 1.0F);
        m_rowStarts.push_back(m_items.size());
    }

    void addRow(std::vector<Click> clicks) {
        std::ranges::sort(clicks);
        for (const Click& click : clicks) {
            m_items.push_back(click.item);
            m_counts.push_back(click.count);
        }
        m_rowStarts.push_back(m_items.size());
    }

    Interactions build(std::uint32_t itemCount) && {
        if (std::ranges::all_of(m_counts, [](float count) { return count == 1.0F; }))
            m_counts.clear();
        return Interactions(itemCount, std::move(m_rowStarts), std::move(m_items), std::move(m_counts));
    }

private:
    std::vector<std::uint64_t> m_rowStarts = {0};
    std::vector<ItemIndex> m_items;
    std::vector<float> m_counts;
};

} // namespace model
