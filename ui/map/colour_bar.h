#pragma once

#include <optional>

#include <QWidget>

#include "ui/map/map_figure.h"

class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace ui {

class ItemMatches;
class MapLegend;

/// The row that chooses what colours say, and tells it: a choice, the item whose users are looked for, the
/// legend.
class ColourBar : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);

    void setItems(const ItemList& items); ///< null = not known; no item is chosen then
    void setKlKnown(bool known);
    void setLegend(const PointGroup& group);

    MapColour colour() const;

    /// As if it had been found by its title; the colour becomes that of its users.
    void chooseItem(model::ItemIndex item);

signals:
    void colourChosen();
    void itemChosen(model::ItemIndex item);

private:
    void buildChoice(QHBoxLayout* row);
    void buildFind(QHBoxLayout* row);
    void onChoiceChanged();
    void chooseFirstMatch();
    void setPossible(MapColour colour, bool possible, const QString& why);

    ItemList m_items;
    QComboBox* m_choice;
    QLineEdit* m_find;
    ItemMatches* m_matches;
    MapLegend* m_legend;
};

} // namespace ui
