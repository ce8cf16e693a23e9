#include "ui/tables/table.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/style/csv.h"
#include "ui/tables/row_order.h"
#include "ui/tables/table_header.h"

namespace ui {

namespace {

constexpr int heightOfRow = 27;
constexpr int smallestColumn = 24;
constexpr int heightOfDenseRow = 23;
constexpr int measuredRows = 48; ///< about a screenful. Of a hidden table Qt takes "the visible ones" for all

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

void dress(QTableView& table) {
    table.setHorizontalHeader(new TableHeader(&table));
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(heightOfRow);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setResizeContentsPrecision(measuredRows);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setMinimumSectionSize(smallestColumn);
    table.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table.setSortingEnabled(true);
}

Table::Table(QAbstractItemModel* rows, const QString& name, QWidget* parent)
    : QTableView(parent), m_order(new RowOrder(rows, this)) {
    setModel(m_order);
    setAccessibleName(name);
    dress(*this);
    addCopyAction();
}

void Table::stretch(int column) {
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void Table::hideWhenNarrow(int column, int width) {
    m_widths.emplace_back(column, width);
}

void Table::resizeEvent(QResizeEvent* event) {
    for (const auto& [column, needed] : m_widths)
        setColumnHidden(column, width() < needed);
    QTableView::resizeEvent(event);
}

void Table::setFilterColumns(std::vector<int> columns) {
    m_order->setFilterColumns(std::move(columns));
}

void Table::setFilter(const QString& text) {
    m_order->setFilter(text);
}

int Table::sourceRow(const QModelIndex& shown) const {
    return m_order->mapToSource(shown).row();
}

void Table::chooseSourceRow(int row) {
    const QModelIndex source = row < 0 ? QModelIndex() : m_order->sourceModel()->index(row, 0);
    setCurrentIndex(m_order->mapFromSource(source));
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

QString Table::commaSeparated() const {
    const int columns = model()->columnCount();
    QString text;
    const auto addRow = [&](auto cellAt) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells += csvCell(cellText(cellAt(column)));
        text += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    };
    addRow([this](int column) { return model()->headerData(column, Qt::Horizontal); });
    for (int row = 0; row < model()->rowCount(); ++row)
        addRow([this, row](int column) { return model()->index(row, column).data(Qt::EditRole); });
    return text;
}

} // namespace ui
