#pragma once

#include "model/tables/parsed_table.h"

namespace model {

/// What becomes of rows of the same user and item.
struct RowJoining {
    Repeats repeats = Repeats::Last; ///< whose rating counts
    bool exactIds = false;           ///< ids are what is written; if not, in their plain forms (same_ids.h)
};

/// Collects the blocks' rows in the table by user, with the ids numbered in the order of the file; the time
/// of a repeated (user, item) pair is that of the first or the last row. Fills all but file and rated. Each
/// block's memory is freed once its rows are in place.
void collect(ParsedTable parsed, const RowJoining& joining, RatingTable& table);

/// How many ids of the parts were joined to others of them; `all` are there in the whole. written: of a part
/// as the files have them, null = like ids.
std::uint64_t countJoined(const std::vector<const RatingTable*>& parts, IdTable RatingTable::*ids,
                          std::shared_ptr<const IdTable> RatingTable::*written, std::uint64_t all);

} // namespace model
