#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/data/dataset.h"

namespace model {

/// The dataset for a model that knows the items modelItems, in that order: clicks on other items, fold-in and
/// held-out, are left out. For inspection, not for training: it has no fingerprint. Throws Error when the two
/// have no item in common.
std::shared_ptr<const Dataset> matchItems(const Dataset& dataset, const std::vector<std::string>& modelItems);

/// The dataset's items that are not among modelItems, in the dataset's order.
std::vector<std::string> itemsUnknownTo(const std::vector<std::string>& modelItems, const Dataset& dataset);

} // namespace model
