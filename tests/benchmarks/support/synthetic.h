#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "model/data/dataset.h"

namespace bench {

/// The size of data that are made up.
struct Shape {
    std::string name;
    std::uint32_t users = 0;
    std::uint32_t items = 0;
    double clicksPerUser = 0; ///< on the average
};

/// "ml-1m", "ml-20m", "netflix" or "wide"; throws std::invalid_argument for another name.
Shape shapeNamed(const std::string& name);

/// Clicks drawn from the model itself: z ~ N(0, I), π = softmax f(z), x ~ Mult(N, π) with a linear f whose
/// biases make a long-tailed popularity, and N log-normal. Of each user the distinct items count. The same
/// shape and seed give the same clicks.
model::Interactions syntheticClicks(const Shape& shape, std::uint64_t seed);

/// All users train, but for heldOutUsers in each of the two blocks, a fifth of whose clicks is held out.
std::shared_ptr<const model::Dataset> syntheticDataset(const Shape& shape, std::uint32_t heldOutUsers);

} // namespace bench
