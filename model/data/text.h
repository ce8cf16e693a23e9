#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// Without blanks (space, tab) at both ends.
std::string_view trimmed(std::string_view text);

/// The whole text as a finite number with a decimal point, whatever the locale.
std::optional<float> parseNumber(std::string_view text);

/// The whole text as a number from 0 without a sign.
std::optional<std::uint32_t> parseIndex(std::string_view text);

/// The shortest text that reads back as the number, with a decimal point: "4", "3.5".
std::string numberText(double number);

/// The text as UTF-8: unchanged if it already is, otherwise taken for Latin-1.
std::string toUtf8(std::string_view text);

/// The text in quotes for a message: as UTF-8, cut when long.
std::string quoted(std::string_view text);

} // namespace model
