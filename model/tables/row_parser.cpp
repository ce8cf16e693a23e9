#include "model/tables/row_parser.h"

#include <algorithm>

#include "model/input/text.h"
#include "model/tables/time_text.h"

namespace model {

namespace {

std::size_t lastColumn(const RatingColumns& columns) {
    return std::max({columns.user, columns.item, columns.rating.value_or(0), columns.time.value_or(0)});
}

/// The number alone of "4 stars", "4/5" and "80 %"; other texts as they are.
std::string_view withoutUnit(std::string_view rating) {
    const std::size_t end = rating.find_first_not_of("+-.,0123456789");
    if (end == 0 || end == rating.npos)
        return rating;
    const std::string_view unit = trimmed(rating.substr(end));
    const bool ofSome = unit.starts_with('/') && unit.find_first_not_of("0123456789", 1) == unit.npos;
    return ofSome || unit == "%" || unit == "star" || unit == "stars" ? rating.substr(0, end) : rating;
}

} // namespace

std::string missingColumnsReason(std::size_t there, std::size_t needed) {
    return "only " + std::to_string(there) + " of " + std::to_string(needed) + " columns are there";
}

RowParser::RowParser(const TableDialect& dialect, const RatingColumns& columns)
    : m_columns(columns), m_decimalComma(dialect.decimalComma), m_needed(lastColumn(columns) + 1),
      m_splitter(dialect, m_needed) {}

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
    if (row.user.empty() || row.item.empty()) {
        problem = row.user.empty() ? RowProblem{"the user id is empty", m_columns.user}
                                   : RowProblem{"the item id is empty", m_columns.item};
        return false;
    }
    return (!m_columns.rating || readRating(fields[*m_columns.rating], row.rating, problem)) &&
           (!m_columns.time || readTime(fields[*m_columns.time], row.time, problem));
}

bool RowParser::readRating(std::string_view field, float& rating, RowProblem& problem) const {
    if (parseTenths(field, rating))
        return true;
    field = withoutUnit(field);
    if (const auto number = m_decimalComma ? parseCommaNumber(field) : parseNumber(field)) {
        rating = *number;
        return true;
    }
    problem = {field.empty() ? "the rating is empty" : "the rating " + inQuotes(field) + " is not a number",
               m_columns.rating};
    return false;
}

bool RowParser::readTime(std::string_view field, std::int64_t& time, RowProblem& problem) const {
    if (const auto seconds = parseTime(field)) {
        time = *seconds;
        return true;
    }
    problem = {field.empty() ? "the time is empty"
                             : "the time " + inQuotes(field) + " is neither a number of seconds nor a date",
               m_columns.time};
    return false;
}

} // namespace model
