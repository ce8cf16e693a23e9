#pragma once

#include "model/data/dataset.h"
#include "model/tables/rating_table.h"

namespace model {

/// Makes clicks of ratings, and splits within each user (weak generalisation): after the minimums, ⌊share ·
/// n⌋ of a user's n ≥ 5 clicks go to validation and as many to test, at random or the latest for test and
/// those before them for validation. Order and draw are by ids (SplitVersion::ByIds), where any order of the
/// rows gives the same split and the draw decides among clicks at the same time; or by rows (ByRows), where
/// of these the later row is the later click. Fills blocks, item ids, and of the summary usersShared and
/// dropped. Throws Error when the times are missing, or nothing is left.
Dataset splitClicks(const RatingTable& table, const ImportOptions& options);

} // namespace model
