#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/values/applied_rule.h"
#include "model/values/import_options.h"

namespace model {

/// Where in the files something stands.
struct FilePlace {
    std::string file;       ///< as messages name it; empty = nowhere
    std::uint64_t line = 0; ///< from 1
};

/// The first row with each of the ratings, in the order of the ratings: the files are read once more, by one
/// thread, until all are found. Throws what importDataset throws.
std::vector<FilePlace> firstPlacesOf(const std::vector<RatingCount>& ratings, const ImportOptions& options);

} // namespace model
