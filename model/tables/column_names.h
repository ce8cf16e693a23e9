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
inline constexpr std::array<std::string_view, 10> timeNames = {
    "timestamp",      "time",       "date", "datetime",  "unixtime",
    "unixreviewtime", "reviewtime", "ts",   "createdat", "created"};
inline constexpr std::array<std::string_view, 9> titleNames = {"title",     "movietitle",  "name",
                                                               "itemtitle", "itemname",    "artistname",
                                                               "booktitle", "productname", "songtitle"};

/// What the name of a column says that it holds. Session: a visit, basket or playlist, in place of the user
/// where none is named. Attribute: something of a user, an item or a row that is neither id, rating nor time.
enum class NameMeaning { None, User, Session, Item, Rating, Time, Event, Title, Attribute };

struct ColumnMeaning {
    NameMeaning meaning = NameMeaning::None;
    int rank = 0; ///< the lower the surer: of several, the lowest is meant
};

inline constexpr int generalRank = 0;   ///< user, item, rating …
inline constexpr int countRank = 20;    ///< of ratings: plays, quantity …, which know no scale
inline constexpr int strengthRank = 40; ///< of ratings: click, label, value …
inline constexpr int signalRank = 80;   ///< of ratings: like, share … each alone says only a part
inline constexpr int partRank = 25;     ///< a noun with an unknown word behind it is so much less sure
inline constexpr int weakRank = 90;     ///< of items: id, name; of ratings: average_rating, which may be none

/// By the words of the name, of which the last is the noun: "beer_beerid", "StockCode" and "venueId" are
/// items. Some words make another thing of the noun: userAgent, rating_id and date_month are attributes.
ColumnMeaning meaningOf(std::string_view name);

/// Whether a name is of a time that is not that of the row: birth_date, signup_time, release_date.
bool namesOtherMoment(std::string_view name);

/// Whether a name is one of a column by its last word.
bool namesColumn(std::string_view name);

/// Whether a name ends as those of ids do.
bool endsLikeId(std::string_view name);

/// Whether a text names what somebody did: view, addtocart, purchase, play …
bool namesEvent(std::string_view text);

/// Without type and decoration: "user_id:token" and "userId" are both "userid".
std::string plainName(std::string_view name);

/// The column with the first of these names that occurs at all.
std::optional<std::size_t> findColumn(const std::vector<std::string>& header, Names names);

/// Whether any of them names a user, an item, a rating or a title.
bool namesColumns(const std::vector<std::string>& fields);

} // namespace model
