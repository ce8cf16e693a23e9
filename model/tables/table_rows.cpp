#include "model/tables/table_rows.h"

#include <algorithm>

namespace model {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view lineEnds = "\r\n";

/// Where a row that begins at some place ends.
struct RowEnd {
    enum State { Closed, LeftOpen, Unknown } state = Closed;
    std::size_t end = 0; ///< of a closed row: the place of its line end
};

/// The quote that ends a field; doubled ones belong to it, and those behind a backslash where it escapes.
std::size_t closingQuote(std::string_view text, std::size_t from, bool escapes) {
    for (;;) {
        const std::size_t quote = escapes ? text.find_first_of("\"\\", from) : text.find('"', from);
        if (quote != npos && text[quote] == '\\') {
            from = quote + 2;
            continue;
        }
        if (quote == npos || quote + 1 >= text.size() || text[quote + 1] != '"')
            return quote;
        from = quote + 2;
    }
}

bool fieldEnds(std::string_view text, std::size_t at, const std::string& delimiter) {
    at = std::min(text.find_first_not_of(" \t", at), text.size());
    return at == text.size() || lineEnds.find(text[at]) != npos || text.substr(at).starts_with(delimiter);
}

/// Follows the fields of the row that begins there, no further than a line may be long. Unknown: the text
/// ends in a quoted field.
RowEnd endOfRow(std::string_view whole, std::size_t begin, const TableDialect& dialect) {
    const std::string& delimiter = dialect.delimiter;
    const std::string_view text = whole.substr(0, begin + TextLines::lineLimit);
    for (std::size_t at = begin;;) {
        if (at < text.size() && text[at] == '"') {
            const std::size_t close = closingQuote(text, at + 1, dialect.escapes);
            if (close == npos)
                return {text.size() < whole.size() ? RowEnd::LeftOpen : RowEnd::Unknown};
            const bool severalLines = text.substr(at, close - at).find_first_of(lineEnds) != npos;
            at = close + 1;
            if (severalLines && !fieldEnds(text, at, delimiter))
                return {RowEnd::LeftOpen};
        }
        const std::size_t lineEnd = std::min(text.find_first_of(lineEnds, at), text.size());
        const std::size_t next = text.substr(at, lineEnd - at).find(delimiter);
        if (next == npos)
            return {RowEnd::Closed, lineEnd};
        at += next + delimiter.size();
    }
}

} // namespace

TableRows::TableRows(std::string_view text, const TableDialect& dialect, std::string file,
                     std::uint64_t firstLine)
    : m_text(text), m_dialect(&dialect), m_firstLine(firstLine), m_lines(text, std::move(file), firstLine) {}

std::optional<TableRow> TableRows::next() {
    const std::uint64_t before = m_lines.count();
    const auto line = m_lines.next();
    if (!line)
        return std::nullopt;
    TableRow row = {*line, m_firstLine + before, 1};
    if (!m_dialect->quotes || line->find('"') == npos)
        return row;
    const auto begin = static_cast<std::size_t>(line->data() - m_text.data());
    const RowEnd end = endOfRow(m_text, begin, *m_dialect);
    if (end.state != RowEnd::Closed || end.end <= begin + line->size())
        return row;
    while (m_lines.position() <= end.end && m_lines.next())
        ++row.lines;
    row.text = m_text.substr(begin, end.end - begin);
    return row;
}

std::size_t beginOfOpenRow(std::string_view text, const TableDialect& dialect, bool last) {
    if (last || !dialect.quotes)
        return npos;
    for (std::size_t at = 0;;) {
        const std::size_t quote = text.find('"', at);
        if (quote == npos)
            return npos;
        const std::size_t before = text.find_last_of(lineEnds, quote);
        const std::size_t begin = before == npos ? 0 : before + 1;
        const RowEnd row = endOfRow(text, begin, dialect);
        if (row.state == RowEnd::Unknown)
            return begin;
        at = row.state == RowEnd::Closed ? row.end
                                         : std::min(text.find_first_of(lineEnds, quote), text.size());
    }
}

bool nextRows(BlockReader& reader, TextBlock& block, const TableDialect& dialect) {
    for (std::size_t atLeast = 0;;) {
        if (!reader.next(block, atLeast))
            return false;
        const std::size_t open = beginOfOpenRow(block.text(), dialect, reader.ended());
        if (open == npos)
            return true;
        atLeast = block.text().size() + 1;
        reader.putBack(block, open);
        if (open > 0)
            return true;
    }
}

RowReader::RowReader(BlockReader& blocks, ReadingMonitor& monitor, const TableDialect& dialect)
    : m_blocks(blocks), m_monitor(monitor), m_dialect(dialect), m_rows({}, dialect, {}, 1) {}

std::optional<TableRow> RowReader::next() {
    for (;;) {
        if (const auto row = m_rows.next())
            return row;
        m_monitor.advance(0, m_rows.lines());
        m_linesBefore += m_rows.lines();
        const bool more = nextRows(m_blocks, m_block, m_dialect);
        m_rows = TableRows(m_block.text(), m_dialect, m_blocks.name(), m_linesBefore + 1);
        if (!more)
            return std::nullopt;
    }
}

} // namespace model
