#include "ui/map/map_selection.h"

#include <algorithm>

namespace ui {

std::vector<std::uint32_t> MapSelection::rows() const {
    std::vector<std::uint32_t> rows;
    rows.reserve(m_size);
    for (std::uint32_t row = 0; m_flags && row < m_flags->size(); ++row)
        if ((*m_flags)[row] != 0)
            rows.push_back(row);
    return rows;
}

void MapSelection::restart(std::size_t users) {
    m_users = users;
    m_size = 0;
    m_flags.reset();
    m_outlines.clear();
}

void MapSelection::choose(const std::vector<std::uint32_t>& rows, Choice choice, const QPolygonF& outline) {
    if (choice == Choice::Replace)
        m_outlines.clear();
    if (!rows.empty() && !outline.isEmpty())
        m_outlines.push_back(outline);
    std::vector<std::uint8_t> flags = choice == Choice::Add ? copy() : std::vector<std::uint8_t>(m_users);
    for (const std::uint32_t row : rows)
        flags[row] = 1;
    set(std::move(flags));
}

void MapSelection::toggle(std::uint32_t row) {
    std::vector<std::uint8_t> flags = copy();
    flags[row] = flags[row] == 0 ? 1 : 0;
    set(std::move(flags));
}

void MapSelection::clear() {
    if (m_flags)
        set(std::vector<std::uint8_t>(m_users));
}

std::vector<std::uint8_t> MapSelection::copy() const {
    return m_flags ? *m_flags : std::vector<std::uint8_t>(m_users);
}

void MapSelection::set(std::vector<std::uint8_t> flags) {
    m_size = static_cast<std::size_t>(std::count(flags.begin(), flags.end(), std::uint8_t{1}));
    m_flags = m_size > 0 ? std::make_shared<const std::vector<std::uint8_t>>(std::move(flags)) : nullptr;
    if (!m_flags)
        m_outlines.clear();
    emit changed();
}

} // namespace ui
