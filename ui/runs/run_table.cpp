#include "ui/runs/run_table.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QStyledItemDelegate>

#include <algorithm>

#include "ui/runs/run_columns.h"
#include "ui/runs/run_list_rows.h"
#include "ui/runs/run_mark.h"

namespace ui {

namespace {

constexpr int nameWidth = 176;
constexpr int dataWidth = 150;
constexpr int headingsHeight = 47; ///< of two lines
constexpr int fewestRows = 3;      ///< that are visible where there is little room

/// Types a name over; news of the run leave alone what is being typed.
class NameEditor : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        const auto* field = qobject_cast<QLineEdit*>(editor);
        if (field == nullptr || !field->isModified())
            QStyledItemDelegate::setEditorData(editor, index);
    }
};

} // namespace

/// What stays when the rows change.
struct RunTable::Place {
    QStringList selected;
    QString current;
    int column = 0; ///< of the current cell
    int down = 0;
    int right = 0;
};

RunTable::RunTable(RunListRows* rows, QWidget* parent) : Table(rows, tr("Runs"), parent), m_rows(rows) {
    setObjectName(QStringLiteral("runs"));
    setFilterColumns(searchedRunColumns());
    setEditTriggers(NoEditTriggers);
    setMinimumHeight(heightOf(fewestRows) + headingsHeight);
    layOutColumns();
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& cell) {
        if (cell.column() != MarkColumn)
            emit openRequested();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_settled)
            emit selectedChanged();
    });
}

void RunTable::layOutColumns() {
    setItemDelegateForColumn(MarkColumn, new RunMark(this));
    setItemDelegateForColumn(NameColumn, new NameEditor(this));
    for (const int column : {NameColumn, DataColumn})
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
    setColumnWidth(NameColumn, nameWidth);
    setColumnWidth(DataColumn, dataWidth);
    horizontalHeader()->setStretchLastSection(true);
    sortByColumn(CreatedColumn, Qt::DescendingOrder);
}

void RunTable::setRuns(std::vector<model::RunSummary> runs) {
    const bool first = m_rows->rowCount() == 0;
    const Place before = place();
    m_settled = false;
    m_rows->setRuns(std::move(runs));
    if (first && model()->rowCount() > 0)
        selectRow(0);
    else
        restore(before);
    m_settled = true;
    emit selectedChanged();
}

void RunTable::search(const QString& text) {
    const Place before = place();
    m_settled = false;
    setFilter(text);
    restore(before);
    m_settled = true;
    emit selectedChanged();
}

RunTable::Place RunTable::place() const {
    return {selectedIds(), currentIndex().data(IdRole).toString(), std::max(0, currentIndex().column()),
            verticalScrollBar()->value(), horizontalScrollBar()->value()};
}

void RunTable::restore(const Place& place) {
    if (selectedIds() != place.selected)
        selectAgain(place);
    verticalScrollBar()->setValue(place.down);
    horizontalScrollBar()->setValue(place.right);
}

void RunTable::selectAgain(const Place& place) {
    const QSet<QString> wanted(place.selected.begin(), place.selected.end());
    QItemSelection rows;
    QModelIndex current;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex cell = model()->index(row, 0);
        const QString id = cell.data(IdRole).toString();
        if (wanted.contains(id))
            rows.select(cell, cell);
        if (id == place.current)
            current = model()->index(row, place.column);
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
}

void RunTable::select(const QString& id) {
    selectAgain({.selected = {id}, .current = id, .column = std::max(0, currentIndex().column())});
    scrollTo(currentIndex());
}

QStringList RunTable::selectedIds() const {
    QModelIndexList cells = selectionModel()->selectedRows();
    std::sort(cells.begin(), cells.end());
    QStringList ids;
    for (const QModelIndex& cell : cells)
        ids += cell.data(IdRole).toString();
    return ids;
}

void RunTable::rename(const QString& id) {
    if (state() == EditingState)
        return; // what is being typed stays
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex cell = model()->index(row, NameColumn);
        if (cell.data(IdRole).toString() != id)
            continue;
        setFocus(Qt::OtherFocusReason);
        setCurrentIndex(cell);
        if (cell.flags().testFlag(Qt::ItemIsEditable))
            edit(cell);
        return;
    }
}

} // namespace ui
