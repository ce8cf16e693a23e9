#pragma once

#include <vector>

#include "model/values/user_profile.h"
#include "ui/tables/rows_model.h"

namespace ui {

/// A click of a user.
struct HistoryRow {
    model::ItemRow item;
    QString part; ///< of a held-out user: "fold-in" is what the model sees, "held out" what it is to predict
};

/// The clicks that the model sees, then those that it does not.
std::vector<HistoryRow> historyOf(const model::UserProfile& profile);

std::vector<Column<HistoryRow>> historyColumns();
std::vector<Column<model::Recommendation>> recommendationColumns();

} // namespace ui
