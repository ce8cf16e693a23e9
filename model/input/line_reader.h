#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/block_reader.h"

namespace model {

/// Reads a text file line by line: LF, CRLF and lone CR end a line, a byte order mark is
/// skipped, the last line needs no end.
class LineReader {
public:
    static constexpr std::size_t defaultChunk = std::size_t{1} << 20; ///< bytes

    /// chunkBytes ≥ 1: what is read at once; the lines do not depend on it. monitor outlives the reader.
    LineReader(std::unique_ptr<ByteSource> source, ReadingMonitor& monitor,
               std::size_t chunkBytes = defaultChunk);

    /// The same of an InputFile.
    LineReader(const std::string& path, ReadingMonitor& monitor, std::size_t chunkBytes = defaultChunk);

    /// The same of what openText() opens.
    LineReader(const DataFile& file, TextEncoding encoding, ReadingMonitor& monitor,
               std::size_t chunkBytes = defaultChunk);

    /// The next line without its end, valid until the next call; nothing after the last one. Throws what
    /// BlockReader and TextLines throw.
    std::optional<std::string_view> next();

    /// Of the line that next() gave last, from 1; after the end the number of lines.
    std::uint64_t lineNumber() const { return m_linesBefore + m_lines.count(); }

    /// The source's, as messages name it.
    const std::string& name() const { return m_blocks.name(); }

private:
    ReadingMonitor& m_monitor;
    BlockReader m_blocks;
    TextBlock m_block;
    TextLines m_lines;
    std::uint64_t m_linesBefore = 0; ///< in the blocks before this one
};

/// The first complete lines of a file, about this many bytes of them. Throws what LineReader throws.
std::vector<std::string> firstLines(const std::string& path, std::size_t bytes);
std::vector<std::string> firstLines(const DataFile& file, TextEncoding encoding, std::size_t bytes);

} // namespace model
