#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

// Numbers of the command line: decimal digits and nothing else. What is none is refused with the range in
// words, and never wrapped, cut or read as octal.

namespace app {

inline constexpr std::uint64_t mostOfAnInt = std::numeric_limits<int>::max();

/// The number that the text is from its first to its last character; none for what is none, such as -1, 2.5,
/// 0x10 or one with a blank.
std::optional<std::uint64_t> wholeNumberIn(const std::string& text);

/// The same of numbers with decimals; they are finite.
std::optional<double> realNumberIn(const std::string& text);

/// For CLI::Option::transform: options that take whole numbers.
CLI::Validator wholeNumber(std::uint64_t least,
                           std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

/// For CLI::Option::transform: the same of numbers with decimals, which lie within as `holds` has it and
/// `range` says, e.g. "from 0 to below 1".
CLI::Validator realNumber(bool (*holds)(double), const char* range);

/// What commas separate, nothing left out: "600," are two parts.
std::vector<std::string> commaParts(const std::string& text);

/// An option that takes several numbers, also with commas between them, each of which `range` checks.
CLI::Option* addList(CLI::App& command, const std::string& name, std::vector<int>& numbers,
                     const std::string& help, const CLI::Validator& range);
CLI::Option* addList(CLI::App& command, const std::string& name, std::vector<double>& numbers,
                     const std::string& help, const CLI::Validator& range);

} // namespace app
