#pragma once

#include <QLineEdit>

#include "ui/style/item_name.h"

namespace ui {

class ItemMatches;

/// Finds an item by a part of its title or by its id, with a list of what fits below.
class ItemField : public QLineEdit {
    Q_OBJECT
public:
    explicit ItemField(const QString& purpose, QWidget* parent = nullptr);

    void setItems(ItemList items);

signals:
    void itemChosen(model::ItemIndex item); ///< from the list, or by Return the first that fits
    void nothingFits(const QString& text);

private:
    void choose(int row);
    void chooseFirst();

    ItemMatches* m_matches;
};

} // namespace ui
