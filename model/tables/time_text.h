#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace model {

/// Seconds since 1970, UTC, of a time as tables write it: a number of seconds, of milliseconds (beyond 10¹¹)
/// or of microseconds (beyond 10¹⁴); or a date such as 2004-05-21, with a time behind a blank or a T, with or
/// without fractions and a Z. Nothing for any other text, and for years outside 1678 … 2261.
std::optional<std::int64_t> parseTime(std::string_view text);

} // namespace model
