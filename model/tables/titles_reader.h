#pragma once

#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/input/byte_source.h"
#include "model/input/reading_monitor.h"
#include "model/tables/table_dialect.h"

namespace model {

/// How a table of items is written, every guess made.
struct TitlesFormat {
    TextEncoding encoding = TextEncoding::Utf8;
    bool fieldwise = false; ///< Latin-1 by guess only: each field is taken for UTF-8 if it can be
    TableDialect dialect;
    TitleColumns columns;
};

/// How the file's bytes are decoded before they are cut into fields.
TextEncoding streamEncoding(const TitlesFormat& format);

/// Looks at the first lines. Throws Error for a file that is no table, and for columns that are not there.
TitlesFormat detectTitles(const DataFile& file, const ImportOptions& options);

/// The titles of these items as UTF-8, by item number; empty where the file has none. Rows on other items,
/// and rows that are not understood, are passed over. Throws what LineReader throws.
std::vector<std::string> readTitles(const DataFile& file, const TitlesFormat& format, const IdTable& items,
                                    ReadingMonitor& monitor);

} // namespace model
