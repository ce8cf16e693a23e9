#include "model/data/row_parser.h"

#include <algorithm>

#include "model/data/text.h"

namespace model {

RowParser::RowParser(const TableDialect& dialect, const RatingColumns& columns)
    : m_columns(columns),
      m_needed(std::max({m_columns.user, m_columns.item, m_columns.rating.value_or(0)}) + 1),
      m_splitter(dialect, m_needed) {}

bool RowParser::parse(std::string_view line, RatingRow& row, std::string& problem) {
    const auto fields = m_splitter.split(line);
    if (!m_splitter.quoteLeftOpen())
        return read(fields, row, problem);
    problem = "a quote is opened and never closed";
    return false;
}

bool RowParser::read(std::span<const std::string_view> fields, RatingRow& row, std::string& problem) const {
    if (fields.size() < m_needed) {
        problem = "only " + std::to_string(fields.size()) + " of " + std::to_string(m_needed) +
                  " columns are there";
        return false;
    }
    row.user = trimmed(fields[m_columns.user]);
    row.item = trimmed(fields[m_columns.item]);
    if (row.user.empty() || row.item.empty()) {
        problem = row.user.empty() ? "the user id is empty" : "the item id is empty";
        return false;
    }
    if (!m_columns.rating)
        return true;
    const std::string_view field = trimmed(fields[*m_columns.rating]);
    if (parseTenths(field, row.rating))
        return true;
    if (const auto rating = parseNumber(field)) {
        row.rating = *rating;
        return true;
    }
    problem = field.empty() ? "the rating is empty" : "the rating " + quoted(field) + " is not a number";
    return false;
}

} // namespace model
