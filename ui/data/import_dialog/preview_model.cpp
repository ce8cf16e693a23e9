#include "ui/data/import_dialog/preview_model.h"

#include <algorithm>

#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"
#include "ui/tables/rows_model.h"

namespace ui {

namespace {

constexpr qsizetype longestCell = 200; ///< characters; the rest of a longer one is not shown

QString cellText(const model::PreviewRow& row, std::size_t column) {
    if (column >= row.cells.size())
        return {};
    const QString text = QString::fromStdString(row.cells[column]);
    return text.size() <= longestCell ? text : text.left(longestCell) + QChar(0x2026);
}

/// A cell may be too narrow for its text.
QVariant toolTipOf(const QString& text) {
    return text.isEmpty() ? QVariant() : plainToolTip(text);
}

QColor tint(int alpha) {
    QColor colour = currentColours().failure;
    colour.setAlpha(alpha);
    return colour;
}

/// Behind a cell of a bad row; the one to blame stands out.
QVariant tintOf(const model::PreviewRow& row, std::size_t column) {
    if (row.problem.empty())
        return {};
    return row.badColumn == column ? tint(88) : tint(28);
}

} // namespace

QString columnName(const model::TablePreview& table, std::size_t column) {
    if (column < table.header.size() && !table.header[column].empty())
        return QString::fromStdString(table.header[column]);
    return PreviewModel::tr("column %1").arg(count(column + 1));
}

void PreviewModel::setTable(model::TablePreview table) {
    beginResetModel();
    m_table = std::move(table);
    m_ignored.clear();
    endResetModel();
}

void PreviewModel::setIgnored(std::set<int> columns) {
    m_ignored = std::move(columns);
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::ForegroundRole});
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_table.columns, mostColumns));
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index))
        return {};
    const model::PreviewRow& row = m_table.rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::ToolTipRole:
        return row.problem.empty() ? toolTipOf(cellText(row, column))
                                   : plainToolTip(QString::fromStdString(row.problem));
    case Qt::BackgroundRole:
        return tintOf(row, column);
    case Qt::ForegroundRole:
        return m_ignored.contains(index.column()) ? QVariant(currentColours().muted) : QVariant();
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical && section >= 0 && section < rowCount())
        return lineHeading(m_table.rows[static_cast<std::size_t>(section)], role);
    if (orientation == Qt::Horizontal && section >= 0 && section < columnCount()) {
        if (role == Qt::DisplayRole)
            return columnName(m_table, static_cast<std::size_t>(section));
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    }
    return {};
}

QVariant PreviewModel::lineHeading(const model::PreviewRow& row, int role) const {
    const bool bad = !row.problem.empty();
    switch (role) {
    case Qt::DisplayRole:
        return count(row.line);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    case Qt::DecorationRole:
        return bad ? QVariant(icon(QStringLiteral("warning"), currentColours().failure)) : QVariant();
    case Qt::ToolTipRole:
        return bad ? QVariant(plainToolTip(QString::fromStdString(row.problem))) : QVariant();
    case Qt::AccessibleDescriptionRole:
        return QString::fromStdString(row.problem);
    default:
        return {};
    }
}

} // namespace ui
