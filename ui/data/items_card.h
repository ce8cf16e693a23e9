#pragma once

#include <memory>

#include "model/values/dataset_summary.h"
#include "ui/components/card.h"
#include "ui/tables/rows_model.h"

class QLineEdit;

namespace ui {

class ElidedLabel;
class Table;

/// All items with their clicks, the most popular first; a line of text finds them by title or id. Below, what
/// else the table of titles says of them.
class ItemsCard : public Card {
    Q_OBJECT
public:
    explicit ItemsCard(QWidget* parent = nullptr);

    void setSummary(std::shared_ptr<const model::DatasetSummary> summary);

private:
    QWidget* buildTable();
    void buildFilter();
    void showCount();

    std::shared_ptr<const model::DatasetSummary> m_summary;
    RowsModel<model::PopularItem> m_items;
    Table* m_table;
    QLineEdit* m_filter;
    ElidedLabel* m_attributes;
};

} // namespace ui
