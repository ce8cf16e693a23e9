#include "model/input/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace model {

namespace {

template <typename Number>
std::optional<Number> parseWhole(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// What most ratings look like, such as 4, 3.5 or 4.25: few enough digits that number and power of ten are
/// exact floats, and their quotient is the float nearest to what is written.
std::optional<float> parseShortNumber(std::string_view text) {
    constexpr std::array<float, 6> powersOfTen = {1, 10, 100, 1000, 10'000, 100'000};
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::size_t decimals = text.size() - std::min(point + 1, text.size());
    if (text.empty() || text.size() > 7 || point == 0 || decimals >= powersOfTen.size() ||
        (point < text.size() && decimals == 0))
        return std::nullopt;
    std::uint32_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = static_cast<std::uint32_t>(text[i] - '0');
        if (i == point)
            continue;
        if (digit > 9)
            return std::nullopt;
        digits = 10 * digits + digit;
    }
    return static_cast<float>(digits) / powersOfTen[decimals];
}

/// The start of a valid text, with an ellipsis where something is left out.
std::string cutBehind(const std::string& utf8, std::size_t limit) {
    std::size_t end = 0;
    while (end < utf8.size() && end < limit)
        end += sequenceLength(std::string_view(utf8).substr(end));
    return utf8.substr(0, end) + (end < utf8.size() ? "…" : "");
}

} // namespace

std::optional<float> parseNumber(std::string_view text) {
    if (const auto number = parseShortNumber(text))
        return number;
    const auto number = parseWhole<float>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<float> parseCommaNumber(std::string_view text) {
    std::string pointed(text);
    if (pointed.find('.') != pointed.npos)
        return std::nullopt;
    std::ranges::replace(pointed, ',', '.');
    return parseNumber(pointed);
}

std::optional<std::uint32_t> parseIndex(std::string_view text) {
    return parseWhole<std::uint32_t>(text);
}

std::string numberText(double number) {
    std::array<char, 32> digits = {};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return std::string(digits.data(), result.ptr);
}

double asWritten(float number) {
    std::array<char, 32> digits = {};
    const auto text = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    double written = number;
    std::from_chars(digits.data(), text.ptr, written);
    return written;
}

std::string toUtf8(std::string_view text) {
    if (isUtf8(text))
        return std::string(text);
    std::string utf8;
    utf8.reserve(text.size() + 8);
    for (const char character : text) {
        const auto code = static_cast<unsigned char>(character);
        if (code < 0x80) {
            utf8 += character;
        } else {
            utf8 += static_cast<char>(0xC0 | (code >> 6));
            utf8 += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return utf8;
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t limit = 200; // bytes
    return oneLine(cutBehind(toUtf8(text), limit));
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t limit = 40; // bytes
    return "\"" + oneLine(cutBehind(toUtf8(text), limit)) + "\"";
}

std::string ordinal(std::size_t number) {
    const std::size_t last = number / 10 % 10 == 1 ? 0 : number % 10;
    return std::to_string(number) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

} // namespace model
