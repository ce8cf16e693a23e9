#include "model/data/dataset_split.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/data/interactions_builder.h"
#include "model/data/text.h"
#include "model/numerics/random.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t fewestToHoldOut = 5; ///< clicks of a user; with fewer nothing is held out
constexpr std::uint32_t notTrained = UINT32_MAX;

/// A user who is kept, and the clicks; both by their number in the table.
struct UserClicks {
    std::uint32_t user = 0;
    std::vector<std::uint32_t> items;
};

/// The users of the three blocks, each in file order.
struct UserDraw {
    std::vector<UserClicks> training;
    std::vector<UserClicks> validation;
    std::vector<UserClicks> test;
};

std::vector<UserClicks> keepUsers(const RatingTable& table, const ImportOptions& options,
                                  DroppedCounts& dropped) {
    // Ratings are floats: 0.7f reaches a minimum of 0.7 only if the minimum is a float too.
    const auto minimum = static_cast<float>(options.minimumRating);
    const std::uint64_t fewest = std::max<std::uint64_t>(options.minimumInteractions, 1);
    std::vector<UserClicks> kept;
    for (std::uint32_t user = 0; user < table.users.size(); ++user) {
        UserClicks clicks{user, {}};
        for (const ItemRating& rating : table.ratingsOf(user))
            if (!table.rated || rating.rating >= minimum)
                clicks.items.push_back(rating.item);
        dropped.belowThreshold += table.ratingsOf(user).size() - clicks.items.size();
        if (clicks.items.size() >= fewest) {
            kept.push_back(std::move(clicks));
        } else {
            ++dropped.usersBelowMinimum;
            dropped.clicksOfThoseUsers += clicks.items.size();
        }
    }
    return kept;
}

/// How many users each of the two blocks holds out.
std::uint64_t heldOutUsers(std::uint64_t users, const RatingTable& table, const ImportOptions& options) {
    const std::string rule =
        std::to_string(options.minimumInteractions) +
        (table.rated ? " ratings of " + numberText(options.minimumRating) + " or more" : " clicks");
    const std::string lower = table.rated ? "Lower the minimum rating or the minimum of clicks a user"
                                          : "Lower the minimum of clicks a user";
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

UserDraw drawUsers(std::vector<UserClicks> users, std::uint64_t heldOut, std::uint64_t seed) {
    std::vector<std::uint32_t> order(users.size());
    std::iota(order.begin(), order.end(), 0U);
    RandomStream random(seed, purpose::userSplit);
    shuffle(order, random);
    UserDraw draw;
    const auto place = [&](std::uint64_t begin, std::uint64_t end, std::vector<UserClicks>& block) {
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin),
                  order.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::uint64_t i = begin; i < end; ++i)
            block.push_back(std::move(users[order[i]]));
    };
    place(0, heldOut, draw.test);
    place(heldOut, 2 * heldOut, draw.validation);
    place(2 * heldOut, order.size(), draw.training);
    return draw;
}

/// The model's items: the training users' ones, in file order.
class ItemSelection {
public:
    ItemSelection(const RatingTable& table, const UserDraw& draw)
        : m_indexOf(table.items.size(), notTrained) {
        for (const UserClicks& user : draw.training)
            for (const std::uint32_t item : user.items)
                m_indexOf[item] = 0;
        for (std::uint32_t& index : m_indexOf)
            if (index != notTrained)
                index = m_count++;
    }

    std::uint32_t count() const { return m_count; }
    bool contains(std::uint32_t item) const { return m_indexOf[item] != notTrained; }

    std::vector<ItemIndex> indices(const UserClicks& clicks) const {
        std::vector<ItemIndex> indices;
        for (const std::uint32_t item : clicks.items)
            if (contains(item))
                indices.push_back(ItemIndex{m_indexOf[item]});
        return indices;
    }

    std::vector<std::string> ids(const RatingTable& table) const {
        std::vector<std::string> ids;
        for (std::uint32_t item = 0; item < m_indexOf.size(); ++item)
            if (contains(item))
                ids.push_back(table.items.text(item));
        return ids;
    }

private:
    std::vector<std::uint32_t> m_indexOf; ///< by item number in the table
    std::uint32_t m_count = 0;
};

/// Every item is kept, outside training, or never clicked.
void countDroppedItems(const RatingTable& table, const UserDraw& draw, const ItemSelection& items,
                       DroppedCounts& dropped) {
    std::vector<char> outside(table.items.size());
    for (const auto* block : {&draw.validation, &draw.test})
        for (const UserClicks& user : *block)
            for (const std::uint32_t item : user.items)
                if (!items.contains(item)) {
                    outside[item] = 1;
                    ++dropped.clicksOnThoseItems;
                }
    dropped.itemsOutsideTraining = static_cast<std::uint64_t>(std::ranges::count(outside, 1));
    dropped.itemsNeverClicked = table.items.size() - items.count() - dropped.itemsOutsideTraining;
}

UserBlock trainingBlock(const RatingTable& table, const std::vector<UserClicks>& users,
                        const ItemSelection& items) {
    UserBlock block;
    InteractionsBuilder rows;
    for (const UserClicks& clicks : users) {
        block.ids.push_back(table.users.text(clicks.user));
        rows.addRow(items.indices(clicks));
    }
    block.foldIn = std::move(rows).build(items.count());
    block.heldOut = InteractionsBuilder().build(items.count());
    return block;
}

/// Moves random items of the row into the result: ⌊share · n⌋ of n ≥ 5, none of fewer.
std::vector<ItemIndex> holdOut(std::vector<ItemIndex>& row, double share, RandomStream random) {
    if (row.size() < fewestToHoldOut)
        return {};
    // 0.29 · 100 is 28.999…: a share is meant as it is written.
    const double exact = share * static_cast<double>(row.size());
    const auto kept = static_cast<std::ptrdiff_t>(row.size()) - static_cast<std::ptrdiff_t>(exact + 1e-9);
    shuffle(row, random);
    std::vector<ItemIndex> heldOut(row.begin() + kept, row.end());
    row.resize(static_cast<std::size_t>(kept));
    return heldOut;
}

UserBlock heldOutBlock(const RatingTable& table, const std::vector<UserClicks>& users,
                       const ItemSelection& items, const ImportOptions& options) {
    UserBlock block;
    InteractionsBuilder foldIn;
    InteractionsBuilder heldOut;
    for (const UserClicks& clicks : users) {
        block.ids.push_back(table.users.text(clicks.user));
        std::vector<ItemIndex> row = items.indices(clicks);
        const RandomStream random(options.splitSeed, purpose::heldOutItems, 0, clicks.user);
        heldOut.addRow(holdOut(row, options.heldOutItems, random));
        foldIn.addRow(std::move(row));
    }
    block.foldIn = std::move(foldIn).build(items.count());
    block.heldOut = std::move(heldOut).build(items.count());
    return block;
}

} // namespace

Dataset splitDataset(const RatingTable& table, const ImportOptions& options) {
    Dataset dataset;
    DroppedCounts& dropped = dataset.summary.dropped;
    std::vector<UserClicks> users = keepUsers(table, options, dropped);
    const std::uint64_t heldOut = heldOutUsers(users.size(), table, options);
    const UserDraw draw = drawUsers(std::move(users), heldOut, options.splitSeed);
    const ItemSelection items(table, draw);
    countDroppedItems(table, draw, items, dropped);

    dataset.catalog.ids = items.ids(table);
    dataset.training = trainingBlock(table, draw.training, items);
    dataset.validation = heldOutBlock(table, draw.validation, items, options);
    dataset.test = heldOutBlock(table, draw.test, items, options);
    return dataset;
}

} // namespace model
