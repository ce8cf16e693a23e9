#pragma once

#include <stop_token>

#include "model/ranking/recommender.h"
#include "model/values/exploration.h"

namespace model {

/// Why the item is recommended to the person: each item of the history in turn is left out and everything
/// recomputed, the normalised input, the encoder and the decoder; the chosen means stay. Ranks are those of
/// the list with that choice. Works in batches, so that the memory does not grow with the history. Throws
/// Error for an item in the history or out of range and for a person or model that do not fit, Cancelled when
/// stop is requested.
Explanation explain(const VaeModel& model, const Recommender& recommender, const Person& person,
                    ItemIndex item, const RankingChoice& choice = {}, const std::stop_token& stop = {});

} // namespace model
