#include "model/data/item_attributes.h"

#include <algorithm>

namespace model {

ItemAttribute forItems(const ItemAttribute& attribute,
                       const std::vector<std::optional<std::uint32_t>>& from) {
    ItemAttribute result;
    result.name = attribute.name;
    result.offsets.push_back(0);
    std::vector<std::uint32_t> renumbered(attribute.values.size());
    for (const auto& item : from) {
        if (item)
            for (const std::uint32_t value : attribute.of(ItemIndex{*item})) {
                result.numbers.push_back(value);
                renumbered[value] = 1;
            }
        result.offsets.push_back(result.numbers.size());
    }
    for (std::size_t value = 0; value < renumbered.size(); ++value)
        if (renumbered[value] != 0) {
            renumbered[value] = static_cast<std::uint32_t>(result.values.size());
            result.values.push_back(attribute.values[value]);
        }
    for (std::uint32_t& number : result.numbers)
        number = renumbered[number];
    return result;
}

std::vector<ItemAttribute> forItems(const std::vector<ItemAttribute>& attributes,
                                    const std::vector<std::optional<std::uint32_t>>& from) {
    std::vector<ItemAttribute> result;
    for (const ItemAttribute& attribute : attributes) {
        ItemAttribute& kept = result.emplace_back(forItems(attribute, from));
        if (kept.values.empty())
            result.pop_back();
    }
    return result;
}

AttributeSummary summaryOf(const ItemAttribute& attribute) {
    AttributeSummary summary = {attribute.name, attribute.values.size()};
    for (std::size_t item = 0; item + 1 < attribute.offsets.size(); ++item) {
        const std::uint64_t values = attribute.offsets[item + 1] - attribute.offsets[item];
        summary.items += values > 0 ? 1 : 0;
        summary.multiValued = summary.multiValued || values > 1;
    }
    return summary;
}

} // namespace model
