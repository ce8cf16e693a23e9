#pragma once

#include "model/data/dataset.h"
#include "model/ranking/scorer.h"
#include "model/values/training_reports.h"

namespace model {

/// Ranks every user's items that are not in the fold-in, and compares the ranking with the held-out ones.
/// Users with nothing held out are skipped and counted; without others nothing is measured. Recall is plain
/// where the users are trained on. The same for every scorer.
RankingQuality evaluate(Scorer& scorer, const UserBlock& users);

} // namespace model
