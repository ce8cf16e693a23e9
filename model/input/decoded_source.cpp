#include "model/input/decoded_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iconv.h>

#include "model/input/archive.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t sampleBytes = 4096;
constexpr std::size_t chunkBytes = std::size_t{64} << 10;
constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view littleEndianMark = "\xFF\xFE";
constexpr std::string_view bigEndianMark = "\xFE\xFF";

/// How many zeros are at even and at odd positions: in UTF-16 the high halves of most characters.
std::array<std::size_t, 2> zerosByPlace(std::string_view bytes) {
    std::array<std::size_t, 2> zeros = {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        zeros[i % 2] += bytes[i] == '\0';
    return zeros;
}

/// Text without its mark is UTF-16 where nearly every character has a zero half, and the other halves none.
bool looksLikeUtf16(std::string_view bytes) {
    const auto [even, odd] = zerosByPlace(bytes);
    const std::size_t characters = bytes.size() / 2;
    return characters > 0 && 4 * std::max(even, odd) >= 3 * characters &&
           16 * std::min(even, odd) <= characters;
}

bool isBigEndian(std::string_view bytes) {
    const auto [even, odd] = zerosByPlace(bytes);
    return bytes.starts_with(bigEndianMark) || (!bytes.starts_with(littleEndianMark) && even > odd);
}

/// Without the start of a character that more bytes would complete.
std::string_view withoutCutCharacter(std::string_view text) {
    constexpr std::size_t longest = 4;
    for (std::size_t length = 1; length < longest && length <= text.size(); ++length) {
        const auto byte = static_cast<unsigned char>(text[text.size() - length]);
        const std::size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        if (needed > length)
            return text.substr(0, text.size() - length);
        if ((byte & 0xC0) != 0x80)
            break;
    }
    return text;
}

/// Converts what it reads, chunk by chunk.
class DecodedSource : public ByteSource {
public:
    /// begun: bytes that were taken from the source already; position: their place in it. encoding: as
    /// iconv(3) calls it.
    DecodedSource(std::unique_ptr<ByteSource> source, std::string begun, std::uint64_t position,
                  const char* encoding)
        : m_source(std::move(source)), m_raw(std::move(begun)), m_position(position),
          m_converter(::iconv_open("UTF-8", encoding)) {
        if (reinterpret_cast<std::intptr_t>(m_converter) == -1)
            throw Error({std::string("the system cannot convert text from ") + encoding, m_source->name(), 0,
                         "Save the file as UTF-8"});
    }
    ~DecodedSource() override { ::iconv_close(m_converter); }

    std::size_t read(char* bytes, std::size_t size) override {
        while (m_given == m_text.size() && !m_ended)
            convert();
        const std::size_t got = m_text.copy(bytes, size, m_given);
        m_given += got;
        return got;
    }

    const std::string& name() const override { return m_source->name(); }
    std::uint64_t consumed() const override { return m_source->consumed(); }

private:
    /// The text of the next chunk; what is left of it then is the start of a character.
    void convert() {
        const std::string more = readUpTo(*m_source, chunkBytes);
        m_ended = more.empty();
        m_raw += more;
        m_text.resize(2 * m_raw.size()); // the most that UTF-8 needs for Latin-1; for UTF-16 it is 1½
        m_given = 0;
        char* in = m_raw.data();
        std::size_t inLeft = m_raw.size();
        char* out = m_text.data();
        std::size_t outLeft = m_text.size();
        const bool stopped = ::iconv(m_converter, &in, &inLeft, &out, &outLeft) == SIZE_MAX;
        const bool cutInside = stopped && errno == EINVAL && !m_ended;
        m_position += m_raw.size() - inLeft;
        if (stopped && !cutInside)
            throw Error({"the text is not UTF-16 at byte " + std::to_string(m_position + 1), name(), 0,
                         "Choose another encoding, or save the file as UTF-8"});
        m_raw.erase(0, m_raw.size() - inLeft);
        m_text.resize(m_text.size() - outLeft);
    }

    std::unique_ptr<ByteSource> m_source;
    std::string m_raw;        ///< bytes that are still to be converted
    std::uint64_t m_position; ///< of m_raw in the source
    std::string m_text;       ///< UTF-8
    std::size_t m_given = 0;  ///< bytes of m_text
    bool m_ended = false;     ///< the source
    iconv_t m_converter;
};

std::unique_ptr<ByteSource> decodedUtf16(std::unique_ptr<ByteSource> source) {
    std::string begun = readUpTo(*source, sampleBytes);
    const char* encoding = isBigEndian(begun) ? "UTF-16BE" : "UTF-16LE";
    const bool marked = begun.starts_with(littleEndianMark) || begun.starts_with(bigEndianMark);
    const std::size_t markBytes = marked ? littleEndianMark.size() : 0;
    begun.erase(0, markBytes);
    return std::make_unique<DecodedSource>(std::move(source), std::move(begun), markBytes, encoding);
}

} // namespace

std::unique_ptr<ByteSource> decoded(std::unique_ptr<ByteSource> source, TextEncoding encoding) {
    if (encoding == TextEncoding::Utf16)
        return decodedUtf16(std::move(source));
    if (encoding == TextEncoding::Latin1)
        return std::make_unique<DecodedSource>(std::move(source), std::string(), 0, "ISO-8859-1");
    return source;
}

std::unique_ptr<ByteSource> openText(const DataFile& file, TextEncoding encoding, std::stop_token stop) {
    return decoded(openSource(file, std::move(stop)), encoding);
}

TextEncoding guessEncoding(std::string_view firstBytes, bool isWholeFile) {
    if (firstBytes.starts_with(utf8Mark))
        return TextEncoding::Utf8;
    if (firstBytes.starts_with(littleEndianMark) || firstBytes.starts_with(bigEndianMark) ||
        looksLikeUtf16(firstBytes))
        return TextEncoding::Utf16;
    const bool utf8 = isUtf8(isWholeFile ? firstBytes : withoutCutCharacter(firstBytes));
    return utf8 ? TextEncoding::Utf8 : TextEncoding::Latin1;
}

} // namespace model
