#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A line user item:value item:value …
struct ItemValues {
    std::string_view user; ///< empty where the line begins with a pair
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    std::string_view odd; ///< a word behind the first that is no pair; empty = there is none
};

/// Cuts such a line at blanks and tabs; what stands behind a # is a comment.
void cutItemValues(std::string_view line, ItemValues& values);

/// How the lines of a file of pairs are meant.
enum class PairLayout {
    None,    ///< they are no such lines
    Items,   ///< the user and items with their ratings
    Factors, ///< libFM: the rating, and the numbers of the user and the item, both with the value 1
    Further, ///< the same with further factors, or something else
};

PairLayout pairLayoutOf(const std::vector<std::string>& lines);

} // namespace model
