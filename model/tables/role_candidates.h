#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/tables/column_facts.h"
#include "model/tables/column_names.h"
#include "model/tables/table_dialect.h"

namespace model {

using Columns = std::vector<std::size_t>; ///< some of a table's, from 0

inline constexpr std::size_t tellingRows = 20; ///< fewer tell little of what the columns hold

/// Which columns may be what: what their names say, held against what they hold.
class RoleCandidates {
public:
    RoleCandidates(const SampleRows& rows, const TableDialect& dialect);

    const ColumnSample& sample() const { return m_sample; }
    std::size_t columns() const { return m_sample.columns(); }

    /// Columns whose name says so, the surest alone or those that are as sure; of columns that say the same
    /// the first, and of columns with the same name. Those without are left out.
    Columns named(NameMeaning meaning, const Columns& without = {}) const;

    /// Columns without a telling name whose values may be ids, in order.
    Columns unnamedIds() const;

    /// Columns of numbers that may be a rating, without a name that tells more, but for those that are taken.
    Columns unnamedRatings(const Columns& taken) const;

    /// The column of kinds of events, by its name or its words.
    std::optional<std::size_t> event(const Columns& taken) const;

    /// The column of times, by its name or its dates; taken begins with user and item. A time that each item
    /// has is none of the rows', unless its name says so.
    std::optional<std::size_t> time(const Columns& taken) const;

    /// Whether users and items meet as they should: neither belongs to the other, and items come again.
    bool plausible(std::size_t user, std::size_t item) const;

    /// One for each thing that several columns name: the fullest, in place of the first.
    Columns withoutTwins(const Columns& ids) const;

    /// Those that are no property of another.
    Columns owners(const Columns& ids) const;

    /// Whether values come again, as those of ids do.
    bool repeats(std::size_t column) const;

    /// Whether a column is a property of another one, as the genre is of a film.
    bool belongsTo(std::size_t column, std::size_t owner) const;

    /// Whether a column never changes, as far as the rows tell.
    bool constant(std::size_t column) const;

    /// Whether the user or the item alone tells what a column holds: it says nothing of the two.
    bool followsFrom(std::size_t user, std::size_t item, std::size_t column) const;

    /// Whether a column's values may be ratings for all that is known.
    bool mayBeRating(std::size_t column) const;

    bool holdsLists(std::size_t column) const; ///< several ids in each field
    bool isTime(std::size_t column) const;
    bool isEvent(std::size_t column) const;
    bool hasName(std::size_t column) const;
    bool mostlyEmpty(std::size_t column) const;
    const std::string& nameOf(std::size_t column) const;
    ColumnMeaning meaningOfColumn(std::size_t column) const { return m_meanings[column]; }

private:
    bool mayBeId(std::size_t column) const;
    bool isCoordinate(std::size_t column) const;

    const TableDialect& m_dialect;
    ColumnSample m_sample;
    std::vector<ColumnMeaning> m_meanings;
};

} // namespace model
