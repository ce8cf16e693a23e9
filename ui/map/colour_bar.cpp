#include "ui/map/colour_bar.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>

#include "ui/fields/choice.h"
#include "ui/fields/item_matches.h"
#include "ui/map/map_legend.h"

namespace ui {

namespace {

constexpr int narrowestFind = 90;
constexpr int widestFind = 200;

} // namespace

ColourBar::ColourBar(QWidget* parent) : QWidget(parent), m_legend(new MapLegend(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    buildChoice(row);
    buildFind(row);
    m_legend->setObjectName(QStringLiteral("mapLegend"));
    row->addWidget(m_legend);
    row->addStretch();
    setItems(nullptr);
}

void ColourBar::buildChoice(QHBoxLayout* row) {
    auto* label = new QLabel(tr("&Colour by"), this);
    label->setProperty("muted", true);
    m_choice = makeChoice<MapColour>({{tr("activity"), MapColour::Clicks},
                                      {tr("KL"), MapColour::Kl},
                                      {tr("block"), MapColour::Block},
                                      {tr("who clicked…"), MapColour::Item}},
                                     this);
    m_choice->setObjectName(QStringLiteral("mapColour"));
    m_choice->setAccessibleName(tr("What the colour of a user shows"));
    m_choice->setToolTip(tr("What the colour of a user shows: number of clicks, how far the posterior is "
                            "from the prior, the block of the split, or who clicked an item"));
    label->setBuddy(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ColourBar::onChoiceChanged);
    row->addWidget(label);
    row->addWidget(m_choice);
}

void ColourBar::buildFind(QHBoxLayout* row) {
    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("mapItem"));
    m_find->setAccessibleName(tr("Find an item by title"));
    m_find->setPlaceholderText(tr("Find an item…"));
    m_find->setToolTip(tr("Users who clicked this item are coloured"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(narrowestFind);
    m_find->setMaximumWidth(widestFind);
    m_find->hide();
    m_matches = new ItemMatches(this);
    auto* completer = new QCompleter(m_matches, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the model has filtered already
    m_find->setCompleter(completer);
    connect(m_find, &QLineEdit::textEdited, this,
            [this](const QString& text) { m_matches->setText(text.trimmed()); });
    connect(m_find, &QLineEdit::returnPressed, this, &ColourBar::chooseFirstMatch);
    connect(completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { chooseItem(m_matches->itemAt(index.row())); });
    row->addWidget(m_find);
}

void ColourBar::setItems(const ItemList& items) {
    m_items = items;
    setPossible(MapColour::Item, items && !items->empty(), tr("No items yet"));
    m_matches->setItems(items);
    m_find->clear();
}

void ColourBar::setKlKnown(bool known) {
    setPossible(MapColour::Kl, known, tr("A DAE has no KL"));
}

/// A choice that is not possible stays visible and says why.
void ColourBar::setPossible(MapColour colour, bool possible, const QString& why) {
    const int row = indexOf(*m_choice, colour);
    if (auto* rows = qobject_cast<QStandardItemModel*>(m_choice->model()))
        rows->item(row)->setEnabled(possible);
    m_choice->setItemData(row, possible ? QString() : why, Qt::ToolTipRole);
    if (!possible && this->colour() == colour)
        setCurrent(*m_choice, MapColour::Clicks);
}

void ColourBar::setLegend(const PointGroup& group) {
    m_legend->setGroup(group);
}

MapColour ColourBar::colour() const {
    return currentIn<MapColour>(*m_choice);
}

void ColourBar::onChoiceChanged() {
    const bool item = colour() == MapColour::Item;
    m_find->setVisible(item);
    if (item && m_choice->hasFocus())
        m_find->setFocus(Qt::OtherFocusReason);
    emit colourChosen();
}

void ColourBar::chooseItem(model::ItemIndex item) {
    if (!m_items || item.value >= m_items->size())
        return;
    setCurrent(*m_choice, MapColour::Item);
    m_find->setText(itemName((*m_items)[item.value]));
    m_find->setCursorPosition(0);
    emit itemChosen(item);
}

void ColourBar::chooseFirstMatch() {
    if (m_matches->rowCount() > 0)
        chooseItem(m_matches->itemAt(0));
}

} // namespace ui
