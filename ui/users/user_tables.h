#pragma once

#include <vector>

#include "model/values/exploration.h"
#include "model/values/person.h"
#include "ui/tables/rows_model.h"

namespace ui {

/// What the model is told of a click.
enum class HistoryPart {
    Seen,
    Added,   ///< tried out
    Removed, ///< left out, to try that
    HeldOut, ///< the model is to predict it
};

/// A click of a person.
struct HistoryRow {
    model::ItemRow item;
    HistoryPart part = HistoryPart::Seen;
};

/// The history as it began with what has been left out and added, then what is held out.
std::vector<HistoryRow> historyOf(const model::UserProfile& profile, const model::PersonState& state);

enum HistoryColumn { HistoryTitle, HistoryId, HistoryState, HistoryAction };

std::vector<Column<HistoryRow>> historyColumns();
std::vector<Column<model::Recommendation>> recommendationColumns();
std::vector<Column<model::Contribution>> contributionColumns();
std::vector<Column<model::SimilarUser>> similarUserColumns();
std::vector<Column<model::SimilarItem>> similarItemColumns();

} // namespace ui
