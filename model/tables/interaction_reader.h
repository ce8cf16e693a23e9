#pragma once

#include <cstddef>

#include "model/input/reading_monitor.h"
#include "model/tables/rating_table.h"
#include "model/tables/source_format.h"

namespace model {

/// Reads a table of user, item and, if they are there, rating and time, or lists, as the format says. Bad
/// rows are skipped and counted, rows outside the options' dates counted; of a repeated (user, item) pair
/// options.repeats says which rating counts. Times are kept for a split by time only. Throws Error for a file
/// that is no such table: no rows, most rows bad; Cancelled; and what BlockReader and TextLines throw. Parses
/// a block on each thread at a time; neither the number of threads nor the size of a block changes the table.
/// Where the rows stand by user it holds 8 bytes a row (16 with times), and as much again while it puts the
/// blocks together.
RatingTable readInteractions(const DataFile& file, const SourceFormat& format, const ImportOptions& options,
                             ReadingMonitor& monitor, std::size_t blockBytes = std::size_t{512} << 10);

/// The same in the format that the file's first lines tell.
RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor,
                             std::size_t blockBytes = std::size_t{512} << 10);

} // namespace model
