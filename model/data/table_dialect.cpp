#include "model/data/table_dialect.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

#include "model/data/row_splitter.h"
#include "model/data/text.h"

namespace model {

namespace {

using Names = std::span<const std::string_view>;

// Column names seen in published data sets, as plainName() writes them.
constexpr std::array<std::string_view, 10> userNames = {"user",       "userid",   "uid",        "reviewer",
                                                        "reviewerid", "customer", "customerid", "memberid",
                                                        "visitorid",  "username"};
constexpr std::array<std::string_view, 26> itemNames = {
    "item",   "itemid",    "iid",     "sid",        "movie", "movieid",    "artist", "artistid", "product",
    "song",   "productid", "songid",  "asin",       "track", "parentasin", "book",   "bookid",   "isbn",
    "gameid", "trackid",   "videoid", "businessid", "anime", "animeid",    "newsid", "id"};
constexpr std::array<std::string_view, 14> ratingNames = {
    "rating", "ratings", "score",     "stars",   "weight",     "count",      "counts",
    "plays",  "value",   "playcount", "overall", "preference", "bookrating", "userrating"};
constexpr std::array<std::string_view, 9> titleNames = {"title",     "movietitle",  "name",
                                                        "itemtitle", "itemname",    "artistname",
                                                        "booktitle", "productname", "songtitle"};

/// Without type and decoration: "user_id:token" and "userId" are both "userid".
std::string plainName(std::string_view name) {
    std::string plain;
    for (const char character : name.substr(0, name.find(':'))) {
        if (character >= 'A' && character <= 'Z')
            plain += static_cast<char>(character - 'A' + 'a');
        else if (character != '_' && character != '-' && character != ' ' && character != '.')
            plain += character;
    }
    return plain;
}

/// The column with the first of these names that occurs at all.
std::optional<std::size_t> findColumn(const std::vector<std::string>& header, Names names) {
    for (const std::string_view name : names)
        if (const auto found = std::ranges::find(header, name, plainName); found != header.end())
            return static_cast<std::size_t>(found - header.begin());
    return std::nullopt;
}

bool namesColumns(const std::vector<std::string>& fields) {
    return findColumn(fields, userNames) || findColumn(fields, itemNames) ||
           findColumn(fields, ratingNames) || findColumn(fields, titleNames);
}

bool isNumber(std::string_view field) {
    return parseNumber(field).has_value();
}

std::vector<std::string> fieldsOf(RowSplitter& splitter, const std::string& line) {
    const auto fields = splitter.split(line);
    return {fields.begin(), fields.end()};
}

/// The number of columns that most lines have, the larger one in case of a tie, and how many lines have it.
std::pair<std::size_t, std::size_t> usualColumns(const std::vector<std::string>& lines,
                                                 const TableDialect& dialect) {
    RowSplitter splitter(dialect);
    std::map<std::size_t, std::size_t> linesByColumns;
    for (const std::string& line : lines)
        ++linesByColumns[splitter.split(line).size()];
    std::pair<std::size_t, std::size_t> usual;
    for (const auto& [columns, count] : linesByColumns)
        if (count >= usual.second)
            usual = {columns, count};
    return usual;
}

/// Whether names stand above a column of numbers: at least half of the rows have a number there.
bool standsAboveNumbers(std::span<const std::string> rows, RowSplitter& splitter, std::size_t columns) {
    std::vector<std::size_t> numbers(columns);
    for (const std::string& row : rows) {
        const auto fields = splitter.split(row);
        for (std::size_t column = 0; column < std::min(columns, fields.size()); ++column)
            numbers[column] += isNumber(fields[column]);
    }
    return !rows.empty() &&
           std::ranges::any_of(numbers, [&](std::size_t count) { return 2 * count >= rows.size(); });
}

std::vector<std::string> headerOf(const std::vector<std::string>& lines, const TableDialect& dialect) {
    RowSplitter splitter(dialect);
    const std::vector<std::string> fields = fieldsOf(splitter, lines.front());
    if (std::ranges::any_of(fields, isNumber))
        return {};
    const bool header =
        namesColumns(fields) || standsAboveNumbers(std::span(lines).subspan(1), splitter, fields.size());
    return header ? fields : std::vector<std::string>();
}

std::size_t firstBut(std::optional<std::size_t> taken, std::optional<std::size_t> alsoTaken = {}) {
    std::size_t column = 0;
    while (column == taken || column == alsoTaken)
        ++column;
    return column;
}

} // namespace

TableDialect detectDialect(const std::vector<std::string>& allLines) {
    std::vector<std::string> lines;
    std::ranges::copy_if(allLines, std::back_inserter(lines),
                         [](const std::string& line) { return !trimmed(line).empty(); });
    // In case of a tie the earlier one: commas and bars also stand inside titles, commas inside numbers.
    const std::array<TableDialect, 5> candidates = {{{"::", false, 0, {}},
                                                     {"\t", false, 0, {}},
                                                     {";", true, 0, {}},
                                                     {",", true, 0, {}},
                                                     {"|", false, 0, {}}}};
    TableDialect best;
    std::size_t mostLines = 0;
    for (const TableDialect& candidate : candidates) {
        const auto [columns, agreeing] = usualColumns(lines, candidate);
        if (columns < 2 || agreeing <= mostLines)
            continue;
        best = candidate;
        best.columns = columns;
        mostLines = agreeing;
    }
    if (best.columns > 0)
        best.header = headerOf(lines, best);
    return best;
}

std::optional<RatingColumns> ratingColumns(const TableDialect& dialect) {
    const auto user = findColumn(dialect.header, userNames);
    const auto item = findColumn(dialect.header, itemNames);
    const auto rating = findColumn(dialect.header, ratingNames);
    if (user.has_value() != item.has_value())
        return std::nullopt;
    if (user)
        return RatingColumns{*user, *item, rating};
    if (!rating)
        return RatingColumns{0, 1, dialect.columns > 2 ? std::optional<std::size_t>(2) : std::nullopt};
    const std::size_t first = firstBut(rating);
    return RatingColumns{first, firstBut(first, rating), rating};
}

TitleColumns titleColumns(const TableDialect& dialect) {
    const auto title = findColumn(dialect.header, titleNames);
    const std::size_t id = findColumn(dialect.header, itemNames).value_or(firstBut(title));
    return {id, title.value_or(firstBut(id))};
}

} // namespace model
