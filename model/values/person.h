#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/values/user_profile.h"

namespace model {

/// An item of a history, and how often it was clicked.
struct HistoryClick {
    ItemIndex item;
    float count = 1.0F; ///< N ≥ 1

    bool operator==(const HistoryClick&) const = default;
};

/// A latent mean that is set by hand in the place of what the encoder says.
struct ChosenMean {
    int dimension = 0; ///< k, from 0
    float mu = 0.0F;

    bool operator==(const ChosenMean&) const = default;
};

/// Whom a model is asked about: somebody of the data, somebody whose history was changed, or somebody made
/// up.
struct Person {
    std::string id;                    ///< external id of the user whom it began with; empty = nobody
    std::vector<HistoryClick> history; ///< what the model sees; ascending by item, without repeats
    std::vector<ChosenMean> means;     ///< ascending by dimension, without repeats

    bool operator==(const Person&) const = default;
};

/// How recommendations are ranked.
struct RankingChoice {
    std::size_t count = 100; ///< how many are listed
    /// α in f − α·log(share of the training users who clicked the item): above 0 more personal, below 0 more
    /// popular; −1 … 1. Items that nobody clicked count as one click.
    double personal = 0.0;

    bool operator==(const RankingChoice&) const = default;
};

/// What has become of the person who is looked at.
struct PersonState {
    std::string id;                ///< of the user whom it began with; empty = nobody
    std::vector<ItemRow> original; ///< the history that it began with
    bool edited = false;           ///< the history or a mean is another by now
    bool canUndo = false;
    bool canRedo = false;
};

} // namespace model
