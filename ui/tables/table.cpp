#include "ui/tables/table.h"

#include <QAction>
#include <QClipboard>
#include <QCollator>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <vector>

namespace ui {

namespace {

constexpr int heightOfRow = 27;

QString cellText(const QVariant& value) {
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString().simplified(); // a tab or a line break would be another cell
}

/// Sorts text as people do: regardless of case, and 2 before 10.
class NaturalOrder : public QSortFilterProxyModel {
public:
    explicit NaturalOrder(QObject* parent) : QSortFilterProxyModel(parent) {
        setSortRole(Qt::EditRole);
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    }

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
        const QVariant first = left.data(Qt::EditRole);
        if (first.typeId() != QMetaType::QString)
            return QSortFilterProxyModel::lessThan(left, right);
        return m_collator.compare(first.toString(), right.data(Qt::EditRole).toString()) < 0;
    }

private:
    QCollator m_collator;
};

template <typename CellAt>
QString joined(int columns, CellAt cellAt) {
    QStringList cells;
    for (int column = 0; column < columns; ++column)
        cells += cellText(cellAt(column));
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

} // namespace

Table::Table(QAbstractItemModel* rows, const QString& name, QWidget* parent) : QTableView(parent) {
    auto* sorted = new NaturalOrder(this);
    sorted->setSourceModel(rows);
    setModel(sorted);
    setAccessibleName(name);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(heightOfRow);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setResizeContentsPrecision(0); // what is in sight
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    addCopyAction();
}

void Table::stretch(int column) {
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

int Table::heightOf(int rows) const {
    return rows * heightOfRow + 2 * frameWidth();
}

void Table::addCopyAction() {
    auto* action = new QAction(tr("&Copy with headings"), this);
    action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(tabSeparated()); });
    addAction(action);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QString Table::tabSeparated() const {
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty())
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.push_back(row);
    const int columns = model()->columnCount();
    QString text =
        joined(columns, [this](int column) { return model()->headerData(column, Qt::Horizontal); });
    for (const int row : rows)
        text += joined(columns,
                       [this, row](int column) { return model()->index(row, column).data(Qt::EditRole); });
    return text;
}

} // namespace ui
