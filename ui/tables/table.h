#pragma once

#include <vector>

#include <QTableView>

namespace ui {

class RowOrder;

/// A table that is sorted by its headings, and copied as tab-separated text with the headings on top: the
/// values themselves, in the C locale, for a spreadsheet.
class Table : public QTableView {
    Q_OBJECT
public:
    /// name: what a screen reader calls it. The rows' order is the model's until a heading is clicked.
    Table(QAbstractItemModel* rows, const QString& name, QWidget* parent = nullptr);

    /// The column that takes the space that is left; the others are as wide as their contents.
    void stretch(int column);

    /// The columns that a filter looks into.
    void setFilterColumns(std::vector<int> columns);

    /// Shows only the rows that have the text in one of those columns, whatever its case; empty = all.
    void setFilter(const QString& text);

    /// Lower rows, for a short list that should be seen whole.
    void setDense();

    /// How high the table is with so many rows in sight, without its headings.
    int heightOf(int rows) const;

    /// The selected rows, or all of them if none is selected.
    QString tabSeparated() const;

    /// Copies those; for tables that have a menu of their own.
    QAction* copyAction() const { return m_copy; }

private:
    void addCopyAction();

    RowOrder* m_order;
    QAction* m_copy = nullptr;
};

} // namespace ui
