#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace model {

/// FNV-1a (Fowler, Noll and Vo) in steps of 64 bits. Every step is a bijection of the hash so far, so that a
/// single changed word always shows. Against accidents, not against intent.
class Hash {
public:
    void update(std::uint64_t word) { m_value = (m_value ^ word) * 0x100000001b3ULL; }

    /// With its length, so that no two lists of texts read alike.
    void update(std::string_view bytes) {
        update(std::uint64_t{bytes.size()});
        for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t)))
            update(wordOf(bytes.substr(0, sizeof(std::uint64_t))));
        update(wordOf(bytes));
    }

    std::uint64_t value() const { return m_value; }

private:
    static std::uint64_t wordOf(std::string_view bytes) {
        std::uint64_t word = 0;
        if (!bytes.empty()) // whose data may be null
            std::memcpy(&word, bytes.data(), bytes.size());
        return word;
    }

    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

} // namespace model
