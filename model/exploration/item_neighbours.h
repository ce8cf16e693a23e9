#pragma once

#include <memory>
#include <vector>

#include "model/data/dataset.h"
#include "model/vae/vae_model.h"
#include "model/values/exploration.h"

namespace model {

/// Which training users clicked each item; finds items that a model treats alike. Takes 4 bytes per click.
/// Never changes: safe to use from any thread.
class ItemNeighbours {
public:
    explicit ItemNeighbours(std::shared_ptr<const Dataset> dataset);

    const Dataset& dataset() const { return *m_dataset; }

    /// The other items by the cosine of their weights in the decoder's last layer with the item's own, the
    /// most similar first, the lower index among equals. Throws Error for an item out of range, and for a
    /// model whose number of items is not the dataset's.
    std::vector<SimilarItem> similarItems(const VaeModel& model, ItemIndex item, std::size_t count) const;

private:
    std::span<const UserIndex> users(ItemIndex item) const;

    std::shared_ptr<const Dataset> m_dataset;
    std::vector<std::uint64_t> m_starts;          ///< of each item's users; length I + 1
    std::vector<UserIndex> m_users;               ///< by item, ascending
    std::vector<std::uint32_t> m_popularityRanks; ///< by item
};

} // namespace model
