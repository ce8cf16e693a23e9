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

/// A latent mean that is set by hand and replaces that of the encoder.
struct ChosenMean {
    int dimension = 0; ///< k, from 0
    float mu = 0.0F;

    bool operator==(const ChosenMean&) const = default;
};

/// A person that a model is asked about: a user of the data, one with an edited history, or a made-up one.
struct Person {
    std::string id;                    ///< external id of the user it began with; empty = none
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

/// The state of the person being viewed.
struct PersonState {
    std::string id;                ///< of the user it began with; empty = none
    std::vector<ItemRow> original; ///< the history that it began with
    bool edited = false;           ///< the history or a mean has been changed
    bool canUndo = false;
    bool canRedo = false;
};

} // namespace model
