#include "model/tables/attribute_cells.h"

#include <algorithm>
#include <optional>

#include "model/input/text.h"
#include "model/tables/row_parser.h"

namespace model {

namespace {

bool saysNothing(std::string_view value) {
    return isMissing(value) || value == "(no genres listed)";
}

/// The text in quotes that begins at a position, which then is behind it; backslashes make what follows
/// plain.
std::optional<std::string> quotedAt(std::string_view text, std::size_t& at) {
    const char quote = text[at];
    if (quote != '\'' && quote != '"')
        return std::nullopt;
    std::string value;
    for (++at; at < text.size() && text[at] != quote; ++at) {
        at += text[at] == '\\' && at + 1 < text.size() ? 1 : 0;
        value += text[at];
    }
    if (at == text.size())
        return std::nullopt;
    ++at;
    return value;
}

/// The texts of ['a', 'b'] or ["a", "b"], as Python and JSON write lists; nothing for any other text.
std::optional<std::vector<std::string>> listIn(std::string_view text) {
    if (text.size() < 2 || text.front() != '[' || text.back() != ']')
        return std::nullopt;
    text = trimmed(text.substr(1, text.size() - 2));
    std::vector<std::string> values;
    for (std::size_t at = 0; at < text.size();) {
        auto value = quotedAt(text, at);
        if (!value)
            return std::nullopt;
        values.push_back(std::move(*value));
        at = std::min(text.find_first_not_of(" \t", at), text.size());
        if (at == text.size())
            break;
        if (text[at] != ',')
            return std::nullopt;
        at = std::min(text.find_first_not_of(" \t", at + 1), text.size());
    }
    return values;
}

} // namespace

std::vector<std::string> valuesOf(std::string_view cell, bool byBlanks) {
    if (saysNothing(trimmed(cell)))
        return {};
    const std::string text = toUtf8(trimmed(cell));
    if (auto list = listIn(text)) {
        std::erase_if(*list, saysNothing);
        return *std::move(list);
    }
    std::vector<std::string> values;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(byBlanks ? ' ' : '|', from), text.size());
        if (const auto value = trimmed(std::string_view(text).substr(from, end - from)); !saysNothing(value))
            values.emplace_back(value);
        from = end + 1;
    }
    return values;
}

} // namespace model
