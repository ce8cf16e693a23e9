#pragma once

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace model {

/// A field of a table in RFC 4180, in quotes where it needs them.
std::string csvField(std::string_view text);

/// The same for tables that people open in a spreadsheet: a text that such a program could take for a formula
/// gets a ' in front (OWASP, CSV injection): one that begins with = + - @, a tab, a line end or the
/// full-width form of one of the signs, unless it is a number. So does one that begins with ', so that
/// readers get every text back by removing one leading '.
std::string spreadsheetField(std::string_view text);

/// Appends a number: the shortest text that reads back as the same number, whatever the locale.
template <typename Number>
void appendNumber(std::string& text, Number number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

} // namespace model
