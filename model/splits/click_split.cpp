#include "model/splits/click_split.h"

#include <algorithm>

#include "model/numerics/parallel_failure.h"
#include "model/splits/click_rules.h"
#include "model/splits/clicks_by_part.h"
#include "model/splits/hold_out.h"
#include "model/splits/id_order.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// A user's clicks in the order in which they are handed out: training first, test last.
std::vector<TableClick> orderedClicks(const RatingTable& table, const ClickRule& isClick, std::uint32_t user,
                                      const ImportOptions& options) {
    struct TimedClick {
        std::int64_t time;
        TableClick click;
    };
    std::vector<TimedClick> timed;
    const auto ratings = table.ratingsOf(user);
    timed.reserve(ratings.size());
    for (std::size_t at = 0; at < ratings.size(); ++at)
        if (isClick(ratings[at]))
            timed.push_back({table.times ? table.times[table.rowStarts[user] + at] : 0,
                             {ratings[at].item, isClick.count(ratings[at])}});
    const bool latest = options.split == SplitKind::LatestClicks;
    if (!latest || options.splitVersion == SplitVersion::ByIds) // which decides among clicks at the same time
        arrangeForHoldOut(timed, timed.size(), {user, table.users[user]}, options,
                          [&table](const TimedClick& click) { return table.items[click.click.item]; });
    if (latest)
        std::ranges::stable_sort(timed, {}, &TimedClick::time);
    std::vector<TableClick> clicks;
    clicks.reserve(timed.size());
    for (const TimedClick& click : timed)
        clicks.push_back(click.click);
    return clicks;
}

} // namespace

Dataset splitClicks(const RatingTable& table, const ImportOptions& options) {
    if (options.split == SplitKind::LatestClicks && !table.times)
        throw Error({"the table has no times, so no click is the latest", table.file, 0,
                     "Say which column has the times, or split at random"});
    DroppedCounts dropped;
    const KeptClicks kept = keepClicks(table, options, dropped);
    const ClickRule isClick(table, options, kept.items);
    std::vector<ClicksOfUser> users(kept.users.size());
    ParallelFailure failure;
    const auto splitUser = [&](std::size_t row) {
        ClicksOfUser& user = users[row];
        user.id = table.users.text(kept.users[row]);
        user.training = orderedClicks(table, isClick, kept.users[row], options);
        const std::size_t some = heldOutClicks(user.training.size(), options.heldOutItems);
        user.test = moveOutLast(user.training, some);
        user.validation = moveOutLast(user.training, some);
    };
#pragma omp parallel for schedule(static)
    for (std::size_t row = 0; row < users.size(); ++row)
        failure.guard([&] { splitUser(row); });
    failure.check();
    std::vector<std::string> items(table.items.size());
    for (std::uint32_t item = 0; item < table.items.size(); ++item)
        items[item] = table.items.text(item);
    Dataset dataset =
        datasetFromParts(users, items, numbersInOrder(table.items, options.splitVersion), table.file,
                         "Lower the minimum rating or the minimum of clicks per user");
    dropped.itemsOutsideTraining = dataset.summary.dropped.itemsOutsideTraining;
    dropped.clicksOnThoseItems = dataset.summary.dropped.clicksOnThoseItems;
    dropped.itemsNeverClicked = table.items.size() - dataset.catalog.ids.size() -
                                dropped.itemsOutsideTraining - dropped.itemsBelowMinimum;
    dataset.summary.dropped = dropped;
    return dataset;
}

} // namespace model
