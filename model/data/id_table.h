#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Ids as written in a file, numbered from 0 in order of first appearance. An open-addressing hash table with
/// all texts in one string: about 40 bytes per id besides its text, no allocation per id. Ids of up to 7
/// bytes, such as most numbers, are compared by their slot alone.
class IdTable {
public:
    IdTable();

    /// The number of an id, a new one at its first appearance. Throws std::length_error beyond 2³² − 1 ids.
    std::uint32_t intern(std::string_view id);

    /// intern() will soon be called for this id: fetches its slot into the cache.
    void prefetch(std::string_view id) const;

    std::optional<std::uint32_t> find(std::string_view id) const;

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_ends.size() - 1); }

    /// Valid until the next intern().
    std::string_view operator[](std::uint32_t number) const;

    std::string text(std::uint32_t number) const { return std::string((*this)[number]); }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = free;
    };
    static constexpr std::uint32_t free = UINT32_MAX;

    static std::uint64_t keyOf(std::string_view id);

    /// The slot of the id, or the free one where it belongs.
    std::size_t slotOf(std::string_view id, std::uint64_t key) const;
    void grow();

    std::uint64_t m_lastKey =
        UINT64_MAX; ///< of the last short id and its number: most tables are sorted by user
    std::uint32_t m_lastNumber = 0;
    std::string m_texts;
    std::vector<std::uint64_t> m_ends = {0}; ///< id n is m_texts[m_ends[n] … m_ends[n + 1])
    std::vector<Slot> m_slots;               ///< a power of two, at most half of them used
};

} // namespace model
