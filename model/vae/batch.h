#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/data/interactions.h"
#include "model/numerics/matrix.h"
#include "model/values/training_options.h"

namespace model {

/// The users of one step. x stays in the Interactions; only its nonzero cells are stored.
struct Batch {
    std::vector<std::span<const ItemIndex>> clicked; ///< the items of x, ascending; length B
    std::vector<std::span<const float>> counts;      ///< x on them; an empty span = ones
    std::vector<std::size_t> starts; ///< offset of each user's first input value; length B + 1
    std::vector<Scalar> input;       ///< x / ‖x‖₂ after dropout, one value per click; 0 = dropped
    Matrix epsilon;                  ///< ε ~ N(0, I) [B × K]; empty = z is the mean

    std::uint32_t itemCount = 0; ///< I of the Interactions

    std::uint32_t userCount() const { return static_cast<std::uint32_t>(clicked.size()); }

    /// N_u, the number of clicks of a user.
    Scalar totalCount(std::size_t user) const;
};

/// Fills a batch for scoring: input normalised if the network wants it so, no dropout, no noise. Reuses the
/// batch's memory.
void gatherForScoring(const Interactions& interactions, std::span<const UserIndex> users,
                      const NetworkOptions& network, Batch& batch);

/// Fills a batch for training: the same input with inverted dropout; ε [B × K], none for a DAE. What is drawn
/// is a function of (options.seed, epoch, user).
void gatherForTraining(const Interactions& interactions, std::span<const UserIndex> users,
                       const TrainingOptions& options, std::uint32_t epoch, Batch& batch);

} // namespace model
