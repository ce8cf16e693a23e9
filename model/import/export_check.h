#pragma once

#include <string_view>

#include "model/data/dataset.h"

namespace model {

/// Throws Error, which names the id and this remedy, when a user's or item's id is empty, has a blank at its
/// begin or end or one of the forbidden characters, or is longer than a line may be; and when clicks are
/// counted: neither format of an export has a place for counts.
void requireExportable(const Dataset& dataset, std::string_view forbidden, const char* remedy);

} // namespace model
