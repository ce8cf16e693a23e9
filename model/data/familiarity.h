#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/data/trained_data.h"

namespace model {

/// What a model has seen of the data that it is to be measured on: what it was trained on says nothing about
/// how it does with others.
struct Familiarity {
    std::optional<bool> sameData; ///< as it was trained on; none: its file, of format 1, does not say
    std::string difference;       ///< from those, in words; empty = none, or not known
    bool byClick = false;         ///< the next two count held-out clicks: every user is trained on
    std::uint64_t measured = 0;   ///< users with something held out, or held-out clicks
    std::optional<std::uint64_t> trainedOn; ///< of them, how many the model was trained on; none = not known
};

/// trained: of the model's file. fingerprint: of the data, before their items were matched with the model's.
/// block, items: what is measured, and the ids of its items.
Familiarity familiarityOf(const std::optional<TrainedData>& trained, const DataFingerprint& fingerprint,
                          const UserBlock& block, const std::vector<std::string>& items);

/// E.g. "the model was trained on 45 of the 57 users that are measured"; trainedOn is known.
std::string trainedOnText(const Familiarity& familiarity);

} // namespace model
