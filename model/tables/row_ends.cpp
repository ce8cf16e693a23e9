#include "model/tables/row_ends.h"

#include <algorithm>

#include "model/input/block_reader.h"
#include "model/input/looked_at.h"

namespace model {

namespace {

/// The quote that ends a field; doubled ones belong to it, and those behind a backslash where it escapes.
std::size_t closingQuote(std::string_view text, std::size_t from, bool escapes) {
    for (;;) {
        const std::size_t quote =
            lookedFor(text, from, escapes ? text.find_first_of("\"\\", from) : text.find('"', from));
        if (quote != std::string_view::npos && text[quote] == '\\') {
            from = quote + 2;
            continue;
        }
        if (quote == std::string_view::npos || quote + 1 >= text.size() || text[quote + 1] != '"')
            return quote;
        from = quote + 2;
    }
}

} // namespace

RowEnd RowEnds::endOf(std::size_t begin, std::size_t lineEnd) {
    m_fields.clear();
    const RowEnd found = follow(begin, lineEnd);
    const std::size_t end = found.state == RowEnd::Unknown ? m_text.size() : found.end;
    const bool tooLong = !m_fields.empty() && end - begin > TextLines::lineLimit;
    if (found.state == RowEnd::Closed && !tooLong)
        return found;
    for (const std::size_t field : m_fields)
        m_inVain.emplace(field, found);
    return tooLong ? RowEnd{RowEnd::LeftOpen} : found;
}

/// Field by field, however long the row is.
RowEnd RowEnds::follow(std::size_t begin, std::size_t lineEnd) {
    const std::string& delimiter = m_dialect->delimiter;
    for (std::size_t at = begin;;) {
        if (at < m_text.size() && m_text[at] == '"') {
            if (const auto known = m_inVain.find(at); known != m_inVain.end()) {
                m_fields.push_back(at);
                return known->second;
            }
            const std::size_t close = closingQuote(m_text, at + 1, m_dialect->escapes);
            if (close > lineEnd) { // or there is none
                m_fields.push_back(at);
                if (close == std::string_view::npos)
                    return {RowEnd::Unknown};
                if (!fieldEnds(close + 1))
                    return {RowEnd::LeftOpen, close};
                lineEnd =
                    std::min(lookedFor(m_text, close, m_text.find_first_of(lineEnds, close)), m_text.size());
            }
            at = close + 1;
        }
        const std::string_view line = m_text.substr(0, lineEnd);
        const std::size_t next = lookedFor(line, at, line.find(delimiter, at));
        if (next == std::string_view::npos)
            return {RowEnd::Closed, lineEnd};
        at = next + delimiter.size();
    }
}

/// Whether nothing but blanks stands there before the next delimiter or line end.
bool RowEnds::fieldEnds(std::size_t at) const {
    at = std::min(lookedFor(m_text, at, m_text.find_first_not_of(" \t", at)), m_text.size());
    return at == m_text.size() || lineEnds.find(m_text[at]) != std::string_view::npos ||
           m_text.substr(at).starts_with(m_dialect->delimiter);
}

} // namespace model
