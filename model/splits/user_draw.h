#pragma once

#include <cstdint>
#include <vector>

#include "model/tables/rating_table.h"
#include "model/values/import_options.h"

namespace model {

/// The users of the three blocks, by their number in the table, each in the order in which they were given.
struct UserDraw {
    std::vector<std::uint32_t> training;
    std::vector<std::uint32_t> validation;
    std::vector<std::uint32_t> test;
};

/// Draws users into the blocks. A number: as many for each of test and validation. A share: each user has
/// that chance of either block, whoever the others are (SplitVersion::ByIds), or that share of the users,
/// rounded, at least one (ByRows). Throws Error when there are no users, or too few to train on.
UserDraw drawUsers(const std::vector<std::uint32_t>& users, const RatingTable& table,
                   const ImportOptions& options);

} // namespace model
