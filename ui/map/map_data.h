#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/values/exploration.h"
#include "ui/style/item_name.h"
#include "ui/users/user_matches.h"

namespace ui {

using ItemCounts = std::shared_ptr<const std::vector<std::uint64_t>>; ///< by item index
using UserFlags = std::shared_ptr<const std::vector<std::uint8_t>>;   ///< by place in the directory; 0 = no
using SharedMap = std::shared_ptr<const model::LatentMap>;

/// What the map is drawn from. Whatever is not known yet is null.
struct MapData {
    UserDirectory users;
    ItemList items;
    ItemCounts itemClicks;
    SharedMap map; ///< of these users

    std::size_t userCount() const { return map ? map->userX.size() : 0; }
    std::size_t itemCount() const { return map ? map->itemX.size() : 0; }
};

/// A point of the map: a user by the place in the directory, or an item by its index.
struct MapPoint {
    bool item = false;
    std::uint32_t place = 0;

    bool operator==(const MapPoint&) const = default;
};

} // namespace ui
