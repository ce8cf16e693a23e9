#include "model/data/interaction_reader.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "model/data/block_reader.h"
#include "model/data/line_reader.h"
#include "model/data/row_splitter.h"
#include "model/data/text.h"
#include "model/numerics/parallel.h"
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

/// Numbers ids for one thread: in its own table, with the number that the whole table has for each.
class LocalIds {
public:
    /// The thread's number of an id; often the one before it, since tables mostly stand by user.
    std::uint32_t number(std::string_view id) {
        if (m_last == free || m_ids[m_last] != id)
            m_last = m_ids.intern(id);
        return m_last;
    }

    /// Gives the ids that have come since the last call their numbers in the whole table, in the order in
    /// which they came.
    void publish(IdTable& whole) {
        for (auto local = static_cast<std::uint32_t>(m_numbers.size()); local < m_ids.size(); ++local)
            m_numbers.push_back(whole.intern(m_ids[local]));
    }

    std::uint32_t published(std::uint32_t local) const { return m_numbers[local]; }

private:
    static constexpr std::uint32_t free = UINT32_MAX;

    IdTable m_ids;
    std::vector<std::uint32_t> m_numbers;
    std::uint32_t m_last = free;
};

/// What one thread makes of one block after the other.
class BlockParser {
public:
    BlockParser(const TableDialect& dialect, const RatingColumns& columns) : m_parser(dialect, columns) {}

    TextBlock block;

    /// Parses the block. A failure is kept for finish(), since threads hand on no exceptions.
    void parse();

    /// Gives new ids their numbers in the whole table; blocks come in the order of the file.
    void publish(RatingTable& table) {
        m_users.publish(table.users);
        m_items.publish(table.items);
    }

    /// Puts the numbers of the whole table into the rows.
    void renumber() {
        for (RawRow& row : m_rows) {
            row.user = m_users.published(row.user);
            row.rating.item = m_items.published(row.rating.item);
        }
    }

    /// Adds what was found to the whole table and hands out the rows; blocks come in the order of the file.
    /// Throws what was wrong with the block.
    std::vector<RawRow> finish(RatingTable& table);

private:
    void take(std::string_view line, std::uint64_t number);

    RowParser m_parser;
    LocalIds m_users;
    LocalIds m_items;
    std::vector<RawRow> m_rows;
    std::vector<RejectedRow> m_rejected; ///< the first of them; lines of the block
    std::uint64_t m_rejectedCount = 0;
    std::uint64_t m_blankLines = 0;
    std::uint64_t m_lines = 0;
    std::exception_ptr m_failure;
};

void BlockParser::parse() {
    const std::size_t before = m_rows.size();
    m_rows.clear();
    m_rows.reserve(before);
    m_rejected.clear();
    m_rejectedCount = m_blankLines = 0;
    TextLines lines(block.text(), {}, 1);
    try {
        while (const auto line = lines.next())
            take(*line, lines.count());
        m_failure = nullptr;
    } catch (...) {
        m_failure = std::current_exception();
    }
    m_lines = lines.count();
}

void BlockParser::take(std::string_view line, std::uint64_t number) {
    if (trimmed(line).empty())
        ++m_blankLines;
    else if (ParsedRow row = m_parser.parse(line); row.problem.empty())
        m_rows.push_back({m_users.number(row.user), {m_items.number(row.item), row.rating}});
    else if (++m_rejectedCount <= rejectedRowsListed)
        m_rejected.push_back({{}, number, std::move(row.problem)});
}

std::vector<RawRow> BlockParser::finish(RatingTable& table) {
    if (m_failure) {
        // A line that cannot be read fails again here, and names its file and its place there.
        TextLines lines(block.text(), table.file, table.lines + 1);
        while (lines.next()) {
        }
        std::rethrow_exception(m_failure);
    }
    ReaderSummary& summary = table.summary;
    for (RejectedRow& row : m_rejected)
        if (summary.rejectedRows.size() < rejectedRowsListed)
            summary.rejectedRows.push_back({table.file, table.lines + row.line, std::move(row.reason)});
    summary.rejected += m_rejectedCount;
    summary.rows += m_rows.size() + m_rejectedCount;
    table.blankLines += m_blankLines;
    table.lines += m_lines;
    return std::exchange(m_rows, {});
}

/// Leaves the header and the blank lines before it out of the block; false if the block ends before it comes.
bool skipHeader(RatingTable& table, TextBlock& block) {
    TextLines lines(block.text(), table.file, table.lines + 1);
    bool found = false;
    while (const auto line = found ? std::nullopt : lines.next()) {
        found = !trimmed(*line).empty();
        table.blankLines += found ? 0 : 1;
    }
    table.lines += lines.count();
    block.begin += std::min(lines.position(), block.text().size());
    return found;
}

/// The good rows, block by block in the order of the file, with their ids numbered. Every thread parses a
/// block at a time.
std::vector<std::vector<RawRow>> readRows(RatingTable& table, BlockReader& blocks, ReadingMonitor& monitor,
                                          const TableDialect& dialect, const RatingColumns& columns) {
    std::vector<BlockParser> parsers;
    for (std::size_t thread = 0; thread < maximumThreads(); ++thread)
        parsers.emplace_back(dialect, columns);
    std::vector<std::vector<RawRow>> rows;
    bool headerAhead = table.header;
    for (std::size_t count = 1; count > 0;) {
        for (count = 0; count < parsers.size() && blocks.next(parsers[count].block); ++count)
            headerAhead = headerAhead && !skipHeader(table, parsers[count].block);
        const std::uint64_t linesBefore = table.lines;
#pragma omp parallel for schedule(static, 1)
        for (std::size_t i = 0; i < count; ++i)
            parsers[i].parse();
        for (std::size_t i = 0; i < count; ++i)
            parsers[i].publish(table);
#pragma omp parallel for schedule(static, 1)
        for (std::size_t i = 0; i < count; ++i)
            parsers[i].renumber();
        for (std::size_t i = 0; i < count; ++i)
            rows.push_back(parsers[i].finish(table));
        monitor.advance(0, table.lines - linesBefore);
    }
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

/// A stable counting sort; each block of rows is given back once it has been sorted in.
void sortByUser(RatingTable& table, std::vector<std::vector<RawRow>> blocks) {
    table.rowStarts.assign(table.users.size() + 1, 0);
    for (const std::vector<RawRow>& rows : blocks)
        for (const RawRow& row : rows)
            ++table.rowStarts[row.user + 1];
    for (std::size_t user = 0; user < table.users.size(); ++user)
        table.rowStarts[user + 1] += table.rowStarts[user];
    std::vector<std::uint64_t> next = table.rowStarts;
    table.ratings.resize(table.rowStarts.back());
    for (std::vector<RawRow>& rows : blocks) {
        for (const RawRow& row : rows)
            table.ratings[next[row.user]++] = row.rating;
        rows = {};
    }
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

RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor, std::size_t blockBytes) {
    const TableDialect dialect = dialectOf(path);
    const RatingColumns columns = columnsOf(dialect, path);
    BlockReader blocks(path, monitor, blockBytes);
    RatingTable table;
    table.file = path;
    table.header = !dialect.header.empty();
    table.rated = columns.rating.has_value();

    std::vector<std::vector<RawRow>> rows = readRows(table, blocks, monitor, dialect, columns);
    requireMostlyGood(table);
    sortByUser(table, std::move(rows));
    mergeDuplicates(table);
    table.summary.users = table.users.size();
    table.summary.items = table.items.size();
    table.summary.interactions = table.ratings.size();
    return table;
}

} // namespace model
