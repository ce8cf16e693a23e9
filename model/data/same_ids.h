#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/data/id_table.h"

// Ids that are the same, written in two ways: a letter with an accent in one code point or in two (canonical
// equivalence, Unicode Standard Annex 15), and a whole number with decimals, as in 7.0. Leading zeros, small
// and capital letters and blanks tell ids apart.

namespace model {

/// How an id is written that can be written in several ways: its letters composed (form C), 7 for 7.0 and
/// 7,0; none = just so. 1.000 stays: it may be a thousand.
std::optional<std::string> plainForm(std::string_view id);

/// Ids that were joined.
struct JoinedIds {
    IdTable ids;                        ///< in their plain forms, by first appearance
    std::vector<std::uint32_t> numbers; ///< by number before: the number in ids
    std::string example;                ///< e.g. "\"7.0\" and \"7\""; empty where no two ids became one
};

/// The plain forms of ids as they were written; none where all are plain already.
std::optional<JoinedIds> joinSameIds(const IdTable& written);

} // namespace model
