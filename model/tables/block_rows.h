#pragma once

#include <cstdint>
#include <string_view>

#include "model/tables/parsed_table.h"
#include "model/tables/row_parser.h"

namespace model {

/// Adds the rows that one thread has read to its blocks, and counts them by user, day and event. What is done
/// for each of millions of rows is in the header.
class BlockRows {
public:
    /// All outlive it.
    BlockRows(const TableDialect& dialect, const RowRules& rules, ThreadIds& ids)
        : m_rules(rules), m_ids(ids), m_dated(rules.columns.time && dialect.dates != DateForm::Order) {}

    /// Whether a good row is one to add: it lies within the dates. Counts it by event and day.
    bool takes(const RatingRow& row, RatingBlock& block) {
        countEvent(row);
        if (!m_rules.columns.time)
            return true;
        if ((m_rules.from && row.time < *m_rules.from) || (m_rules.until && row.time >= *m_rules.until)) {
            ++block.outsideDates;
            return false;
        }
        if (m_dated)
            m_ids.days.add(row.time);
        return true;
    }

    void add(const RatingRow& row, RatingBlock& block) {
        addUser(row, block);
        addItem(row, block);
    }

    /// The two halves of add(), for rows that are added together.
    void addUser(const RatingRow& row, RatingBlock& block) {
        const std::uint32_t user = m_ids.users.intern(row.user);
        if (block.runs.empty() || block.runs.back().user != user)
            block.runs.push_back({user, 0});
        ++block.runs.back().rows;
    }

    void addItem(const RatingRow& row, RatingBlock& block) {
        block.ratings.push_back({m_ids.items.intern(row.item), row.rating});
        if (m_rules.keepTimes)
            block.times.push_back(row.time);
    }

    /// Counts a row that cannot be used, and lists it if it is one of the first. Takes the reason.
    static void reject(RowProblem& problem, std::uint64_t line, std::string_view text, RatingBlock& block);

    void leaveOutEvent(const RatingRow& row, RatingBlock& block) {
        countEvent(row);
        ++block.unwantedEvents;
    }

private:
    void countEvent(const RatingRow& row) {
        if (m_rules.columns.event)
            m_ids.events.add(row.event);
    }

    const RowRules& m_rules;
    ThreadIds& m_ids;
    bool m_dated; ///< times are dates, and not an order
};

} // namespace model
