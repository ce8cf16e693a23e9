#pragma once

#include <QTableView>

namespace ui {

/// A table that is sorted by its headings, and copied as tab-separated text with the headings on top: the
/// values themselves, in the C locale, for a spreadsheet.
class Table : public QTableView {
    Q_OBJECT
public:
    /// name: what a screen reader calls it. The rows' order is the model's until a heading is clicked.
    Table(QAbstractItemModel* rows, const QString& name, QWidget* parent = nullptr);

    /// The column that takes the space that is left; the others are as wide as their contents.
    void stretch(int column);

    /// How high the table is with so many rows in sight, without its headings.
    int heightOf(int rows) const;

    /// The selected rows, or all of them if none is selected.
    QString tabSeparated() const;

private:
    void addCopyAction();
};

} // namespace ui
