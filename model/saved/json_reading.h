#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Reading JSON that lies in a file, where anybody may have changed it. Whatever is wrong is thrown as a
// nlohmann::json::exception.

namespace model {

/// How deeply a JSON text is nested, by the brackets that stand in no string.
inline std::size_t nestingOf(std::string_view json) {
    std::size_t depth = 0;
    std::size_t most = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char mark = json[at];
        if (mark == '"')
            quoted = !quoted;
        else if (quoted && mark == '\\')
            ++at;
        else if (!quoted && (mark == '[' || mark == '{'))
            most = std::max(most, ++depth);
        else if (!quoted && depth > 0 && (mark == ']' || mark == '}'))
            --depth;
    }
    return most;
}

/// Parses a text. Refused is, besides what is no JSON, one with a NUL, behind which this library does not
/// look, and one that is nested deeper than 64, ten times as deep as any of ours: copying, comparing and
/// writing a value take a stack that grows with its depth.
inline nlohmann::json parseJson(std::string_view text) {
    if (text.find('\0') != text.npos || nestingOf(text) > 64)
        throw nlohmann::json::other_error::create(501, "a NUL, or nested too deeply", nullptr);
    return nlohmann::json::parse(text);
}

/// A number, a text, a truth or a list of them. Whole numbers have to be such, in the range of their type:
/// 0.5, 1e300 and 2⁴⁰ are no int, −1 is no size.
template <typename Value>
void readValue(const nlohmann::json& json, Value& value) {
    using Json = nlohmann::json;
    if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
        const bool fits =
            json.is_number_unsigned()
                ? std::in_range<Value>(json.get<Json::number_unsigned_t>())
                : json.is_number_integer() && std::in_range<Value>(json.get<Json::number_integer_t>());
        if (!fits)
            throw Json::out_of_range::create(406, "not a whole number in range", &json);
    }
    json.get_to(value);
}

template <typename Value>
void readValue(const nlohmann::json& json, std::vector<Value>& values) {
    values.clear();
    for (const nlohmann::json& value : json.get_ref<const nlohmann::json::array_t&>())
        readValue(value, values.emplace_back());
}

template <typename Value>
void readValue(const nlohmann::json& object, const char* key, Value& value) {
    readValue(object.at(key), value);
}

template <typename Number>
Number wholeNumberOf(const nlohmann::json& json) {
    Number number = 0;
    readValue(json, number);
    return number;
}

} // namespace model
