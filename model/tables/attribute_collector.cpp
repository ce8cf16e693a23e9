#include "model/tables/attribute_collector.h"

#include <algorithm>
#include <numeric>

#include "model/input/text.h"
#include "model/tables/attribute_cells.h"

namespace model {

namespace {

using Entries = std::vector<std::pair<std::uint32_t, std::uint32_t>>; // item, value

/// Ascending, by number if all are numbers; before: their numbers now.
std::vector<std::uint32_t> sortedValues(const IdTable& values) {
    std::vector<float> numbers;
    for (std::uint32_t value = 0; value < values.size(); ++value)
        if (const auto number = parseNumber(values[value]))
            numbers.push_back(*number);
        else
            break;
    const bool numeric = numbers.size() == values.size();
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (numeric && numbers[a] != numbers[b])
            return numbers[a] < numbers[b];
        if (numeric && values[a].size() != values[b].size())
            return values[a].size() < values[b].size();
        return values[a] < values[b];
    });
    return order;
}

/// Nearly every entry is another text, and they are long: overviews, addresses of pages.
bool areLongTexts(const IdTable& values, std::size_t entries) {
    constexpr std::size_t longFrom = 32;
    std::size_t bytes = 0;
    for (std::uint32_t value = 0; value < values.size(); ++value)
        bytes += values[value].size();
    return 10 * std::size_t{values.size()} >= 9 * entries && bytes > longFrom * values.size();
}

ItemAttribute attributeFrom(std::string name, const IdTable& values, const Entries& entries,
                            std::uint32_t items) {
    ItemAttribute attribute;
    attribute.name = std::move(name);
    const std::vector<std::uint32_t> order = sortedValues(values);
    std::vector<std::uint32_t> rank(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        rank[order[place]] = place;
        attribute.values.push_back(values.text(order[place]));
    }
    Entries ranked;
    ranked.reserve(entries.size());
    for (const auto& [item, value] : entries)
        ranked.emplace_back(item, rank[value]);
    std::ranges::sort(ranked);
    ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
    attribute.offsets.assign(std::size_t{items} + 1, 0);
    for (const auto& [item, value] : ranked) {
        ++attribute.offsets[item + 1];
        attribute.numbers.push_back(value);
    }
    std::partial_sum(attribute.offsets.begin(), attribute.offsets.end(), attribute.offsets.begin());
    return attribute;
}

} // namespace

AttributeCollector::AttributeCollector(std::span<const AttributeColumn> columns, std::size_t bytes)
    : m_mostBytes(bytes) {
    const std::size_t taken = std::min(columns.size(), mostColumns);
    m_columns.assign(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(taken));
    for (const AttributeColumn& column : m_columns) {
        const auto known = std::ranges::find(m_attributes, column.name, &Gathered::name);
        m_attributeOf.push_back(static_cast<std::size_t>(known - m_attributes.begin()));
        if (known == m_attributes.end())
            m_attributes.push_back({column.name});
    }
    if (taken < columns.size())
        m_notes.push_back("only the first " + std::to_string(mostColumns) + " of " +
                          std::to_string(columns.size()) + " columns become attributes of items");
}

void AttributeCollector::add(std::uint32_t item, std::span<const std::string_view> fields) {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const AttributeColumn& column = m_columns[i];
        Gathered& attribute = m_attributes[m_attributeOf[i]];
        if (column.column >= fields.size() || attribute.keptOut)
            continue;
        const std::string_view cell = fields[column.column];
        if (column.flag.empty())
            for (const std::string& value : valuesOf(cell, column.byBlanks))
                add(item, value, attribute);
        else if (cell == "1")
            add(item, column.flag, attribute);
    }
    keepToMemory();
}

void AttributeCollector::add(std::uint32_t item, std::string_view value, Gathered& attribute) {
    constexpr std::size_t perEntry = 2 * sizeof(attribute.entries.front()); // it is copied when sorted
    constexpr std::size_t perValue = 96;                                    // in the table, and as a string
    const std::uint32_t known = attribute.values.size();
    const std::uint32_t number = attribute.values.intern(value);
    attribute.entries.emplace_back(item, number);
    const std::size_t bytes = perEntry + (number == known ? perValue + 2 * value.size() : 0);
    attribute.bytes += bytes;
    m_bytes += bytes;
}

void AttributeCollector::keepToMemory() {
    while (m_bytes > m_mostBytes) {
        Gathered& largest = *std::ranges::max_element(m_attributes, {}, &Gathered::bytes);
        m_bytes -= largest.bytes;
        m_notes.push_back(inQuotes(largest.name) + " is no attribute of items: it takes too much memory");
        largest = {.name = largest.name, .keptOut = true};
    }
}

std::vector<ItemAttribute> AttributeCollector::take(std::uint32_t items) {
    std::vector<ItemAttribute> taken;
    for (Gathered& attribute : m_attributes) {
        if (attribute.entries.empty())
            continue;
        if (areLongTexts(attribute.values, attribute.entries.size()))
            m_notes.push_back(inQuotes(attribute.name) +
                              " is no attribute of items: nearly each has another long text");
        else
            taken.push_back(attributeFrom(attribute.name, attribute.values, attribute.entries, items));
        attribute = {.name = attribute.name};
    }
    return taken;
}

} // namespace model
