#include "model/tables/header_detection.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <set>

#include "model/input/text.h"
#include "model/tables/column_names.h"

namespace model {

namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The first column of some rows.
class FirstFields {
public:
    FirstFields(const std::vector<std::string>& rows, const TableDialect& dialect) {
        RowSplitter splitter(dialect, 1);
        for (const std::string& row : rows)
            m_fields.push_back(fieldsOf(splitter, row).front());
    }

    /// 0, 1, 2 … or 1, 2, 3 …
    bool number() const {
        const auto first = m_fields.empty() ? std::nullopt : wholeNumber(m_fields.front());
        if (!first || *first < 0 || *first > 1)
            return false;
        for (std::size_t row = 0; row < m_fields.size(); ++row)
            if (wholeNumber(m_fields[row]) != *first + static_cast<std::int64_t>(row))
                return false;
        return true;
    }

    /// Numbers that grow, or names none of which comes twice: what R calls the names of the rows.
    bool nameRows() const {
        if (m_fields.empty())
            return false;
        if (wholeNumber(m_fields.front()))
            return std::ranges::adjacent_find(m_fields, [](const std::string& one, const std::string& next) {
                       const auto number = wholeNumber(one);
                       const auto following = wholeNumber(next);
                       return !number || !following || *following <= *number;
                   }) == m_fields.end();
        return std::set(m_fields.begin(), m_fields.end()).size() == m_fields.size();
    }

private:
    Fields m_fields;
};

/// Whether a name stands above a column of numbers: at least half of the rows have a number there. shift: how
/// far to the right of their names the columns are.
bool standsAboveNumbers(const Fields& names, const std::vector<std::string>& rows, RowSplitter& splitter,
                        std::size_t shift) {
    std::vector<std::size_t> numbers(names.size());
    for (const std::string& row : rows) {
        const auto fields = splitter.split(row);
        for (std::size_t column = 0; column < names.size() && column + shift < fields.size(); ++column)
            numbers[column] += !names[column].empty() && isNumber(fields[column + shift]) ? 1 : 0;
    }
    return !rows.empty() &&
           std::ranges::any_of(numbers, [&](std::size_t count) { return 2 * count >= rows.size(); });
}

/// "", 0, 1, 2 …, as pandas numbers columns without names.
bool numberColumns(const Fields& fields) {
    if (fields.size() < 3 || !fields.front().empty())
        return false;
    for (std::size_t column = 1; column < fields.size(); ++column)
        if (wholeNumber(fields[column]) != static_cast<std::int64_t>(column) - 1)
            return false;
    return true;
}

/// The users' column and items that are numbered, as in a matrix: userId, 1, 2, 3 …; or movieId and users.
bool namesNumberedItems(const Fields& fields) {
    constexpr std::size_t fewest = 4;
    if (fields.size() < fewest)
        return false;
    const std::set<std::string> items(fields.begin() + 1, fields.end());
    const ColumnMeaning corner = meaningOf(fields.front());
    return items.size() + 1 == fields.size() &&
           (fields.front().empty() || findColumn({fields.front()}, userNames) ||
            (corner.meaning == NameMeaning::Item && corner.rank < weakRank)) &&
           std::all_of(fields.begin() + 1, fields.end(),
                       [](const std::string& item) { return wholeNumber(item).has_value(); });
}

} // namespace

Fields fieldsOf(RowSplitter& splitter, const std::string& line) {
    const auto fields = splitter.split(line);
    return {fields.begin(), fields.end()};
}

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

std::size_t filledOf(const Fields& fields) {
    return static_cast<std::size_t>(
        std::ranges::count_if(fields, [](const std::string& field) { return !field.empty(); }));
}

bool isNumber(std::string_view field) {
    return parseNumber(field).has_value();
}

bool isHeader(const Fields& fields, const std::vector<std::string>& below, const TableDialect& dialect) {
    if (namesNumberedItems(fields))
        return true;
    if (numberColumns(fields))
        return FirstFields(below, dialect).number();
    if (filledOf(fields) < 2 || std::ranges::any_of(fields, isNumber))
        return false;
    RowSplitter splitter(dialect);
    return namesColumns(fields) ||
           (fields.size() >= dialect.columns && standsAboveNumbers(fields, below, splitter, 0));
}

bool isShortHeader(const Fields& fields, const std::vector<std::string>& below, const TableDialect& dialect) {
    if (fields.size() + 1 != dialect.columns || fields.size() < 2 || std::ranges::any_of(fields, isNumber))
        return false;
    RowSplitter splitter(dialect);
    const bool surplus = std::ranges::any_of(below, [&](const std::string& row) {
        const auto there = splitter.split(row);
        return there.size() == dialect.columns && there.back().empty();
    });
    return !surplus && FirstFields(below, dialect).nameRows() &&
           (namesColumns(fields) || standsAboveNumbers(fields, below, splitter, 1));
}

bool firstFieldsNumber(const std::vector<std::string>& rows, const TableDialect& dialect) {
    return FirstFields(rows, dialect).number();
}

bool areOrangeKinds(const Fields& fields) {
    static const std::set<std::string, std::less<>> kinds = {"c",       "continuous",  "d",    "discrete",
                                                             "s",       "string",      "t",    "time",
                                                             "numeric", "categorical", "text", "n"};
    return std::ranges::all_of(fields,
                               [](const std::string& kind) { return kinds.contains(lowerCase(kind)); });
}

bool areOrangeRoles(const Fields& fields) {
    static const std::set<std::string, std::less<>> roles = {"",  "class",  "c", "meta",  "m",
                                                             "i", "ignore", "w", "weight"};
    return std::ranges::all_of(fields, [](const std::string& role) {
        return roles.contains(lowerCase(role)) || role.find('=') != std::string::npos;
    });
}

std::optional<RatingColumns> orangeColumns(const Fields& kinds, const Fields& roles) {
    const auto columnOf = [](const Fields& fields, std::initializer_list<const char*> words) {
        const auto found = std::ranges::find_if(fields, [&](const std::string& field) {
            return std::ranges::find(words, lowerCase(field)) != words.end();
        });
        return found == fields.end() ? std::nullopt
                                     : std::optional(static_cast<std::size_t>(found - fields.begin()));
    };
    const auto user = columnOf(roles, {"row=1"});
    const auto item = columnOf(roles, {"col=1"});
    if (!user || !item)
        return std::nullopt;
    return RatingColumns{*user, *item, columnOf(roles, {"class", "c"}), columnOf(kinds, {"time", "t"})};
}

} // namespace model
