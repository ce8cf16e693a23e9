#include "model/tables/row_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "model/input/looked_at.h"

namespace model {

namespace {

constexpr std::size_t width = 64;

struct Found {
    std::uint64_t ends = 0; ///< bit i: byte i is a delimiter or a line feed
    std::uint64_t odd = 0;  ///< bit i: byte i is a quote, a carriage return or a NUL
};

#ifdef __SSE2__

Found find(const char* bytes, char delimiter) {
    Found found;
    for (std::size_t part = 0; part < width; part += 16) {
        const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part));
        const auto is = [some](char character) { return _mm_cmpeq_epi8(some, _mm_set1_epi8(character)); };
        const auto bits = [part](__m128i mask) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask))) << part;
        };
        found.ends |= bits(_mm_or_si128(is(delimiter), is('\n')));
        found.odd |= bits(_mm_or_si128(_mm_or_si128(is('"'), is('\r')), is('\0')));
    }
    return found;
}

#else

Found find(const char* bytes, char delimiter) {
    Found found;
    for (std::size_t i = 0; i < width; ++i) {
        const char byte = bytes[i];
        found.ends |= std::uint64_t{byte == delimiter || byte == '\n'} << i;
        found.odd |= std::uint64_t{byte == '"' || byte == '\r' || byte == '\0'} << i;
    }
    return found;
}

#endif

/// The bits 0 … count − 1; count ≤ 64.
std::uint64_t lowest(std::size_t count) {
    return count < width ? (std::uint64_t{1} << count) - 1 : ~std::uint64_t{0};
}

} // namespace

bool RowScanner::next(Row& row) {
    if (m_begin >= m_text.size())
        return false;
    m_count = 0;
    m_fieldBegin = m_begin;
    std::size_t end = m_text.size();
    while (m_ends != 0 || look()) {
        const std::size_t at = m_base + static_cast<std::size_t>(std::countr_zero(m_ends));
        m_ends &= m_ends - 1;
        if (m_text[at] == '\n') {
            end = at;
            break;
        }
        addField(at);
    }
    const std::size_t textEnd = end > m_begin && m_text[end - 1] == '\r' ? end - 1 : end;
    addField(textEnd);
    const std::uint64_t oddHere = textEnd > m_base ? m_odd & lowest(textEnd - m_base) : 0;
    row = {m_text.substr(m_begin, textEnd - m_begin), {m_fields.data(), m_count}, !m_oddBefore && !oddHere};
    if (!row.plain)
        row.text = m_text.substr(m_begin, end - m_begin);
    m_begin = end + 1;
    m_oddBefore = false;
    m_odd &= ~lowest(std::min(width, m_begin > m_base ? m_begin - m_base : 0));
    return true;
}

/// Looks at the next bytes until one ends a field or a line; false at the end of the text.
bool RowScanner::look() {
    while (m_ends == 0 && m_looked < m_text.size()) {
        m_oddBefore = m_oddBefore || m_odd != 0;
        m_base = m_looked;
        const std::size_t count = std::min(width, m_text.size() - m_base);
        std::array<char, width> last = {};
        const char* bytes = m_text.data() + m_base;
        if (count < width)
            bytes = static_cast<const char*>(std::memcpy(last.data(), bytes, count));
        const Found found = find(bytes, m_delimiter);
        m_ends = found.ends & lowest(count);
        m_odd = found.odd & lowest(count);
        m_looked = m_base + count;
        LookedAt::add(count);
    }
    return m_ends != 0;
}

void RowScanner::addField(std::size_t end) {
    if (m_count < m_wanted)
        m_fields[m_count++] = m_text.substr(m_fieldBegin, end - m_fieldBegin);
    m_fieldBegin = end + 1;
}

} // namespace model
