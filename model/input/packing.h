#pragma once

#include <cstddef>
#include <string_view>

namespace model {

/// How the bytes of one file are packed; archives of several are another matter (archive.h).
enum class Packing { None, Gzip, Bzip2, Xz, Zstd };

/// By the first bytes, at least packingBytes of them where the file has as many.
inline constexpr std::size_t packingBytes = 16;
Packing packingOf(std::string_view begin);

/// A name without the ending that tells of a packing: ratings.csv of ratings.csv.xz.
std::string_view withoutPacking(std::string_view name);

} // namespace model
