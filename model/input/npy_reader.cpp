#include "model/input/npy_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t npyBlock = std::size_t{64} << 10; ///< bytes
constexpr std::size_t longestHead = std::size_t{64} << 10;
constexpr std::size_t longestText = 1024;

static_assert(std::endian::native == std::endian::little, "arrays are read as they lie in the file");

template <typename Number>
Number fromBytes(const char* bytes) {
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

/// A whole number of this width.
template <typename Byte1, typename Byte2, typename Byte4, typename Byte8>
auto wholeOf(const char* bytes, std::size_t width) {
    using Widest = Byte8;
    switch (width) {
    case 1:
        return static_cast<Widest>(fromBytes<Byte1>(bytes));
    case 2:
        return static_cast<Widest>(fromBytes<Byte2>(bytes));
    case 4:
        return static_cast<Widest>(fromBytes<Byte4>(bytes));
    default:
        return fromBytes<Byte8>(bytes);
    }
}

std::int64_t signedOf(const char* bytes, std::size_t width) {
    return wholeOf<std::int8_t, std::int16_t, std::int32_t, std::int64_t>(bytes, width);
}

std::uint64_t unsignedOf(const char* bytes, std::size_t width) {
    return wholeOf<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t>(bytes, width);
}

/// IEEE 754 binary16.
double halfOf(const char* bytes) {
    const auto bits = fromBytes<std::uint16_t>(bytes);
    const int exponent = (bits >> 10) & 31;
    const double fraction = bits & 1023;
    const double size = exponent == 31  ? (fraction == 0 ? HUGE_VAL : std::nan(""))
                        : exponent == 0 ? std::ldexp(fraction, -24)
                                        : std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) != 0 ? -size : size;
}

/// What stands behind 'key': in the head, up to its comma or bracket.
std::string_view valueIn(std::string_view head, std::string_view key) {
    const std::size_t at = head.find("'" + std::string(key) + "'");
    const std::size_t colon = at == head.npos ? at : head.find(':', at);
    if (colon == head.npos)
        return {};
    const std::size_t begin = head.find_first_not_of(' ', colon + 1);
    if (begin == head.npos)
        return {};
    const bool tuple = head[begin] == '(';
    const std::size_t end = head.find_first_of(tuple ? ")" : ",}", begin);
    return end == head.npos ? std::string_view() : head.substr(begin, end - begin + (tuple ? 1 : 0));
}

} // namespace

NpyReader::NpyReader(std::unique_ptr<ByteSource> source) : m_source(std::move(source)), m_block(npyBlock) {
    readHead();
}

void NpyReader::fail(const std::string& message) const {
    throw Error({message, m_source->name(), 0, "Write it again, for instance with scipy.sparse.save_npz"});
}

std::string NpyReader::bytesExactly(std::size_t count) {
    std::string bytes = readUpTo(*m_source, count);
    if (bytes.size() < count)
        fail("the array is cut short");
    return bytes;
}

void NpyReader::readHead() {
    const std::string begin = bytesExactly(8);
    const auto version = static_cast<unsigned char>(begin[6]);
    if (!begin.starts_with("\x93NUMPY") || version < 1 || version > 3)
        fail("this is no array of NumPy");
    const std::size_t digits = version == 1 ? 2 : 4;
    const std::string length = bytesExactly(digits);
    const std::uint64_t bytes = unsignedOf(length.data(), digits);
    if (bytes > longestHead)
        fail("the head of the array is damaged");
    parseHead(bytesExactly(bytes));
}

/// {'descr': '<f8', 'fortran_order': False, 'shape': (3,), }
void NpyReader::parseHead(std::string_view head) {
    parseType(valueIn(head, "descr"));
    parseShape(valueIn(head, "shape"));
    if (m_shape.size() > 1)
        fail("the array has " + std::to_string(m_shape.size()) + " dimensions, and one is expected");
}

void NpyReader::parseType(std::string_view type) {
    const auto refuse = [&] {
        fail("the elements of the array are of the type " + std::string(type.substr(0, 40)) +
             ", and numbers of up to eight bytes are expected, little-endian");
    };
    if (type.size() < 5 || type.front() != '\'' || type.back() != '\'')
        refuse();
    const char order = type[1];
    m_kind = type[2];
    const std::string_view digits = type.substr(3, type.size() - 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), m_width);
    if (error != std::errc() || end != digits.data() + digits.size() || m_width == 0)
        refuse();
    const bool power = m_width == 1 || m_width == 2 || m_width == 4 || m_width == 8;
    const bool known = ((m_kind == 'i' || m_kind == 'u') && power) || (m_kind == 'b' && m_width == 1) ||
                       (m_kind == 'f' && power && m_width > 1) ||
                       ((m_kind == 'S' || m_kind == 'U') && m_width <= longestText);
    if (!known || (order != '<' && order != '|'))
        refuse();
    m_width *= m_kind == 'U' ? 4 : 1;
}

void NpyReader::parseShape(std::string_view shape) {
    if (shape.size() < 2)
        fail("the head of the array is damaged");
    shape = shape.substr(1, shape.size() - 2);
    m_size = 1;
    while (!shape.empty()) {
        const std::size_t comma = std::min(shape.find(','), shape.size());
        std::string_view digits = shape.substr(0, comma);
        shape.remove_prefix(std::min(comma + 1, shape.size()));
        digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
        if (digits.empty())
            continue;
        std::uint64_t extent = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), extent);
        constexpr std::uint64_t largest = std::uint64_t{1} << 40;
        if (error != std::errc() || end != digits.data() + digits.size() || extent > largest)
            fail("the head of the array is damaged");
        m_shape.push_back(extent);
        m_size *= extent;
    }
}

const char* NpyReader::nextBytes() {
    if (m_at + m_width > m_end) {
        const std::size_t whole = npyBlock / m_width * m_width;
        const std::uint64_t left = (m_size - std::min(m_given, m_size)) * m_width;
        m_at = m_end = 0;
        const std::size_t wanted = std::min<std::uint64_t>(whole, left);
        while (m_end < wanted) {
            const std::size_t got = m_source->read(m_block.data() + m_end, wanted - m_end);
            if (got == 0)
                fail("the array is cut short");
            m_end += got;
        }
        if (m_end == 0)
            fail("the array has fewer elements than are needed");
    }
    ++m_given;
    const char* bytes = m_block.data() + m_at;
    m_at += m_width;
    return bytes;
}

std::int64_t NpyReader::nextWhole() {
    if (m_kind != 'i' && m_kind != 'u')
        fail("the indices of the matrix are no whole numbers");
    const char* bytes = nextBytes();
    if (m_kind == 'i')
        return signedOf(bytes, m_width);
    const std::uint64_t number = unsignedOf(bytes, m_width);
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        fail("an index of the matrix is too large");
    return static_cast<std::int64_t>(number);
}

std::string_view NpyReader::nextNumber() {
    constexpr std::size_t longest = 32;
    m_text.resize(longest);
    char* const end = m_text.data() + longest;
    const char* bytes = nextBytes();
    const auto given = [&](std::to_chars_result result) {
        return std::string_view(m_text.data(), static_cast<std::size_t>(result.ptr - m_text.data()));
    };
    if (m_kind == 'i')
        return given(std::to_chars(m_text.data(), end, signedOf(bytes, m_width)));
    if (m_kind == 'u' || m_kind == 'b')
        return given(std::to_chars(m_text.data(), end, unsignedOf(bytes, m_width)));
    if (m_kind != 'f')
        fail("the entries of the matrix are no numbers");
    if (m_width == 4)
        return given(std::to_chars(m_text.data(), end, fromBytes<float>(bytes)));
    return given(std::to_chars(m_text.data(), end, m_width == 2 ? halfOf(bytes) : fromBytes<double>(bytes)));
}

std::string NpyReader::nextText() {
    if (m_kind != 'S' && m_kind != 'U')
        fail("a text is expected, and the array has none");
    const std::string_view element(nextBytes(), m_width);
    std::string text;
    const std::size_t step = m_kind == 'U' ? 4 : 1; // of four bytes the first: the texts are ASCII
    for (std::size_t at = 0; at < element.size() && element[at] != '\0'; at += step)
        text += element[at];
    return text;
}

void NpyReader::finish() {
    char more = 0;
    if (m_given != m_size || m_source->read(&more, 1) != 0)
        fail("the array does not end where its head says");
}

} // namespace model
