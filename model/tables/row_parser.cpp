#include "model/tables/row_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/input/text.h"
#include "model/tables/number_marks.h"
#include "model/tables/time_text.h"

namespace model {

namespace {

std::size_t lastColumn(const RatingColumns& columns) {
    return std::max({columns.user, columns.item, columns.rating.value_or(0), columns.time.value_or(0),
                     columns.event.value_or(0)});
}

/// What programs write for a missing value, besides nothing.
constexpr std::array<std::string_view, 14> missingWords = {
    "NA", "N/A", "NULL", "null", "Null", "NaN", "nan", "NAN", "None", "\\N", "<NA>", "#N/A", "NaT", "<null>"};

/// In words; what is neither is none.
std::optional<bool> parseTruth(std::string_view field) {
    constexpr std::size_t longest = 5;
    if (field.size() < 2 || field.size() > longest)
        return std::nullopt;
    for (const std::string_view truth : {"true", "True", "TRUE", "yes", "Yes", "YES"})
        if (field == truth)
            return true;
    for (const std::string_view untruth : {"false", "False", "FALSE", "no", "No", "NO"})
        if (field == untruth)
            return false;
    return std::nullopt;
}

} // namespace

bool isMissing(std::string_view id) {
    constexpr std::size_t longest = 6;
    if (id.empty())
        return true;
    const char first = id.front();
    return id.size() <= longest &&
           (first == 'N' || first == 'n' || first == '\\' || first == '<' || first == '#') &&
           std::ranges::find(missingWords, id) != missingWords.end();
}

std::string missingColumnsReason(std::size_t there, std::size_t needed) {
    return "only " + std::to_string(there) + " of " + std::to_string(needed) + " columns are there";
}

bool areWeighed(const std::vector<EventWeight>& events) {
    return std::ranges::any_of(events, [](const EventWeight& event) { return event.weight != 1.0; });
}

RowParser::RowParser(const TableDialect& dialect, const RatingColumns& columns, bool keepMissingIds,
                     std::vector<EventWeight> events)
    : m_columns(columns), m_keepMissingIds(keepMissingIds), m_decimalComma(dialect.decimalComma),
      m_thousands(dialect.thousands), m_units(dialect.units), m_dates(dialect.dates),
      m_events(std::move(events)), m_needed(lastColumn(columns) + 1), m_splitter(dialect, m_needed) {}

bool RowParser::parse(std::string_view text, RatingRow& row, RowProblem& problem) {
    const auto fields = m_splitter.split(text);
    if (!m_splitter.quoteLeftOpen())
        return read(fields, row, problem);
    problem = {openQuoteReason, fields.size() - 1};
    return false;
}

bool RowParser::read(std::span<const std::string_view> fields, RatingRow& row, RowProblem& problem) const {
    if (fields.size() < m_needed) {
        problem = {missingColumnsReason(fields.size(), m_needed)};
        return false;
    }
    row.user = fields[m_columns.user];
    row.item = fields[m_columns.item];
    if (isAbsent(row.user) || isAbsent(row.item)) {
        problem = missingId(isAbsent(row.user) ? row.user : row.item, isAbsent(row.user));
        return false;
    }
    const bool good = (!m_columns.rating || readRating(fields[*m_columns.rating], row.rating, problem)) &&
                      (!m_columns.time || readTime(fields[*m_columns.time], row.time, problem));
    if (!good || !m_columns.event)
        return good;
    row.event = fields[*m_columns.event];
    return readEvent(row, problem);
}

bool RowParser::readEvent(RatingRow& row, RowProblem& problem) const {
    if (m_events.empty())
        return true;
    const auto wanted = std::ranges::find(m_events, row.event, &EventWeight::event);
    if (wanted == m_events.end()) {
        problem = {"the event " + inQuotes(row.event) + " is not chosen", m_columns.event};
        problem.unwantedEvent = true;
        return false;
    }
    row.rating = static_cast<float>(m_columns.rating ? row.rating * wanted->weight : wanted->weight);
    return true;
}

RowProblem RowParser::missingId(std::string_view id, bool user) const {
    const std::string whose = user ? "the user id " : "the item id ";
    return {id.empty() ? whose + "is empty" : whose + inQuotes(id) + " stands for a missing one",
            user ? m_columns.user : m_columns.item, true};
}

std::optional<float> RowParser::number(std::string_view field) const {
    const auto plain = m_decimalComma ? parseCommaNumber(field) : parseNumber(field);
    if (plain)
        return plain;
    for (const std::string& unit : m_units)
        if (field.ends_with(unit)) {
            const std::string_view bare = trimmed(field.substr(0, field.size() - unit.size()));
            return m_decimalComma ? parseCommaNumber(bare) : parseNumber(bare);
        }
    return m_thousands ? parseGrouped(field, m_decimalComma) : std::nullopt;
}

bool RowParser::readRating(std::string_view field, float& rating, RowProblem& problem) const {
    if (parseTenths(field, rating))
        return true;
    if (const auto found = number(field)) {
        rating = *found;
        return true;
    }
    if (const auto truth = parseTruth(field)) {
        rating = *truth ? 1.0F : 0.0F;
        return true;
    }
    problem = {field.empty() ? "the rating is empty" : "the rating " + inQuotes(field) + " is not a number",
               m_columns.rating};
    return false;
}

bool RowParser::readTime(std::string_view field, std::int64_t& time, RowProblem& problem) const {
    if (const auto seconds = parseTime(field, m_dates)) {
        time = *seconds;
        return true;
    }
    problem = {field.empty() ? "the time is empty"
                             : "the time " + inQuotes(field) + " is neither a number of seconds nor a date",
               m_columns.time};
    return false;
}

} // namespace model
