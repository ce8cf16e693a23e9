#pragma once

#include "model/data/dataset.h"

namespace model {

/// Fills the parts of the summary that follow from the blocks and the catalog: sizes, clicks by rank and by
/// user, how unevenly the items are clicked, all items by popularity. Validation and test users count like
/// training users.
void summariseBlocks(Dataset& dataset);

} // namespace model
