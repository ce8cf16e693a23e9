#include "model/data/id_table.h"

#include <cassert>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <utility>

namespace model {

namespace {

constexpr std::size_t shortLength = 7;                      ///< bytes of an id that fit into its key
constexpr std::uint64_t longId = std::uint64_t{0xFF} << 56; ///< marks the key of a longer one

/// Spreads keys over the slots (the finaliser of MurmurHash3).
std::uint64_t spread(std::uint64_t key) {
    key = (key ^ (key >> 33)) * 0xff51afd7ed558ccdULL;
    key = (key ^ (key >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return key ^ (key >> 33);
}

} // namespace

std::uint64_t IdTable::keyOf(std::string_view id) {
    if (id.size() > shortLength)
        return std::hash<std::string_view>()(id) | longId;
    // Pieces of the id, which overlap where they must; equal bytes at equal places change nothing.
    const std::uint64_t length = std::uint64_t{id.size()} << 56;
    if (id.size() >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, id.data(), 4);
        std::memcpy(&last, id.data() + id.size() - 4, 4);
        return length | first | std::uint64_t{last} << (8 * (id.size() - 4));
    }
    const auto byte = [id](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(id[i])} << (8 * i);
    };
    return id.empty() ? length : length | byte(0) | byte(id.size() / 2) | byte(id.size() - 1);
}

IdTable::IdTable() : m_slots(1024) {}

std::uint32_t IdTable::intern(std::string_view id) {
    const std::uint64_t key = keyOf(id);
    if (key == m_lastKey)
        return m_lastNumber;
    const std::size_t slot = slotOf(id, key);
    if (m_slots[slot].number != free) {
        if (key < longId) {
            m_lastKey = key;
            m_lastNumber = m_slots[slot].number;
        }
        return m_slots[slot].number;
    }
    const std::uint32_t number = size();
    if (number == free)
        throw std::length_error("more than 4294967295 different ids");
    m_texts += id;
    m_ends.push_back(m_texts.size());
    m_slots[slot] = {key, number};
    if (m_ends.size() > m_slots.size() / 2)
        grow();
    return number;
}

void IdTable::prefetch(std::string_view id) const {
    __builtin_prefetch(&m_slots[spread(keyOf(id)) & (m_slots.size() - 1)]);
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
    const Slot& slot = m_slots[slotOf(id, keyOf(id))];
    return slot.number == free ? std::nullopt : std::optional(slot.number);
}

std::string_view IdTable::operator[](std::uint32_t number) const {
    assert(number < size());
    return std::string_view(m_texts).substr(m_ends[number], m_ends[number + 1] - m_ends[number]);
}

std::size_t IdTable::slotOf(std::string_view id, std::uint64_t key) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = spread(key) & mask;
    while (m_slots[slot].number != free &&
           (m_slots[slot].key != key || (key >= longId && (*this)[m_slots[slot].number] != id)))
        slot = (slot + 1) & mask;
    return slot;
}

void IdTable::grow() {
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
    for (const Slot& used : old)
        if (used.number != free)
            m_slots[slotOf((*this)[used.number], used.key)] = used;
}

} // namespace model
