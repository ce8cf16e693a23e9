#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

using Names = std::span<const std::string_view>;

// Column names seen in published data sets, as plainName() writes them.
inline constexpr std::array<std::string_view, 10> userNames = {
    "user",     "userid",     "uid",      "reviewer",  "reviewerid",
    "customer", "customerid", "memberid", "visitorid", "username"};
inline constexpr std::array<std::string_view, 26> itemNames = {
    "item",   "itemid",    "iid",     "sid",        "movie", "movieid",    "artist", "artistid", "product",
    "song",   "productid", "songid",  "asin",       "track", "parentasin", "book",   "bookid",   "isbn",
    "gameid", "trackid",   "videoid", "businessid", "anime", "animeid",    "newsid", "id"};
inline constexpr std::array<std::string_view, 18> ratingNames = {
    "rating",    "ratings", "score",      "stars",      "weight",     "count", "counts",  "plays",   "value",
    "playcount", "overall", "preference", "bookrating", "userrating", "click", "clicked", "isclick", "label"};
// Of these, the names of counts: no scale, and 4 of them is not much.
inline constexpr std::array<std::string_view, 6> countNames = {"weight", "count",     "counts",
                                                               "plays",  "playcount", "playcounts"};
inline constexpr std::array<std::string_view, 10> timeNames = {
    "timestamp",      "time",       "date", "datetime",  "unixtime",
    "unixreviewtime", "reviewtime", "ts",   "createdat", "created"};
inline constexpr std::array<std::string_view, 9> titleNames = {"title",     "movietitle",  "name",
                                                               "itemtitle", "itemname",    "artistname",
                                                               "booktitle", "productname", "songtitle"};

/// Without type and decoration: "user_id:token" and "userId" are both "userid".
std::string plainName(std::string_view name);

/// The column with the first of these names that occurs at all.
std::optional<std::size_t> findColumn(const std::vector<std::string>& header, Names names);

/// Whether any of them names a user, an item, a rating or a title.
bool namesColumns(const std::vector<std::string>& fields);

} // namespace model
