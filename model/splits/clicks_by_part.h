#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/data/dataset.h"

namespace model {

/// A click on an item by its number in an id table.
struct TableClick {
    std::uint32_t item = 0;
    float count = 1.0F;
};

/// What each of a user's clicks is for.
struct ClicksOfUser {
    std::string id;
    std::vector<TableClick> training; ///< each item once in all three
    std::vector<TableClick> validation;
    std::vector<TableClick> test;
};

/// Blocks for weak generalisation: every user is trained on with the training clicks; the validation block
/// has them as fold-in and the validation clicks to predict; the test block has both as fold-in and the test
/// clicks to predict. The items are those of the training clicks, numbered in the given order of the table's
/// items. A block holds the users who have something there. Fills blocks, item ids, and of the summary
/// usersShared and the dropped items. Throws Error with the remedy when nothing is left to train on.
Dataset datasetFromParts(const std::vector<ClicksOfUser>& users, const std::vector<std::string>& itemIds,
                         const std::vector<std::uint32_t>& order, const std::string& source,
                         const char* remedy);

} // namespace model
