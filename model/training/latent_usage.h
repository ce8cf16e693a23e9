#pragma once

#include <vector>

#include "model/data/interactions.h"
#include "model/vae/mult_vae.h"

namespace model {

/// How much the users' posteriors use each dimension of z.
struct LatentUsage {
    std::vector<float> klByDimension; ///< mean over the users, in nats; length K
    int activeDimensions = 0;
};

/// A dimension is active when its μ has a variance over users above this (Burda et al. 2016, section 5.2).
inline constexpr double activeVariance = 0.01;

/// Of q(z | x) for each row of the histories, without dropout. Empty for a DAE and without users. Overwrites
/// the workspace's encoder outputs.
LatentUsage latentUsage(const Parameters& parameters, const NetworkOptions& network,
                        const Interactions& histories, Workspace& workspace);

} // namespace model
