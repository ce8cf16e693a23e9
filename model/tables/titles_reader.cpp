#include "model/tables/titles_reader.h"

#include <algorithm>

#include "model/data/same_ids.h"
#include "model/input/decoded_source.h"
#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/attribute_collector.h"
#include "model/tables/binary_detection.h"
#include "model/tables/dialect_detection.h"
#include "model/tables/format_detection.h"
#include "model/tables/row_splitter.h"
#include "model/tables/source_format.h"
#include "model/tables/table_rows.h"
#include "model/tables/table_sample.h"
#include "model/values/failure.h"

namespace model {

TextEncoding streamEncoding(const TitlesFormat& format) {
    return format.fieldwise ? TextEncoding::Utf8 : format.encoding;
}

TitlesFormat detectTitles(const DataFile& file, const ImportOptions& options) {
    constexpr std::size_t sampleBytes = std::size_t{64} << 10;
    TitlesFormat format;
    requireText(file);
    format.encoding = encodingOf(file, options.titleTable);
    format.fieldwise =
        format.encoding == TextEncoding::Latin1 && options.titleTable.encoding == TextEncoding::Guess;
    format.exactIds = options.exactIds;
    const std::vector<std::string> lines = firstLines(file, streamEncoding(format), sampleBytes);
    format.dialect = detectDialect(lines, options.titleTable);
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
    format.attributes = attributeColumns(format.dialect, format.columns,
                                         fieldsOfRows(rowsOf(lines, format.dialect), format.dialect));
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

} // namespace

ItemTexts readTitles(const DataFile& file, const TitlesFormat& format, const IdTable& items,
                     ReadingMonitor& monitor) {
    const std::size_t needed = std::max(format.columns.id, format.columns.title) + 1;
    const bool further = !format.attributes.empty();
    RowSplitter splitter(format.dialect, further ? format.dialect.columns + 1 : needed);
    BlockReader blocks(openText(file, streamEncoding(format)), monitor, LineReader::defaultChunk);
    RowReader rows(blocks, monitor, format.dialect);
    AttributeCollector attributes(format.attributes);
    ItemTexts texts = {std::vector<std::string>(items.size())};
    while (const auto row = rows.next()) {
        auto fields = splitter.split(row->text);
        if (splitter.quoteLeftOpen())
            fields = fields.first(fields.size() - 1);
        if (fields.size() < needed)
            continue;
        const auto item = itemWith(fields[format.columns.id], format, items);
        if (!item)
            continue;
        texts.titles[*item] = toUtf8(fields[format.columns.title]);
        if (fields.size() <= format.dialect.columns)
            attributes.add(*item, fields);
    }
    texts.attributes = attributes.take(items.size());
    texts.notes = attributes.notes();
    return texts;
}

} // namespace model
