#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/input/looked_at.h"
#include "model/values/utf8.h" // IWYU pragma: export

namespace model {

/// Without blanks (space, tab) at both ends.
inline std::string_view trimmed(std::string_view text) {
    const std::size_t size = text.size();
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    LookedAt::add(size - text.size() + 2);
    return text;
}

/// All of the text as a finite number with a decimal point, whatever the locale.
std::optional<float> parseNumber(std::string_view text);

/// The same with a decimal comma; a text with a point is no number.
std::optional<float> parseCommaNumber(std::string_view text);

/// A fast path for what most ratings look like, such as 3.5. False for any other text.
inline bool parseTenths(std::string_view text, float& number) {
    if (text.size() != 3 || text[1] != '.')
        return false;
    const auto ones = static_cast<unsigned>(text[0] - '0');
    const auto tenths = static_cast<unsigned>(text[2] - '0');
    number = static_cast<float>(10 * ones + tenths) / 10;
    return ones <= 9 && tenths <= 9;
}

/// All of the text as a non-negative integer without a sign.
std::optional<std::uint32_t> parseIndex(std::string_view text);

/// The shortest text that reads back as the number, with a decimal point: "4", "3.5".
std::string numberText(double number);

/// 0.2 for 0.2F, whose own value is 0.200000003: the number that its shortest text says.
double asWritten(float number);

/// The text as UTF-8: unchanged if it is valid, otherwise decoded as Latin-1.
std::string toUtf8(std::string_view text);

/// The text as UTF-8 on one line, cut behind 200 bytes.
std::string excerpt(std::string_view text);

/// The text in quotes for a message: as UTF-8 on one line, cut when long.
std::string inQuotes(std::string_view text);

/// "1st", "2nd", "3rd", "4th" … "11th" … "21st".
std::string ordinal(std::size_t number);

} // namespace model
