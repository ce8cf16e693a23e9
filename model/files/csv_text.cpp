#include "model/files/csv_text.h"

#include <algorithm>

namespace model {

namespace {

/// Such as -5 or -0.25: no spreadsheet makes more of it than it is.
bool isNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() &&
           text.find_first_of("0123456789") != text.npos; // neither inf nor nan
}

bool looksLikeFormula(std::string_view text) {
    constexpr std::array<std::string_view, 12> starts = {
        "=",           "+", "-", "@", "\t", "\r", "\n", "'", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
        "\xEF\xBC\xA0"};
    return std::ranges::any_of(starts, [&](std::string_view start) { return text.starts_with(start); });
}

} // namespace

std::string csvField(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos)
        return std::string(text);
    std::string field = "\"";
    for (const char character : text)
        field.append(character == '"' ? 2 : 1, character);
    return field + '"';
}

std::string spreadsheetField(std::string_view text) {
    return looksLikeFormula(text) && !isNumber(text) ? csvField("'" + std::string(text)) : csvField(text);
}

} // namespace model
