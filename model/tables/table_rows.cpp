#include "model/tables/table_rows.h"

#include <algorithm>

#include "model/input/looked_at.h"

namespace model {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Where the last lines that are not blank begin, lastLinesTogether of them; 0 where there are fewer, and the
/// text's size where they are too long to wait for.
std::size_t beginOfLastLines(std::string_view text) {
    std::size_t begin = text.size();
    for (std::size_t lines = 0; lines < lastLinesTogether; ++lines) {
        const std::size_t end = text.substr(0, begin).find_last_not_of("\r\n \t");
        const std::size_t before = end == npos ? npos : text.find_last_of(lineEnds, end);
        begin = before == npos ? 0 : before + 1;
    }
    LookedAt::add(text.size() - begin);
    return text.size() - begin > TextLines::lineLimit ? text.size() : begin;
}

/// Where in these complete lines a row begins that may continue in the lines after them; npos if there is
/// none.
std::size_t beginOfOpenRow(std::string_view text, const TableDialect& dialect) {
    if (!dialect.quotes)
        return npos;
    RowEnds ends(text, dialect);
    for (std::size_t at = 0;;) {
        const std::size_t quote = lookedFor(text, at, text.find('"', at));
        if (quote == npos)
            return npos;
        const std::size_t before = text.find_last_of(lineEnds, quote);
        const std::size_t begin = before == npos ? 0 : before + 1;
        const std::size_t lineEnd =
            std::min(lookedFor(text, begin, text.find_first_of(lineEnds, quote)), text.size());
        const RowEnd row = ends.endOf(begin, lineEnd);
        if (row.state == RowEnd::Unknown)
            return begin;
        at = row.state == RowEnd::Closed ? row.end : lineEnd;
    }
}

} // namespace

TableRows::TableRows(std::string_view text, const TableDialect& dialect, std::string file,
                     std::uint64_t firstLine)
    : m_text(text), m_dialect(&dialect), m_firstLine(firstLine), m_lines(text, std::move(file), firstLine),
      m_ends(text, dialect) {}

std::optional<TableRow> TableRows::next() {
    const std::uint64_t before = m_lines.count();
    const auto line = m_lines.next();
    if (!line)
        return std::nullopt;
    TableRow row = {*line, m_firstLine + before, 1};
    if (!m_dialect->quotes || lookedFor(*line, 0, line->find('"')) == npos)
        return row;
    const auto begin = static_cast<std::size_t>(line->data() - m_text.data());
    const RowEnd end = m_ends.endOf(begin, begin + line->size());
    if (end.state != RowEnd::Closed || end.end <= begin + line->size())
        return row;
    while (m_lines.position() <= end.end && m_lines.next())
        ++row.lines;
    row.text = m_text.substr(begin, end.end - begin);
    return row;
}

bool nextRows(BlockReader& reader, TextBlock& block, const TableDialect& dialect) {
    for (std::size_t atLeast = 0;;) {
        if (!reader.next(block, atLeast))
            return false;
        if (reader.ended())
            return true;
        const std::size_t complete = beginOfLastLines(block.text());
        const std::size_t open = beginOfOpenRow(block.text().substr(0, complete), dialect);
        atLeast = 2 * block.text().size();
        reader.putBack(block, std::min(open, complete));
        if (!block.text().empty())
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
