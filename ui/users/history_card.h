#pragma once

#include <memory>

#include "model/values/person.h"
#include "ui/components/card.h"
#include "ui/style/item_name.h"
#include "ui/users/user_tables.h"

class QAction;
class QHBoxLayout;
class QToolButton;

namespace ui {

class ItemField;
class Table;

/// What the model sees of a person, to be changed: items left out and put back, others added, step by step
/// and back again.
class HistoryCard : public Card {
    Q_OBJECT
public:
    explicit HistoryCard(QWidget* parent = nullptr);

    void setItems(ItemList items) const;
    void setProfile(std::shared_ptr<const model::UserProfile> profile);
    void setState(const model::PersonState& state);

signals:
    void itemRemoved(model::ItemIndex item);
    void itemAdded(model::ItemIndex item);
    void undoRequested();
    void redoRequested();
    void resetRequested();
    void saveRequested(const QString& path); ///< of the person, as a file
    void loadRequested(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    QHBoxLayout* buildTools();
    QAction* addStep(QHBoxLayout* row, const QString& name, const QString& text,
                     const QKeySequence& shortcut);
    void buildMenu();
    void askWhereToSave();
    void askWhatToLoad();
    void toggle(const HistoryRow& row);
    void toggleSelected();
    void refresh();
    void showPhrase();
    void paintIcons();
    QString phrase() const;

    std::shared_ptr<const model::UserProfile> m_profile; ///< null before the first
    model::PersonState m_state;
    RowsModel<HistoryRow> m_rows;
    Table* m_table;
    ItemField* m_add;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_reset;
    QToolButton* m_menu;
};

} // namespace ui
