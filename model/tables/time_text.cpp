#include "model/tables/time_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace model {

namespace {

constexpr double latest = 9.2e9; ///< seconds: the year 2261

std::optional<std::int64_t> asSeconds(double number) {
    if (std::abs(number) > 1e17)
        number /= 1e9;
    else if (std::abs(number) > 1e14)
        number /= 1e6;
    else if (std::abs(number) > 1e11)
        number /= 1e3;
    return std::abs(number) <= latest ? std::optional(static_cast<std::int64_t>(std::floor(number)))
                                      : std::nullopt;
}

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

bool isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

/// The place, from 1, of a name that begins with the same three letters in any case; 0 for none.
unsigned placeOf(std::string_view word, std::string_view names) {
    constexpr std::size_t letters = 3;
    if (word.size() < letters)
        return 0;
    for (std::size_t at = 0; at < names.size(); at += letters)
        if (std::ranges::equal(word.substr(0, letters), names.substr(at, letters),
                               [](char one, char other) { return (one | 0x20) == other; }))
            return static_cast<unsigned>(at / letters) + 1;
    return 0;
}

/// Reads one text from front to back.
class DateReader {
public:
    DateReader(std::string_view text, DateForm form) : m_text(text), m_form(form) {}

    std::optional<std::int64_t> read() {
        skipWeekday();
        if (!readDate() || !m_text.empty())
            return std::nullopt;
        namespace chrono = std::chrono;
        const chrono::year_month_day date{chrono::year(static_cast<int>(m_year)), chrono::month(m_month),
                                          chrono::day(m_day)};
        if (!date.ok() || m_year < 1678 || m_year > 2261)
            return std::nullopt;
        return std::int64_t{chrono::sys_days(date).time_since_epoch().count()} * 86'400 + m_seconds;
    }

private:
    bool consume(char character) {
        if (!m_text.starts_with(character))
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    bool consumeOneOf(std::string_view characters, char& character) {
        if (m_text.empty() || characters.find(m_text.front()) == characters.npos)
            return false;
        character = m_text.front();
        m_text.remove_prefix(1);
        return true;
    }

    std::size_t digits() const {
        return static_cast<std::size_t>(std::ranges::find_if_not(m_text, isDigit) - m_text.begin());
    }

    /// A number of at least and at most this many digits.
    bool number(std::size_t fewest, std::size_t most, unsigned& value) {
        const std::size_t there = digits();
        return there >= fewest && there <= most && part(there, value);
    }

    /// So many digits of a number that may be longer.
    bool part(std::size_t count, unsigned& value) {
        if (digits() < count)
            return false;
        std::from_chars(m_text.data(), m_text.data() + count, value);
        m_text.remove_prefix(count);
        return true;
    }

    std::string_view word() {
        const auto end = std::ranges::find_if_not(m_text, isLetter);
        const std::string_view word = m_text.substr(0, static_cast<std::size_t>(end - m_text.begin()));
        m_text.remove_prefix(word.size());
        return word;
    }

    void skipWeekday() {
        const std::string_view before = m_text;
        if (placeOf(word(), "montuewedthufrisatsun") == 0 || !(consume(',') || m_text.starts_with(' ')))
            m_text = before;
        consume(' ');
    }

    bool readDate() {
        if (!m_text.empty() && isLetter(m_text.front()))
            return readMonthName();
        const std::size_t there = digits();
        if (there == 8)
            return part(4, m_year) && part(2, m_month) && part(2, m_day) && readClockBehind();
        if (there == 14)
            return part(4, m_year) && part(2, m_month) && part(2, m_day) && readClock();
        if (there == 4)
            return readYearFirst();
        return there >= 1 && there <= 2 && readYearLast();
    }

    /// 2004-05-21
    bool readYearFirst() {
        char mark = 0;
        return part(4, m_year) && consumeOneOf("-/.", mark) && number(1, 2, m_month) && consume(mark) &&
               number(1, 2, m_day) && readClockBehind();
    }

    /// 21/05/2004, 21 May 2004 or 05 21, 2004
    bool readYearLast() {
        unsigned first = 0;
        unsigned second = 0;
        char mark = 0;
        if (!number(1, 2, first) || !consumeOneOf("-/. ", mark))
            return false;
        if (!m_text.empty() && isLetter(m_text.front())) {
            m_day = first;
            m_month = placeOf(word(), monthNames);
            return m_month > 0 && (consume(mark) || consume(' ')) && readYear(true) && readClockBehind();
        }
        if (!number(1, 2, second))
            return false;
        if (mark == ' ') {
            m_month = first;
            m_day = second;
            return consume(',') && consume(' ') && number(4, 4, m_year) && readClockBehind();
        }
        if (!consume(mark))
            return false;
        if (m_form == DateForm::YearFirst) {
            m_year = yearOfTwoDigits(first);
            m_month = second;
            return number(1, 2, m_day) && readClockBehind();
        }
        const bool told = m_form == DateForm::DayFirst || m_form == DateForm::MonthFirst || mark == '.';
        return readYear(told) && order(first, second, mark) && readClockBehind();
    }

    /// Four digits, or two where those may be meant.
    bool readYear(bool maybeTwo) {
        if (number(4, 4, m_year))
            return true;
        if (!maybeTwo || !number(2, 2, m_year))
            return false;
        m_year = yearOfTwoDigits(m_year);
        return true;
    }

    /// As strptime(3) takes %y.
    static unsigned yearOfTwoDigits(unsigned year) { return year + (year < 69 ? 2000 : 1900); }

    /// Which of two numbers is the day.
    bool order(unsigned first, unsigned second, char mark) {
        const bool dayFirst =
            m_form == DateForm::DayFirst || mark == '.' || (m_form != DateForm::MonthFirst && first > 12);
        if (!dayFirst && m_form != DateForm::MonthFirst && second <= 12)
            return false; // it could be either
        m_day = dayFirst ? first : second;
        m_month = dayFirst ? second : first;
        return true;
    }

    /// May 21, 2004 or May 21 14:03:22 +0200 2004
    bool readMonthName() {
        m_month = placeOf(word(), monthNames);
        if (m_month == 0)
            return false;
        consume('.');
        if (!consume(' '))
            return false;
        consume(' ');
        if (!number(1, 2, m_day))
            return false;
        if (consume(','))
            return consume(' ') && number(4, 4, m_year) && readClockBehind();
        if (!consume(' '))
            return false;
        if (digits() == 4)
            return number(4, 4, m_year) && readClockBehind();
        return readClock() && consume(' ') && readZone() && number(4, 4, m_year);
    }

    /// What may stand behind a date.
    bool readClockBehind() {
        if (m_text.empty())
            return true;
        if (consume(',')) {
            consume(' ');
            return readClock() && readZoneBehind();
        }
        if (consume('Z'))
            return true;
        char mark = 0;
        return consumeOneOf(" T:", mark) && readClock() && readZoneBehind();
    }

    /// 14, 14:03, 14:03:22.5, 2:03 PM or 140322
    bool readClock() {
        unsigned hours = 0;
        unsigned minutes = 0;
        unsigned seconds = 0;
        const bool together = digits() == 6 || digits() == 4;
        if (together ? !(part(2, hours) && part(2, minutes)) : !number(1, 2, hours))
            return false;
        if (together && digits() == 2)
            part(2, seconds);
        if (!together && consume(':') && !number(2, 2, minutes))
            return false;
        if (!together && consume(':') && !number(2, 2, seconds))
            return false;
        if (consume('.') || (digits() == 0 && consume(',')))
            m_text.remove_prefix(digits());
        if (!readHalfOfDay(hours) || hours > 23 || minutes > 59 || seconds > 60)
            return false;
        m_seconds += 3600 * std::int64_t{hours} + 60 * std::int64_t{minutes} + seconds;
        return true;
    }

    bool readHalfOfDay(unsigned& hours) {
        const std::string_view text = m_text.starts_with(' ') ? m_text.substr(1) : m_text;
        if (text.size() < 2 || (text[1] | 0x20) != 'm' ||
            ((text[0] | 0x20) != 'a' && (text[0] | 0x20) != 'p'))
            return true;
        m_text = text.substr(2);
        if (hours < 1 || hours > 12)
            return false;
        hours = hours % 12 + ((text[0] | 0x20) == 'p' ? 12 : 0);
        return true;
    }

    bool readZoneBehind() {
        if (m_text.empty())
            return true;
        consume(' ');
        return readZone();
    }

    /// Z, UTC, GMT, +02:00, +0200 or +02; for the year behind it the blank, too.
    bool readZone() {
        char sign = 0;
        if (consumeOneOf("+-", sign)) {
            unsigned hours = 0;
            unsigned minutes = 0;
            if (!part(2, hours) || (consume(':') && digits() < 2) || (digits() > 0 && !part(2, minutes)) ||
                hours > 15 || minutes > 59)
                return false;
            const std::int64_t offset = 3600 * std::int64_t{hours} + 60 * std::int64_t{minutes};
            m_seconds -= sign == '+' ? offset : -offset;
        } else if (m_text.starts_with("UTC") || m_text.starts_with("GMT")) {
            m_text.remove_prefix(3);
        } else if (!consume('Z')) {
            return !m_text.empty() && isDigit(m_text.front());
        }
        consume(' ');
        return true;
    }

    static constexpr std::string_view monthNames = "janfebmaraprmayjunjulaugsepoctnovdec";

    std::string_view m_text;
    DateForm m_form;
    unsigned m_year = 0;
    unsigned m_month = 0;
    unsigned m_day = 0;
    std::int64_t m_seconds = 0; ///< since midnight, UTC
};

} // namespace

bool isCompactDate(std::string_view text) {
    return text.size() == 8 && std::ranges::all_of(text, isDigit) &&
           (text.starts_with("19") || text.starts_with("20")) &&
           DateReader(text, DateForm::Compact).read().has_value();
}

std::optional<std::int64_t> parseTime(std::string_view text, DateForm form) {
    const char* end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [to, error] = std::from_chars(text.data(), end, whole);
        error == std::errc() && to == end) {
        if (form == DateForm::Order)
            return whole;
        if (form == DateForm::Compact && text.size() == 8)
            return DateReader(text, form).read();
        if (whole >= 0 && whole <= static_cast<std::int64_t>(latest))
            return whole;
        constexpr std::size_t dateAndClock = 14; // 20040521140322; as milliseconds it is beyond the years
        return text.size() == dateAndClock && whole > 0 ? DateReader(text, form).read()
                                                        : asSeconds(static_cast<double>(whole));
    }
    double number = 0;
    if (const auto [to, error] = std::from_chars(text.data(), end, number);
        error == std::errc() && to == end && std::isfinite(number)) {
        if (form == DateForm::Order)
            return std::abs(number) < 1e15 ? std::optional(static_cast<std::int64_t>(std::floor(number)))
                                           : std::nullopt;
        return asSeconds(number);
    }
    return DateReader(text, form).read();
}

} // namespace model
