#include "model/tables/interaction_reader.h"

#include "model/input/block_reader.h"
#include "model/input/decoded_source.h"
#include "model/tables/collect_ratings.h"
#include "model/tables/format_detection.h"
#include "model/tables/list_reader.h"
#include "model/tables/rating_blocks.h"
#include "model/tables/record_table.h"
#include "model/tables/records.h"
#include "model/values/failure.h"

namespace model {

void requireMostlyGood(const RatingTable& table) {
    const ReaderSummary& found = table.summary;
    if (found.rows == 0)
        throw Error({"the file has a header and no rows", table.file, 0, "Choose a file with data"});
    if (found.outsideDates == found.rows)
        throw Error({"no row lies within the chosen dates", table.file, 0, "Choose other dates"});
    if (found.unwantedEvents > 0 && found.unwantedEvents + found.outsideDates == found.rows)
        throw Error({"no row is of a chosen event", table.file, 0, "Choose other events"});
    const std::uint64_t odd = found.rejected - found.missingIds; // rows of nobody say nothing of the others
    if (2 * odd <= found.rows && found.rejected < found.rows)
        return;
    const RejectedRow& first = found.rejectedRows.front();
    throw Error(
        {std::to_string(found.rejected) + " of " + std::to_string(found.rows) +
             " rows cannot be used, here " + first.reason,
         table.file, first.line,
         "Each row needs a user, an item and perhaps a rating like 3.5, in this order or named in a header"});
}

RatingTable readPart(const DataFile& file, const SourceFormat& format, const ImportOptions& options,
                     ReadingMonitor& monitor, std::size_t blockBytes) {
    const RowJoining joining = {options.repeats, options.exactIds};
    if (format.format == DataFormat::UserLists || format.format == DataFormat::CountedLists)
        return readLists(file, format, joining, monitor);
    RatingTable table;
    table.file = file.text();
    table.rated = format.columns.rating.has_value() || areWeighed(options.events);
    const bool dated = format.dialect.dates != DateForm::Order; // numbers are in no year
    const RowRules rules = {format.columns,
                            dated ? options.from : std::nullopt,
                            dated ? options.until : std::nullopt,
                            format.columns.time && options.split == SplitKind::LatestClicks,
                            options.keepMissingIds,
                            options.events};
    if (holdsRecords(format.format)) {
        const auto records = openRecords(file, format, monitor);
        collect(parseRecords(*records, format.dialect, rules), joining, table);
    } else {
        BlockReader blocks(openText(file, format.encoding), monitor, blockBytes);
        collect(parseBlocks(blocks, monitor, format.dialect, rules), joining, table);
    }
    return table;
}

RatingTable readInteractions(const DataFile& file, const SourceFormat& format, const ImportOptions& options,
                             ReadingMonitor& monitor, std::size_t blockBytes) {
    RatingTable table = readPart(file, format, options, monitor, blockBytes);
    if (format.format != DataFormat::UserLists && format.format != DataFormat::CountedLists)
        requireMostlyGood(table);
    return table;
}

RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor, std::size_t blockBytes) {
    const DataFile file = {path, {}};
    const SourceFormat format = detectFormat(file, {});
    requireDecided(format, file.text());
    return readInteractions(file, format, {}, monitor, blockBytes);
}

} // namespace model
