#include "model/splits/dataset_split.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

#include "model/data/interactions_builder.h"
#include "model/input/text.h"
#include "model/numerics/random.h"
#include "model/splits/click_rules.h"
#include "model/splits/hold_out.h"
#include "model/splits/item_sorter.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::uint32_t noIndex = UINT32_MAX;

/// The users of the three blocks, by their number in the table, each in file order.
struct UserDraw {
    std::vector<std::uint32_t> training;
    std::vector<std::uint32_t> validation;
    std::vector<std::uint32_t> test;
};

/// How many users each of the two blocks holds out.
std::uint64_t heldOutUsers(std::uint64_t users, const RatingTable& table, const ImportOptions& options) {
    const std::string rule = minimumText(table, options);
    const bool threshold = table.rated && options.clicks == ClickKind::Threshold;
    const std::string lower = threshold ? "Lower the minimum rating or the minimum of clicks per user"
                                        : "Lower the minimum of clicks per user";
    if (users == 0)
        throw Error({"no user has " + rule, table.file, 0, lower});
    const double share = std::round(options.heldOut.share * static_cast<double>(users));
    const std::uint64_t heldOut = options.heldOut.users > 0
                                      ? options.heldOut.users
                                      : std::max<std::uint64_t>(1, static_cast<std::uint64_t>(share));
    if (heldOut > (users - 1) / 2)
        throw Error({"only " + std::to_string(users) + " users have " + rule +
                         ": too few to train after holding out " + std::to_string(heldOut) +
                         " for validation and " + std::to_string(heldOut) + " for test",
                     table.file, 0, "Hold out fewer users. " + lower});
    return heldOut;
}

UserDraw drawUsers(const std::vector<std::uint32_t>& users, std::uint64_t heldOut, std::uint64_t seed) {
    std::vector<std::uint32_t> order(users.size());
    std::iota(order.begin(), order.end(), 0U);
    RandomStream random(seed, purpose::userSplit);
    shuffle(order, random);
    UserDraw draw;
    const auto place = [&](std::uint64_t begin, std::uint64_t end, std::vector<std::uint32_t>& block) {
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin),
                  order.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::uint64_t i = begin; i < end; ++i)
            block.push_back(users[order[i]]);
    };
    place(0, heldOut, draw.test);
    place(heldOut, 2 * heldOut, draw.validation);
    place(2 * heldOut, order.size(), draw.training);
    return draw;
}

/// The model's items: the training users' ones, in file order.
class ItemSelection {
public:
    ItemSelection(const RatingTable& table, const ClickRule& isClick, const UserDraw& draw)
        : m_indexOf(table.items.size(), noIndex) {
#pragma omp parallel for schedule(static)
        for (const std::uint32_t user : draw.training)
            for (const ItemRating& rating : table.ratingsOf(user))
                select(rating.item, isClick(rating));
        for (std::uint32_t& index : m_indexOf)
            if (index != noIndex)
                index = m_count++;
    }

    std::uint32_t count() const {
        return m_count;
    }
    bool contains(std::uint32_t item) const {
        return m_indexOf[item] != noIndex;
    }
    ItemIndex index(std::uint32_t item) const {
        return {m_indexOf[item]};
    }

    std::vector<std::string> ids(const RatingTable& table) const {
        std::vector<std::string> ids;
        for (std::uint32_t item = 0; item < m_indexOf.size(); ++item)
            if (contains(item))
                ids.push_back(table.items.text(item));
        return ids;
    }

private:
    /// By any thread. Whether it is a click is hard to predict, that the item was selected before is not.
    void select(std::uint32_t item, bool isClick) {
        const std::atomic_ref index(m_indexOf[item]);
        if (isClick & (index.load(std::memory_order_relaxed) == noIndex))
            index.store(0, std::memory_order_relaxed);
    }

    std::vector<std::uint32_t> m_indexOf; ///< by item number in the table
    std::uint32_t m_count = 0;
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
#pragma omp parallel
    {
        ItemSorter sorter(items.count());
        std::vector<ItemIndex> row;
#pragma omp for schedule(static)
        for (std::size_t i = 0; i < users.size(); ++i) {
            const auto ratings = table.ratingsOf(users[i]);
            row.resize(ratings.size() + 1);
            std::size_t count = 0;
            for (const ItemRating& rating : ratings) { // without a branch that nobody could guess
                row[count] = items.index(rating.item);
                count += isClick(rating) ? 1 : 0;
            }
            sorter.sort(std::span(row).first(count));
            std::copy_n(row.begin(), count, clicks.begin() + static_cast<std::ptrdiff_t>(starts[i]));
        }
    }
    block.foldIn = Interactions(items.count(), std::move(starts), std::move(clicks));
    block.heldOut = InteractionsBuilder().build(items.count());
    return block;
}

UserBlock heldOutBlock(const RatingTable& table, const ClickRule& isClick,
                       const std::vector<std::uint32_t>& users, const ItemSelection& items,
                       const ImportOptions& options) {
    std::vector<std::vector<Click>> foldIn(users.size());
    std::vector<std::vector<Click>> heldOut(users.size());
#pragma omp parallel for schedule(static)
    for (std::size_t row = 0; row < users.size(); ++row) {
        foldIn[row] = clicksOf(table, isClick, users[row], items);
        RandomStream random(options.splitSeed, purpose::heldOutItems, 0, users[row]);
        if (const std::size_t some = heldOutClicks(foldIn[row].size(), options.heldOutItems); some > 0) {
            shuffle(foldIn[row], random);
            heldOut[row] = moveOutLast(foldIn[row], some);
        }
        std::ranges::sort(foldIn[row]);
        std::ranges::sort(heldOut[row]);
    }
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
    const std::uint64_t heldOut = heldOutUsers(kept.users.size(), table, options);
    const UserDraw draw = drawUsers(kept.users, heldOut, options.splitSeed);
    const ItemSelection items(table, isClick, draw);
    countDroppedItems(table, isClick, draw, items, dropped);

    dataset.catalog.ids = items.ids(table);
    dataset.training = trainingBlock(table, isClick, kept, draw.training, items);
    dataset.validation = heldOutBlock(table, isClick, draw.validation, items, options);
    dataset.test = heldOutBlock(table, isClick, draw.test, items, options);
    return dataset;
}

} // namespace model
