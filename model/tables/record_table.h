#pragma once

#include "model/tables/parsed_table.h"
#include "model/tables/records.h"

namespace model {

/// All records of a reader, as rows of a table with this dialect. Throws what the reader throws.
ParsedTable parseRecords(RecordReader& reader, const TableDialect& dialect, const RowRules& rules);

} // namespace model
