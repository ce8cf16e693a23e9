#include "model/data/interactions.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace model {

namespace {

void require(bool holds, const char* message) {
    if (!holds)
        throw std::invalid_argument(message);
}

bool isRow(std::span<const ItemIndex> row, std::uint32_t itemCount) {
    const auto ascending = [](ItemIndex a, ItemIndex b) { return a >= b; };
    return std::ranges::adjacent_find(row, ascending) == row.end() &&
           (row.empty() || row.back().value < itemCount);
}

} // namespace

Interactions::Interactions(std::uint32_t itemCount, std::vector<std::uint64_t> rowStarts,
                           std::vector<ItemIndex> items, std::vector<float> counts)
    : m_itemCount(itemCount), m_rowStarts(std::move(rowStarts)), m_items(std::move(items)),
      m_counts(std::move(counts)) {
    require(!m_rowStarts.empty() && m_rowStarts.front() == 0 && m_rowStarts.back() == m_items.size() &&
                std::ranges::is_sorted(m_rowStarts),
            "interactions: the row starts do not fit the items");
    require(m_counts.empty() || m_counts.size() == m_items.size(),
            "interactions: a count for each item, or none");
    require(std::ranges::all_of(m_counts, [](float count) { return count >= 1.0F; }),
            "interactions: a count below 1");
    for (std::uint32_t user = 0; user < userCount(); ++user)
        require(isRow(this->items(UserIndex{user}), itemCount),
                "interactions: a row is not ascending, or beyond the items");
}

std::span<const ItemIndex> Interactions::items(UserIndex user) const {
    assert(user.value < userCount());
    const std::uint64_t start = m_rowStarts[user.value];
    return std::span(m_items).subspan(start, m_rowStarts[user.value + 1] - start);
}

std::span<const float> Interactions::counts(UserIndex user) const {
    assert(user.value < userCount());
    if (m_counts.empty())
        return {};
    const std::uint64_t start = m_rowStarts[user.value];
    return std::span(m_counts).subspan(start, m_rowStarts[user.value + 1] - start);
}

std::vector<std::uint64_t> Interactions::clicksPerItem() const {
    std::vector<std::uint64_t> clicks(m_itemCount);
    for (const ItemIndex item : m_items)
        ++clicks[item.value];
    return clicks;
}

} // namespace model
