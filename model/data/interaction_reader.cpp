#include "model/data/interaction_reader.h"

#include <algorithm>
#include <utility>

#include "model/data/row_splitter.h"
#include "model/data/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t sampleBytes = std::size_t{64} << 10;
constexpr std::size_t rejectedRowsListed = 1000;

struct RawRow {
    std::uint32_t user = 0;
    ItemRating rating;
};

/// The fields of a good row, or the reason why it is a bad one.
struct ParsedRow {
    std::string_view user = {};
    std::string_view item = {};
    float rating = 0.0F;
    std::string problem = {}; ///< empty = a good row
};

/// Picks user, item and rating out of lines.
class RowParser {
public:
    RowParser(const TableDialect& dialect, const RatingColumns& columns)
        : m_columns(columns),
          m_needed(std::max({m_columns.user, m_columns.item, m_columns.rating.value_or(0)}) + 1),
          m_splitter(dialect, m_needed) {}

    bool rated() const { return m_columns.rating.has_value(); }

    ParsedRow parse(std::string_view line) {
        const auto fields = m_splitter.split(line);
        if (m_splitter.quoteLeftOpen())
            return {.problem = "a quote is opened and never closed"};
        if (fields.size() < m_needed)
            return {.problem = "only " + std::to_string(fields.size()) + " of " + std::to_string(m_needed) +
                               " columns are there"};
        ParsedRow row{.user = fields[m_columns.user], .item = fields[m_columns.item]};
        if (row.user.empty() || row.item.empty())
            row.problem = row.user.empty() ? "the user id is empty" : "the item id is empty";
        else if (m_columns.rating)
            parseRating(fields[*m_columns.rating], row);
        return row;
    }

private:
    static void parseRating(std::string_view field, ParsedRow& row) {
        if (const auto rating = parseNumber(field))
            row.rating = *rating;
        else
            row.problem =
                field.empty() ? "the rating is empty" : "the rating " + quoted(field) + " is not a number";
    }

    RatingColumns m_columns;
    std::size_t m_needed;
    RowSplitter m_splitter;
};

TableDialect dialectOf(const std::string& path) {
    const std::vector<std::string> lines = firstLines(path, sampleBytes);
    if (std::ranges::all_of(lines, [](const std::string& line) { return trimmed(line).empty(); }))
        throw Error({"the file is empty", path, 0,
                     "Choose a table with a user, an item and perhaps a rating in each row"});
    TableDialect dialect = detectDialect(lines);
    if (dialect.columns < 2)
        throw Error({"the file has only one column", path, 0,
                     "Separate user, item and rating by comma, tab, semicolon, bar or double colon"});
    return dialect;
}

RatingColumns columnsOf(const TableDialect& dialect, const std::string& path) {
    if (const auto columns = ratingColumns(dialect))
        return *columns;
    std::string names;
    for (const std::string& name : dialect.header)
        names += (names.empty() ? "" : ", ") + name;
    throw Error({"the file names no users or no items in its header: " + quoted(names), path, 1,
                 "Choose the table of ratings, or name its columns user, item and rating"});
}

void reject(RatingTable& table, std::uint64_t line, std::string reason) {
    ++table.summary.rejected;
    if (table.summary.rejectedRows.size() < rejectedRowsListed)
        table.summary.rejectedRows.push_back({table.file, line, std::move(reason)});
}

/// Numbers the ids and appends the good rows.
std::vector<RawRow> readRows(RatingTable& table, LineReader& lines, RowParser& parser) {
    std::vector<RawRow> rows;
    bool headerAhead = table.header;
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) {
            ++table.blankLines;
        } else if (headerAhead) {
            headerAhead = false;
        } else if (ParsedRow row = parser.parse(*line); row.problem.empty()) {
            rows.push_back({table.users.intern(row.user), {table.items.intern(row.item), row.rating}});
        } else {
            reject(table, lines.lineNumber(), std::move(row.problem));
        }
    }
    table.lines = lines.lineNumber();
    table.summary.rows = rows.size() + table.summary.rejected;
    return rows;
}

void requireMostlyGood(const RatingTable& table) {
    const ReaderSummary& found = table.summary;
    if (found.rows == 0)
        throw Error({"the file has a header and no rows", table.file, 0, "Choose a file with data"});
    if (2 * found.rejected <= found.rows)
        return;
    const RejectedRow& first = found.rejectedRows.front();
    throw Error(
        {std::to_string(found.rejected) + " of " + std::to_string(found.rows) +
             " rows cannot be used, here " + first.reason,
         table.file, first.line,
         "Each row needs a user, an item and perhaps a rating like 3.5, in this order or named in a header"});
}

/// A stable counting sort.
void sortByUser(RatingTable& table, const std::vector<RawRow>& rows) {
    table.rowStarts.assign(table.users.size() + 1, 0);
    for (const RawRow& row : rows)
        ++table.rowStarts[row.user + 1];
    for (std::size_t user = 0; user < table.users.size(); ++user)
        table.rowStarts[user + 1] += table.rowStarts[user];
    std::vector<std::uint64_t> next = table.rowStarts;
    table.ratings.resize(rows.size());
    for (const RawRow& row : rows)
        table.ratings[next[row.user]++] = row.rating;
}

/// Keeps each item of a user once, where it stood first, with the rating that came last.
void mergeDuplicates(RatingTable& table) {
    std::vector<std::uint64_t> placeOf(table.items.size(), 0); // where the current user's rating went, plus 1
    std::uint64_t kept = 0;
    for (std::uint32_t user = 0; user < table.users.size(); ++user) {
        const std::uint64_t begin = std::exchange(table.rowStarts[user], kept);
        const std::uint64_t rowBegin = kept;
        for (std::uint64_t at = begin; at < table.rowStarts[user + 1]; ++at) {
            const ItemRating rating = table.ratings[at];
            std::uint64_t& place = placeOf[rating.item];
            if (place <= rowBegin)
                place = ++kept;
            table.ratings[place - 1] = rating;
        }
    }
    table.summary.duplicates = table.ratings.size() - kept;
    table.rowStarts.back() = kept;
    table.ratings.resize(kept);
}

} // namespace

std::span<const ItemRating> RatingTable::ratingsOf(std::uint32_t user) const {
    return std::span(ratings).subspan(rowStarts[user], rowStarts[user + 1] - rowStarts[user]);
}

RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor, std::size_t chunkBytes) {
    const TableDialect dialect = dialectOf(path);
    RowParser parser(dialect, columnsOf(dialect, path));
    LineReader lines(path, monitor, chunkBytes);
    RatingTable table;
    table.file = path;
    table.header = !dialect.header.empty();
    table.rated = parser.rated();

    const std::vector<RawRow> rows = readRows(table, lines, parser);
    requireMostlyGood(table);
    sortByUser(table, rows);
    mergeDuplicates(table);
    table.summary.users = table.users.size();
    table.summary.items = table.items.size();
    table.summary.interactions = table.ratings.size();
    return table;
}

} // namespace model
