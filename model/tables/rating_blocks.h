#pragma once

#include "model/input/block_reader.h"
#include "model/tables/parsed_table.h"

namespace model {

/// Parses the whole file, every thread a block at a time; blocks are handed out in the file's order. Throws
/// what BlockReader and TextLines throw.
ParsedTable parseBlocks(BlockReader& reader, ReadingMonitor& monitor, const TableDialect& dialect,
                        const RowRules& rules);

} // namespace model
