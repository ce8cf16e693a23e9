#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QAbstractTableModel>

namespace ui {

/// How a column looks; numbers stand at the right.
enum class ColumnLook { Text, MutedText, Number, MutedNumber, Mark };

/// What one column says of a row. All of it is plain text.
template <typename Row>
struct Column {
    QString title;
    QString help; ///< what the heading's tooltip explains; empty = nothing
    ColumnLook look = ColumnLook::Text;
    std::function<QVariant(const Row&)> value; ///< Qt::EditRole: sorted by and copied
    std::function<QString(const Row&)> text;   ///< Qt::DisplayRole; none = the value
    bool (*struck)(const Row&) = nullptr;      ///< whether the row is struck through; none = never
};

/// Alignment and colour of a column, by role.
QVariant lookOf(ColumnLook look, int role);

/// The application's font, struck through.
QVariant struckFont();

/// A tooltip that shows text from data as it is, never as mark-up.
QString plainToolTip(const QString& text);

/// A read-only table over rows of one type; a table is a list of columns.
template <typename Row>
class RowsModel : public QAbstractTableModel {
public:
    RowsModel(std::vector<Column<Row>> columns, QObject* parent)
        : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

    const std::vector<Row>& rows() const { return m_rows; }

    /// Other columns; the rows stay.
    void setColumns(std::vector<Column<Row>> columns) {
        beginResetModel();
        m_columns = std::move(columns);
        endResetModel();
    }

    /// As many rows as before count as changed ones, so that selection and scroll position stay.
    void setRows(std::vector<Row> rows) {
        if (!rows.empty() && rows.size() == m_rows.size()) {
            m_rows = std::move(rows);
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || !checkIndex(index))
            return {};
        const Column<Row>& column = m_columns[static_cast<std::size_t>(index.column())];
        const Row& row = m_rows[static_cast<std::size_t>(index.row())];
        switch (role) {
        case Qt::EditRole:
            return column.value(row);
        case Qt::DisplayRole:
            return shown(column, row);
        case Qt::ToolTipRole:
            return column.look == ColumnLook::Text ? plainToolTip(shown(column, row)) : QVariant();
        case Qt::FontRole:
            return column.struck && column.struck(row) ? struckFont() : lookOf(column.look, role);
        default:
            return lookOf(column.look, role);
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row>& column = m_columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::ToolTipRole)
            return column.help;
        return role == Qt::TextAlignmentRole ? lookOf(column.look, role) : QVariant();
    }

private:
    static QString shown(const Column<Row>& column, const Row& row) {
        return column.text ? column.text(row) : column.value(row).toString();
    }

    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
};

} // namespace ui
