#include "model/data/line_reader.h"

namespace model {

LineReader::LineReader(const std::string& path, ReadingMonitor& monitor, std::size_t chunkBytes)
    : m_monitor(monitor), m_blocks(path, monitor, chunkBytes), m_lines({}, path, 1) {}

std::optional<std::string_view> LineReader::next() {
    for (;;) {
        if (const auto line = m_lines.next())
            return line;
        m_monitor.advance(0, m_lines.count());
        m_linesBefore += m_lines.count();
        const bool more = m_blocks.next(m_block);
        m_lines = TextLines(m_block.text(), path(), m_linesBefore + 1);
        if (!more)
            return std::nullopt;
    }
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
