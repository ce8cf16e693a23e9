#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

namespace model {

/// How many of a user's n clicks are held out: ⌊share · n⌋ of n ≥ 5, none of fewer (Liang et al. 2018,
/// section 4.2).
inline std::size_t heldOutClicks(std::size_t clicks, double share) {
    constexpr std::size_t fewest = 5;
    // 0.29 · 100 is 28.999…: a share is meant as it is written.
    return clicks < fewest ? 0 : static_cast<std::size_t>(share * static_cast<double>(clicks) + 1e-9);
}

/// Moves the last `count` clicks of the row into the result; count ≤ row.size().
template <typename T>
std::vector<T> moveOutLast(std::vector<T>& row, std::size_t count) {
    assert(count <= row.size());
    const auto from = row.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<T> taken(from, row.end());
    row.erase(from, row.end());
    return taken;
}

} // namespace model
