#pragma once

#include "model/values/dataset_summary.h"
#include "ui/components/card.h"
#include "ui/data/row_account.h"
#include "ui/tables/rows_model.h"

class QStackedWidget;
class QTabBar;

namespace ui {

class Table;

/// What was dropped on the way from the rows to the clicks, and why, as an account that adds up; rejected
/// rows are listed by file and line behind a tab of their own.
class LeftOutCard : public Card {
    Q_OBJECT
public:
    explicit LeftOutCard(QWidget* parent = nullptr);

    void setSummary(const model::DatasetSummary& summary);

signals:
    void importAgainRequested();

private:
    QWidget* buildAccount();
    QWidget* buildRejected();

    RowsModel<AccountRow> m_account;
    RowsModel<model::RejectedRow> m_rejected;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    Table* m_accountTable;
    QLabel* m_usersAndItems;
    QLabel* m_listed;
};

} // namespace ui
