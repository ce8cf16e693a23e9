#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <limits>

namespace app {

/// For options that take whole numbers: what is none, such as -1 or 2.5, and what lies outside is refused
/// with the range in words, and never wrapped.
CLI::Validator wholeNumber(std::uint64_t least,
                           std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

/// The same of numbers with decimals: they are finite, and lie within as `holds` has it and `range` says,
/// e.g. "from 0 to below 1".
CLI::Validator realNumber(bool (*holds)(double), const char* range);

} // namespace app
