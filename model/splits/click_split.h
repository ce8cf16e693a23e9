#pragma once

#include "model/data/dataset.h"
#include "model/tables/rating_table.h"

namespace model {

/// Makes clicks of ratings, and splits within each user (weak generalisation): after the minimums, ⌊share ·
/// n⌋ of a user's n ≥ 5 clicks go to validation and as many to test, at random or the latest for test and
/// those before them for validation; of clicks at the same time the later row is the later one. Fills blocks,
/// item ids, and of the summary usersShared and dropped. The same options and ratings give the same split.
/// Throws Error when the times are missing, or nothing is left.
Dataset splitClicks(const RatingTable& table, const ImportOptions& options);

} // namespace model
