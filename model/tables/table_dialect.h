#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/values/import_options.h"

namespace model {

/// What most values of a column are.
enum class ColumnKind { Text, Number, Time };

/// What stands above the first row of a table.
struct TableHead {
    std::size_t rows = 0;     ///< all that is not a row of the table, blank lines among it
    std::size_t headers = 0;  ///< of these, what names columns
    std::size_t comments = 0; ///< comment lines
    std::size_t skipped = 0;  ///< anything else: sep=; titles of reports, lines below a header
};

/// How a text table is written.
struct TableDialect {
    std::string delimiter = ",";         ///< any text; one or more blanks where it is a blank
    bool quotes = true;                  ///< fields may be quoted, quotes in them doubled (RFC 4180)
    bool escapes = false;                ///< in quotes a backslash makes a quote, or a backslash, plain text
    bool decimalComma = false;           ///< 3,5 is three and a half
    std::vector<std::string> units = {}; ///< one of these may stand behind a rating: %, /5, stars
    bool thousands = false;              ///< 1,204 is 1204; with a decimal comma 1.204 is
    std::string comment;                 ///< lines that begin with it are no rows; empty = none are
    std::optional<RatingColumns> roles = {}; ///< that the file itself gives the columns
    bool rowNames = false;                   ///< the first column only numbers the rows
    DateForm dates = DateForm::Plain;
    std::size_t columns = 0;         ///< what most lines have
    double agreement = 0.0;          ///< share of the lines that have that many columns
    std::vector<std::string> header; ///< the columns' names; empty = there are none
    TableHead head;
    std::vector<ColumnKind> kinds; ///< of the columns; times are dates, or numbers from 10⁸ on
};

} // namespace model
