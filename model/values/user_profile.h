#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/values/indices.h"

namespace model {

/// The block of the split that a user belongs to.
enum class UserRole { Training, Validation, Test };

/// One line of the list of users: external id, block and number of clicks.
struct UserEntry {
    std::string id;
    UserRole role = UserRole::Training;
    std::uint32_t clicks = 0; ///< fold-in and held-out together
};

/// An item as people know it.
struct ItemRow {
    std::string id;
    std::string title; ///< empty = unknown
    ItemIndex index = {};
};

/// A recommended item. Equal scores rank the lower item index first.
struct Recommendation {
    std::uint32_t rank = 0; ///< from 1, among the items that are not in the history
    ItemRow item;
    double score = 0.0; ///< f, the decoder's output
    double probability =
        0.0; ///< π = softmax f over all items (multinomial), σ(f) (logistic), f clamped to [0, 1] (gaussian)
    std::uint32_t popularityRank = 0; ///< from 1, by clicks of the training users
    bool heldOut = false;             ///< a hit: the user did click it, and the model did not see that
};

/// What a snapshot of the model knows about one user: q(z | x) from the fold-in clicks, and what it would
/// recommend.
struct UserProfile {
    std::string id;
    UserRole role = UserRole::Training;
    int epoch = 0;                ///< of the snapshot, 0 = before the first update
    std::vector<ItemRow> history; ///< the clicks that the model sees; a held-out user's fold-in part
    std::vector<ItemRow> heldOut; ///< the clicks that it does not see; empty for training users
    std::vector<float> mu;        ///< μ_k, length K
    std::vector<float> sigma;     ///< σ_k, length K; empty for a DAE, whose z has no spread
    double kl = 0.0;              ///< of this posterior from the prior, in nats
    std::vector<Recommendation> recommendations;
};

} // namespace model
