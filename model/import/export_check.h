#pragma once

#include <string_view>

#include "model/data/dataset.h"

namespace model {

/// Throws Error, which names the id and this remedy, when a user's or item's id is empty, begins or ends
/// with a blank, has one of the forbidden characters, or is longer than a line may be; and when clicks have
/// counts, which neither export format can hold.
void requireExportable(const Dataset& dataset, std::string_view forbidden, const char* remedy);

} // namespace model
