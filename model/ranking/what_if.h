#pragma once

#include <span>

#include "model/vae/mult_vae.h"
#include "model/values/person.h"

// The network for people whose history is not in the data, or whose latent means were set by hand.

namespace model {

/// Throws Error for a model whose number of items is not that of the data.
void requireSameItems(const NetworkShape& shape, std::size_t items);

/// Throws Error for an item that the network does not know, a dimension that it does not have, and a mean
/// that is no number.
void requireFit(const Person& person, const NetworkShape& shape);

/// The histories as rows for gatherForScoring().
Interactions rowsOf(std::span<const std::vector<HistoryClick>> histories, std::uint32_t items);

/// Encodes and decodes like forward(), with the chosen means in place of the encoder's for every user: the
/// posterior, z and KL show them. The batch has no ε, and the means have passed requireFit().
void forwardWithMeans(const Parameters& parameters, const Batch& batch, std::span<const ChosenMean> means,
                      Workspace& workspace);

} // namespace model
