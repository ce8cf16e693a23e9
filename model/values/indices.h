#pragma once

#include <compare>
#include <cstdint>

namespace model {

/// A user's dense number within one set of rows (training, validation or test), from 0.
struct UserIndex {
    std::uint32_t value = 0;
    auto operator<=>(const UserIndex&) const = default;
};

/// An item's dense number, 0 … I−1: its column in every matrix that has one per item.
struct ItemIndex {
    std::uint32_t value = 0;
    auto operator<=>(const ItemIndex&) const = default;
};

} // namespace model
