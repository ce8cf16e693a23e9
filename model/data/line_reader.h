#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/data/input_file.h"
#include "model/data/reading_monitor.h"

namespace model {

/// The lines of a text file: LF, CRLF and lone CR end a line, a byte order mark is skipped, the last line
/// needs no end.
class LineReader {
public:
    static constexpr std::size_t defaultChunk = std::size_t{1} << 20; ///< bytes
    static constexpr std::size_t lineLimit = std::size_t{1} << 20;    ///< bytes

    /// chunkBytes ≥ 1: what is read at once; the lines do not depend on it. monitor outlives the reader.
    LineReader(const std::string& path, ReadingMonitor& monitor, std::size_t chunkBytes = defaultChunk);

    /// The next line without its end, valid until the next call; nothing after the last one. Throws Error for
    /// NUL bytes, a line beyond the limit, and what InputFile throws; Cancelled.
    std::optional<std::string_view> next();

    /// Of the line that next() gave last, from 1; after the end the number of lines.
    std::uint64_t lineNumber() const { return m_line; }

    const std::string& path() const { return m_file.path(); }

private:
    /// Where the next such byte stands, remembered so that the buffer is searched once for each.
    struct Landmark {
        char byte;
        std::size_t at = 0; ///< none between the line's begin and here
    };

    std::size_t find(Landmark& landmark) const;
    bool isWhole(std::size_t lineEnd) const;
    std::string_view take(std::size_t lineEnd);
    void checkLine(std::size_t lineEnd);
    void skipByteOrderMark();
    void fill();
    void report(std::size_t bytes);

    InputFile m_file;
    ReadingMonitor& m_monitor;
    std::size_t m_chunkBytes;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< of the current line in the buffer
    std::size_t m_end = 0;   ///< of the bytes in the buffer
    bool m_fileEnded = false;
    Landmark m_lineFeed{'\n'};
    Landmark m_return{'\r'};
    Landmark m_nul{'\0'};
    std::uint64_t m_line = 0;
    std::uint64_t m_linesReported = 0;
};

/// The first lines of a file, whole, until they are about so many bytes together. Throws what LineReader
/// throws.
std::vector<std::string> firstLines(const std::string& path, std::size_t bytes);

} // namespace model
