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

/// For each of the parts; takes what the range makes of them.
CLI::Validator forParts(const CLI::Validator& range) {
    return {[range](std::string& text) {
                std::string refusal;
                std::string taken;
                for (std::string& part : commaParts(text)) {
                    if (refusal.empty())
                        refusal = range(part);
                    taken += (taken.empty() ? "" : ",") + part;
                }
                text = taken;
                return refusal;
            },
            ""};
}

template <typename Number>
CLI::Option* addNumbers(CLI::App& command, const std::string& name, std::vector<Number>& numbers,
                        const std::string& help, const CLI::Validator& range, const char* type) {
    const auto take = [&numbers](const std::vector<std::string>& texts) {
        numbers.clear();
        for (const std::string& text : texts)
            for (const std::string& part : commaParts(text))
                numbers.push_back(parsed<Number>(part).value());
    };
    return command.add_option_function<std::vector<std::string>>(name, take, help)
        ->type_name(type)
        ->transform(forParts(range));
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

std::vector<std::string> commaParts(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t comma = 0; comma != text.npos; begin = comma + 1) {
        comma = text.find(',', begin);
        parts.push_back(text.substr(begin, comma - begin));
    }
    return parts;
}

CLI::Option* addList(CLI::App& command, const std::string& name, std::vector<int>& numbers,
                     const std::string& help, const CLI::Validator& range) {
    return addNumbers(command, name, numbers, help, range, "INT");
}

CLI::Option* addList(CLI::App& command, const std::string& name, std::vector<double>& numbers,
                     const std::string& help, const CLI::Validator& range) {
    return addNumbers(command, name, numbers, help, range, "FLOAT");
}

} // namespace app
