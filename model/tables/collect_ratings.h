#pragma once

#include "model/tables/rating_blocks.h"

namespace model {

/// Puts the blocks' rows into the table by user, with the ids numbered as the file has them; of a repeated
/// (user, item) pair the rule says which rating counts, its time is that of the first or the last row. Fills
/// all but file and rated. Each block's memory is given back when its rows are in place.
void collect(ParsedTable parsed, Repeats repeats, RatingTable& table);

} // namespace model
