#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/values/dataset_summary.h"

namespace model {

struct ParsedTable;

/// What a user thought of an item; the item by its number in RatingTable::items. Without defaults, so that
/// memory for many need not be written twice.
struct ItemRating {
    std::uint32_t item;
    float rating;
};

/// A table of ratings as it stands, by user. Users and items are numbered in order of first appearance among
/// the good rows.
struct RatingTable {
    std::string file;
    IdTable users;
    IdTable items;
    std::vector<std::uint64_t> rowStarts = {0}; ///< U + 1 offsets into ratings
    std::unique_ptr<ItemRating[]> ratings;      ///< each user's in file order, every item once
    bool rated = true;                          ///< false: the file has no ratings, every row is a click
    std::uint64_t lines = 0;                    ///< rows, blank lines and header
    std::uint64_t blankLines = 0;
    bool header = false;
    ReaderSummary summary; ///< all but the titles

    std::span<const ItemRating> ratingsOf(std::uint32_t user) const {
        return {ratings.get() + rowStarts[user], rowStarts[user + 1] - rowStarts[user]};
    }
};

/// Puts the blocks' rows into the table by user, with the ids numbered as the file has them; of a repeated
/// (user, item) pair the last rating counts. Fills all but file, header and rated. Each block's memory is
/// given back when its rows are in place.
void collect(ParsedTable parsed, RatingTable& table);

} // namespace model
