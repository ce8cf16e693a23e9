#pragma once

#include "model/values/exploration.h"
#include "ui/components/card.h"
#include "ui/tables/rows_model.h"

class QLabel;

namespace ui {

class Table;

/// What the chosen users of a map like more than the others; without any, how to choose some.
class TasteCard : public Card {
    Q_OBJECT
public:
    explicit TasteCard(QWidget* parent = nullptr);

    /// So many users of all are chosen; the rows come later. 0 = none.
    void setChosen(std::size_t chosen, std::size_t all);
    void setTaste(const model::SelectionTaste& taste);

signals:
    void exportRequested(); ///< of the chosen users
    void clearRequested();

private:
    QWidget* buildButtons();

    RowsModel<model::TasteRow> m_rows;
    QLabel* m_hint;
    Table* m_table;
    QWidget* m_buttons;
};

} // namespace ui
