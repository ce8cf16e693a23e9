#pragma once

#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/input/byte_source.h"
#include "model/input/reading_monitor.h"
#include "model/tables/attribute_columns.h"
#include "model/tables/table_dialect.h"
#include "model/values/item_attribute.h"

namespace model {

/// How a table of items is written, every guess resolved.
struct TitlesFormat {
    bool database = false; ///< it is a table of a database: nothing is written, the columns have names
    TextEncoding encoding = TextEncoding::Utf8;
    bool fieldwise = false; ///< Latin-1 only guessed: each field is UTF-8 if that is valid
    bool exactIds = false;  ///< ids that are written in another way are other items
    TableDialect dialect;
    TitleColumns columns;
    std::vector<AttributeColumn> attributes = {};
};

/// What a table says of items, by item number.
struct ItemTexts {
    std::vector<std::string> titles; ///< as UTF-8; empty where the table has none
    std::vector<ItemAttribute> attributes = {};
    std::vector<std::string> notes = {}; ///< what could not become an attribute, and why
};

/// How the file's bytes are decoded before they are cut into fields.
TextEncoding streamEncoding(const TitlesFormat& format);

/// By the first lines. Throws Error for a file that is not a table, and for missing columns.
TitlesFormat detectTitles(const DataFile& file, const ImportOptions& options);

/// The titles and attributes of these items. Rows of other items and malformed rows are skipped; of rows that
/// have more columns than the table only the titles are taken. Throws what LineReader throws.
ItemTexts readTitles(const DataFile& file, const TitlesFormat& format, const IdTable& items,
                     ReadingMonitor& monitor);

} // namespace model
