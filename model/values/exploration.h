#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/values/user_profile.h"

// What is found when a model is explored: why an item is recommended, who and what is alike, where users
// stand.

namespace model {

/// What one item of a history contributes to a recommended item: everything recomputed without it.
struct Contribution {
    ItemRow item;
    double scoreWithout = 0.0;       ///< f of the recommended item with this item left out of the history
    double probabilityWithout = 0.0; ///< as Recommendation::probability
    std::uint32_t rankWithout = 0;   ///< from 1, among the items outside the full history
    double change = 0.0; ///< f with the full history − scoreWithout; below 0: it lowers the score
};

/// Why an item is recommended to a person.
struct Explanation {
    ItemRow item;
    double score = 0.0; ///< f with the full history
    double probability = 0.0;
    std::uint32_t rank = 0;                  ///< from 1, among the items outside the history
    std::vector<Contribution> contributions; ///< of every item of the history, the largest change first
};

/// A user with a similar posterior mean.
struct SimilarUser {
    UserEntry user;
    double similarity = 0.0;       ///< cosine of the posterior means, −1 … 1
    std::uint32_t sharedItems = 0; ///< of both histories, as the model sees them
};

/// An item that the decoder treats similarly.
struct SimilarItem {
    ItemRow item;
    double similarity = 0.0;          ///< cosine of the last layer's weights, −1 … 1
    std::uint64_t coClicks = 0;       ///< training users who clicked both
    std::uint64_t clicks = 0;         ///< training users who clicked it
    std::uint32_t popularityRank = 0; ///< from 1
};

/// What one sees of a user at once.
struct UserGlance {
    std::string id;
    std::vector<ItemRow> history;        ///< the clicks that the model sees
    std::vector<SimilarUser> neighbours; ///< the most similar first
};

/// What a latent dimension stands for: z at ±2 standard deviations of the prior along it, decoded, against
/// each other.
struct DimensionMeaning {
    std::vector<ItemRow> raises; ///< whose f grows most from −2 to +2, the most first
    std::vector<ItemRow> lowers; ///< whose f falls most
};

/// Posterior means of all users, and of an imaginary user of each item alone, on the two axes along which the
/// users differ most (PCA of the users' μ).
struct LatentMap {
    int epoch = 0;                        ///< of the model, 0 = before the first update
    std::vector<float> userX;             ///< in the order of Dataset::directory()
    std::vector<float> userY;             ///< "
    std::vector<float> userKl;            ///< KL of the posterior from the prior, in nats; empty for a DAE
    std::vector<float> itemX;             ///< by item index
    std::vector<float> itemY;             ///< "
    std::array<double, 2> explained = {}; ///< share of the variance of μ along each axis
};

/// How many of some users clicked an item, against the others.
struct TasteRow {
    ItemRow item;
    std::uint64_t clicksInside = 0;
    double shareInside = 0.0;  ///< of the selected users, 0 … 1
    double shareOutside = 0.0; ///< of all others
    double difference() const { return shareInside - shareOutside; }
};

/// What a selection's users like more than the rest.
struct SelectionTaste {
    std::uint64_t users = 0;    ///< selected
    std::vector<TasteRow> rows; ///< the largest difference first
};

} // namespace model
