#pragma once

#include <cstdint>

namespace model {

/// Tells data apart: two data sets with the same fingerprint train to the same bits.
struct DataFingerprint {
    std::uint64_t items = 0; ///< I
    std::uint64_t trainingUsers = 0;
    std::uint64_t validationUsers = 0;
    std::uint64_t testUsers = 0;
    std::uint64_t interactions = 0; ///< clicks of all blocks, held-out ones included
    std::uint64_t content = 0;      ///< hash of every id and click, in order

    bool operator==(const DataFingerprint&) const = default;
};

} // namespace model
