#pragma once

#include <optional>
#include <string>
#include <vector>

namespace model {

/// How a text table is written.
struct TableDialect {
    std::string delimiter = ",";     ///< "::" or one character
    bool quotes = true;              ///< fields may stand in quotes, doubled inside (RFC 4180)
    std::size_t columns = 0;         ///< what most lines have
    std::vector<std::string> header; ///< the names in the first line; empty = the first line is a row
};

/// Where a table of ratings has what; columns from 0.
struct RatingColumns {
    std::size_t user = 0;
    std::size_t item = 1;
    std::optional<std::size_t> rating; ///< none = every row is a click
};

/// Where a table of items has what; columns from 0.
struct TitleColumns {
    std::size_t id = 0;
    std::size_t title = 1;
};

/// The dialect that most of these lines agree on. Fewer than 2 columns: no delimiter fits.
TableDialect detectDialect(const std::vector<std::string>& lines);

/// By the names in the header (userId, user_id:token, uid …); nothing when they tell of users without items,
/// or of items without users. With no header, or one that tells of neither: user, item, rating.
std::optional<RatingColumns> ratingColumns(const TableDialect& dialect);

/// By the names in the header (movieId, item_id:token, title …), otherwise the first two columns.
TitleColumns titleColumns(const TableDialect& dialect);

} // namespace model
