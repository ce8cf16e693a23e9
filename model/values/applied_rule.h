#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/values/import_options.h"

namespace model {

/// How often a rating was given.
struct RatingCount {
    double rating = 0.0;
    std::uint64_t count = 0;
};

/// Which rows became clicks, and why.
struct AppliedRule {
    ClickKind clicks = ClickKind::Guess; ///< Guess = not decided, or not known
    double minimumRating = 0.0;          ///< of Threshold
    bool found = false;                  ///< by the program, from all ratings; false = it was asked for
    std::string because;                 ///< e.g. "the ratings go from 0.5 to 5: five stars"
    std::vector<RatingCount> outliers;   ///< far from the others; they count by the rule of the others
};

} // namespace model
