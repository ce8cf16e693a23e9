#include "model/tables/titles_reader.h"

#include <algorithm>
#include <span>

#include "model/data/same_ids.h"
#include "model/input/decoded_source.h"
#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/attribute_collector.h"
#include "model/tables/binary_detection.h"
#include "model/tables/dialect_detection.h"
#include "model/tables/format_detection.h"
#include "model/tables/records.h"
#include "model/tables/row_splitter.h"
#include "model/tables/source_format.h"
#include "model/tables/table_rows.h"
#include "model/tables/table_sample.h"
#include "model/values/failure.h"

namespace model {

TextEncoding streamEncoding(const TitlesFormat& format) {
    return format.fieldwise ? TextEncoding::Utf8 : format.encoding;
}

namespace {

/// Fills in how a text is written; returns its first rows.
SampleRows detectTextOfTitles(const DataFile& file, const ImportOptions& options, TitlesFormat& format) {
    constexpr std::size_t sampleBytes = std::size_t{64} << 10;
    requireText(file);
    format.encoding = encodingOf(file, options.titleTable);
    format.fieldwise =
        format.encoding == TextEncoding::Latin1 && options.titleTable.encoding == TextEncoding::Guess;
    const std::vector<std::string> lines = firstLines(file, streamEncoding(format), sampleBytes);
    format.dialect = detectDialect(lines, options.titleTable);
    return fieldsOfRows(rowsOf(lines, format.dialect), format.dialect);
}

/// The same for a table of a database.
SampleRows detectTableOfTitles(const DataFile& file, const ImportOptions& options, TitlesFormat& format) {
    constexpr std::size_t sampledRows = 2000;
    const SourceFormat table = tableOfDatabase(file);
    format.database = true;
    format.dialect = table.dialect;
    format.dialect.columns = table.dialect.header.size();
    ReadingMonitor monitor;
    SampleRows rows;
    const auto reader = openSqlite(file, table, monitor);
    for (Record record; rows.size() < sampledRows && reader->next(record);)
        rows.emplace_back(record.fields.begin(), record.fields.end());
    addKinds(rows, options.titleTable, format.dialect);
    return rows;
}

} // namespace

TitlesFormat detectTitles(const DataFile& file, const ImportOptions& options) {
    TitlesFormat format;
    format.exactIds = options.exactIds;
    const SampleRows rows = isDatabase(file.path) ? detectTableOfTitles(file, options, format)
                                                  : detectTextOfTitles(file, options, format);
    if (format.dialect.columns < 2)
        throw Error({"this is no table of items", file.text(), 0,
                     "Choose a file with an item's id and title in each row"});
    const auto found = titleColumns(format.dialect);
    if (!options.titleColumns && !found)
        throw Error({"the table of items names no titles", file.text(), 1,
                     "Choose its columns: --items-columns id=0,title=1"});
    format.columns = options.titleColumns ? *options.titleColumns : *found;
    if (std::max(format.columns.id, format.columns.title) >= format.dialect.columns)
        throw Error({"the table of items has only " + std::to_string(format.dialect.columns) + " columns",
                     file.text(), 0, "Choose other columns for the ids and the titles"});
    format.attributes = attributeColumns(format.dialect, format.columns, rows);
    return format;
}

namespace {

/// The item with the id as it is written, else in another way.
std::optional<std::uint32_t> itemWith(std::string_view id, const TitlesFormat& format, const IdTable& items) {
    if (const auto item = items.find(id))
        return item;
    const std::string decoded = format.fieldwise ? toUtf8(id) : std::string();
    const std::string_view text = format.fieldwise ? decoded : id;
    if (const auto item = items.find(text))
        return item;
    const auto plain = format.exactIds ? std::nullopt : plainForm(text);
    return plain ? items.find(*plain) : std::nullopt;
}

/// Gives the fields of every row of a text to `add`, none that a quote left open.
template <typename Add>
void readRowsOfTitles(const DataFile& file, const TitlesFormat& format, std::size_t fieldsNeeded,
                      ReadingMonitor& monitor, const Add& add) {
    RowSplitter splitter(format.dialect, fieldsNeeded);
    BlockReader blocks(openText(file, streamEncoding(format)), monitor, LineReader::defaultChunk);
    RowReader rows(blocks, monitor, format.dialect);
    while (const auto row = rows.next()) {
        const auto fields = splitter.split(row->text);
        add(splitter.quoteLeftOpen() ? fields.first(fields.size() - 1) : fields);
    }
}

} // namespace

ItemTexts readTitles(const DataFile& file, const TitlesFormat& format, const IdTable& items,
                     ReadingMonitor& monitor) {
    const std::size_t needed = std::max(format.columns.id, format.columns.title) + 1;
    AttributeCollector attributes(format.attributes);
    ItemTexts texts = {std::vector<std::string>(items.size())};
    const auto add = [&](std::span<const std::string_view> fields) {
        const auto item =
            fields.size() < needed ? std::nullopt : itemWith(fields[format.columns.id], format, items);
        if (!item)
            return;
        texts.titles[*item] = toUtf8(fields[format.columns.title]);
        if (fields.size() <= format.dialect.columns)
            attributes.add(*item, fields);
    };
    if (format.database) {
        const auto rows = openSqlite(file, SourceFormat(), monitor);
        for (Record row; rows->next(row);)
            add(row.fields);
    } else {
        readRowsOfTitles(file, format, format.attributes.empty() ? needed : format.dialect.columns + 1,
                         monitor, add);
    }
    texts.attributes = attributes.take(items.size());
    texts.notes = attributes.notes();
    return texts;
}

} // namespace model
