#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/data/id_table.h"
#include "model/tables/attribute_columns.h"
#include "model/values/item_attribute.h"

namespace model {

/// Gathers the attributes of items while their table is read. Several rows of an item add up. The order of
/// the rows does not matter.
class AttributeCollector {
public:
    static constexpr std::size_t mostColumns = 64;                   ///< those beyond are kept out
    static constexpr std::size_t mostBytes = std::size_t{256} << 20; ///< of memory; the largest goes first

    explicit AttributeCollector(std::span<const AttributeColumn> columns, std::size_t bytes = mostBytes);

    /// What a row says of an item; fields that are not there are missing.
    void add(std::uint32_t item, std::span<const std::string_view> fields);

    /// What was gathered of these many items, in the order of the columns: all that have values, but for
    /// texts that differ from item to item and are long on average, such as addresses. Once.
    std::vector<ItemAttribute> take(std::uint32_t items);

    /// Which columns were kept out, and why; complete after take().
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    struct Gathered {
        std::string name;
        IdTable values = {};
        std::vector<std::pair<std::uint32_t, std::uint32_t>> entries = {}; ///< item, number of the value
        std::size_t bytes = 0;
        bool keptOut = false;
    };

    void add(std::uint32_t item, std::string_view value, Gathered& attribute);
    void keepToMemory();

    std::vector<AttributeColumn> m_columns;
    std::vector<Gathered> m_attributes;
    std::vector<std::size_t> m_attributeOf; ///< by column
    std::size_t m_bytes = 0;
    std::size_t m_mostBytes;
    std::vector<std::string> m_notes;
};

} // namespace model
