#include "model/splits/dataset_split.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <string_view>

#include "model/data/interactions_builder.h"
#include "model/numerics/parallel_failure.h"
#include "model/splits/click_rules.h"
#include "model/splits/hold_out.h"
#include "model/splits/id_order.h"
#include "model/splits/item_sorter.h"
#include "model/splits/user_draw.h"

namespace model {

namespace {

constexpr std::uint32_t noIndex = UINT32_MAX;

/// The model's items: the training users' ones.
class ItemSelection {
public:
    ItemSelection(const RatingTable& table, const ClickRule& isClick, const UserDraw& draw,
                  SplitVersion version)
        : m_indexOf(table.items.size(), noIndex) {
#pragma omp parallel for schedule(static)
        for (const std::uint32_t user : draw.training)
            for (const ItemRating& rating : table.ratingsOf(user))
                select(rating.item, isClick(rating));
        for (const std::uint32_t item : numbersInOrder(table.items, version))
            if (contains(item)) {
                m_indexOf[item] = count();
                m_ids.push_back(table.items.text(item));
            }
    }

    std::uint32_t count() const {
        return static_cast<std::uint32_t>(m_ids.size());
    }
    bool contains(std::uint32_t item) const {
        return m_indexOf[item] != noIndex;
    }
    ItemIndex index(std::uint32_t item) const {
        return {m_indexOf[item]};
    }

    /// By index.
    const std::vector<std::string>& ids() const {
        return m_ids;
    }

private:
    /// By any thread. Whether it is a click is hard to predict, that the item was selected before is not.
    void select(std::uint32_t item, bool isClick) {
        const std::atomic_ref index(m_indexOf[item]);
        if (isClick & (index.load(std::memory_order_relaxed) == noIndex))
            index.store(0, std::memory_order_relaxed);
    }

    std::vector<std::uint32_t> m_indexOf; ///< by item number in the table
    std::vector<std::string> m_ids;
};

/// Every item is kept, outside training, or never clicked.
void countDroppedItems(const RatingTable& table, const ClickRule& isClick, const UserDraw& draw,
                       const ItemSelection& items, DroppedCounts& dropped) {
    std::vector<char> outside(table.items.size());
    for (const auto* block : {&draw.validation, &draw.test})
        for (const std::uint32_t user : *block)
            for (const ItemRating& rating : table.ratingsOf(user))
                if (isClick(rating) && !items.contains(rating.item)) {
                    outside[rating.item] = 1;
                    ++dropped.clicksOnThoseItems;
                }
    dropped.itemsOutsideTraining = static_cast<std::uint64_t>(std::ranges::count(outside, 1));
    dropped.itemsNeverClicked =
        table.items.size() - items.count() - dropped.itemsOutsideTraining - dropped.itemsBelowMinimum;
}

/// A user's clicks on the selected items.
std::vector<Click> clicksOf(const RatingTable& table, const ClickRule& isClick, std::uint32_t user,
                            const ItemSelection& items) {
    std::vector<Click> clicks;
    for (const ItemRating& rating : table.ratingsOf(user))
        if (isClick(rating) && items.contains(rating.item))
            clicks.push_back({items.index(rating.item), isClick.count(rating)});
    return clicks;
}

Interactions countedRows(const RatingTable& table, const ClickRule& isClick,
                         const std::vector<std::uint32_t>& users, const ItemSelection& items) {
    InteractionsBuilder rows;
    for (const std::uint32_t user : users)
        rows.addRow(clicksOf(table, isClick, user, items));
    return std::move(rows).build(items.count());
}

UserBlock trainingBlock(const RatingTable& table, const ClickRule& isClick, const KeptClicks& kept,
                        const std::vector<std::uint32_t>& users, const ItemSelection& items) {
    UserBlock block;
    std::vector<std::uint64_t> starts = {0};
    for (const std::uint32_t user : users) {
        block.ids.push_back(table.users.text(user));
        starts.push_back(starts.back() + kept.clicks[user]);
    }
    std::vector<ItemIndex> clicks(starts.back());
    if (isClick.counted()) {
        block.foldIn = countedRows(table, isClick, users, items);
        block.heldOut = InteractionsBuilder().build(items.count());
        return block;
    }
    ParallelFailure failure;
    const auto sortRow = [&](std::size_t i, std::vector<ItemIndex>& row, ItemSorter& sorter) {
        const auto ratings = table.ratingsOf(users[i]);
        row.resize(ratings.size() + 1);
        std::size_t count = 0;
        for (const ItemRating& rating : ratings) { // without a branch that nobody could guess
            row[count] = items.index(rating.item);
            count += isClick(rating) ? 1 : 0;
        }
        sorter.sort(std::span(row).first(count));
        std::copy_n(row.begin(), count, clicks.begin() + static_cast<std::ptrdiff_t>(starts[i]));
    };
#pragma omp parallel
    {
        std::optional<ItemSorter> sorter;
        failure.guard([&] { sorter.emplace(items.count()); });
        std::vector<ItemIndex> row;
#pragma omp for schedule(static)
        for (std::size_t i = 0; i < users.size(); ++i)
            failure.guard([&] { sortRow(i, row, *sorter); });
    }
    failure.check();
    block.foldIn = Interactions(items.count(), std::move(starts), std::move(clicks));
    block.heldOut = InteractionsBuilder().build(items.count());
    return block;
}

UserBlock heldOutBlock(const RatingTable& table, const ClickRule& isClick,
                       const std::vector<std::uint32_t>& users, const ItemSelection& items,
                       const ImportOptions& options) {
    std::vector<std::vector<Click>> foldIn(users.size());
    std::vector<std::vector<Click>> heldOut(users.size());
    ParallelFailure failure;
    const auto splitRow = [&](std::size_t row) {
        foldIn[row] = clicksOf(table, isClick, users[row], items);
        if (const std::size_t some = heldOutClicks(foldIn[row].size(), options.heldOutItems); some > 0) {
            const DrawnUser user = {users[row], table.users[users[row]]};
            arrangeForHoldOut(
                foldIn[row], some, user, options,
                [&items](const Click& click) -> std::string_view { return items.ids()[click.item.value]; });
            heldOut[row] = moveOutLast(foldIn[row], some);
        }
        std::ranges::sort(foldIn[row]);
        std::ranges::sort(heldOut[row]);
    };
#pragma omp parallel for schedule(static)
    for (std::size_t row = 0; row < users.size(); ++row)
        failure.guard([&] { splitRow(row); });
    failure.check();
    UserBlock block;
    InteractionsBuilder foldInRows;
    InteractionsBuilder heldOutRows;
    for (std::size_t row = 0; row < users.size(); ++row) {
        block.ids.push_back(table.users.text(users[row]));
        foldInRows.addRow(std::move(foldIn[row]));
        heldOutRows.addRow(std::move(heldOut[row]));
    }
    block.foldIn = std::move(foldInRows).build(items.count());
    block.heldOut = std::move(heldOutRows).build(items.count());
    return block;
}

} // namespace

Dataset splitDataset(const RatingTable& table, const ImportOptions& options) {
    Dataset dataset;
    DroppedCounts& dropped = dataset.summary.dropped;
    const KeptClicks kept = keepClicks(table, options, dropped);
    const ClickRule isClick(table, options, kept.items);
    const UserDraw draw = drawUsers(kept.users, table, options);
    const ItemSelection items(table, isClick, draw, options.splitVersion);
    countDroppedItems(table, isClick, draw, items, dropped);

    dataset.catalog.ids = items.ids();
    dataset.training = trainingBlock(table, isClick, kept, draw.training, items);
    dataset.validation = heldOutBlock(table, isClick, draw.validation, items, options);
    dataset.test = heldOutBlock(table, isClick, draw.test, items, options);
    return dataset;
}

} // namespace model
