#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/values/indices.h"

namespace model {

/// What a table of items says of them besides their titles: one of its columns, such as genres.
struct ItemAttribute {
    std::string name;                ///< as the column is called, UTF-8
    std::vector<std::string> values; ///< distinct, UTF-8; ascending, as numbers if all are numbers
    std::vector<std::uint64_t> offsets;
    std::vector<std::uint32_t>
        numbers; ///< item i has values[numbers[offsets[i] … offsets[i + 1])], ascending

    /// The numbers of an item's values; none where nothing is known.
    std::span<const std::uint32_t> of(ItemIndex item) const {
        return std::span(numbers).subspan(offsets[item.value], offsets[item.value + 1] - offsets[item.value]);
    }
};

/// An attribute in numbers.
struct AttributeSummary {
    std::string name;
    std::uint64_t values = 0; ///< distinct ones
    std::uint64_t items = 0;  ///< that have at least one
    bool multiValued = false; ///< some item has several
};

} // namespace model
