#pragma once

#include <cstddef>

#include "model/input/reading_monitor.h"
#include "model/tables/rating_table.h"
#include "model/tables/source_format.h"

namespace model {

/// Reads a table of user, item and, if present, rating and time, or lists, in this format. Bad rows and rows
/// outside the options' dates are skipped and counted; of a repeated (user, item) pair options.repeats
/// decides which rating counts. Times are stored only for a split by time. Throws Error for a file without
/// rows or with mostly bad ones, what BlockReader and TextLines throw, and Cancelled. Each thread parses a
/// block at a time; neither the number of threads nor the size of a block changes the table. Where the rows
/// are sorted by user it takes 8 bytes per row (16 with times), and as much again while it joins the blocks.
RatingTable readInteractions(const DataFile& file, const SourceFormat& format, const ImportOptions& options,
                             ReadingMonitor& monitor, std::size_t blockBytes = std::size_t{512} << 10);

/// The same of a file that is one of several: it may have no rows, and bad ones.
RatingTable readPart(const DataFile& file, const SourceFormat& format, const ImportOptions& options,
                     ReadingMonitor& monitor, std::size_t blockBytes = std::size_t{512} << 10);

/// Throws Error for a table without rows, with mostly bad ones, or with none within the dates.
void requireMostlyGood(const RatingTable& table);

/// The same in the format that the file's first lines suggest.
RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor,
                             std::size_t blockBytes = std::size_t{512} << 10);

} // namespace model
