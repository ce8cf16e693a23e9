#include "model/tables/name_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unordered_set>

namespace model {

namespace {

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}

using Words = std::span<const std::string_view>;

bool isAmong(std::string_view word, Words words) {
    return std::ranges::find(words, word) != words.end();
}

bool holdAny(const std::vector<std::string>& words, Words sought) {
    return std::ranges::any_of(words, [&](const std::string& word) { return isAmong(word, sought); });
}

/// Of many ratings, or of none that somebody gave.
constexpr auto summaryWords = std::to_array<std::string_view>(
    {"mean", "avg", "average", "median", "num", "n", "nr", "number", "no", "sum", "total", "min", "max",
     "std", "stddev", "var", "bias", "predicted", "expected"});

/// Of what, if it is counted, there are many for each item.
constexpr auto countedWords = std::to_array<std::string_view>(
    {"rating", "ratings", "review", "reviews", "vote", "votes", "score", "scores", "user", "users"});

/// Behind a user or an item they name something of it: userAgent, user_mean.
constexpr auto propertyWords = std::to_array<std::string_view>(
    {"agent",   "mean", "avg",     "average", "median",   "std",    "stddev", "var",
     "bias",    "min",  "max",     "sum",     "total",    "factor", "vector", "embedding",
     "feature", "rank", "cluster", "segment", "features", "level",  "tier",   "browser"});

/// What only names a row: rating_id.
constexpr auto keyWords =
    std::to_array<std::string_view>({"id", "ids", "key", "uuid", "guid", "hash", "sk", "pk"});

/// With a time they name a part of one, or how long something took: date_month, order_hour_of_day,
/// time_spent.
constexpr auto partWords = std::to_array<std::string_view>(
    {"month", "year", "week", "weekday", "hour", "dow", "quarter", "spent", "elapsed", "taken", "duration",
     "length", "zone", "offset", "slot", "window", "since"});

/// With a time they name another than that of the row: birth_date, signup_time.
constexpr auto otherMoments = std::to_array<std::string_view>(
    {"birth",    "birthdate", "birthday",     "dob",      "born",       "signup", "joined",
     "join",     "joining",   "registration", "register", "registered", "reg",    "release",
     "released", "launch",    "expiry",       "expires",  "expiration", "login",  "membership"});

/// They say nothing behind a noun: created_at, user_original.
constexpr auto fillerWords = std::to_array<std::string_view>(
    {"at",  "on",  "of",  "in",  "by",       "utc",      "gmt",      "ms",   "s",      "sec", "raw",
     "str", "new", "old", "iso", "original", "internal", "external", "unix", "string", "enc", "orig"});

} // namespace

std::vector<std::string> wordsOf(std::string_view name) {
    name = name.substr(0, name.find(':'));
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = name[at];
        const bool between = std::string_view("_-. /#()[]@$").find(c) != std::string_view::npos;
        const bool next = at > 0 && isUpper(c) &&
                          (isLower(name[at - 1]) ||
                           (isUpper(name[at - 1]) && at + 1 < name.size() && isLower(name[at + 1])));
        if ((between || next) && !words.back().empty())
            words.emplace_back();
        if (!between)
            words.back() += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

bool isIdWord(std::string_view word) {
    static const std::unordered_set<std::string_view> words = {
        "id",  "ids",  "key",  "no",   "nr",   "num", "number", "code", "index",
        "idx", "hash", "uuid", "guid", "mbid", "sk",  "pk",     "sha1", "sha"};
    return words.contains(word);
}

bool isTextWord(std::string_view word) {
    return word == "name" || word == "title" || word == "names";
}

bool isKeyWord(std::string_view word) {
    return isAmong(word, keyWords);
}

bool isFillerWord(std::string_view word) {
    return isAmong(word, fillerWords);
}

bool isPropertyWord(std::string_view word) {
    return isAmong(word, propertyWords);
}

bool isCountedWord(std::string_view word) {
    return isAmong(word, countedWords);
}

bool nameSummary(const std::vector<std::string>& words) {
    return holdAny(words, summaryWords);
}

bool namePartOfTime(const std::vector<std::string>& words) {
    return holdAny(words, partWords);
}

bool nameOtherMoment(const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [](std::string_view word) {
        for (const std::string_view ending : {"date", "time", "day", "timestamp"})
            if (word.ends_with(ending) && isAmong(word.substr(0, word.size() - ending.size()), otherMoments))
                return true;
        return isAmong(word, otherMoments);
    });
}

} // namespace model
