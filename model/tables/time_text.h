#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/values/import_options.h"

namespace model {

/// Seconds since 1970, UTC, of a time as tables write it: a number of seconds, milliseconds (beyond 10¹¹),
/// microseconds (beyond 10¹⁴) or nanoseconds (beyond 10¹⁷); or a date, with or without a time of day, whose
/// offset from UTC counts where there is one:
///   2004-05-21 14:03:22.5+02:00, 2004/05/21, 20040521140322      ISO 8601 and its like
///   21.05.2004, 21/05/2004, 05/21/2004 2:03 PM                     as the form says, or the numbers
///   themselves; with years of two digits, 69 to 99 of the last century, where the form says which number
///   is what, or a point or the month's name: 21.05.04, 21-May-04
///   Fri, 21 May 2004 14:03:22 +0200, May 21, 2004, 05 21, 2004     RFC 2822 and its like
/// With DateForm::Compact eight digits are a date, with DateForm::Order every whole number stands for itself.
/// Nothing for any other text, and for years outside 1678 … 2261.
std::optional<std::int64_t> parseTime(std::string_view text, DateForm form = DateForm::Plain);

/// Whether a text is eight digits that are a date between 1900 and 2099.
bool isCompactDate(std::string_view text);

} // namespace model
