#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/tables/sample_rows.h"
#include "model/tables/source_format.h"

namespace model {

/// Whether the file is an SQLite database, whose tables are read as files.
bool isDatabase(const std::string& path);

/// Whether the file is a database or a sparse matrix, by its first bytes. False for what cannot be read.
bool holdsBinaryTables(const std::string& path);

/// Recognises what is no text by its first bytes: a sparse matrix of scipy (.npz) or a table of an SQLite
/// database. begin: as openSource gives them, up to documentBytes of them; of a database not needed. Fills in
/// all but the clicks; rows becomes the first of them. Nothing for a text. Throws Error for every other kind
/// that is known, with what makes a table of it; for databases inside archives; and what RecordReader
/// throws.
std::optional<SourceFormat> detectBinary(const DataFile& file, std::string_view begin,
                                         const ImportOptions& options, SampleRows& rows);

/// A table of a database, with its columns' names. Throws Error where the file names none of its tables, and
/// what SqliteFile throws.
SourceFormat tableOfDatabase(const DataFile& file);

/// Throws Error where the file is no text: besides tables of databases titles are read from nothing else.
void requireText(const DataFile& file);

} // namespace model
