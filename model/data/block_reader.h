#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/data/input_file.h"
#include "model/data/reading_monitor.h"

namespace model {

/// Some whole lines of a text file. Only the last block of a file may end without a line end.
struct TextBlock {
    std::vector<char> bytes; ///< the memory, which is kept from block to block
    std::size_t begin = 0;   ///< the text stands in bytes[begin … end)
    std::size_t end = 0;

    std::string_view text() const { return {bytes.data() + begin, end - begin}; }
};

/// Reads a text file in blocks of whole lines, so that several threads can work on its lines. LF, CRLF and
/// lone CR end a line; a byte order mark is skipped.
class BlockReader {
public:
    /// blockBytes ≥ 1: about the size of a block, and what is read at once. monitor outlives the reader.
    BlockReader(const std::string& path, ReadingMonitor& monitor, std::size_t blockBytes);

    /// The next block; false after the last one. A block without any line end means that the line is longer
    /// than the limit of TextLines, or the last. Throws what InputFile throws, Cancelled.
    bool next(TextBlock& block);

    const std::string& path() const { return m_file.path(); }

private:
    void fill(TextBlock& block);
    void skipByteOrderMark(TextBlock& block);

    InputFile m_file;
    ReadingMonitor& m_monitor;
    std::size_t m_blockBytes;
    std::vector<char> m_rest; ///< the begin of a line that the last block had no end of
    bool m_begun = false;
    bool m_fileEnded = false;
};

/// The lines of a block, without their ends.
class TextLines {
public:
    static constexpr std::size_t lineLimit = std::size_t{1} << 20; ///< bytes

    /// path and firstLine (from 1) are for messages. The text outlives the object.
    TextLines(std::string_view text, std::string path, std::uint64_t firstLine);

    /// The next line; nothing after the last one. Throws Error for a line with a NUL byte or beyond the
    /// limit.
    std::optional<std::string_view> next();

    /// How many lines next() has given, and where the text behind them begins.
    std::uint64_t count() const { return m_count; }
    std::size_t position() const { return m_begin; }

private:
    std::size_t lineEnd();
    void check(std::size_t end) const;

    std::string_view m_text;
    std::string m_path;
    std::uint64_t m_firstLine;
    std::size_t m_begin = 0;  ///< of the next line
    std::size_t m_return = 0; ///< the first CR from there on
    std::size_t m_nul;        ///< the first NUL of the text
    std::uint64_t m_count = 0;
};

} // namespace model
