#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/byte_source.h"
#include "model/input/reading_monitor.h"

namespace model {

/// Some complete lines of a text file. Only the last block of a file may end without a line end.
struct TextBlock {
    std::vector<char> bytes; ///< the memory, reused from block to block
    std::size_t begin = 0;   ///< the text is bytes[begin … end)
    std::size_t end = 0;

    std::string_view text() const { return {bytes.data() + begin, end - begin}; }
};

/// Reads a text file in blocks of complete lines, so that several threads can work on its lines. LF, CRLF and
/// lone CR end a line; a byte order mark is skipped.
class BlockReader {
public:
    /// blockBytes ≥ 1: about the size of a block, and what is read at once. monitor outlives the reader.
    BlockReader(std::unique_ptr<ByteSource> source, ReadingMonitor& monitor, std::size_t blockBytes);

    /// The same of an InputFile.
    BlockReader(const std::string& path, ReadingMonitor& monitor, std::size_t blockBytes);

    /// The next block; false after the last one. A block without any line end means that the line is longer
    /// than the limit of TextLines, or the last. Throws what the source throws, Cancelled.
    /// atLeast: bytes that the block should have, even if that is more than blockBytes.
    bool next(TextBlock& block, std::size_t atLeast = 0);

    /// Returns the last block's text from this place on: the next block begins with it.
    void putBack(TextBlock& block, std::size_t from);

    /// Whether next() has reached the end of the file.
    bool ended() const { return m_fileEnded && m_rest.empty(); }

    /// The source's, as messages name it.
    const std::string& name() const { return m_source->name(); }

private:
    void fill(TextBlock& block);
    void skipByteOrderMark(TextBlock& block);

    std::unique_ptr<ByteSource> m_source;
    ReadingMonitor& m_monitor;
    std::size_t m_blockBytes;
    std::vector<char> m_rest; ///< the start of a line whose end the last block did not have
    bool m_begun = false;
    bool m_fileEnded = false;
    std::uint64_t m_consumed = 0; ///< of the source, as the monitor knows
};

/// The lines of a block, without their ends.
class TextLines {
public:
    static constexpr std::size_t lineLimit = std::size_t{1} << 20; ///< bytes

    /// file and firstLine (from 1) are for messages. The text outlives the object.
    TextLines(std::string_view text, std::string file, std::uint64_t firstLine);

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
    std::string m_file;
    std::uint64_t m_firstLine;
    std::size_t m_begin = 0; ///< of the next line
    std::size_t m_feed;      ///< the first LF from there on; npos = none
    std::size_t m_return;    ///< the first CR
    std::size_t m_nul;       ///< the first NUL of the text
    std::uint64_t m_count = 0;
};

} // namespace model
