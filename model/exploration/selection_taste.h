#pragma once

#include <cstdint>
#include <span>

#include "model/data/dataset.h"
#include "model/values/exploration.h"

namespace model {

/// What the users in these rows of Dataset::directory() clicked more than all others: the at most `count`
/// items with the largest difference of shares, which is above 0; the lower index first among equals.
/// Only clicks that a model sees count. A repeated row counts once. Throws Error for a row out of
/// range.
SelectionTaste selectionTaste(const Dataset& dataset, std::span<const std::uint32_t> directoryRows,
                              std::size_t count);

} // namespace model
