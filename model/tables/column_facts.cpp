#include "model/tables/column_facts.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
#include "model/tables/number_marks.h"
#include "model/tables/row_parser.h"
#include "model/tables/time_text.h"

namespace model {

namespace {

constexpr std::size_t mostRows = 4000; ///< that are looked at
constexpr std::size_t mostColumns = 200;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Without % of 80%, /5 of 4/5, and stars.
std::string_view withoutUnit(std::string_view field) {
    const std::size_t end = field.find_first_not_of("0123456789.,-+");
    if (end == 0 || end == field.npos)
        return field;
    const std::string_view unit = trimmed(field.substr(end));
    const bool known = unit == "%" || unit == "star" || unit == "stars" ||
                       (unit.starts_with('/') && unit.size() <= 4 && parseIndex(unit.substr(1)));
    return known ? trimmed(field.substr(0, end)) : field;
}

/// What one field tells of its column.
struct FieldFacts {
    std::optional<double> number = {};
    bool whole = false;
    bool precise = false;
    bool date = false;
    bool stamp = false;
    bool list = false;
};

FieldFacts numberFacts(std::string_view field) {
    FieldFacts facts;
    const std::string_view bare = withoutUnit(field);
    auto number = parseNumber(bare);
    if (!number)
        number = parseCommaNumber(bare);
    if (!number)
        number = parseGrouped(bare, false);
    if (!number)
        return facts;
    facts.number = *number;
    const std::size_t point = std::min(bare.find_first_of(".,"), bare.size());
    const std::string_view decimals = bare.substr(std::min(point + 1, bare.size()));
    const bool exponent = bare.find_first_of("eE") != bare.npos;
    facts.whole =
        exponent ? *number == std::floor(*number) : decimals.find_first_not_of('0') == decimals.npos;
    facts.precise = !facts.whole && decimals.size() >= 4;
    constexpr std::int64_t earliest = 631'152'000; // 1990
    constexpr std::int64_t latest = 2'208'988'800; // 2040
    constexpr double fewestSeconds = 1e7;          // beyond a compact date, and any rating
    if (facts.whole && *number >= fewestSeconds) {
        const auto time = parseTime(bare);
        facts.stamp = isCompactDate(bare) || (time && *time >= earliest && *time < latest);
    }
    return facts;
}

/// Three words or more, most of them with a digit, or two that begin alike: N900 N901.
bool looksLikeList(std::string_view field) {
    const char first = field.front();
    std::size_t words = 0;
    std::size_t withDigit = 0;
    std::size_t alike = 0;
    while (!(field = trimmed(field)).empty()) {
        const std::size_t end = std::min(field.find_first_of(" |"), field.size());
        ++words;
        alike += field.front() == first ? 1 : 0;
        withDigit += std::ranges::any_of(field.substr(0, end), isDigit) ? 1 : 0;
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return (words >= 3 || (words == 2 && alike == 2 && !isDigit(first))) && 10 * withDigit >= 9 * words;
}

FieldFacts factsOf(std::string_view field) {
    if (field == "true" || field == "false" || field == "True" || field == "False") {
        FieldFacts truth;
        truth.number = field.size() == 4 ? 1 : 0;
        truth.whole = true;
        return truth;
    }
    FieldFacts facts = numberFacts(field);
    constexpr std::size_t shortestDate = 6;
    if (facts.number || field.size() < shortestDate || !std::ranges::any_of(field, isDigit))
        return facts;
    facts.date = parseTime(field, DateForm::DayFirst) || parseTime(field, DateForm::MonthFirst);
    facts.list = !facts.date && looksLikeList(field);
    return facts;
}

void count(ColumnFacts& column, const FieldFacts& field) {
    column.dates += field.date ? 1 : 0;
    column.lists += field.list ? 1 : 0;
    if (!field.number)
        return;
    ++column.numbers;
    column.wholes += field.whole ? 1 : 0;
    column.precise += field.precise ? 1 : 0;
    column.stamps += field.stamp ? 1 : 0;
    constexpr double large = 1000;
    column.large += field.whole && *field.number >= large ? 1 : 0;
    column.positive += *field.number > 0 ? 1 : 0;
    column.largest = std::max(column.largest, std::abs(*field.number));
}

bool isAnswer(std::string_view field) {
    return field.size() <= 3 && (field == "yes" || field == "no" || field == "Yes" || field == "No" ||
                                 field == "YES" || field == "NO");
}

/// How often the code comes that comes most often, but for 0.
std::size_t mostOften(const std::vector<std::uint32_t>& codes, std::size_t different) {
    std::vector<std::size_t> times(different);
    for (const std::uint32_t code : codes)
        times[code] += code != 0 ? 1 : 0;
    return *std::ranges::max_element(times);
}

} // namespace

ColumnSample::ColumnSample(const SampleRows& rows, std::size_t columns)
    : m_rows(std::min(rows.size(), mostRows)), m_facts(std::min(columns, mostColumns)),
      m_codes(m_facts.size()), m_values(m_facts.size()) {
    for (std::size_t column = 0; column < m_facts.size(); ++column)
        add(column, rows);
}

void ColumnSample::add(std::size_t column, const SampleRows& rows) {
    ColumnFacts& facts = m_facts[column];
    std::unordered_map<std::string_view, std::uint32_t> codes;
    std::vector<FieldFacts> known(1); // by code: ids and ratings come again and again
    std::vector<char> isEvent(1);
    std::vector<std::string_view> values;
    double before = 0;
    for (std::size_t row = 0; row < m_rows; ++row) {
        const std::string_view field = column < rows[row].size() ? rows[row][column] : std::string_view();
        std::uint32_t code = 0;
        if (!isMissing(field)) {
            const auto [place, isNew] = codes.emplace(field, static_cast<std::uint32_t>(known.size()));
            code = place->second;
            if (isNew) {
                values.push_back(field);
                known.push_back(factsOf(field));
                isEvent.push_back(namesEvent(field) ? 1 : 0);
                if (facts.examples.size() < 3)
                    facts.examples.emplace_back(field);
            }
            ++facts.filled;
            count(facts, known[code]);
            facts.answers += isAnswer(field) ? 1 : 0;
            facts.events += isEvent[code] != 0 ? 1 : 0;
            const double number = known[code].number.value_or(-1);
            facts.steps += facts.filled > 1 && known[code].whole && number == before + 1 ? 1 : 0;
            before = number;
            facts.runs += m_codes[column].empty() || m_codes[column].back() != code ? 1 : 0;
        }
        m_codes[column].push_back(code);
    }
    facts.different = codes.size();
    facts.commonest = mostOften(m_codes[column], known.size());
    m_values[column] = std::move(values);
}

Dependence ColumnSample::dependence(std::size_t from, std::size_t on) const {
    Dependence found;
    std::vector<std::uint32_t> first(m_facts[from].different + 1);
    for (std::size_t row = 0; row < m_rows; ++row) {
        const std::uint32_t one = m_codes[from][row];
        const std::uint32_t other = m_codes[on][row];
        if (one == 0 || other == 0)
            continue;
        found.repeats += first[one] != 0 ? 1 : 0;
        found.conflicts += first[one] != 0 && first[one] != other ? 1 : 0;
        if (first[one] == 0)
            first[one] = other;
    }
    return found;
}

bool ColumnSample::determines(std::size_t one, std::size_t other) const {
    constexpr std::size_t enough = 10;
    constexpr std::size_t rare = 50; // one conflict in so many
    const ColumnFacts& facts = m_facts[other];
    if (facts.different < 2)
        return false;
    const Dependence found = dependence(one, other);
    const std::size_t expected = found.repeats * (facts.filled - facts.commonest) / facts.filled;
    return expected >= enough && rare * found.conflicts <= expected;
}

bool ColumnSample::equal(std::size_t one, std::size_t other) const {
    return m_codes[one] == m_codes[other] && m_values[one] == m_values[other];
}

bool ColumnSample::sameThings(std::size_t one, std::size_t other) const {
    if (equal(one, other))
        return true;
    const Dependence there = dependence(one, other);
    const Dependence back = dependence(other, one);
    return there.repeats > 0 && back.repeats > 0 && there.conflicts + back.conflicts == 0;
}

} // namespace model
