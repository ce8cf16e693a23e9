#pragma once

#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/input/byte_source.h"
#include "model/input/reading_monitor.h"
#include "model/tables/table_dialect.h"

namespace model {

/// How a table of items is written, every guess resolved.
struct TitlesFormat {
    TextEncoding encoding = TextEncoding::Utf8;
    bool fieldwise = false; ///< Latin-1 only guessed: each field is UTF-8 if that is valid
    bool exactIds = false;  ///< ids that are written in another way are other items
    TableDialect dialect;
    TitleColumns columns;
};

/// How the file's bytes are decoded before they are cut into fields.
TextEncoding streamEncoding(const TitlesFormat& format);

/// By the first lines. Throws Error for a file that is not a table, and for missing columns.
TitlesFormat detectTitles(const DataFile& file, const ImportOptions& options);

/// The titles of these items as UTF-8, by item number; empty where the file has none. Rows of other items
/// and malformed rows are skipped. Throws what LineReader throws.
std::vector<std::string> readTitles(const DataFile& file, const TitlesFormat& format, const IdTable& items,
                                    ReadingMonitor& monitor);

} // namespace model
