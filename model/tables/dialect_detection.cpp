#include "model/tables/dialect_detection.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

#include "model/input/text.h"
#include "model/tables/row_splitter.h"
#include "model/tables/time_text.h"

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
constexpr std::array<std::string_view, 18> ratingNames = {
    "rating",    "ratings", "score",      "stars",      "weight",     "count", "counts",  "plays",   "value",
    "playcount", "overall", "preference", "bookrating", "userrating", "click", "clicked", "isclick", "label"};
// Of these, the names of counts: no scale, and 4 of them is not much.
constexpr std::array<std::string_view, 6> countNames = {"weight", "count",     "counts",
                                                        "plays",  "playcount", "playcounts"};
constexpr std::array<std::string_view, 10> timeNames = {
    "timestamp",      "time",       "date", "datetime",  "unixtime",
    "unixreviewtime", "reviewtime", "ts",   "createdat", "created"};
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

/// A date, or a number that is a time after 1973 in seconds: most ids and ratings are smaller.
bool looksLikeTime(std::string_view field) {
    constexpr std::int64_t earliest = 100'000'000;
    const auto time = parseTime(field);
    return time && (*time >= earliest || !isNumber(field));
}

std::vector<std::string> fieldsOf(RowSplitter& splitter, const std::string& line) {
    const auto fields = splitter.split(line);
    return {fields.begin(), fields.end()};
}

/// The number of columns that most lines have, the larger one in case of a tie, and how many lines have it.
std::pair<std::size_t, std::size_t> usualColumns(std::span<const std::string> lines,
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

/// Whether there are quoted fields, and every field that begins with a quote ends with one: in titles quotes
/// often are plain text.
bool quotesEnclose(std::span<const std::string> lines, const std::string& delimiter) {
    TableDialect plain;
    plain.delimiter = delimiter;
    plain.quotes = false;
    RowSplitter splitter(plain);
    bool any = false;
    for (const std::string& line : lines)
        for (const std::string_view field : splitter.split(line))
            if (field.starts_with('"')) {
                any = true;
                if (field.size() < 2 || !field.ends_with('"'))
                    return false;
            }
    return any;
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

/// What the values of one column look like.
struct Values {
    std::size_t filled = 0;
    std::size_t numbers = 0; ///< with a decimal point or comma, or whole
    std::size_t times = 0;
    std::size_t points = 0; ///< numbers with a decimal point
    std::size_t commas = 0; ///< numbers with a decimal comma

    void add(std::string_view field) {
        if (field.empty())
            return;
        ++filled;
        times += looksLikeTime(field);
        const bool comma = !isNumber(field) && parseCommaNumber(field);
        numbers += comma || isNumber(field);
        commas += comma;
        points += !comma && isNumber(field) && field.find('.') != field.npos;
    }

    ColumnKind kind() const {
        if (filled > 0 && 10 * times >= 9 * filled)
            return ColumnKind::Time;
        return filled > 0 && 2 * numbers >= filled ? ColumnKind::Number : ColumnKind::Text;
    }
};

/// Fills in what the columns hold, and which decimal mark their numbers have.
void lookAtValues(std::span<const std::string> rows, const TableFormat& format, TableDialect& dialect) {
    std::vector<Values> values(dialect.columns);
    RowSplitter splitter(dialect);
    for (const std::string& row : rows) {
        const auto fields = splitter.split(row);
        for (std::size_t column = 0; column < std::min(fields.size(), values.size()); ++column)
            values[column].add(fields[column]);
    }
    std::size_t commas = 0;
    std::size_t points = 0;
    for (const Values& column : values) {
        dialect.kinds.push_back(column.kind());
        commas += column.kind() == ColumnKind::Number ? column.commas : 0;
        points += column.kind() == ColumnKind::Number ? column.points : 0;
    }
    dialect.decimalComma = format.decimalComma.value_or(commas > points);
}

std::vector<TableDialect> candidates(std::span<const std::string> lines, const TableFormat& format) {
    // In case of a tie the earlier one: titles have commas and bars in them too, and numbers commas.
    constexpr std::array delimiters = {"::", "\t", ";", ",", "|", " "};
    std::vector<TableDialect> candidates;
    const auto add = [&](const std::string& delimiter) {
        TableDialect& candidate = candidates.emplace_back();
        candidate.delimiter = delimiter;
        candidate.quotes =
            format.quotes.value_or(delimiter == "," || delimiter == ";" || quotesEnclose(lines, delimiter));
    };
    if (format.delimiter)
        add(*format.delimiter);
    else
        std::ranges::for_each(delimiters, add);
    return candidates;
}

std::size_t firstBut(std::optional<std::size_t> taken, std::optional<std::size_t> alsoTaken = {}) {
    std::size_t column = 0;
    while (column == taken || column == alsoTaken)
        ++column;
    return column;
}

/// A column of that kind at or behind a place, but for one.
std::optional<std::size_t> columnOf(const TableDialect& dialect, ColumnKind kind, std::size_t from,
                                    std::optional<std::size_t> taken = {}) {
    for (std::size_t column = from; column < dialect.kinds.size(); ++column)
        if (dialect.kinds[column] == kind && column != taken)
            return column;
    return std::nullopt;
}

/// Where no name tells which columns are users and items.
RatingColumns columnsByKind(const TableDialect& dialect) {
    RatingColumns columns;
    const auto isTime = [&](std::size_t column) {
        return column < dialect.kinds.size() && dialect.kinds[column] == ColumnKind::Time;
    };
    if (isTime(columns.item) && dialect.columns > 2)
        columns.item = 2;
    const std::size_t next = columns.item + 1;
    if (next < dialect.columns && !isTime(next))
        columns.rating = next;
    columns.time = columnOf(dialect, ColumnKind::Time, 1, columns.item);
    return columns;
}

/// The column that is named as a time and holds times.
std::optional<std::size_t> namedTime(const TableDialect& dialect) {
    const auto time = findColumn(dialect.header, timeNames);
    return time && *time < dialect.kinds.size() && dialect.kinds[*time] == ColumnKind::Time ? time
                                                                                            : std::nullopt;
}

} // namespace

TableDialect detectDialect(const std::vector<std::string>& allLines, const TableFormat& format) {
    std::vector<std::string> lines;
    std::ranges::copy_if(allLines, std::back_inserter(lines),
                         [](const std::string& line) { return !trimmed(line).empty(); });
    TableDialect best;
    std::size_t mostLines = 0;
    for (const TableDialect& candidate : candidates(lines, format)) {
        const auto [columns, agreeing] = usualColumns(lines, candidate);
        if (columns < 2 || agreeing <= mostLines)
            continue;
        best = candidate;
        best.columns = columns;
        mostLines = agreeing;
    }
    if (best.columns == 0)
        return best;
    best.agreement = static_cast<double>(mostLines) / static_cast<double>(lines.size());
    if (!format.header)
        best.header = headerOf(lines, best);
    else if (RowSplitter splitter(best); *format.header)
        best.header = fieldsOf(splitter, lines.front());
    lookAtValues(std::span(lines).subspan(best.header.empty() ? 0 : 1), format, best);
    return best;
}

std::optional<RatingColumns> ratingColumns(const TableDialect& dialect) {
    const auto user = findColumn(dialect.header, userNames);
    const auto item = findColumn(dialect.header, itemNames);
    const auto rating = findColumn(dialect.header, ratingNames);
    if (user.has_value() != item.has_value())
        return std::nullopt;
    if (user)
        return RatingColumns{*user, *item, rating, namedTime(dialect)};
    if (!rating)
        return columnsByKind(dialect);
    const std::size_t first = firstBut(rating);
    return RatingColumns{first, firstBut(first, rating), rating, namedTime(dialect)};
}

bool holdsCounts(const TableDialect& dialect, const RatingColumns& columns) {
    return columns.rating && *columns.rating < dialect.header.size() &&
           findColumn({dialect.header[*columns.rating]}, countNames);
}

TitleColumns titleColumns(const TableDialect& dialect) {
    const auto title = findColumn(dialect.header, titleNames);
    const std::size_t id = findColumn(dialect.header, itemNames).value_or(firstBut(title));
    return {id, title.value_or(firstBut(id))};
}

} // namespace model
