#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/values/import_options.h"

namespace model {

/// What most values of a column are.
enum class ColumnKind { Text, Number, Time };

/// How a text table is written.
struct TableDialect {
    std::string delimiter = ",";     ///< any text; one or more blanks where it is a blank
    bool quotes = true;              ///< fields may stand in quotes, doubled inside (RFC 4180)
    bool decimalComma = false;       ///< 3,5 is three and a half
    std::size_t columns = 0;         ///< what most lines have
    double agreement = 0.0;          ///< share of the lines that have so many columns
    std::vector<std::string> header; ///< the names in the first line; empty = the first line is a row
    std::vector<ColumnKind> kinds;   ///< of the columns; times are dates, or numbers from 10⁸ on
};

/// The dialect that most of these lines agree on, as far as the format does not say. Fewer than 2 columns: no
/// delimiter fits.
TableDialect detectDialect(const std::vector<std::string>& lines, const TableFormat& format = {});

/// By the names in the header (userId, user_id:token, uid …); nothing when they tell of users without items,
/// or of items without users. With no header, or one that tells of neither: user and item come first,
/// then the rating; a column of times is none of them.
std::optional<RatingColumns> ratingColumns(const TableDialect& dialect);

/// Whether the column of ratings is named as a count (plays, weight …).
bool holdsCounts(const TableDialect& dialect, const RatingColumns& columns);

/// By the names in the header (movieId, item_id:token, title …), otherwise the first two columns.
TitleColumns titleColumns(const TableDialect& dialect);

} // namespace model
