#include "ui/data/left_out_card.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/components/format.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

std::vector<Column<LeftOut>> reasonColumns() {
    return {{.title = LeftOutCard::tr("Count"),
             .help = {},
             .look = ColumnLook::Number,
             .value = [](const LeftOut& row) { return QVariant::fromValue(qulonglong{row.count}); },
             .text = [](const LeftOut& row) { return count(row.count); }},
            {.title = LeftOutCard::tr("What and why"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const LeftOut& row) { return row.reason; },
             .text = {}}};
}

std::vector<Column<model::RejectedRow>> rejectedColumns() {
    using model::RejectedRow;
    return {
        {.title = LeftOutCard::tr("File"),
         .help = {},
         .look = ColumnLook::MutedText,
         .value = [](const RejectedRow& row) { return QString::fromStdString(row.file); },
         .text =
             [](const RejectedRow& row) { return QFileInfo(QString::fromStdString(row.file)).fileName(); }},
        {.title = LeftOutCard::tr("Line"),
         .help = {},
         .look = ColumnLook::Number,
         .value = [](const RejectedRow& row) { return QVariant::fromValue(qulonglong{row.line}); },
         .text = [](const RejectedRow& row) { return count(row.line); }},
        {.title = LeftOutCard::tr("Why the row was skipped"),
         .help = {},
         .look = ColumnLook::Text,
         .value = [](const RejectedRow& row) { return QString::fromStdString(row.reason); },
         .text = {}}};
}

} // namespace

QString threshold(double rating) {
    return QLocale().toString(rating);
}

std::vector<LeftOut> leftOut(const model::DatasetSummary& summary) {
    const model::DroppedCounts& dropped = summary.dropped;
    std::vector<LeftOut> rows{
        {summary.reader.rejected, LeftOutCard::tr("rows that could not be read")},
        {summary.reader.duplicates, LeftOutCard::tr("repeated pairs; the last one counts")},
        {dropped.belowThreshold, LeftOutCard::tr("ratings below %1").arg(threshold(summary.minimumRating))},
        {dropped.usersBelowMinimum,
         LeftOutCard::tr("users with fewer than %1 clicks").arg(count(summary.minimumInteractions))},
        {dropped.clicksOfThoseUsers, LeftOutCard::tr("clicks of those users")},
        {dropped.itemsOutsideTraining, LeftOutCard::tr("items that no training user clicked")},
        {dropped.clicksOnThoseItems, LeftOutCard::tr("clicks on those items by held-out users")},
        {dropped.itemsNeverClicked, LeftOutCard::tr("items that have lost every click")}};
    std::erase_if(rows, [](const LeftOut& row) { return row.count == 0; });
    return rows;
}

LeftOutCard::LeftOutCard(QWidget* parent)
    : Card(parent), m_reasons(reasonColumns(), nullptr), m_rejected(rejectedColumns(), nullptr) {
    setTitle(tr("Left out"));
    m_reasonsTable = new Table(&m_reasons, tr("What was left out, and why"), this);
    m_reasonsTable->setObjectName(QStringLiteral("reasons"));
    m_reasonsTable->stretch(1);
    m_reasonsTable->horizontalHeader()->hide();
    m_rejectedTable = new Table(&m_rejected, tr("Rows that could not be read"), this);
    m_rejectedTable->setObjectName(QStringLiteral("rejected"));
    m_rejectedTable->stretch(2);
    auto* tables = new QWidget(this);
    auto* layout = new QVBoxLayout(tables);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_reasonsTable, 3);
    layout->addWidget(m_rejectedTable, 2);
    setContent(tables);
}

void LeftOutCard::setSummary(const model::DatasetSummary& summary) {
    std::vector<LeftOut> rows = leftOut(summary);
    setPhrase(rows.empty() ? tr("nothing: every row is a click") : tr("on the way from rows to clicks"));
    const bool rejected = !summary.reader.rejectedRows.empty();
    const int height = rejected ? m_reasonsTable->heightOf(static_cast<int>(rows.size())) : QWIDGETSIZE_MAX;
    m_reasonsTable->setMaximumHeight(height); // what it does not need goes to the rejected rows
    m_reasons.setRows(std::move(rows));
    m_rejectedTable->setVisible(rejected);
    m_rejected.setRows(summary.reader.rejectedRows);
}

} // namespace ui
