#include "model/tables/collect_ratings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "model/data/same_ids.h"
#include "model/input/text.h"
#include "model/numerics/parallel.h"
#include "model/numerics/parallel_failure.h"

namespace model {

namespace {

/// For the ids of one thread, their numbers in the full table.
struct Numbers {
    std::vector<std::uint32_t> users;
    std::vector<std::uint32_t> items;
};

/// Numbers the thread's ids up to `known` that have none yet.
void publish(const IdTable& ids, std::uint32_t known, IdTable& all, std::vector<std::uint32_t>& numbers) {
    for (auto local = static_cast<std::uint32_t>(numbers.size()); local < known; ++local)
        numbers.push_back(all.intern(ids[local]));
}

/// Gives the ids their plain forms. Each is looked at once, however many rows have it.
std::shared_ptr<const IdTable> joinForms(IdTable& ids, std::vector<Numbers>& numbers,
                                         std::vector<std::uint32_t> Numbers::*of, ReaderSummary& summary) {
    std::optional<JoinedIds> joined = joinSameIds(ids);
    if (!joined)
        return nullptr;
    for (Numbers& thread : numbers)
        for (std::uint32_t& number : thread.*of)
            number = joined->numbers[number];
    if (summary.joinedExample.empty())
        summary.joinedExample = joined->example;
    return std::make_shared<const IdTable>(std::exchange(ids, std::move(joined->ids)));
}

void joinForms(std::vector<Numbers>& numbers, RatingTable& table) {
    ReaderSummary& summary = table.summary;
    table.writtenUsers = joinForms(table.users, numbers, &Numbers::users, summary);
    table.writtenItems = joinForms(table.items, numbers, &Numbers::items, summary);
    if (table.writtenUsers)
        summary.joinedUsers = table.writtenUsers->size() - table.users.size();
    if (table.writtenItems)
        summary.joinedItems = table.writtenItems->size() - table.items.size();
}

/// In the order of the file, since each thread numbered its ids in the order in which it met them.
std::vector<Numbers> numberIds(const ParsedTable& parsed, RatingTable& table) {
    std::vector<Numbers> numbers(parsed.ids.size());
    for (const RatingBlock& block : parsed.blocks) {
        const ThreadIds& ids = parsed.ids[block.thread];
        publish(ids.users, block.usersKnown, table.users, numbers[block.thread].users);
        publish(ids.items, block.itemsKnown, table.items, numbers[block.thread].items);
    }
    return numbers;
}

void addUp(ParsedTable& parsed, RatingTable& table) {
    ReaderSummary& summary = table.summary;
    summary.lines = parsed.headerLines;
    summary.blanks = parsed.blankLines;
    summary.headers = parsed.head.headers;
    summary.comments = parsed.head.comments;
    summary.skipped = parsed.head.skipped;
    const std::uint64_t told = summary.blanks + summary.headers + summary.comments + summary.skipped;
    summary.continued = parsed.headerLines > told ? parsed.headerLines - told : 0;
    for (RatingBlock& block : parsed.blocks) {
        for (RejectedRow& row : block.rejected) {
            if (summary.rejectedRows.size() == ReaderSummary::rejectedRowsListed)
                break;
            row.file = table.file;
            row.line += summary.lines;
            summary.rejectedRows.push_back(std::move(row));
        }
        summary.rejected += block.rejectedCount;
        summary.missingIds += block.missingIds;
        summary.headers += block.headers;
        summary.comments += block.comments;
        summary.outsideDates += block.outsideDates;
        summary.unwantedEvents += block.unwantedEvents;
        summary.rows +=
            block.ratings.size() + block.rejectedCount + block.outsideDates + block.unwantedEvents;
        summary.blanks += block.blankLines;
        summary.continued += block.continuedLines;
        summary.lines += block.lines;
    }
}

void addUpDays(const ParsedTable& parsed, ReaderSummary& summary) {
    std::map<std::int64_t, std::uint64_t> days;
    for (const ThreadIds& thread : parsed.ids)
        thread.days.addTo(days);
    for (const auto& [day, rows] : days)
        summary.days.push_back({day, rows});
}

void addUpEvents(const ParsedTable& parsed, ReaderSummary& summary) {
    EventCounter all;
    for (const ThreadIds& thread : parsed.ids)
        all.add(thread.events);
    for (const auto& [event, rows] : all.counts())
        summary.events.push_back({event, rows});
}

/// Where the rows of each block's runs go.
using Places = std::vector<std::vector<std::uint64_t>>;

Places placeRuns(const ParsedTable& parsed, const std::vector<Numbers>& numbers, RatingTable& table) {
    table.rowStarts.assign(table.users.size() + 1, 0);
    for (const RatingBlock& block : parsed.blocks)
        for (const RatingBlock::Run& run : block.runs)
            table.rowStarts[numbers[block.thread].users[run.user] + 1] += run.rows;
    for (std::size_t user = 0; user < table.users.size(); ++user)
        table.rowStarts[user + 1] += table.rowStarts[user];
    std::vector<std::uint64_t> next = table.rowStarts;
    Places places;
    for (const RatingBlock& block : parsed.blocks) {
        auto& ofBlock = places.emplace_back();
        ofBlock.reserve(block.runs.size());
        for (const RatingBlock::Run& run : block.runs)
            ofBlock.push_back(std::exchange(next[numbers[block.thread].users[run.user]],
                                            next[numbers[block.thread].users[run.user]] + run.rows));
    }
    return places;
}

void moveRows(ParsedTable& parsed, const std::vector<Numbers>& numbers, const Places& places,
              RatingTable& table) {
#pragma omp parallel for schedule(dynamic)
    for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
        RatingBlock& block = parsed.blocks[i];
        const std::uint32_t* items = numbers[block.thread].items.data();
        std::size_t from = 0;
        for (std::size_t run = 0; run < block.runs.size(); ++run) {
            const std::uint32_t rows = block.runs[run].rows;
            ItemRating* to = table.ratings.get() + places[i][run];
            for (std::uint32_t row = 0; row < rows; ++row)
                to[row] = {items[block.ratings[from + row].item], block.ratings[from + row].rating};
            if (table.times)
                std::copy_n(block.times.data() + from, rows, table.times.get() + places[i][run]);
            from += rows;
        }
        block = {};
    }
}

/// What becomes of an earlier and a later rating of the same pair.
float together(Repeats repeats, float earlier, float later) {
    switch (repeats) {
    case Repeats::First:
        return earlier;
    case Repeats::Sum:
        return earlier + later;
    case Repeats::Max:
        return std::max(earlier, later);
    case Repeats::Last:
        break;
    }
    return later;
}

/// Merges the repeated pairs of one user after the other, upwards.
class RowMerger {
public:
    RowMerger(RatingTable& table, Repeats repeats)
        : m_table(table), m_repeats(repeats), m_placeOf(table.items.size(), 0) {}

    /// Keeps each item of a row once, in its first place; returns how many are kept.
    std::uint64_t merge(std::uint64_t begin, std::uint64_t end) {
        ItemRating* ratings = m_table.ratings.get();
        std::uint64_t kept = begin;
        for (std::uint64_t at = begin; at < end; ++at) {
            const ItemRating rating = ratings[at];
            std::uint64_t& place =
                m_placeOf[rating.item]; // plus 1; what earlier users left is not beyond `begin`
            const bool repeated = place > begin;
            if (!repeated)
                place = ++kept;
            ItemRating& to = ratings[place - 1];
            to = {rating.item, repeated ? together(m_repeats, to.rating, rating.rating) : rating.rating};
            if (m_table.times && !(repeated && m_repeats == Repeats::First))
                m_table.times[place - 1] = m_table.times[at];
        }
        return kept - begin;
    }

private:
    RatingTable& m_table;
    Repeats m_repeats;
    std::vector<std::uint64_t> m_placeOf;
};

void mergeDuplicates(RatingTable& table, Repeats repeats) {
    const std::size_t users = table.users.size();
    std::vector<std::uint32_t> kept(users);
    ParallelFailure failure;
#pragma omp parallel
    {
        std::optional<RowMerger> merger;
        failure.guard([&] { merger.emplace(table, repeats); });
        // Monotonic: a thread takes users upwards, which the merger relies on. Some runtimes do otherwise.
#pragma omp for schedule(monotonic : dynamic, 256)
        for (std::size_t user = 0; user < users; ++user)
            if (merger)
                kept[user] = static_cast<std::uint32_t>(
                    merger->merge(table.rowStarts[user], table.rowStarts[user + 1]));
    }
    failure.check();
    const std::uint64_t before = table.rowStarts.back();
    std::uint64_t end = 0;
    for (std::size_t user = 0; user < users; ++user) {
        const std::uint64_t begin = std::exchange(table.rowStarts[user], end);
        if (begin != end) {
            std::copy_n(table.ratings.get() + begin, kept[user], table.ratings.get() + end);
            if (table.times)
                std::copy_n(table.times.get() + begin, kept[user], table.times.get() + end);
        }
        end += kept[user];
    }
    table.rowStarts.back() = end;
    table.summary.duplicates = before - end;
}

/// The part of `count` that this thread of a team works on.
std::pair<std::uint64_t, std::uint64_t> shareOfThread(std::uint64_t count) {
    const std::uint64_t each = count / teamSize();
    const std::uint64_t first = each * threadNumber();
    return {first, threadNumber() + 1 == teamSize() ? count : first + each};
}

/// How often each rating is there, counted by one thread.
class RatingCounter {
public:
    void add(float rating) {
        const float twice = 2 * rating;
        if (twice >= 0 && twice < static_cast<float>(m_halves.size()) && twice == std::floor(twice))
            ++m_halves[static_cast<std::size_t>(twice)];
        else
            addOther(rating);
    }

    void addTo(std::map<float, std::uint64_t>& counts) const {
        for (const auto& [rating, count] : m_others)
            counts[rating] += count;
        for (std::size_t twice = 0; twice < m_halves.size(); ++twice)
            if (m_halves[twice] > 0)
                counts[static_cast<float>(twice) / 2] += m_halves[twice];
    }

private:
    void addOther(float rating) {
        if (rating != m_last || m_count == nullptr) {
            m_last = rating;
            m_count = &m_others[rating];
        }
        ++*m_count;
    }

    std::array<std::uint64_t, 64> m_halves = {}; ///< of 0, ½, 1 … as ratings mostly are
    std::unordered_map<float, std::uint64_t> m_others;
    float m_last = 0;
    std::uint64_t* m_count = nullptr;
};

void countRatings(RatingTable& table) {
    std::map<float, std::uint64_t> counts;
    std::mutex adding;
    ParallelFailure failure;
#pragma omp parallel
    failure.guard([&] {
        RatingCounter counter;
        const auto [first, end] = shareOfThread(table.rowStarts.back());
        for (std::uint64_t at = first; at < end; ++at)
            counter.add(table.ratings[at].rating);
        const std::lock_guard lock(adding);
        counter.addTo(counts);
    });
    failure.check();
    for (const auto& [rating, count] : counts)
        table.summary.ratings.push_back({asWritten(rating), count});
}

} // namespace

void collect(ParsedTable parsed, const RowJoining& joining, RatingTable& table) {
    addUp(parsed, table);
    addUpDays(parsed, table.summary);
    addUpEvents(parsed, table.summary);
    std::vector<Numbers> numbers = numberIds(parsed, table);
    if (!joining.exactIds)
        joinForms(numbers, table);
    const bool timed =
        std::ranges::any_of(parsed.blocks, [](const auto& block) { return !block.times.empty(); });
    parsed.ids.clear();
    const Places places = placeRuns(parsed, numbers, table);
    table.ratings = std::make_unique_for_overwrite<ItemRating[]>(table.rowStarts.back());
    if (timed)
        table.times = std::make_unique_for_overwrite<std::int64_t[]>(table.rowStarts.back());
    moveRows(parsed, numbers, places, table);
    mergeDuplicates(table, joining.repeats);
    if (table.rated)
        countRatings(table);
    table.summary.users = table.users.size();
    table.summary.items = table.items.size();
    table.summary.interactions = table.rowStarts.back();
}

std::uint64_t countJoined(const std::vector<const RatingTable*>& parts, IdTable RatingTable::*ids,
                          std::shared_ptr<const IdTable> RatingTable::*written, std::uint64_t all) {
    if (std::ranges::none_of(parts, [written](const RatingTable* part) { return part->*written != nullptr; }))
        return 0;
    IdTable forms;
    for (const RatingTable* part : parts) {
        const IdTable& ofPart = part->*written ? *(part->*written) : part->*ids;
        for (std::uint32_t number = 0; number < ofPart.size(); ++number)
            forms.intern(ofPart[number]);
    }
    return forms.size() - all;
}

} // namespace model
