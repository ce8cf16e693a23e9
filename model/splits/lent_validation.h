#pragma once

#include <vector>

#include "model/data/id_table.h"
#include "model/splits/clicks_by_part.h"
#include "model/values/import_options.h"

namespace model {

/// For a given split without a validation part: moves ⌊share · n⌋ of each user's n ≥ 5 training clicks there.
/// Of every item one training click stays, that with the greatest place in the draw, so that none vanishes;
/// not so in SplitVersion::ByRows. items: the clicks' items.
void lendValidation(std::vector<ClicksOfUser>& users, const IdTable& items, const ImportOptions& options);

} // namespace model
