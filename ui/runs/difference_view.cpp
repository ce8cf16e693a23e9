#include "ui/runs/difference_view.h"

#include <QFont>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>

#include <algorithm>

#include "ui/runs/run_mark.h"
#include "ui/runs/run_words.h"
#include "ui/style/format.h"
#include "ui/tables/rows_model.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

constexpr std::size_t mostRuns = 30; ///< beside each other; more columns are unreadable

} // namespace

void DifferenceTable::setRuns(std::vector<model::RunSummary> runs) {
    beginResetModel();
    m_rows = settingsDifference(runs);
    m_runs = std::move(runs);
    endResetModel();
}

bool DifferenceTable::isOfSettings() const {
    return std::ranges::any_of(m_rows, [](const DifferenceRow& row) { return !row.isMetric; });
}

int DifferenceTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DifferenceTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_runs.size());
}

QVariant DifferenceTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index))
        return {};
    const DifferenceRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isName = index.column() == 0;
    const bool isBest = !isName && row.best == static_cast<std::size_t>(index.column() - 1);
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return isName ? row.name : row.values[index.column() - 1];
    if (role == Qt::FontRole && isBest) {
        QFont font;
        font.setPixelSize(13);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::ForegroundRole && isBest)
        return currentColours().success;
    return lookOf(isName && row.isMetric ? ColumnLook::MutedText : ColumnLook::Text, role);
}

QVariant DifferenceTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == 0)
        return role == Qt::DisplayRole ? tr("Setting") : lookOf(ColumnLook::Text, role);
    const model::RunSummary& run = m_runs[static_cast<std::size_t>(section - 1)];
    if (role == Qt::DisplayRole)
        return nameOf(run);
    if (role == Qt::DecorationRole)
        return colourIcon(run.colour);
    return role == Qt::TextAlignmentRole ? lookOf(ColumnLook::Text, role) : QVariant();
}

DifferenceView::DifferenceView(QWidget* parent)
    : Card(parent), m_table(nullptr), m_stack(new QStackedWidget(this)), m_sentence(new QLabel(this)) {
    setTitle(tr("Differences"));
    m_sentence->setObjectName(QStringLiteral("differenceSentence"));
    m_sentence->setProperty("muted", true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* table = new Table(&m_table, tr("How the settings of the selected runs differ"), this);
    table->setObjectName(QStringLiteral("differences"));
    table->setDense();
    table->horizontalHeader()->setStretchLastSection(true);
    m_stack->addWidget(m_sentence);
    m_stack->addWidget(table);
    setContent(m_stack);
    setRuns({});
}

void DifferenceView::setRuns(const std::vector<model::RunSummary>& selected) {
    const bool enough = selected.size() >= 2;
    const std::size_t compared = enough ? std::min(selected.size(), mostRuns) : 0;
    m_table.setRuns({selected.begin(), selected.begin() + static_cast<std::ptrdiff_t>(compared)});
    m_stack->setCurrentIndex(enough ? 1 : 0);
    if (!enough)
        m_sentence->setText(tr("Select two or more runs in the list to see how their settings differ."));
    const QString runs =
        compared == selected.size()
            ? tr("%1 selected runs").arg(count(compared))
            : tr("the first %1 of %2 selected runs").arg(count(compared), count(selected.size()));
    if (!enough)
        setPhrase({});
    else if (m_table.isOfSettings())
        setPhrase(tr("of %1 · only what differs, then the results").arg(runs));
    else
        setPhrase(tr("None: %1 have the same data, settings and seed.").arg(runs));
}

} // namespace ui
