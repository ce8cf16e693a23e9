#pragma once

#include <string>
#include <vector>

#include <QAbstractListModel>

#include "ui/style/item_name.h"

namespace ui {

/// The first items whose title has what has been typed, for completion: those that begin with it come first.
/// The titles' case is folded once, at the first key, so that half a million items follow the typing.
class ItemMatches : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ItemMatches(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void setItems(ItemList items); ///< null = none
    void setText(const QString& text);

    /// The item of a row; there must be one.
    model::ItemIndex itemAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void foldNames();
    void match(const std::string& text);

    ItemList m_items;
    std::vector<std::string> m_names; ///< by item: with its case folded; empty = not folded yet
    std::vector<std::uint32_t> m_matches;
};

} // namespace ui
