#pragma once

#include <string>
#include <vector>

namespace model {

/// What most values of a column are.
enum class ColumnKind { Text, Number, Time };

/// How a text table is written.
struct TableDialect {
    std::string delimiter = ",";     ///< any text; one or more blanks where it is a blank
    bool quotes = true;              ///< fields may be quoted, quotes in them doubled (RFC 4180)
    bool decimalComma = false;       ///< 3,5 is three and a half
    std::size_t columns = 0;         ///< what most lines have
    double agreement = 0.0;          ///< share of the lines that have that many columns
    std::vector<std::string> header; ///< the names in the first line; empty = the first line is a row
    std::vector<ColumnKind> kinds;   ///< of the columns; times are dates, or numbers from 10⁸ on
};

} // namespace model
