#include "model/input/block_reader.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/input/input_file.h"
#include "model/input/looked_at.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Behind the last line end at or after `from`; 0 if there is none. A CR at the very end does not count yet:
/// it may be the first half of a CRLF.
std::size_t endOfCompleteLines(std::string_view text, std::size_t from) {
    const std::string_view tail = text.substr(from);
    LookedAt::add(tail.size());
    if (const std::size_t feed = tail.rfind('\n'); feed != tail.npos)
        return from + feed + 1;
    const std::size_t carriage = tail.substr(0, tail.empty() ? 0 : tail.size() - 1).rfind('\r');
    return carriage == tail.npos ? 0 : from + carriage + 1;
}

} // namespace

BlockReader::BlockReader(std::unique_ptr<ByteSource> source, ReadingMonitor& monitor, std::size_t blockBytes)
    : m_source(std::move(source)), m_monitor(monitor), m_blockBytes(blockBytes) {
    assert(blockBytes > 0);
}

BlockReader::BlockReader(const std::string& path, ReadingMonitor& monitor, std::size_t blockBytes)
    : BlockReader(std::make_unique<InputFile>(path), monitor, blockBytes) {}

bool BlockReader::next(TextBlock& block, std::size_t atLeast) {
    block.begin = 0;
    block.end = m_rest.size();
    if (block.bytes.size() < m_rest.size())
        block.bytes.resize(m_rest.size());
    std::ranges::copy(m_rest, block.bytes.begin());
    m_rest.clear();
    if (!m_begun)
        skipByteOrderMark(block);
    std::size_t complete = endOfCompleteLines(block.text(), 0);
    const std::size_t wanted = std::max(m_blockBytes, atLeast);
    while (!m_fileEnded && (complete < atLeast || complete == 0 || block.text().size() < wanted) &&
           block.text().size() <= TextLines::lineLimit + wanted) {
        const std::size_t before = block.text().size();
        fill(block);
        complete = std::max(complete, endOfCompleteLines(block.text(), before > 0 ? before - 1 : 0));
    }
    if (!m_fileEnded && complete > 0) {
        const std::string_view rest = block.text().substr(complete);
        m_rest.assign(rest.begin(), rest.end());
        block.end = block.begin + complete;
    }
    return !block.text().empty();
}

void BlockReader::putBack(TextBlock& block, std::size_t from) {
    const std::string_view text = block.text().substr(from);
    m_rest.insert(m_rest.begin(), text.begin(), text.end());
    block.end = block.begin + from;
}

void BlockReader::skipByteOrderMark(TextBlock& block) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    m_begun = true;
    while (!m_fileEnded && block.text().size() < mark.size())
        fill(block);
    if (block.text().starts_with(mark))
        block.begin = mark.size();
}

/// Little at first, and then as much again as is there: of most files that are looked at there is no more,
/// and memory for a whole block would be written before it is filled.
void BlockReader::fill(TextBlock& block) {
    constexpr std::size_t least = std::size_t{64} << 10;
    const std::size_t free = block.bytes.size() - block.end;
    const std::size_t size = std::min(m_blockBytes, std::max({least, block.end, free}));
    if (free < size)
        block.bytes.resize(block.end + size);
    const std::size_t got = m_source->read(block.bytes.data() + block.end, size);
    block.end += got;
    m_fileEnded = got == 0;
    const std::uint64_t before = std::exchange(m_consumed, m_source->consumed());
    m_monitor.advance(m_consumed - before, 0);
}

TextLines::TextLines(std::string_view text, std::string file, std::uint64_t firstLine)
    : m_text(text), m_file(std::move(file)), m_firstLine(firstLine),
      m_feed(lookedFor(text, 0, text.find('\n'))), m_return(lookedFor(text, 0, text.find('\r'))),
      m_nul(lookedFor(text, 0, text.find('\0'))) {}

std::optional<std::string_view> TextLines::next() {
    if (m_begin >= m_text.size())
        return std::nullopt;
    const std::size_t end = lineEnd();
    check(end);
    const std::string_view line = m_text.substr(m_begin, end - m_begin);
    const bool pair = end + 1 < m_text.size() && m_text[end] == '\r' && m_text[end + 1] == '\n';
    m_begin = end + (pair ? 2 : 1);
    ++m_count;
    return line;
}

/// Each end is looked for once, however many of the other kind come before it.
std::size_t TextLines::lineEnd() {
    if (m_feed < m_begin)
        m_feed = lookedFor(m_text, m_begin, m_text.find('\n', m_begin));
    if (m_return < m_begin)
        m_return = lookedFor(m_text, m_begin, m_text.find('\r', m_begin));
    return std::min({m_feed, m_return, m_text.size()});
}

void TextLines::check(std::size_t end) const {
    if (m_nul < std::min(end, m_begin + lineLimit + 1))
        throw Error({"the file is not a text file", m_file, m_firstLine + m_count,
                     "Choose a text file in UTF-8, Latin-1 or UTF-16, or an archive of one"});
    if (end - m_begin > lineLimit)
        throw Error({"the line is longer than 1 MiB", m_file, m_firstLine + m_count,
                     "Check that the file is a table of rows"});
}

} // namespace model
