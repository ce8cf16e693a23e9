#include "model/tables/row_splitter.h"

#include <algorithm>

#include "model/input/looked_at.h"
#include "model/input/text.h"

namespace model {

RowSplitter::RowSplitter(const TableDialect& dialect, std::size_t fields)
    : m_delimiter(dialect.delimiter), m_quotes(dialect.quotes), m_escapes(dialect.escapes), m_wanted(fields) {
}

std::span<const std::string_view> RowSplitter::split(std::string_view line) {
    if (m_delimiter == " ")
        line = trimmed(line);
    m_fields.clear();
    m_unquoted.clear();
    m_quoteLeftOpen = false;
    for (std::size_t from = 0; m_fields.size() < m_wanted;) {
        const bool quote = m_quotes && from < line.size() && line[from] == '"';
        const std::size_t end = quote ? addQuotedField(line, from) : addPlainField(line, from);
        if (end == std::string_view::npos)
            break;
        from = behind(end, line);
    }
    return m_fields;
}

std::size_t RowSplitter::findDelimiter(std::string_view line, std::size_t from) const {
    if (m_delimiter == " ")
        return lookedFor(line, from, line.find_first_of(" \t", from));
    return lookedFor(line, from,
                     m_delimiter.size() == 1 ? line.find(m_delimiter.front(), from)
                                             : line.find(m_delimiter, from));
}

/// Where the field after a delimiter begins.
std::size_t RowSplitter::behind(std::size_t delimiter, std::string_view line) const {
    const std::size_t next = delimiter + m_delimiter.size();
    return m_delimiter == " "
               ? std::min(lookedFor(line, next, line.find_first_not_of(" \t", next)), line.size())
               : next;
}

std::size_t RowSplitter::addPlainField(std::string_view line, std::size_t from) {
    const std::size_t end = findDelimiter(line, from);
    m_fields.push_back(trimmed(line.substr(from, end - from)));
    return end;
}

std::size_t RowSplitter::addQuotedField(std::string_view line, std::size_t from) {
    if (m_unquoted.empty())
        m_unquoted.reserve(line.size()); // so that it never grows while the line's fields point into it
    const std::size_t begin = m_unquoted.size();
    std::size_t at = from + 1;
    for (;;) {
        const std::size_t quote =
            std::min(lookedFor(line, at, m_escapes ? line.find_first_of("\"\\", at) : line.find('"', at)),
                     line.size());
        m_unquoted += line.substr(at, quote - at);
        at = quote + 1;
        if (quote < line.size() && line[quote] == '\\') {
            const bool escape = at < line.size() && (line[at] == '"' || line[at] == '\\');
            m_unquoted += line[escape ? at++ : quote];
            continue;
        }
        m_quoteLeftOpen = quote == line.size();
        if (at >= line.size() || line[at] != '"')
            break;
        m_unquoted += '"';
        ++at;
    }
    // Text between the closing quote and the delimiter belongs to the field, unless it is blank.
    const std::size_t end = m_quoteLeftOpen ? line.npos : findDelimiter(line, at);
    if (!m_quoteLeftOpen)
        m_unquoted += trimmed(line.substr(at, end - at));
    m_fields.push_back(std::string_view(m_unquoted).substr(begin));
    return end;
}

} // namespace model
