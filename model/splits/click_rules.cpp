#include "model/splits/click_rules.h"

#include <algorithm>
#include <limits>

#include "model/input/text.h"
#include "model/splits/id_order.h"

namespace model {

namespace {

/// Drops items and users in turn.
class Minimums {
public:
    Minimums(const RatingTable& table, const ImportOptions& options, DroppedCounts& dropped)
        : m_table(table), m_rule(table, options), m_options(options), m_dropped(dropped),
          m_ofUser(table.users.size()), m_ofItem(table.items.size()), m_users(table.users.size(), 1),
          m_items(table.items.size(), 1) {
        for (std::uint32_t user = 0; user < table.users.size(); ++user)
            for (const ItemRating& rating : table.ratingsOf(user))
                if (m_rule(rating)) {
                    ++m_ofUser[user];
                    ++m_ofItem[rating.item];
                }
    }

    KeptClicks run() {
        bool changed = dropItems();
        changed = dropUsers() || changed;
        while (changed && m_options.untilStable) {
            changed = dropItems();
            changed = dropUsers() || changed;
        }
        KeptClicks kept;
        for (std::uint32_t user = 0; user < m_users.size(); ++user)
            if (m_users[user] != 0)
                kept.users.push_back(user);
        kept.clicks = std::move(m_ofUser);
        kept.items = std::move(m_items);
        return kept;
    }

private:
    bool dropItems() {
        std::vector<char> falling(m_items.size());
        bool any = false;
        for (std::size_t item = 0; item < m_items.size(); ++item)
            if (m_items[item] != 0 && m_ofItem[item] > 0 && m_ofItem[item] < m_options.minClicksPerItem) {
                falling[item] = 1;
                any = true;
                ++m_dropped.itemsBelowMinimum;
                m_dropped.clicksOfThoseItems += m_ofItem[item];
            }
        if (!any)
            return false;
        for (std::uint32_t user = 0; user < m_users.size(); ++user)
            if (m_users[user] != 0)
                for (const ItemRating& rating : m_table.ratingsOf(user))
                    if (m_rule(rating) && falling[rating.item] != 0)
                        --m_ofUser[user];
        for (std::size_t item = 0; item < m_items.size(); ++item)
            if (falling[item] != 0) {
                m_items[item] = 0;
                m_ofItem[item] = 0;
            }
        return true;
    }

    bool dropUsers() {
        const std::uint64_t fewest = std::max<std::uint64_t>(m_options.minClicksPerUser, 1);
        bool any = false;
        for (std::uint32_t user = 0; user < m_users.size(); ++user) {
            if (m_users[user] == 0 || m_ofUser[user] >= fewest)
                continue;
            any = true;
            m_users[user] = 0;
            ++m_dropped.usersBelowMinimum;
            m_dropped.clicksOfThoseUsers += m_ofUser[user];
            for (const ItemRating& rating : m_table.ratingsOf(user))
                if (m_rule(rating) && m_items[rating.item] != 0)
                    --m_ofItem[rating.item];
        }
        return any;
    }

    const RatingTable& m_table;
    ClickRule m_rule;
    const ImportOptions& m_options;
    DroppedCounts& m_dropped;
    std::vector<std::uint32_t> m_ofUser; ///< clicks, on items and of users that are still there
    std::vector<std::uint32_t> m_ofItem;
    std::vector<char> m_users; ///< 0 = dropped
    std::vector<char> m_items;
};

/// Where only users have a minimum.
KeptClicks keepUsers(const RatingTable& table, const ImportOptions& options, DroppedCounts& dropped) {
    const std::uint64_t fewest = std::max<std::uint64_t>(options.minClicksPerUser, 1);
    const ClickRule isClick(table, options);
    KeptClicks kept;
    kept.clicks.resize(table.users.size());
#pragma omp parallel for schedule(static)
    for (std::uint32_t user = 0; user < table.users.size(); ++user)
        kept.clicks[user] = static_cast<std::uint32_t>(std::ranges::count_if(table.ratingsOf(user), isClick));
    for (std::uint32_t user = 0; user < table.users.size(); ++user) {
        if (kept.clicks[user] >= fewest) {
            kept.users.push_back(user);
        } else {
            ++dropped.usersBelowMinimum;
            dropped.clicksOfThoseUsers += kept.clicks[user];
        }
    }
    return kept;
}

std::uint64_t clicksOf(const RatingTable& table, const ImportOptions& options) {
    const ClickRule isClick(table, options);
    std::uint64_t clicks = 0;
#pragma omp parallel for schedule(static) reduction(+ : clicks)
    for (std::uint64_t at = 0; at < table.rowStarts.back(); ++at)
        clicks += isClick(table.ratings[at]) ? 1 : 0;
    return clicks;
}

} // namespace

const std::vector<char> ClickRule::none;

float ClickRule::minimumOf(const RatingTable& table, const ImportOptions& options) {
    if (!table.rated || options.clicks == ClickKind::Any)
        return -std::numeric_limits<float>::infinity();
    return options.clicks == ClickKind::Counts ? 0.5F : static_cast<float>(options.minimumRating);
}

KeptClicks keepClicks(const RatingTable& table, const ImportOptions& options, DroppedCounts& dropped) {
    dropped.belowThreshold = table.rowStarts.back() - clicksOf(table, options);
    const bool users = options.minClicksPerItem <= 1 && !options.untilStable;
    KeptClicks kept = users ? keepUsers(table, options, dropped) : Minimums(table, options, dropped).run();
    if (options.splitVersion == SplitVersion::ByIds)
        sortByIds(kept.users, table.users);
    return kept;
}

std::string minimumText(const RatingTable& table, const ImportOptions& options) {
    const bool threshold = table.rated && options.clicks == ClickKind::Threshold;
    return std::to_string(options.minClicksPerUser) +
           (threshold ? " ratings of " + numberText(options.minimumRating) + " or more" : " clicks");
}

} // namespace model
