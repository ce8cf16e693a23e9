#pragma once

#include <vector>

#include <QAbstractProxyModel>

namespace ui {

/// Shows the rows of a table sorted by a column and filtered by a text. Every cell is asked for once a sort
/// or once for all filters, so that 100 000 rows follow the typing. Only for flat tables.
class RowOrder : public QAbstractProxyModel {
    Q_OBJECT
public:
    explicit RowOrder(QAbstractItemModel* rows, QObject* parent = nullptr);

    /// The columns that a filter looks into; none at first.
    void setFilterColumns(std::vector<int> columns);

    /// Shows the rows that have the text in one of those columns, whatever the case; empty = all rows.
    void setFilter(const QString& text);

    /// By the values (Qt::EditRole): numbers by size, text as people sort it, regardless of case and 2 before
    /// 10. Rows that are alike stay in their order. column −1: the order of the rows themselves.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    QModelIndex mapFromSource(const QModelIndex& source) const override;
    QModelIndex mapToSource(const QModelIndex& proxy) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow(QAbstractItemModel* rows);
    void onDataChanged(const QModelIndex& first, const QModelIndex& last);
    bool otherRowsPass();
    void arrange();
    void sortRows();
    void filterRows();
    void sortAgain();
    void readTexts();

    std::vector<int> m_sorted;  ///< all rows of the source, in order
    std::vector<int> m_shown;   ///< those that pass the filter
    std::vector<int> m_placeOf; ///< by row of the source: where it is shown, −1 = it is not
    std::vector<int> m_filterColumns;
    std::vector<QString> m_texts; ///< by row of the source: what a filter looks into; empty = not read yet
    QString m_filter;             ///< with its case folded
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace ui
