#include "model/data/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "model/values/failure.h"

namespace model {

LineReader::LineReader(const std::string& path, ReadingMonitor& monitor, std::size_t chunkBytes)
    : m_file(path), m_monitor(monitor), m_chunkBytes(chunkBytes) {
    skipByteOrderMark();
}

std::optional<std::string_view> LineReader::next() {
    for (;;) {
        const std::size_t lineEnd = std::min(find(m_lineFeed), find(m_return));
        checkLine(lineEnd);
        if (isWhole(lineEnd) || (m_fileEnded && m_begin < m_end))
            return take(lineEnd);
        if (m_fileEnded)
            break;
        fill();
    }
    report(0);
    return std::nullopt;
}

std::size_t LineReader::find(Landmark& landmark) const {
    landmark.at = std::max(landmark.at, m_begin);
    if (landmark.at < m_end && m_buffer[landmark.at] == landmark.byte)
        return landmark.at;
    const char* from = m_buffer.data() + landmark.at;
    const void* found = landmark.at < m_end ? std::memchr(from, landmark.byte, m_end - landmark.at) : nullptr;
    landmark.at = found ? static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data()) : m_end;
    return landmark.at;
}

bool LineReader::isWhole(std::size_t lineEnd) const {
    if (lineEnd == m_end)
        return false;
    // A CR in the last place says nothing yet: it may be the first half of a CRLF.
    return m_buffer[lineEnd] == '\n' || lineEnd + 1 < m_end;
}

std::string_view LineReader::take(std::size_t lineEnd) {
    const std::string_view line(m_buffer.data() + m_begin, lineEnd - m_begin);
    m_begin = std::min(lineEnd + 1, m_end);
    if (m_begin < m_end && m_buffer[lineEnd] == '\r' && m_buffer[m_begin] == '\n')
        ++m_begin;
    ++m_line;
    return line;
}

void LineReader::checkLine(std::size_t lineEnd) {
    if (find(m_nul) < std::min(lineEnd, m_begin + lineLimit + 1))
        throw Error({"the file is not a text file", path(), m_line + 1,
                     "Unpack archives first, and save text as UTF-8"});
    if (lineEnd - m_begin > lineLimit)
        throw Error(
            {"the line is longer than 1 MiB", path(), m_line + 1, "Check that the file is a table of rows"});
}

void LineReader::skipByteOrderMark() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    while (!m_fileEnded && m_end < mark.size())
        fill();
    if (std::string_view(m_buffer.data(), m_end).starts_with(mark))
        m_begin = mark.size();
}

void LineReader::fill() {
    std::copy(m_buffer.data() + m_begin, m_buffer.data() + m_end, m_buffer.data());
    for (Landmark* landmark : {&m_lineFeed, &m_return, &m_nul})
        landmark->at = std::max(landmark->at, m_begin) - m_begin;
    m_end -= m_begin;
    m_begin = 0;
    if (m_buffer.size() < m_end + m_chunkBytes)
        m_buffer.resize(m_end + m_chunkBytes);
    const std::size_t got = m_file.read(m_buffer.data() + m_end, m_chunkBytes);
    m_end += got;
    m_fileEnded = got == 0;
    report(got);
}

void LineReader::report(std::size_t bytes) {
    m_monitor.advance(bytes, m_line - std::exchange(m_linesReported, m_line));
}

std::vector<std::string> firstLines(const std::string& path, std::size_t bytes) {
    ReadingMonitor silent;
    LineReader reader(path, silent);
    std::vector<std::string> lines;
    for (std::size_t taken = 0; taken < bytes;) {
        const auto line = reader.next();
        if (!line)
            break;
        lines.emplace_back(*line);
        taken += line->size() + 1;
    }
    return lines;
}

} // namespace model
