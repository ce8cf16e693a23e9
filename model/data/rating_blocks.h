#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "model/data/block_reader.h"
#include "model/data/id_table.h"
#include "model/data/rating_table.h"
#include "model/data/table_dialect.h"

namespace model {

/// What one block of a table holds, in its order. Users and items by the numbers of the thread that parsed
/// it; see ParsedTable::ids.
struct RatingBlock {
    /// Rows one after the other of the same user: tables mostly stand by user.
    struct Run {
        std::uint32_t user = 0;
        std::uint32_t rows = 0;
    };

    std::size_t thread = 0;
    std::vector<Run> runs;
    std::vector<ItemRating> ratings;
    std::uint32_t usersKnown = 0; ///< by the thread, after this block
    std::uint32_t itemsKnown = 0;
    std::vector<RejectedRow> rejected; ///< the first of them; lines counted from the block's first
    std::uint64_t rejectedCount = 0;
    std::uint64_t blankLines = 0;
    std::uint64_t lines = 0;
};

/// The ids of one thread, numbered in the order in which it met them.
struct ThreadIds {
    IdTable users;
    IdTable items;
};

/// The blocks of a file, in its order.
struct ParsedTable {
    std::deque<RatingBlock> blocks;
    std::vector<ThreadIds> ids;    ///< of each thread
    std::uint64_t headerLines = 0; ///< the header and the blank lines before it
    std::uint64_t blankLines = 0;  ///< of these
};

/// Parses the whole file, every thread a block at a time; blocks are handed out in the file's order. Throws
/// what BlockReader and TextLines throw.
ParsedTable parseBlocks(BlockReader& reader, ReadingMonitor& monitor, const TableDialect& dialect,
                        const RatingColumns& columns);

} // namespace model
