#pragma once

#include <cstddef>
#include <string>

#include "model/data/rating_table.h"
#include "model/data/reading_monitor.h"

namespace model {

/// Reads a table of user, item and, if there is one, rating in any dialect that detectDialect knows. Bad rows
/// are skipped and counted; of a repeated (user, item) pair the last rating counts. Throws Error for a file
/// that is no such table: no rows, one column, most rows bad; Cancelled; and what BlockReader and
/// TextLines throw. Parses a block on each thread at a time; neither the number of threads nor the size of a
/// block changes the table. Where the rows stand by user it holds 8 bytes a row, and as much again while it
/// puts the blocks together.
RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor,
                             std::size_t blockBytes = std::size_t{512} << 10);

} // namespace model
