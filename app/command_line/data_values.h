#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/values/import_options.h"

// What the values of the data's options mean that are more than a word or a number. All but heldOutIn() throw
// CLI::ValidationError for a value that means nothing, with what it should be like.

namespace app {

/// --columns: user=0,item=1,rating=2 or user=session_id,item=article_id. By numbers if all of them are, so
/// that no header is needed.
void chooseColumns(const std::string& text, model::ImportOptions& options);

/// --items-columns: id=0,title=1
model::TitleColumns titleColumnsIn(const std::string& text);

/// --events: purchase,addtocart=0.5
std::vector<model::EventWeight> eventsIn(const std::string& text);

/// A date as cells have it, in seconds since 1970, written as --dates says; a year alone is no number of
/// seconds. option: which one names it, e.g. --from.
std::int64_t dateIn(const std::string& option, const std::string& text, model::DateForm form);

/// --heldout: below 0.5 a share of the users, else a number of users for each block; 0 = nobody. None for
/// anything else.
std::optional<model::HeldOutUsers> heldOutIn(const std::string& text);

} // namespace app
