#pragma once

#include <stop_token>
#include <vector>

#include "model/data/dataset.h"
#include "model/vae/vae_model.h"
#include "model/values/exploration.h"

namespace model {

/// For each latent dimension, the at most `count` items whose f grows most, and those whose f falls most,
/// from z = −2 to +2 along it, all other dimensions 0; the lower index first among equals. catalog: the
/// model's items, in its order, else Error. Throws Cancelled when stop is requested.
std::vector<DimensionMeaning> dimensionMeanings(const VaeModel& model, const Catalog& catalog,
                                                std::size_t count, const std::stop_token& stop = {});

} // namespace model
