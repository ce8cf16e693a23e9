#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/data/interactions.h"
#include "model/numerics/matrix.h"

namespace model {

/// What makes the noise of a batch a function of (seed, epoch, user).
struct NoiseKey {
    std::uint64_t seed = 0;
    std::uint32_t epoch = 0;
};

/// The users that one step works on. x stays where it is, in the Interactions; only its nonzero cells exist.
struct Batch {
    std::vector<std::span<const ItemIndex>> clicked; ///< the items of x, ascending; length B
    std::vector<std::span<const float>> counts;      ///< x on them; an empty span = ones
    std::vector<std::size_t> starts; ///< offset of each user's first input value; length B + 1
    std::vector<Scalar> input;       ///< x / ‖x‖₂ after dropout, one value a click; 0 = dropped
    Matrix epsilon;                  ///< ε ~ N(0, I) [B × K]; empty = z is the mean

    std::uint32_t userCount() const { return static_cast<std::uint32_t>(clicked.size()); }

    /// N_u, the number of clicks of a user.
    Scalar totalCount(std::size_t user) const;
};

/// Fills a batch for scoring: normalised input, no dropout, no noise. Reuses the batch's memory.
void gatherForScoring(const Interactions& interactions, std::span<const UserIndex> users, bool normalise,
                      Batch& batch);

/// Fills a batch for training: inverted dropout of the normalised input with the given probability, ε drawn
/// for K dimensions.
void gatherForTraining(const Interactions& interactions, std::span<const UserIndex> users, bool normalise,
                       double dropout, int latent, NoiseKey key, Batch& batch);

} // namespace model
