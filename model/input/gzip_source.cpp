#include "model/input/gzip_source.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string_view>

#include "model/input/archive_failure.h"
#include "model/input/expansion_limit.h"

namespace model {

namespace {

constexpr std::size_t inputBytes = std::size_t{64} << 10;
constexpr int gzipOnly = 15 + 16; ///< zlib: the largest window, and a gzip header in front

/// What is wrong, in words for people, from zlib's own.
std::string explained(std::string_view message, bool afterAPart) {
    if (message == "incorrect header check" && afterAPart)
        return archiveContinues;
    if (message == "incorrect data check" || message == "incorrect length check")
        return archiveChecksumWrong;
    return archiveDamage(message);
}

} // namespace

GzipSource::GzipSource(std::unique_ptr<ByteSource> packed, std::string name)
    : m_packed(std::move(packed)), m_name(std::move(name)), m_input(inputBytes) {
    if (inflateInit2(&m_stream, gzipOnly) != Z_OK)
        throw std::bad_alloc();
}

GzipSource::~GzipSource() {
    inflateEnd(&m_stream);
}

std::size_t GzipSource::read(char* bytes, std::size_t size) {
    const auto wanted = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
    m_stream.next_out = reinterpret_cast<Bytef*>(bytes);
    m_stream.avail_out = wanted;
    while (!m_ended && m_stream.avail_out == wanted)
        advance();
    const std::size_t got = wanted - m_stream.avail_out;
    m_unpacked += got;
    checkExpansion(m_name, m_unpacked, consumed());
    return got;
}

/// One step towards the next bytes, or the end.
void GzipSource::advance() {
    if (m_stream.avail_in > 0 || fill())
        inflateMore();
    else if (m_betweenParts)
        m_ended = true;
    else
        failArchive(archiveEndMissing, m_name);
}

bool GzipSource::fill() {
    const std::size_t got = m_packed->read(m_input.data(), m_input.size());
    m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data());
    m_stream.avail_in = static_cast<uInt>(got);
    return got > 0;
}

/// Zeros, with which some programs fill up the last block that they write.
void GzipSource::skipPadding() {
    while (m_stream.avail_in > 0 && *m_stream.next_in == 0) {
        ++m_stream.next_in;
        --m_stream.avail_in;
    }
}

void GzipSource::inflateMore() {
    if (m_betweenParts) {
        skipPadding();
        if (m_stream.avail_in == 0)
            return;
        inflateReset(&m_stream);
    }
    const int result = inflate(&m_stream, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR)
        throw std::bad_alloc();
    if (result != Z_OK && result != Z_STREAM_END)
        failArchive(explained(m_stream.msg ? m_stream.msg : "it cannot be unpacked", m_parts > 0), m_name);
    m_betweenParts = result == Z_STREAM_END;
    m_parts += m_betweenParts ? 1 : 0;
}

} // namespace model
