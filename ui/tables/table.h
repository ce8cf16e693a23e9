#pragma once

#include <utility>
#include <vector>

#include <QTableView>

namespace ui {

class RowOrder;

/// The look of every table: rows of one height, without grid and row numbers, sorted by its headings.
void dress(QTableView& table);

/// A table that is sorted by its headings, and copied as tab-separated text with the headings on top: the
/// values themselves, in the C locale, for a spreadsheet.
class Table : public QTableView {
    Q_OBJECT
public:
    /// name: what a screen reader calls it. The rows' order is the model's until a heading is clicked.
    Table(QAbstractItemModel* rows, const QString& name, QWidget* parent = nullptr);

    /// The column that takes the space that is left; the others are as wide as their contents.
    void stretch(int column);

    /// Leaves the column out while the table is narrower than that; it is copied all the same.
    void hideWhenNarrow(int column, int width);

    /// The columns that a filter looks into.
    void setFilterColumns(std::vector<int> columns);

    /// Shows only the rows that have the text in one of those columns, whatever its case; empty = all.
    void setFilter(const QString& text);

    /// The row of the model of a cell that is shown.
    int sourceRow(const QModelIndex& shown) const;

    /// Makes a row of the model the current one; −1, or one that the filter leaves out: none.
    void chooseSourceRow(int row);

    /// Lower rows, for a short list that should be seen whole.
    void setDense();

    /// How high the table is with so many rows visible, without its headings.
    int heightOf(int rows) const;

    /// The selected rows, or all of them if none is selected.
    QString tabSeparated() const;

    /// All rows that are shown as CSV for a file, as csvCell() writes it: the values themselves, in the C
    /// locale.
    QString commaSeparated() const;

    /// Copies those; for tables that have a menu of their own.
    QAction* copyAction() const { return m_copy; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addCopyAction();

    RowOrder* m_order;
    std::vector<std::pair<int, int>> m_widths; ///< columns, and how wide the table has to be for them
    QAction* m_copy = nullptr;
};

} // namespace ui
