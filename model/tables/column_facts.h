#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables/sample_rows.h"

namespace model {

/// What the fields of one column are, counted over the first rows.
struct ColumnFacts {
    std::size_t filled = 0;            ///< fields that are not empty, nor NA or NULL
    std::size_t different = 0;         ///< values
    std::size_t commonest = 0;         ///< fields with the value that most of them have
    std::size_t runs = 0;              ///< of rows with the same value
    std::size_t numbers = 0;           ///< with what may stand behind a rating, and true and false
    std::size_t answers = 0;           ///< yes and no
    std::size_t wholes = 0;            ///< whole numbers, 7.0 among them
    std::size_t precise = 0;           ///< numbers with four decimals or more
    std::size_t large = 0;             ///< whole numbers from 1000 on
    std::size_t positive = 0;          ///< numbers above 0
    std::size_t dates = 0;             ///< times that are written as dates
    std::size_t stamps = 0;            ///< numbers that are times between 1990 and 2040
    std::size_t lists = 0;             ///< several words with digits: perhaps a list of ids
    std::size_t events = 0;            ///< words for what somebody did
    std::size_t steps = 0;             ///< numbers that are one more than the one in the row above
    double largest = 0;                ///< of the numbers' absolute values
    std::vector<std::string> examples; ///< the first three values

    bool numeric() const { return filled > 0 && 10 * numbers >= 9 * filled; }
    bool whole() const { return filled > 0 && 10 * wholes >= 9 * filled; }
    bool dated() const { return filled > 0 && 10 * dates >= 9 * filled; }
    bool stamped() const { return filled > 0 && 10 * stamps >= 9 * filled; }
    bool unique() const { return different == filled; }
    bool running() const { return filled > 2 && unique() && 20 * steps >= 19 * (filled - 1); }
};

/// What rows tell of two columns: how often a value of the first came again, and with another value of the
/// second than before.
struct Dependence {
    std::size_t repeats = 0;
    std::size_t conflicts = 0;

    /// The second is a property of the first, as the genre is of a film.
    bool holds() const { return repeats >= 10 && 50 * conflicts <= repeats; }
};

/// The first rows of a table, by column.
class ColumnSample {
public:
    /// The rows outlive the sample.
    ColumnSample(const SampleRows& rows, std::size_t columns);

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_facts.size(); }
    const ColumnFacts& of(std::size_t column) const { return m_facts[column]; }

    /// Of the rows in which both are filled.
    Dependence dependence(std::size_t from, std::size_t on) const;

    /// Whether the second is a function of the first, which chance does not explain: were the two
    /// independent, values of the first would often come again with another of the second.
    bool determines(std::size_t one, std::size_t other) const;

    /// Whether two columns are equal in every row.
    bool equal(std::size_t one, std::size_t other) const;

    /// Whether two columns are equal in every row, or name the same things in two ways: ids and their names.
    bool sameThings(std::size_t one, std::size_t other) const;

private:
    void add(std::size_t column, const SampleRows& rows);

    std::size_t m_rows;
    std::vector<ColumnFacts> m_facts;
    std::vector<std::vector<std::uint32_t>> m_codes;     ///< of each column's fields; 0 = missing
    std::vector<std::vector<std::string_view>> m_values; ///< by code, from 1
};

} // namespace model
