#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/byte_source.h"

namespace model {

/// Reads an array of NumPy (.npy: NEP 1) element by element, whatever its size. Element types: whole numbers
/// of 1 to 8 bytes, with sign or without, booleans, floats of 2, 4 and 8 bytes, little-endian; and short
/// texts. Throws Error for anything else, for a head that is damaged, and for an array that is cut short.
class NpyReader {
public:
    /// Reads the head.
    explicit NpyReader(std::unique_ptr<ByteSource> source);

    const std::vector<std::uint64_t>& shape() const { return m_shape; }

    /// Bytes of the file on the disk that were read so far.
    std::uint64_t consumed() const { return m_source->consumed(); }

    /// Elements in all.
    std::uint64_t size() const { return m_size; }

    /// The next element; size() of them.
    std::int64_t nextWhole(); ///< throws Error where the elements are no whole numbers, or it is too large
    std::string_view nextNumber(); ///< as text, shortest; 1 and 0 for true and false; valid until the next
    std::string nextText();        ///< of bytes or characters, without the zeros behind them

    /// Throws Error unless the bytes end behind the last element.
    void finish();

private:
    void readHead();
    void parseHead(std::string_view head);
    void parseType(std::string_view type);
    void parseShape(std::string_view shape);
    std::string bytesExactly(std::size_t count);
    const char* nextBytes();
    [[noreturn]] void fail(const std::string& message) const;

    std::unique_ptr<ByteSource> m_source;
    std::vector<std::uint64_t> m_shape;
    std::uint64_t m_size = 0;
    char m_kind = 'i';       ///< as NumPy has it: b, i, u, f, S or U
    std::size_t m_width = 8; ///< bytes of an element
    std::uint64_t m_given = 0;
    std::vector<char> m_block;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::string m_text;
};

} // namespace model
