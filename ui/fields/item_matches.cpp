#include "ui/fields/item_matches.h"

#include <cassert>
#include <utility>

namespace ui {

namespace {

constexpr std::size_t mostMatches = 50;

} // namespace

void ItemMatches::setItems(ItemList items) {
    beginResetModel();
    m_items = std::move(items);
    m_names.clear();
    m_matches.clear();
    endResetModel();
}

void ItemMatches::setText(const QString& text) {
    if (m_items && m_names.empty())
        foldNames();
    beginResetModel();
    m_matches.clear();
    if (m_items && !text.isEmpty())
        match(text.toCaseFolded().toStdString());
    endResetModel();
}

void ItemMatches::foldNames() {
    m_names.reserve(m_items->size());
    for (const model::ItemRow& item : *m_items)
        m_names.push_back(itemName(item).toCaseFolded().toStdString());
}

/// In one pass; what merely has the text somewhere waits behind what begins with it.
void ItemMatches::match(const std::string& text) {
    std::vector<std::uint32_t> within;
    for (std::uint32_t item = 0; item < m_names.size() && m_matches.size() < mostMatches; ++item) {
        const std::size_t place = m_names[item].find(text);
        if (place == 0 || (*m_items)[item].id == text)
            m_matches.push_back(item);
        else if (place != std::string::npos && within.size() < mostMatches)
            within.push_back(item);
    }
    for (std::size_t i = 0; i < within.size() && m_matches.size() < mostMatches; ++i)
        m_matches.push_back(within[i]);
}

model::ItemIndex ItemMatches::itemAt(int row) const {
    assert(row >= 0 && row < rowCount());
    return {m_matches[static_cast<std::size_t>(row)]};
}

int ItemMatches::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

QVariant ItemMatches::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index) || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    return itemName((*m_items)[itemAt(index.row()).value]);
}

} // namespace ui
