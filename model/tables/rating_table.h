#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/values/dataset_summary.h"
#include "model/values/import_options.h"

namespace model {

/// A user's rating of an item, which is a number in RatingTable::items. Without defaults, so that the memory
/// of many is not written twice.
struct ItemRating {
    std::uint32_t item;
    float rating;
};

/// A table of ratings as read, by user. Users and items are numbered in order of first appearance among
/// the good rows.
struct RatingTable {
    std::string file;
    IdTable users;
    IdTable items;
    std::shared_ptr<const IdTable>
        writtenUsers; ///< the ids as the file has them; null = just as they are here
    std::shared_ptr<const IdTable> writtenItems;
    std::vector<std::uint64_t> rowStarts = {0}; ///< U + 1 offsets into ratings
    std::unique_ptr<ItemRating[]> ratings;      ///< each user's in file order, every item once
    std::unique_ptr<std::int64_t[]> times;      ///< of the ratings, seconds since 1970; null unless wanted
    bool rated = true;                          ///< false: the file has no ratings, every row is a click
    ReaderSummary summary;                      ///< all but the titles

    std::span<const ItemRating> ratingsOf(std::uint32_t user) const {
        return {ratings.get() + rowStarts[user], rowStarts[user + 1] - rowStarts[user]};
    }
};

} // namespace model
