#include "app/command_line/numbers.h"

#include <charconv>
#include <cmath>
#include <string>

namespace app {

namespace {

template <typename Number>
bool parses(const std::string& text, Number& number) {
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && last == end;
}

} // namespace

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most) {
    return {[least, most](const std::string& text) -> std::string {
                std::uint64_t number = 0;
                if (parses(text, number) && number >= least && number <= most)
                    return "";
                return text + " is no whole number from " + std::to_string(least) + " to " +
                       std::to_string(most);
            },
            ""};
}

CLI::Validator realNumber(bool (*holds)(double), const char* range) {
    return {[holds, range](const std::string& text) -> std::string {
                double number = 0;
                return parses(text, number) && std::isfinite(number) && holds(number)
                           ? ""
                           : text + " is no number " + range;
            },
            ""};
}

} // namespace app
