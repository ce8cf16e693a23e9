#include "app/command_line/numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "model/input/text.h"

namespace app {

namespace {

template <typename Number>
std::optional<Number> parsed(const std::string& text) {
    Number number = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

/// As a sentence can begin with it.
std::string shown(const std::string& text) {
    const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127; });
    return plain ? text : model::inQuotes(text);
}

} // namespace

std::optional<std::uint64_t> wholeNumberIn(const std::string& text) {
    return parsed<std::uint64_t>(text);
}

std::optional<double> realNumberIn(const std::string& text) {
    const std::optional<double> number = parsed<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most) {
    return {[least, most](std::string& text) -> std::string {
                const std::optional<std::uint64_t> number = wholeNumberIn(text);
                if (!number || *number < least || *number > most)
                    return shown(text) + " is no whole number from " + std::to_string(least) + " to " +
                           std::to_string(most);
                text = std::to_string(*number); // CLI11 takes what begins with 0 for octal
                return {};
            },
            ""};
}

CLI::Validator realNumber(bool (*holds)(double), const char* range) {
    return {[holds, range](const std::string& text) -> std::string {
                const std::optional<double> number = realNumberIn(text);
                return number && holds(*number) ? std::string() : shown(text) + " is no number " + range;
            },
            ""};
}

} // namespace app
