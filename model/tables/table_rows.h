#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/input/block_reader.h"
#include "model/tables/row_ends.h"
#include "model/tables/table_dialect.h"

namespace model {

/// A row of a table as written.
struct TableRow {
    std::string_view text;  ///< without the line end
    std::uint64_t line = 0; ///< its first one, from 1
    std::uint64_t lines = 1;
};

/// The rows of a text: a line each, or several where a field in quotes holds line ends. Such a field has to
/// be closed before the end of the text and of TextLines::lineLimit, and nothing but blanks may follow before
/// the next delimiter or line end; otherwise the quote was left open, and the next line is a row again.
class TableRows {
public:
    /// file and firstLine (from 1) are for messages. text and dialect outlive the object.
    TableRows(std::string_view text, const TableDialect& dialect, std::string file, std::uint64_t firstLine);

    /// The next row; nothing after the last one. Throws what TextLines throws.
    std::optional<TableRow> next();

    /// How many lines next() has given, and where the text behind them begins.
    std::uint64_t lines() const { return m_lines.count(); }
    std::size_t position() const { return m_lines.position(); }

private:
    std::string_view m_text;
    const TableDialect* m_dialect;
    std::uint64_t m_firstLine;
    TextLines m_lines;
    RowEnds m_ends;
};

/// Reads a file row by row.
class RowReader {
public:
    /// monitor and dialect outlive the reader.
    RowReader(BlockReader& blocks, ReadingMonitor& monitor, const TableDialect& dialect);

    /// The next row, valid until the next call; nothing after the last one. Throws what BlockReader and
    /// TextLines throw.
    std::optional<TableRow> next();

private:
    BlockReader& m_blocks;
    ReadingMonitor& m_monitor;
    const TableDialect& m_dialect;
    TextBlock m_block;
    TableRows m_rows;
    std::uint64_t m_linesBefore = 0; ///< in the blocks before this one
};

/// The last lines of a file that are not blank come in one block, as many as footerOf() looks at.
inline constexpr std::size_t lastLinesTogether = 6;

/// The next block of complete rows; see BlockReader::next.
bool nextRows(BlockReader& reader, TextBlock& block, const TableDialect& dialect);

} // namespace model
