#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/data/dataset.h"

namespace model {

/// The same dataset seen by a model that knows the items modelItems, in that order: held-out clicks and
/// fold-in clicks on other items are left out. To be looked at, not trained on: it has no fingerprint. Throws
/// Error when the two have no item in common.
std::shared_ptr<const Dataset> matchItems(const Dataset& dataset, const std::vector<std::string>& modelItems);

} // namespace model
