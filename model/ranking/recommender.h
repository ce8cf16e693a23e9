#pragma once

#include <memory>
#include <span>

#include "model/data/dataset.h"
#include "model/vae/vae_model.h"
#include "model/values/person.h"
#include "model/values/user_profile.h"

namespace model {

/// Answers what a model knows about a user of one dataset, and about people outside the data. Never changes:
/// safe to use from any thread.
class Recommender {
public:
    explicit Recommender(std::shared_ptr<const Dataset> dataset);

    const Dataset& dataset() const { return *m_dataset; }

    /// The user with the history that the model sees, the fold-in part of a held-out user. Throws Error for
    /// an unknown user.
    Person person(const std::string& userId) const;

    /// The person's posterior, with the chosen means in it, and the best items outside the history. Marked
    /// are those that the person's user has held out and the history lacks. Throws Error for an unknown user,
    /// for items and dimensions that the model does not have, and for a model whose number of items is not
    /// the dataset's.
    UserProfile profile(const VaeModel& model, const Person& person, const RankingChoice& choice = {}) const;

    /// The same for a user of the data, ranked by f alone.
    UserProfile profile(const VaeModel& model, const std::string& userId, std::size_t count) const;

    /// The value by which an item with that f is ranked.
    Scalar key(ItemIndex item, Scalar f, const RankingChoice& choice) const {
        return f - static_cast<Scalar>(choice.personal) * m_logShares[item.value];
    }

    /// Puts the best items outside the history (ascending) into `best`, by a user's outputs f. keys is
    /// scratch memory.
    void rank(std::span<const Scalar> f, std::span<const ItemIndex> history, const RankingChoice& choice,
              std::vector<Scalar>& keys, std::vector<ItemIndex>& best) const;

    ItemRow row(ItemIndex item) const;
    std::vector<ItemRow> rows(std::span<const ItemIndex> items) const;

    /// Training users who clicked the item, and its place by them, from 1.
    std::uint64_t clicks(ItemIndex item) const { return m_clicks[item.value]; }
    std::uint32_t popularityRank(ItemIndex item) const { return m_popularityRanks[item.value]; }

private:
    UserLocation locate(const std::string& userId) const;
    void describe(const Person& person, UserProfile& profile) const;

    std::shared_ptr<const Dataset> m_dataset;
    std::vector<std::uint64_t> m_clicks;          ///< by item
    std::vector<std::uint32_t> m_popularityRanks; ///< by item
    std::vector<Scalar> m_logShares;              ///< by item: log of the share in RankingChoice::personal
};

} // namespace model
