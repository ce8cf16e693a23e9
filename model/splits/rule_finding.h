#pragma once

#include <vector>

#include "model/values/applied_rule.h"
#include "model/values/import_options.h"

namespace model {

/// What is known of the ratings of all files.
struct RatingsFound {
    std::vector<RatingCount> ratings; ///< by rating, ascending; empty = the data have none
    bool namedCounts = false;         ///< their column is named for counts, or their file
    bool namedRatings = false;        ///< their column is named for ratings, score or stars
};

/// The rule that the options ask for; where they leave it open, the one that the ratings suggest:
///   0 and 1, −1 and 1: 1 · five stars, also halves, and up to 4: 4 · ten points: 8 · 0 to 1: 0.8
///   1 to 100: 80 · counts, one number alone, no ratings: any row (of counts with zeros, those above 0)
/// Counts are named so, or go far, or are whole numbers of which 1 is the most frequent and each is rarer
/// than the one below, as stars are not: of those the middle or the upper ones are the most frequent; where
/// the column is named for ratings, only if half of all are 1. Of weighed events each counts as much as it
/// weighs. Up to one row in 200 beyond a scale are outliers. Not decided (clicks = Guess) where ratings below
/// −1, a scale that is none of these, or one that falls a little leave it open.
AppliedRule ruleFor(const ImportOptions& options, const RatingsFound& found);

/// Makes the options ask for the rule.
void useRule(const AppliedRule& rule, ImportOptions& options);

/// Both tables' ratings.
RatingsFound together(const RatingsFound& some, const RatingsFound& others);

} // namespace model
