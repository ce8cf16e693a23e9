#include "model/exploration/directory_batches.h"

namespace model {

std::vector<DirectoryBatch> directoryBatches(const Dataset& dataset, std::size_t atMost) {
    std::vector<DirectoryBatch> batches;
    std::size_t row = 0;
    for (const UserLocation& location : dataset.locations()) {
        if (batches.empty() || batches.back().role != location.role || batches.back().users.size() == atMost)
            batches.push_back({row, location.role, {}});
        batches.back().users.push_back(location.index);
        ++row;
    }
    return batches;
}

std::size_t directorySize(const std::vector<DirectoryBatch>& batches) {
    return batches.empty() ? 0 : batches.back().first + batches.back().users.size();
}

} // namespace model
