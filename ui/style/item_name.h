#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "model/values/dataset_summary.h"
#include "model/values/user_profile.h"

namespace ui {

/// All items of the data, by index; null = none are open.
using ItemList = std::shared_ptr<const std::vector<model::ItemRow>>;

/// The title, or the id of an item that has none.
QString itemName(const model::ItemRow& item);
QString itemName(const model::PopularItem& item);

/// Names with commas between them.
QString itemNames(const std::vector<model::ItemRow>& items);

} // namespace ui
