#include "model/data/id_table.h"

#include <functional>
#include <stdexcept>
#include <utility>

namespace model {

namespace {

constexpr std::size_t shortLength = 7;                      ///< bytes of an id that its key holds whole
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
    std::uint64_t key = std::uint64_t{id.size()} << 56;
    for (std::size_t i = 0; i < id.size(); ++i)
        key |= std::uint64_t{static_cast<unsigned char>(id[i])} << (8 * i);
    return key;
}

IdTable::IdTable() : m_slots(1024) {}

std::uint32_t IdTable::intern(std::string_view id) {
    const std::uint64_t key = keyOf(id);
    const std::size_t slot = slotOf(id, key);
    if (m_slots[slot].number != free)
        return m_slots[slot].number;
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

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
    const Slot& slot = m_slots[slotOf(id, keyOf(id))];
    return slot.number == free ? std::nullopt : std::optional(slot.number);
}

std::string_view IdTable::operator[](std::uint32_t number) const {
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
