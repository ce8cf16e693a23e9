#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The values of one cell of an attribute, UTF-8: between bars, between blanks if byBlanks, or those of a
/// list such as ['a', 'b']. None where it is missing: empty, NA, NULL, \N …, "(no genres listed)".
std::vector<std::string> valuesOf(std::string_view cell, bool byBlanks);

} // namespace model
