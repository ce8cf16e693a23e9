#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Layouts of text that are known and not read: arrays in JSON, blocks of "name: value", sections "user|n" of
/// the KDD Cup 2011, pairs of item and value between commas, lines that are quoted as a whole. Throws Error
/// that names the layout, and what makes a table of it. lines: the first ones that are not blank.
void refuseUnreadLayout(const std::vector<std::string>& lines, const std::string& file);

/// Throws Error for a JSON text that is one object, with all of its rows inside.
void refuseObjectOfAll(std::string_view object, const std::string& file);

} // namespace model
