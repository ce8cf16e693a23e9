#pragma once

#include <optional>
#include <vector>

#include "model/values/item_attribute.h"

namespace model {

/// The same attribute of other items: `from` has the number before of each, none for an item that is new.
/// Values that no item has any more are left out.
ItemAttribute forItems(const ItemAttribute& attribute, const std::vector<std::optional<std::uint32_t>>& from);
std::vector<ItemAttribute> forItems(const std::vector<ItemAttribute>& attributes,
                                    const std::vector<std::optional<std::uint32_t>>& from);

AttributeSummary summaryOf(const ItemAttribute& attribute);

} // namespace model
