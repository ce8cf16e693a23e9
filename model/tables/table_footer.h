#pragma once

#include <cstddef>
#include <string_view>

#include "model/tables/table_dialect.h"

namespace model {

inline constexpr const char* footerReason = "this is a sum below the rows";

/// Where the sums begin that stand below the last row of this text, such as "Total,752": lines with a word
/// for a sum, numbers and nothing else, the word being nobody of the row above. The text's size where there
/// are none. A row with a time is never one.
std::size_t footerOf(std::string_view text, const TableDialect& dialect, const RatingColumns& columns);

} // namespace model
