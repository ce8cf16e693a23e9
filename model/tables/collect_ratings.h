#pragma once

#include "model/tables/rating_blocks.h"

namespace model {

/// Collects the blocks' rows in the table by user, with the ids numbered in the order of the file; of a
/// repeated (user, item) pair the rule decides which rating counts, its time is that of the first or the last
/// row. Fills all but file and rated. Each block's memory is freed once its rows are in place.
void collect(ParsedTable parsed, Repeats repeats, RatingTable& table);

} // namespace model
