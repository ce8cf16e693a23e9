#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/input/byte_source.h"
#include "model/values/failure.h"
#include "model/values/import_options.h"

namespace model {

/// A file that may hold ratings.
struct TableCandidate {
    DataFile file;
    std::uint64_t size = 0; ///< bytes or rows, to choose between equals
};

/// What the choice among some files comes to.
struct LikeliestTable {
    std::optional<DataFile> file;   ///< none = none of them holds ratings
    double score = 0;               ///< from surelyRatings on nothing else is likely
    std::optional<Failure> foreign; ///< what one of them is that is of a kind that is not read
};

inline constexpr double surelyRatings = 2;

/// The file that is the likeliest to hold ratings by its first rows: columns named as user and item, a rating
/// and a time speak for it, and users and items that occur again and again; of equals the larger. Throws
/// nothing for files that cannot be read.
LikeliestTable likeliestTable(const std::vector<TableCandidate>& candidates, const ImportOptions& options);

} // namespace model
