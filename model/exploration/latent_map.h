#pragma once

#include "model/exploration/latent_space.h"

namespace model {

/// The users of the space, and an imaginary user of each item alone, on the first two principal axes of the
/// users' means; an axis' largest component is positive. Equal for any number of threads. model is the one
/// that the space is of; throws Error when its shape is another. Throws Cancelled when stop is requested.
LatentMap latentMap(const VaeModel& model, const LatentSpace& space, const std::stop_token& stop = {},
                    const ShareSink& progress = {});

} // namespace model
