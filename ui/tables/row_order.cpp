#include "ui/tables/row_order.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

/// Of people, for C has no natural order.
QCollator naturalCollator() {
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

/// Sorts the rows by their keys, each computed once.
template <typename KeyOf>
void sortBy(std::vector<int>& rows, Qt::SortOrder order, KeyOf keyOf) {
    using Key = decltype(keyOf(0));
    std::vector<std::pair<Key, int>> keyed;
    keyed.reserve(rows.size());
    for (const int row : rows)
        keyed.emplace_back(keyOf(row), row);
    std::stable_sort(keyed.begin(), keyed.end(), [order](const auto& a, const auto& b) {
        return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto& pair) { return pair.second; });
}

} // namespace

RowOrder::RowOrder(QAbstractItemModel* rows, QObject* parent) : QAbstractProxyModel(parent) {
    setSourceModel(rows);
    follow(rows);
    arrange();
}

/// Whatever changes the number of rows or columns starts again.
void RowOrder::follow(QAbstractItemModel* rows) {
    const auto begin = [this] { beginResetModel(); };
    const auto end = [this] {
        arrange();
        endResetModel();
    };
    using Rows = QAbstractItemModel;
    connect(rows, &Rows::modelAboutToBeReset, this, begin);
    connect(rows, &Rows::modelReset, this, end);
    connect(rows, &Rows::rowsAboutToBeInserted, this, begin);
    connect(rows, &Rows::rowsInserted, this, end);
    connect(rows, &Rows::rowsAboutToBeRemoved, this, begin);
    connect(rows, &Rows::rowsRemoved, this, end);
    connect(rows, &Rows::columnsAboutToBeInserted, this, begin);
    connect(rows, &Rows::columnsInserted, this, end);
    connect(rows, &Rows::columnsAboutToBeRemoved, this, begin);
    connect(rows, &Rows::columnsRemoved, this, end);
    connect(rows, &Rows::headerDataChanged, this, &RowOrder::headerDataChanged);
    connect(rows, &Rows::dataChanged, this, &RowOrder::onDataChanged);
}

/// Selection and scroll position stay wherever the same rows are still shown.
void RowOrder::onDataChanged(const QModelIndex& first, const QModelIndex& last) {
    const auto changed = [&](int column) { return first.column() <= column && column <= last.column(); };
    if (std::any_of(m_filterColumns.begin(), m_filterColumns.end(), changed))
        m_texts.clear();
    if (otherRowsPass()) {
        beginResetModel();
        arrange();
        endResetModel();
        return;
    }
    if (changed(m_column))
        sortAgain();
    if (m_column < 0 && m_filter.isEmpty()) {
        emit dataChanged(index(first.row(), first.column()), index(last.row(), last.column()));
    } else if (rowCount() > 0) { // wherever those rows are
        emit dataChanged(index(0, first.column()), index(rowCount() - 1, last.column()));
    }
}

/// Whether the filter would show other rows than it does, now that values have changed.
bool RowOrder::otherRowsPass() {
    if (m_filter.isEmpty())
        return false;
    readTexts();
    for (std::size_t row = 0; row < m_texts.size(); ++row)
        if (m_texts[row].contains(m_filter) != (m_placeOf[row] >= 0))
            return true;
    return false;
}

void RowOrder::setFilterColumns(std::vector<int> columns) {
    m_filterColumns = std::move(columns);
    m_texts.clear();
}

void RowOrder::setFilter(const QString& text) {
    const QString folded = text.trimmed().toCaseFolded();
    if (folded == m_filter)
        return;
    beginResetModel();
    m_filter = folded;
    filterRows();
    endResetModel();
}

void RowOrder::sort(int column, Qt::SortOrder order) {
    m_column = column;
    m_order = order;
    sortAgain();
}

/// The same rows in another order: selection and current row go with them.
void RowOrder::sortAgain() {
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList sources;
    for (const QModelIndex& place : before)
        sources += mapToSource(place);
    sortRows();
    QModelIndexList after;
    for (const QModelIndex& source : sources)
        after += mapFromSource(source);
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void RowOrder::arrange() {
    m_texts.clear();
    sortRows();
}

void RowOrder::sortRows() {
    m_sorted.resize(static_cast<std::size_t>(sourceModel()->rowCount()));
    std::iota(m_sorted.begin(), m_sorted.end(), 0);
    if (m_column >= 0 && m_column < sourceModel()->columnCount() && !m_sorted.empty()) {
        const auto valueOf = [this](int row) {
            return sourceModel()->index(row, m_column).data(Qt::EditRole);
        };
        if (valueOf(0).typeId() == QMetaType::QString) {
            const QCollator collator = naturalCollator();
            sortBy(m_sorted, m_order, [&](int row) { return collator.sortKey(valueOf(row).toString()); });
        } else {
            sortBy(m_sorted, m_order, [&](int row) { return valueOf(row).toDouble(); });
        }
    }
    filterRows();
}

void RowOrder::filterRows() {
    m_shown = m_sorted;
    if (!m_filter.isEmpty()) {
        readTexts();
        std::erase_if(m_shown,
                      [this](int row) { return !m_texts[static_cast<std::size_t>(row)].contains(m_filter); });
    }
    m_placeOf.assign(m_sorted.size(), -1);
    for (std::size_t place = 0; place < m_shown.size(); ++place)
        m_placeOf[static_cast<std::size_t>(m_shown[place])] = static_cast<int>(place);
}

void RowOrder::readTexts() {
    if (m_texts.size() == m_sorted.size())
        return;
    m_texts.assign(m_sorted.size(), QString());
    for (std::size_t row = 0; row < m_texts.size(); ++row)
        for (const int column : m_filterColumns) // a line break keeps what is found within one column
            m_texts[row] +=
                sourceModel()->index(static_cast<int>(row), column).data().toString().toCaseFolded() +
                QLatin1Char('\n');
}

QModelIndex RowOrder::mapFromSource(const QModelIndex& source) const {
    if (!source.isValid() || static_cast<std::size_t>(source.row()) >= m_placeOf.size())
        return {};
    const int place = m_placeOf[static_cast<std::size_t>(source.row())];
    return place < 0 ? QModelIndex() : index(place, source.column());
}

QModelIndex RowOrder::mapToSource(const QModelIndex& proxy) const {
    if (!proxy.isValid())
        return {};
    return sourceModel()->index(m_shown[static_cast<std::size_t>(proxy.row())], proxy.column());
}

QModelIndex RowOrder::index(int row, int column, const QModelIndex& parent) const {
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex RowOrder::parent(const QModelIndex&) const {
    return {};
}

int RowOrder::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int RowOrder::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : sourceModel()->columnCount();
}

QVariant RowOrder::headerData(int section, Qt::Orientation orientation, int role) const {
    return sourceModel()->headerData(section, orientation, role);
}

} // namespace ui
