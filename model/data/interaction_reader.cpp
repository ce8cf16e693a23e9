#include "model/data/interaction_reader.h"

#include <algorithm>

#include "model/data/block_reader.h"
#include "model/data/line_reader.h"
#include "model/data/rating_blocks.h"
#include "model/data/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t sampleBytes = std::size_t{64} << 10;

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

} // namespace

RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor, std::size_t blockBytes) {
    const TableDialect dialect = dialectOf(path);
    const RatingColumns columns = columnsOf(dialect, path);
    RatingTable table;
    table.file = path;
    table.header = !dialect.header.empty();
    table.rated = columns.rating.has_value();
    BlockReader blocks(path, monitor, blockBytes);
    collect(parseBlocks(blocks, monitor, dialect, columns), table);
    requireMostlyGood(table);
    return table;
}

} // namespace model
