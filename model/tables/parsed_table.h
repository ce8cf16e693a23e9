#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/tables/day_counter.h"
#include "model/tables/event_counter.h"
#include "model/tables/rating_table.h"
#include "model/tables/table_dialect.h"
#include "model/values/import_options.h"

namespace model {

/// The rows of one block of a table, in its order. Users and items by the numbers of the thread that parsed
/// it; see ParsedTable::ids.
struct RatingBlock {
    /// Consecutive rows of the same user: most tables are sorted by user.
    struct Run {
        std::uint32_t user = 0;
        std::uint32_t rows = 0;
    };

    std::size_t thread = 0;
    std::vector<Run> runs;
    std::vector<ItemRating> ratings;
    std::vector<std::int64_t> times; ///< of the ratings; empty unless wanted
    std::uint32_t usersKnown = 0;    ///< by the thread, after this block
    std::uint32_t itemsKnown = 0;
    std::vector<RejectedRow> rejected; ///< the first of them; lines counted from the block's first
    std::uint64_t rejectedCount = 0;
    std::uint64_t missingIds = 0; ///< of the rejected rows
    std::uint64_t comments = 0;
    std::uint64_t headers = 0; ///< lines that begin a section
    std::uint64_t unwantedEvents = 0;
    std::uint64_t outsideDates = 0;
    std::uint64_t blankLines = 0;
    std::uint64_t continuedLines = 0; ///< of rows that go over several lines, all but the first
    std::uint64_t lines = 0;
    bool last = false; ///< of its file
};

/// The ids of one thread, numbered in the order in which it found them, and how many rows it found per day.
struct ThreadIds {
    IdTable users;
    IdTable items;
    DayCounter days;
    EventCounter events;
};

/// How the rows of a table are read.
struct RowRules {
    RatingColumns columns;
    std::optional<std::int64_t> from = {};  ///< rows before this time are left out
    std::optional<std::int64_t> until = {}; ///< rows at or after this time are left out
    bool keepTimes = false;                 ///< the ratings' times are wanted
    bool keepMissingIds = false;            ///< see ImportOptions
    std::vector<EventWeight> events = {};   ///< see ImportOptions
};

/// The blocks of a file, in its order.
struct ParsedTable {
    std::deque<RatingBlock> blocks;
    std::vector<ThreadIds> ids;    ///< of each thread
    TableHead head;                ///< what stands above the first row
    std::uint64_t headerLines = 0; ///< all lines of it
    std::uint64_t blankLines = 0;  ///< of these
};

} // namespace model
