#pragma once

#include <cstdint>
#include <string_view>

namespace model {

/// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): 64 bits of a text by a key
/// of 128 bits. Another program with the key finds the same numbers.
class IdHash {
public:
    /// The key's two halves; as bytes, each is little-endian.
    constexpr IdHash(std::uint64_t first, std::uint64_t second) : m_first(first), m_second(second) {}

    std::uint64_t operator()(std::string_view text) const;

private:
    std::uint64_t m_first;
    std::uint64_t m_second;
};

} // namespace model
