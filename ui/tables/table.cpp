#include "ui/tables/table.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/tables/row_order.h"

namespace ui {

namespace {

constexpr int heightOfRow = 27;
constexpr int heightOfDenseRow = 23;

QString cellText(const QVariant& value) {
    if (value.typeId() == QMetaType::Double)
        return std::isfinite(value.toDouble())
                   ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                   : QString();           // not known
    return value.toString().simplified(); // a tab or a line break would be another cell
}

template <typename CellAt>
QString joined(int columns, CellAt cellAt) {
    QStringList cells;
    for (int column = 0; column < columns; ++column)
        cells += cellText(cellAt(column));
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

} // namespace

Table::Table(QAbstractItemModel* rows, const QString& name, QWidget* parent)
    : QTableView(parent), m_order(new RowOrder(rows, this)) {
    setModel(m_order);
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

void Table::setFilterColumns(std::vector<int> columns) {
    m_order->setFilterColumns(std::move(columns));
}

void Table::setFilter(const QString& text) {
    m_order->setFilter(text);
}

void Table::setDense() {
    verticalHeader()->setMinimumSectionSize(heightOfDenseRow);
    verticalHeader()->setDefaultSectionSize(heightOfDenseRow);
}

int Table::heightOf(int rows) const {
    return rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth();
}

void Table::addCopyAction() {
    m_copy = new QAction(tr("&Copy with headings"), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(tabSeparated()); });
    addAction(m_copy);
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
