#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <string_view>
#include <vector>

#include "model/data/id_hash.h"
#include "model/numerics/random.h"
#include "model/values/import_options.h"

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

/// A user's place in the draw of SplitVersion::ByIds; resources/manual/files.md defines it for other
/// programs.
inline std::uint64_t placeOfUser(std::uint64_t seed, std::string_view user) {
    return IdHash(seed, 0)(user);
}

/// A click's place among those of the user at that place.
inline std::uint64_t placeOfClick(std::uint64_t seed, std::uint64_t userPlace, std::string_view item) {
    return IdHash(seed, userPlace)(item);
}

/// A user of a table.
struct DrawnUser {
    std::uint32_t number = 0; ///< in the table
    std::string_view id;
};

/// Puts a user's clicks, given in the order of the rows, so that the last `wanted` of them are to be held
/// out, the very last first. itemId: a click's item.
template <typename Click, typename ItemId>
void arrangeForHoldOut(std::vector<Click>& clicks, std::size_t wanted, const DrawnUser& user,
                       const ImportOptions& options, const ItemId& itemId) {
    assert(wanted <= clicks.size());
    if (options.splitVersion == SplitVersion::ByRows) {
        RandomStream random(options.splitSeed, purpose::heldOutItems, 0, user.number);
        shuffle(clicks, random);
        return;
    }
    struct Placed {
        std::uint64_t place;
        Click click;
    };
    const std::uint64_t ofUser = placeOfUser(options.splitSeed, user.id);
    std::vector<Placed> placed;
    placed.reserve(clicks.size());
    for (const Click& click : clicks)
        placed.push_back({placeOfClick(options.splitSeed, ofUser, itemId(click)), click});
    const auto firstWanted = placed.end() - static_cast<std::ptrdiff_t>(wanted);
    std::ranges::nth_element(placed, firstWanted, std::ranges::greater(), &Placed::place);
    std::ranges::sort(firstWanted, placed.end(), std::ranges::greater(), &Placed::place);
    std::ranges::transform(placed, clicks.begin(), &Placed::click);
}

} // namespace model
