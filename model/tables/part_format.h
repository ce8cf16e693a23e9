#pragma once

#include "model/tables/source_format.h"

namespace model {

/// How a further file of a table in this format is read, another part of it or of a split: it may have a head
/// of its own, and in its header the columns may stand in another order. Throws Error for a header that does
/// not name the columns that are read.
SourceFormat formatOfPart(const DataFile& file, const SourceFormat& format);

/// Whether two files are tables, or lists, of the same columns, by their first rows and, where both have
/// headers, by the names there in any order. False for files that cannot be read.
bool haveSameColumns(const DataFile& one, const DataFile& other, const ImportOptions& options);

} // namespace model
