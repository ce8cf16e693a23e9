#pragma once

#include <cstdint>
#include <vector>

#include "model/data/id_table.h"
#include "model/values/import_options.h"

namespace model {

/// Sorts numbers of ids by the ids: shorter ones first, those of one length by their bytes. Whole numbers
/// count up.
void sortByIds(std::vector<std::uint32_t>& numbers, const IdTable& ids);

/// Every number of a table, in the order in which a split of that version numbers what it keeps.
std::vector<std::uint32_t> numbersInOrder(const IdTable& ids, SplitVersion version);

} // namespace model
