#pragma once

#include <cstdint>
#include <vector>

#include <QString>

namespace ui {

/// First number of each bin and, last, one past the most: whole numbers, about evenly spaced on a logarithmic
/// axis, at most 24 bins. 1 ≤ least ≤ most.
std::vector<std::uint64_t> countBins(std::uint64_t least, std::uint64_t most);

/// A bin as a range: 7, or 8–12; end is one past its last number.
QString countRange(std::uint64_t first, std::uint64_t end);

} // namespace ui
