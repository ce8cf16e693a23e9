#include "model/splits/given_split.h"

#include <algorithm>

#include "model/splits/click_rules.h"
#include "model/splits/clicks_by_part.h"
#include "model/splits/id_order.h"
#include "model/splits/lent_validation.h"
#include "model/tables/collect_ratings.h"
#include "model/tables/parsed_table.h"
#include "model/values/failure.h"

namespace model {

namespace {

std::vector<const RatingTable*> partsOf(const GivenTables& tables) {
    std::vector<const RatingTable*> parts = {&tables.training};
    if (tables.validation)
        parts.push_back(&*tables.validation);
    parts.push_back(&tables.test);
    return parts;
}

/// Of all parts together; users and items are counted already.
void countJoinedIds(const std::vector<const RatingTable*>& parts, ReaderSummary& sum) {
    sum.joinedUsers = countJoined(parts, &RatingTable::users, &RatingTable::writtenUsers, sum.users);
    sum.joinedItems = countJoined(parts, &RatingTable::items, &RatingTable::writtenItems, sum.items);
    for (const RatingTable* part : parts)
        if (sum.joinedExample.empty())
            sum.joinedExample = part->summary.joinedExample;
}

void addCounts(const ReaderSummary& part, ReaderSummary& sum) {
    sum.rows += part.rows;
    sum.lines += part.lines;
    sum.blanks += part.blanks;
    sum.continued += part.continued;
    sum.headers += part.headers;
    sum.duplicates += part.duplicates;
    sum.unwantedEvents += part.unwantedEvents;
    sum.outsideDates += part.outsideDates;
    sum.comments += part.comments;
    sum.skipped += part.skipped;
    sum.rejected += part.rejected;
    sum.missingIds += part.missingIds;
    for (const RejectedRow& row : part.rejectedRows)
        if (sum.rejectedRows.size() < ReaderSummary::rejectedRowsListed)
            sum.rejectedRows.push_back(row);
}

/// Adds the counts of one sorted list to another's, by what they count.
template <typename Count, typename Key, typename Amount>
void addSorted(const std::vector<Count>& part, std::vector<Count>& sum, Key Count::*key,
               Amount Count::*amount) {
    for (const Count& count : part) {
        const auto place = std::ranges::lower_bound(sum, count.*key, {}, key);
        if (place != sum.end() && (*place).*key == count.*key)
            (*place).*amount += count.*amount;
        else
            sum.insert(place, count);
    }
}

/// Gathers the clicks of all parts by user.
class PartJoiner {
public:
    explicit PartJoiner(const ImportOptions& options) : m_options(options) {}

    void add(const RatingTable& table, std::vector<TableClick> ClicksOfUser::*part) {
        const ClickRule isClick(table, m_options);
        addCounts(table.summary, m_summary);
        addSorted(table.summary.ratings, m_summary.ratings, &RatingCount::rating, &RatingCount::count);
        addSorted(table.summary.days, m_summary.days, &DayCount::day, &DayCount::rows);
        addSorted(table.summary.events, m_summary.events, &EventCount::event, &EventCount::rows);
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t item = 0; item < table.items.size(); ++item)
            numbers.push_back(m_items.intern(table.items[item]));
        for (std::uint32_t row = 0; row < table.users.size(); ++row) {
            const std::uint32_t number = m_users.intern(table.users[row]);
            if (number == m_parted.size())
                m_parted.push_back({table.users.text(row), {}, {}, {}});
            ClicksOfUser& user = m_parted[number];
            const std::vector<std::uint32_t> known = itemsOf(user);
            for (const ItemRating& rating : table.ratingsOf(row)) {
                const std::uint32_t item = numbers[rating.item];
                if (std::ranges::binary_search(known, item))
                    ++m_summary.duplicates;
                else if (++m_summary.interactions; isClick(rating))
                    (user.*part).push_back({item, isClick.count(rating)});
                else
                    ++m_belowThreshold;
            }
        }
    }

    void drawValidation() { lendValidation(m_parted, m_items, m_options); }

    Dataset finish(const std::string& source) {
        std::vector<std::string> items(m_items.size());
        for (std::uint32_t item = 0; item < m_items.size(); ++item)
            items[item] = m_items.text(item);
        Dataset dataset =
            datasetFromParts(m_parted, items, numbersInOrder(m_items, SplitVersion::ByRows), source,
                             "Lower the minimum rating, or choose data whose training part has clicks");
        DroppedCounts& dropped = dataset.summary.dropped;
        dropped.belowThreshold = m_belowThreshold;
        dropped.itemsNeverClicked = items.size() - dataset.catalog.ids.size() - dropped.itemsOutsideTraining;
        m_summary.users = m_users.size();
        m_summary.items = m_items.size();
        dataset.summary.reader = std::move(m_summary);
        dataset.summary.splitWasGiven = true;
        return dataset;
    }

private:
    static std::vector<std::uint32_t> itemsOf(const ClicksOfUser& user) {
        std::vector<std::uint32_t> items;
        for (const auto* part : {&user.training, &user.validation, &user.test})
            for (const TableClick& click : *part)
                items.push_back(click.item);
        std::ranges::sort(items);
        return items;
    }

    const ImportOptions& m_options;
    IdTable m_users;
    IdTable m_items;
    std::vector<ClicksOfUser> m_parted;
    std::uint64_t m_belowThreshold = 0;
    ReaderSummary m_summary;
};

/// The rows of a table as a block, with its ids in a thread of their own.
void addAsBlock(const RatingTable& table, std::size_t thread, ParsedTable& parsed) {
    ThreadIds& ids = parsed.ids[thread];
    RatingBlock& block = parsed.blocks.emplace_back();
    block.thread = thread;
    for (std::uint32_t item = 0; item < table.items.size(); ++item)
        ids.items.intern(table.items[item]);
    for (std::uint32_t user = 0; user < table.users.size(); ++user) {
        ids.users.intern(table.users[user]);
        const auto ratings = table.ratingsOf(user);
        block.runs.push_back({user, static_cast<std::uint32_t>(ratings.size())});
        block.ratings.insert(block.ratings.end(), ratings.begin(), ratings.end());
    }
    if (table.times)
        block.times.assign(table.times.get(), table.times.get() + table.rowStarts.back());
    block.usersKnown = ids.users.size();
    block.itemsKnown = ids.items.size();
}

RatingTable joined(const std::vector<const RatingTable*>& parts, Repeats repeats) {
    ParsedTable parsed;
    parsed.ids.resize(parts.size());
    ReaderSummary sum;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        addAsBlock(*parts[part], part, parsed);
        addCounts(parts[part]->summary, sum);
        addSorted(parts[part]->summary.days, sum.days, &DayCount::day, &DayCount::rows);
        addSorted(parts[part]->summary.events, sum.events, &EventCount::event, &EventCount::rows);
    }
    RatingTable whole;
    whole.file = parts.front()->file;
    whole.rated = parts.front()->rated;
    collect(std::move(parsed), {repeats, true}, whole); // the parts' ids have been joined
    sum.users = whole.summary.users;
    sum.items = whole.summary.items;
    sum.interactions = whole.summary.interactions;
    sum.duplicates += whole.summary.duplicates;
    sum.ratings = std::move(whole.summary.ratings);
    countJoinedIds(parts, sum);
    whole.summary = std::move(sum);
    return whole;
}

} // namespace

Dataset joinGivenSplit(const GivenTables& tables, const ImportOptions& options) {
    PartJoiner joiner(options);
    joiner.add(tables.training, &ClicksOfUser::training);
    if (tables.validation)
        joiner.add(*tables.validation, &ClicksOfUser::validation);
    else
        joiner.drawValidation();
    joiner.add(tables.test, &ClicksOfUser::test);
    Dataset dataset = joiner.finish(tables.training.file);
    countJoinedIds(partsOf(tables), dataset.summary.reader);
    if (dataset.test.ids.empty())
        throw Error({"nothing in it can be predicted: no item is also in the training part", tables.test.file,
                     0, "Choose files that belong together, or let the split be drawn"});
    return dataset;
}

RatingTable joinTables(const GivenTables& tables, Repeats repeats) {
    return joined(partsOf(tables), repeats);
}

RatingTable joinTables(const std::vector<RatingTable>& tables, Repeats repeats) {
    std::vector<const RatingTable*> parts(tables.size());
    std::ranges::transform(tables, parts.begin(), [](const RatingTable& table) { return &table; });
    return joined(parts, repeats);
}

} // namespace model
