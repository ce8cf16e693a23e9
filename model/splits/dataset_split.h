#pragma once

#include "model/data/dataset.h"
#include "model/tables/interaction_reader.h"

namespace model {

/// Makes clicks of ratings, and splits for strong generalisation (Liang et al. 2018, section 4.2): ratings of
/// at least the minimum are clicks; users with too few are dropped; the others are drawn into test,
/// validation and training block; the items are those of the training users; of a held-out user with at least
/// 5 of them a share is held out. Users and items are numbered in the order of their ids, and any order of
/// the rows gives the same split (SplitVersion::ByIds), or in the order of the file (ByRows). Fills blocks,
/// item ids and summary.dropped. Throws Error when too few users remain.
Dataset splitDataset(const RatingTable& table, const ImportOptions& options);

} // namespace model
