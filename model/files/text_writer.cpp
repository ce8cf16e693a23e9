#include "model/files/text_writer.h"

#include <array>
#include <charconv>

namespace model {

namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 20;

} // namespace

TextWriter& TextWriter::operator<<(std::string_view text) {
    m_text += text;
    if (m_text.size() >= pieceBytes)
        flush();
    return *this;
}

TextWriter& TextWriter::operator<<(std::uint32_t number) {
    std::array<char, 10> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return *this << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void TextWriter::commit() {
    flush();
    m_saver.commit();
}

void TextWriter::flush() {
    m_saver.write(m_text);
    m_text.clear();
}

} // namespace model
