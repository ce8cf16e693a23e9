#pragma once

#include <memory>

#include "model/data/dataset.h"
#include "model/vae/vae_model.h"
#include "model/values/user_profile.h"

namespace model {

/// Answers what a model knows about a user of one dataset. Const after construction: any thread may ask.
class Recommender {
public:
    explicit Recommender(std::shared_ptr<const Dataset> dataset);

    const Dataset& dataset() const { return *m_dataset; }

    /// The user's posterior and the best `count` items outside the history. The history is the fold-in part
    /// for held-out users. Throws Error for an unknown user, and for a model whose number of items is not the
    /// dataset's.
    UserProfile profile(const VaeModel& model, const std::string& userId, std::size_t count) const;

private:
    ItemRow row(ItemIndex item) const;
    std::vector<ItemRow> rows(std::span<const ItemIndex> items) const;

    std::shared_ptr<const Dataset> m_dataset;
    std::vector<std::uint32_t> m_popularityRanks; ///< by item
};

} // namespace model
