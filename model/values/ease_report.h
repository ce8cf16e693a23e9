#pragma once

#include <cstdint>

#include "model/values/training_reports.h"

namespace model {

inline constexpr double largestLambda = 1e9; ///< of EASE; beyond, nothing is left of the clicks

/// The memory that EASE needs, and that is free, in bytes; available 0 = unknown.
struct EaseNeed {
    std::uint32_t items = 0;
    std::uint64_t bytes = 0;
    std::uint64_t available = 0;
    std::uint32_t fitting = 0; ///< the most items for which that is enough
};

/// How well EASE ranks the validation users.
struct EaseReport {
    double lambda = 0.0;
    RankingQuality validation;
};

} // namespace model
