#pragma once

#include <cstdint>
#include <vector>

#include "model/data/dataset.h"

namespace model {

/// Users of one block who are neighbours in the directory.
struct DirectoryBatch {
    std::size_t first = 0; ///< row of the directory
    UserRole role = UserRole::Training;
    std::vector<UserIndex> users;
};

/// All users of Dataset::directory() in its order, at most `atMost` in a batch.
std::vector<DirectoryBatch> directoryBatches(const Dataset& dataset, std::size_t atMost);

/// How many users the batches have together.
std::size_t directorySize(const std::vector<DirectoryBatch>& batches);

} // namespace model
