#include "model/tables/time_text.h"

#include <charconv>
#include <chrono>
#include <cmath>

namespace model {

namespace {

constexpr double latest = 9.2e9; ///< seconds: the year 2261

std::optional<std::int64_t> asSeconds(double number) {
    if (std::abs(number) > 1e14)
        number /= 1e6;
    else if (std::abs(number) > 1e11)
        number /= 1e3;
    return std::abs(number) <= latest ? std::optional(static_cast<std::int64_t>(std::floor(number)))
                                      : std::nullopt;
}

/// Consumes a number of this many digits at the start of the text; false, and nothing consumed, without one.
bool consume(std::string_view& text, std::size_t digits, unsigned& number) {
    if (text.size() < digits)
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
    if (error != std::errc() || end != text.data() + digits)
        return false;
    text.remove_prefix(digits);
    return true;
}

bool consume(std::string_view& text, char character) {
    if (!text.starts_with(character))
        return false;
    text.remove_prefix(1);
    return true;
}

/// hh:mm, hh:mm:ss or hh:mm:ss.fff, in seconds.
std::optional<std::int64_t> parseClock(std::string_view text) {
    unsigned hours = 0;
    unsigned minutes = 0;
    unsigned seconds = 0;
    if (!consume(text, 2, hours) || !consume(text, ':') || !consume(text, 2, minutes))
        return std::nullopt;
    if (consume(text, ':') && !consume(text, 2, seconds))
        return std::nullopt;
    if (consume(text, '.'))
        text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
    consume(text, 'Z');
    if (!text.empty() || hours > 23 || minutes > 59 || seconds > 60)
        return std::nullopt;
    return 3600 * std::int64_t{hours} + 60 * std::int64_t{minutes} + seconds;
}

std::optional<std::int64_t> parseDate(std::string_view text) {
    namespace chrono = std::chrono;
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (!consume(text, 4, year) || !consume(text, '-') || !consume(text, 2, month) || !consume(text, '-') ||
        !consume(text, 2, day))
        return std::nullopt;
    const chrono::year_month_day date{chrono::year(static_cast<int>(year)), chrono::month(month),
                                      chrono::day(day)};
    if (!date.ok() || year < 1678 || year > 2261)
        return std::nullopt;
    const std::int64_t midnight = std::int64_t{chrono::sys_days(date).time_since_epoch().count()} * 86'400;
    if (text.empty())
        return midnight;
    if (!consume(text, ' ') && !consume(text, 'T'))
        return std::nullopt;
    const auto clock = parseClock(text);
    return clock ? std::optional(midnight + *clock) : std::nullopt;
}

} // namespace

std::optional<std::int64_t> parseTime(std::string_view text) {
    const char* end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [to, error] = std::from_chars(text.data(), end, whole); error == std::errc() && to == end)
        return whole >= 0 && whole <= 100'000'000'000 && whole <= static_cast<std::int64_t>(latest)
                   ? std::optional(whole)
                   : asSeconds(static_cast<double>(whole));
    double number = 0;
    if (const auto [to, error] = std::from_chars(text.data(), end, number);
        error == std::errc() && to == end && std::isfinite(number))
        return asSeconds(number);
    return parseDate(text);
}

} // namespace model
