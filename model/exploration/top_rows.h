#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace model {

/// The `count` rows with the highest values, the highest first, the lower row first among equals; a NaN last.
/// Partial selection: O(n + k log k).
template <typename Value>
std::vector<std::uint32_t> topRows(std::span<const Value> values, std::size_t count) {
    struct Candidate {
        Value value;
        std::uint32_t row;
    };
    const auto better = [](const Candidate& a, const Candidate& b) {
        return a.value != b.value ? a.value > b.value : a.row < b.row;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(values.size());
    for (std::uint32_t row = 0; row < values.size(); ++row)
        candidates.push_back(
            {std::isnan(values[row]) ? -std::numeric_limits<Value>::infinity() : values[row], row});
    if (candidates.size() > count) {
        std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count),
                         candidates.end(), better);
        candidates.resize(count);
    }
    std::ranges::sort(candidates, better);
    std::vector<std::uint32_t> rows;
    rows.reserve(candidates.size());
    for (const Candidate& candidate : candidates)
        rows.push_back(candidate.row);
    return rows;
}

} // namespace model
