#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model {

// The words that names of columns are made of, besides the nouns that column_names.h tells.

/// user_id:token, userId and "User ID" are the words user and id.
std::vector<std::string> wordsOf(std::string_view name);

/// id, key, code … behind the noun that they are of.
bool isIdWord(std::string_view word);

/// What the text of a user or an item is called: artist_name, game-title.
bool isTextWord(std::string_view word);

/// What only names a row where it stands behind a rating: rating_id.
bool isKeyWord(std::string_view word);

/// Says nothing behind a noun: created_at, user_original.
bool isFillerWord(std::string_view word);

/// Behind a user or an item names something of it: userAgent, user_mean.
bool isPropertyWord(std::string_view word);

/// Of what, if it is counted, there are many for each item: review_count.
bool isCountedWord(std::string_view word);

/// Whether they name a number made of many ratings: average_rating.
bool nameSummary(const std::vector<std::string>& words);

/// Whether they name a part of a time, or how long something took: date_month, time_spent.
bool namePartOfTime(const std::vector<std::string>& words);

/// Whether they name another time than that of the row: birth_date, signup_time, releasedate.
bool nameOtherMoment(const std::vector<std::string>& words);

} // namespace model
