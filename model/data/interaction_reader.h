#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/data/reading_monitor.h"
#include "model/values/dataset_summary.h"

namespace model {

/// What a user thought of an item; the item by its number in RatingTable::items.
struct ItemRating {
    std::uint32_t item = 0;
    float rating = 0.0F;
};

/// A table of ratings as it stands, by user. Users and items are numbered in order of first appearance among
/// the good rows.
struct RatingTable {
    std::string file;
    IdTable users;
    IdTable items;
    std::vector<std::uint64_t> rowStarts = {0}; ///< U + 1 offsets into ratings
    std::vector<ItemRating> ratings;            ///< each user's in file order, every item once
    bool rated = true;                          ///< false: the file has no ratings, every row is a click
    std::uint64_t lines = 0;                    ///< rows, blank lines and header
    std::uint64_t blankLines = 0;
    bool header = false;
    ReaderSummary summary; ///< all but the titles

    std::span<const ItemRating> ratingsOf(std::uint32_t user) const;
};

/// Reads a table of user, item and, if there is one, rating in any dialect that detectDialect knows. Bad rows
/// are skipped and counted; of a repeated (user, item) pair the last rating counts. Throws Error for a file
/// that is no such table: no rows, one column, most rows bad; Cancelled; and what BlockReader and
/// TextLines throw. Parses a block on each thread at a time; neither the number of threads nor the size of a
/// block changes the table. Holds 12 bytes a row, then 8 more while it sorts by user.
RatingTable readInteractions(const std::string& path, ReadingMonitor& monitor,
                             std::size_t blockBytes = std::size_t{4} << 20);

} // namespace model
