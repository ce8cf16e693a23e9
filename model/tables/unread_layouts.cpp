#include "model/tables/unread_layouts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "model/input/text.h"
#include "model/tables/item_value_records.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// [["u", "i", 5], …], or ["u", "i", 5] on each line.
bool looksLikeArrays(const std::vector<std::string>& lines) {
    std::string_view begin = trimmed(lines.front());
    if (!begin.starts_with('['))
        return false;
    const bool line =
        begin.size() > 2 && begin.find(',') != begin.npos &&
        nlohmann::json::accept(begin.substr(0, begin.ends_with(',') ? begin.size() - 1 : begin.size()));
    begin = trimmed(begin.substr(1));
    if (begin.empty() && lines.size() > 1)
        begin = trimmed(lines[1]);
    return line || begin.starts_with('[');
}

/// review/score: 5.0 and the like: each line has a name, and the same few come again and again.
bool looksLikeBlocks(const std::vector<std::string>& lines) {
    constexpr std::size_t fewestLines = 6;
    constexpr std::size_t mostNames = 40;
    std::map<std::string_view, std::size_t> names;
    std::size_t named = 0;
    for (const std::string& line : lines) {
        const std::size_t colon = line.find(": ");
        if (colon == line.npos || colon == 0 || line.find_first_of(",;\t|") < colon ||
            line.find_first_not_of("0123456789") >= colon)
            continue; // a text may go over several lines
        ++named;
        ++names[std::string_view(line).substr(0, colon)];
    }
    std::erase_if(names, [](const auto& name) { return name.second < 2; });
    const std::size_t first = lines.front().find(": ");
    return lines.size() >= fewestLines && 10 * named >= 8 * lines.size() && names.size() > 1 &&
           names.size() <= mostNames && first != std::string::npos &&
           names.contains(std::string_view(lines.front()).substr(0, first));
}

/// The number of rows that the line user|n tells of.
std::optional<std::uint32_t> rowsToldIn(std::string_view line) {
    const std::size_t bar = line.find('|');
    if (bar == line.npos || !parseIndex(line.substr(0, bar)))
        return std::nullopt;
    return parseIndex(line.substr(bar + 1));
}

bool looksLikeCupSections(const std::vector<std::string>& lines) {
    for (std::size_t at = 0; at < lines.size();) {
        const auto rows = rowsToldIn(lines[at]);
        const std::size_t next = rows ? at + 1 + *rows : 0;
        if (!rows || *rows == 0)
            return false;
        const std::size_t end = std::min(next, lines.size());
        if (at + 1 == end || std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                         lines.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](const std::string& line) { return line.find('|') != line.npos; }))
            return false;
        at = next;
    }
    return true;
}

/// user,item:value,item:value …
bool holdsPairsBetweenCommas(std::vector<std::string> lines) {
    if (lines.front().find(':') == std::string::npos)
        return false;
    for (std::string& line : lines)
        std::ranges::replace_if(
            line, [](char c) { return c == ',' || c == ';' || c == '|'; }, ' ');
    const std::size_t pairs = static_cast<std::size_t>(std::ranges::count(lines.front(), ':'));
    return pairs > 1 && pairLayoutOf(lines) != PairLayout::None;
}

bool isQuotedWhole(const std::string& line) {
    const std::string_view text = trimmed(line);
    return text.size() > 2 && text.starts_with('"') && text.ends_with('"') &&
           std::ranges::count(text, '"') == 2 && text.find_first_of(",;\t|") != text.npos;
}

} // namespace

void refuseUnreadLayout(const std::vector<std::string>& lines, const std::string& file) {
    if (looksLikeArrays(lines))
        throw Error({"the rows are arrays in JSON, without names", file, 1,
                     "Make a table of it: pandas.read_json(FILE).to_csv(\"ratings.csv\", index=False) in "
                     "Python; with lines=True where each line is an array"});
    if (looksLikeBlocks(lines))
        throw Error({"the file holds blocks of lines with a name and a value each, like " +
                         inQuotes(excerpt(lines.front())),
                     file, 1, "Make a table of it, with a row for each block"});
    if (looksLikeCupSections(lines))
        throw Error(
            {"the file holds sections as of the KDD Cup 2011: a line with a user and a number of rows, "
             "like " +
                 inQuotes(lines.front()),
             file, 1, "Make a table of it, with the user in each row"});
    if (holdsPairsBetweenCommas(lines))
        throw Error({"the pairs of item and value are separated by other marks than blanks", file, 1,
                     "Separate them by blanks: user item:value item:value …"});
    if (lines.size() > 1 && std::ranges::all_of(lines, isQuotedWhole))
        throw Error({"each line is quoted as a whole", file, 1,
                     "Take the quotes at the ends of the lines away: sed 's/^\"//; s/\"$//'"});
}

void refuseObjectOfAll(std::string_view object, const std::string& file) {
    const auto parsed = nlohmann::json::parse(object, nullptr, false);
    if (!parsed.is_object() || parsed.empty())
        return;
    constexpr std::size_t manyValues = 50;
    const auto isInner = [](const auto& value) { return value.is_structured(); };
    const bool large = std::ranges::any_of(
        parsed, [&](const auto& value) { return isInner(value) && value.size() >= manyValues; });
    if (large || std::ranges::all_of(parsed, isInner))
        throw Error({"the file is one object in JSON, with all rows inside", file, 1,
                     "Write an object for each row, or make a table of it: for instance "
                     "pandas.read_json(FILE).to_csv(\"ratings.csv\", index=False) in Python"});
}

} // namespace model
