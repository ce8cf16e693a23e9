#pragma once

#include <optional>

#include "model/data/dataset.h"
#include "model/tables/rating_table.h"

namespace model {

/// The tables of a split that comes with the files.
struct GivenTables {
    RatingTable training;
    std::optional<RatingTable> validation;
    RatingTable test;
};

/// The split as the files give it (weak generalisation). Which ratings are clicks is applied, minimums are
/// not: the split was made for exactly these clicks. An item that a user has in an earlier part already is a
/// duplicate in a later one. Without a validation part a share of every user's training clicks is drawn for
/// it, so that no model is chosen by the test clicks; never an item's last one (SplitVersion::ByIds). Users
/// and items keep the order of the files. Fills blocks, item ids and summary but titles. Throws
/// Error when nothing is left to train on or to predict.
Dataset joinGivenSplit(const GivenTables& tables, const ImportOptions& options);

/// All tables as one, as if from one file, to split them anew.
RatingTable joinTables(const GivenTables& tables, Repeats repeats);

/// The parts of a table, at least one, as if from one file; times are kept where the parts have them.
RatingTable joinTables(const std::vector<RatingTable>& parts, Repeats repeats);

} // namespace model
