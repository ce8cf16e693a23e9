#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/data/dataset.h"

namespace model {

/// What a model keeps of the data that it was trained on: enough to know their users again, and nothing to
/// read them from. A hash of a user is SipHash-2-4 of the id, with the key (fingerprint.content, 0); that of
/// a click is SipHash-2-4 of the item's id, with the key (the user's hash, 1). Their 64 bits are kept as
/// signed numbers.
struct TrainedData {
    DataFingerprint fingerprint;
    std::vector<std::int64_t> users; ///< hashes of the training users, ascending
    /// Hashes of the training clicks, ascending. None: every click of these users was trained on, as where
    /// users are held out with all of theirs.
    std::optional<std::vector<std::int64_t>> clicks = {};

    bool operator==(const TrainedData&) const = default;
};

/// Some 20 ms for a million users; where users are shared, two seconds for 10 million clicks.
TrainedData trainedDataOf(const Dataset& dataset);

/// How much of what is measured of a block was trained on: of the users with something held out; or, where
/// the block's users are trained on, of the held-out clicks. items: the ids of the block's items.
std::uint64_t countTrained(const TrainedData& trained, const UserBlock& block,
                           const std::vector<std::string>& items);

/// What countTrained counts: users with something held out, or the held-out clicks.
std::uint64_t countMeasured(const UserBlock& block);

} // namespace model
