#include "model/data/id_table.h"

#include <functional>
#include <stdexcept>
#include <utility>

namespace model {

namespace {

std::uint32_t hashOf(std::string_view id) {
    const std::size_t hash = std::hash<std::string_view>()(id);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

} // namespace

IdTable::IdTable() : m_slots(1024) {}

std::uint32_t IdTable::intern(std::string_view id) {
    const std::uint32_t hash = hashOf(id);
    const std::size_t slot = slotOf(id, hash);
    if (m_slots[slot].number != free)
        return m_slots[slot].number;
    const std::uint32_t number = size();
    if (number == free)
        throw std::length_error("more than 4294967295 different ids");
    m_texts += id;
    m_ends.push_back(m_texts.size());
    m_slots[slot] = {hash, number};
    if (m_ends.size() > m_slots.size() / 2)
        grow();
    return number;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
    const Slot& slot = m_slots[slotOf(id, hashOf(id))];
    return slot.number == free ? std::nullopt : std::optional(slot.number);
}

std::string_view IdTable::operator[](std::uint32_t number) const {
    return std::string_view(m_texts).substr(m_ends[number], m_ends[number + 1] - m_ends[number]);
}

std::size_t IdTable::slotOf(std::string_view id, std::uint32_t hash) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot].number != free &&
           (m_slots[slot].hash != hash || (*this)[m_slots[slot].number] != id))
        slot = (slot + 1) & mask;
    return slot;
}

void IdTable::grow() {
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
    for (const Slot& used : old)
        if (used.number != free)
            m_slots[slotOf((*this)[used.number], used.hash)] = used;
}

} // namespace model
