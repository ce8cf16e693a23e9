#include "model/input/line_reader.h"

#include "model/input/decoded_source.h"
#include "model/input/input_file.h"

namespace model {

namespace {

std::vector<std::string> firstLines(LineReader& reader, std::size_t bytes) {
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

} // namespace

LineReader::LineReader(std::unique_ptr<ByteSource> source, ReadingMonitor& monitor, std::size_t chunkBytes)
    : m_monitor(monitor), m_blocks(std::move(source), monitor, chunkBytes), m_lines({}, {}, 1) {}

LineReader::LineReader(const std::string& path, ReadingMonitor& monitor, std::size_t chunkBytes)
    : LineReader(std::make_unique<InputFile>(path), monitor, chunkBytes) {}

LineReader::LineReader(const DataFile& file, TextEncoding encoding, ReadingMonitor& monitor,
                       std::size_t chunkBytes)
    : LineReader(openText(file, encoding, monitor.stopToken()), monitor, chunkBytes) {}

std::optional<std::string_view> LineReader::next() {
    for (;;) {
        if (const auto line = m_lines.next())
            return line;
        m_monitor.advance(0, m_lines.count());
        m_linesBefore += m_lines.count();
        const bool more = m_blocks.next(m_block);
        m_lines = TextLines(m_block.text(), name(), m_linesBefore + 1);
        if (!more)
            return std::nullopt;
    }
}

std::vector<std::string> firstLines(const std::string& path, std::size_t bytes) {
    ReadingMonitor silent;
    LineReader reader(path, silent);
    return firstLines(reader, bytes);
}

std::vector<std::string> firstLines(const DataFile& file, TextEncoding encoding, std::size_t bytes) {
    ReadingMonitor silent;
    LineReader reader(file, encoding, silent);
    return firstLines(reader, bytes);
}

} // namespace model
