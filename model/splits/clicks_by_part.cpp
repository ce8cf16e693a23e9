#include "model/splits/clicks_by_part.h"

#include <algorithm>

#include "model/data/interactions_builder.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::uint32_t notTrained = UINT32_MAX;

/// Numbers the items that have a training click, in that order.
std::vector<std::uint32_t> trainedItems(const std::vector<ClicksOfUser>& users,
                                        const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> indexOf(order.size(), notTrained);
    for (const ClicksOfUser& user : users)
        for (const TableClick& click : user.training)
            indexOf[click.item] = 0;
    std::uint32_t count = 0;
    for (const std::uint32_t item : order)
        if (indexOf[item] != notTrained)
            indexOf[item] = count++;
    return indexOf;
}

/// Puts the users' rows into the blocks.
class BlockFiller {
public:
    BlockFiller(const std::vector<std::uint32_t>& indexOf, std::uint32_t items, Dataset& dataset)
        : m_indexOf(indexOf), m_items(items), m_outside(indexOf.size()), m_dataset(dataset) {}

    void add(const ClicksOfUser& user) {
        std::vector<Click> seen = clicksOf(user.training);
        if (!seen.empty()) {
            m_dataset.training.ids.push_back(user.id);
            m_training.addRow(seen);
        }
        const std::vector<Click> validation = clicksOf(user.validation);
        addHeldOut(user.id, seen, validation, m_dataset.validation, m_validation);
        seen.insert(seen.end(), validation.begin(), validation.end());
        addHeldOut(user.id, seen, clicksOf(user.test), m_dataset.test, m_test);
    }

    void finish() {
        m_dataset.training.foldIn = std::move(m_training).build(m_items);
        m_dataset.training.heldOut = InteractionsBuilder().build(m_items);
        m_validation.finish(m_items, m_dataset.validation);
        m_test.finish(m_items, m_dataset.test);
        DroppedCounts& dropped = m_dataset.summary.dropped;
        dropped.itemsOutsideTraining = static_cast<std::uint64_t>(std::ranges::count(m_outside, 1));
        dropped.clicksOnThoseItems = m_clicksOutside;
    }

private:
    struct HeldOutRows {
        InteractionsBuilder foldIn;
        InteractionsBuilder heldOut;

        void finish(std::uint32_t items, UserBlock& block) {
            block.foldIn = std::move(foldIn).build(items);
            block.heldOut = std::move(heldOut).build(items);
            block.trainedOn = true;
        }
    };

    std::vector<Click> clicksOf(const std::vector<TableClick>& clicks) {
        std::vector<Click> known;
        for (const TableClick& click : clicks) {
            if (m_indexOf[click.item] != notTrained) {
                known.push_back({ItemIndex{m_indexOf[click.item]}, click.count});
            } else {
                m_outside[click.item] = 1;
                ++m_clicksOutside;
            }
        }
        return known;
    }

    static void addHeldOut(const std::string& id, const std::vector<Click>& seen,
                           const std::vector<Click>& heldOut, UserBlock& block, HeldOutRows& rows) {
        if (heldOut.empty())
            return;
        block.ids.push_back(id);
        rows.foldIn.addRow(seen);
        rows.heldOut.addRow(heldOut);
    }

    const std::vector<std::uint32_t>& m_indexOf;
    std::uint32_t m_items;
    std::vector<char> m_outside; ///< items that are clicked, but not in training
    std::uint64_t m_clicksOutside = 0;
    Dataset& m_dataset;
    InteractionsBuilder m_training;
    HeldOutRows m_validation;
    HeldOutRows m_test;
};

} // namespace

Dataset datasetFromParts(const std::vector<ClicksOfUser>& users, const std::vector<std::string>& itemIds,
                         const std::vector<std::uint32_t>& order, const std::string& source,
                         const char* remedy) {
    const std::vector<std::uint32_t> indexOf = trainedItems(users, order);
    Dataset dataset;
    for (const std::uint32_t item : order)
        if (indexOf[item] != notTrained)
            dataset.catalog.ids.push_back(itemIds[item]);
    if (dataset.catalog.ids.empty())
        throw Error({"no click is left to train on", source, 0, remedy});
    BlockFiller filler(indexOf, static_cast<std::uint32_t>(dataset.catalog.ids.size()), dataset);
    for (const ClicksOfUser& user : users)
        filler.add(user);
    filler.finish();
    dataset.summary.usersShared = true;
    return dataset;
}

} // namespace model
