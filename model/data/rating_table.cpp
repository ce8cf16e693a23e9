#include "model/data/rating_table.h"

#include <utility>

#include "model/data/rating_blocks.h"

namespace model {

namespace {

/// The numbers in the whole table of one thread's ids.
struct Numbers {
    std::vector<std::uint32_t> users;
    std::vector<std::uint32_t> items;
};

/// Numbers the thread's ids up to `known` that have none yet.
void publish(const IdTable& ids, std::uint32_t known, IdTable& whole, std::vector<std::uint32_t>& numbers) {
    for (auto local = static_cast<std::uint32_t>(numbers.size()); local < known; ++local)
        numbers.push_back(whole.intern(ids[local]));
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
    table.lines = parsed.headerLines;
    table.blankLines = parsed.blankLines;
    for (RatingBlock& block : parsed.blocks) {
        for (RejectedRow& row : block.rejected)
            if (summary.rejectedRows.size() < ReaderSummary::rejectedRowsListed)
                summary.rejectedRows.push_back({table.file, table.lines + row.line, std::move(row.reason)});
        summary.rejected += block.rejectedCount;
        summary.rows += block.ratings.size() + block.rejectedCount;
        table.blankLines += block.blankLines;
        table.lines += block.lines;
    }
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
              ItemRating* ratings) {
#pragma omp parallel for schedule(dynamic)
    for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
        RatingBlock& block = parsed.blocks[i];
        const std::uint32_t* items = numbers[block.thread].items.data();
        const ItemRating* from = block.ratings.data();
        for (std::size_t run = 0; run < block.runs.size(); ++run) {
            ItemRating* to = ratings + places[i][run];
            for (std::uint32_t row = 0; row < block.runs[run].rows; ++row, ++from)
                to[row] = {items[from->item], from->rating};
        }
        block = {};
    }
}

/// Keeps each item of a row once, where it stood first, with the rating that came last; how many are kept.
std::uint64_t mergeRow(ItemRating* ratings, std::uint64_t begin, std::uint64_t end,
                       std::vector<std::uint64_t>& placeOf) {
    std::uint64_t kept = begin;
    for (std::uint64_t at = begin; at < end; ++at) {
        const ItemRating rating = ratings[at];
        std::uint64_t& place = placeOf[rating.item]; // plus 1; what earlier users left is not beyond `begin`
        if (place <= begin)
            place = ++kept;
        ratings[place - 1] = rating;
    }
    return kept - begin;
}

void mergeDuplicates(RatingTable& table) {
    const std::size_t users = table.users.size();
    std::vector<std::uint32_t> kept(users);
#pragma omp parallel
    {
        std::vector<std::uint64_t> placeOf(table.items.size(), 0);
#pragma omp for schedule(dynamic, 256)
        for (std::size_t user = 0; user < users; ++user)
            kept[user] = static_cast<std::uint32_t>(
                mergeRow(table.ratings.get(), table.rowStarts[user], table.rowStarts[user + 1], placeOf));
    }
    const std::uint64_t before = table.rowStarts.back();
    std::uint64_t end = 0;
    for (std::size_t user = 0; user < users; ++user) {
        const std::uint64_t begin = std::exchange(table.rowStarts[user], end);
        if (begin != end)
            std::copy_n(table.ratings.get() + begin, kept[user], table.ratings.get() + end);
        end += kept[user];
    }
    table.rowStarts.back() = end;
    table.summary.duplicates = before - end;
}

} // namespace

void collect(ParsedTable parsed, RatingTable& table) {
    addUp(parsed, table);
    const std::vector<Numbers> numbers = numberIds(parsed, table);
    parsed.ids.clear();
    const Places places = placeRuns(parsed, numbers, table);
    table.ratings = std::make_unique_for_overwrite<ItemRating[]>(table.rowStarts.back());
    moveRows(parsed, numbers, places, table.ratings.get());
    mergeDuplicates(table);
    table.summary.users = table.users.size();
    table.summary.items = table.items.size();
    table.summary.interactions = table.rowStarts.back();
}

} // namespace model
