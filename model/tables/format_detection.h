#pragma once

#include "model/tables/source_format.h"

namespace model {

/// The encoding that the format names, else that of the first bytes of the file.
TextEncoding encodingOf(const DataFile& file, const TableFormat& format);

/// Detects the format by the first lines of a file of interactions. Throws Error for an empty file, for one
/// column, for a header without users or items, for columns that are not there; and what openSource and
/// LineReader throw.
SourceFormat detectFormat(const DataFile& file, const ImportOptions& options);

/// The same options where detectFormat is only to look at a file: what would have to be asked is settled.
ImportOptions withoutQuestions(ImportOptions options);

/// Throws Error where it has to be decided what the columns are.
void requireDecided(const SourceFormat& format, const std::string& file);

} // namespace model
