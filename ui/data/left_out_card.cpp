#include "ui/data/left_out_card.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

#include "ui/style/format.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

constexpr int fewestRows = 4; ///< of the account that are visible where there is little room

bool isTaken(const AccountRow& row) {
    return row.kind == AccountRow::Kind::NoRow || row.kind == AccountRow::Kind::LeftOut;
}

/// With its sign, so that a copied account adds up.
qlonglong signedCount(const AccountRow& row) {
    const auto number = static_cast<qlonglong>(row.count);
    return isTaken(row) ? -number : number;
}

QString signedText(const AccountRow& row) {
    const QString gap(QChar(0x202F));
    if (isTaken(row))
        return QChar(0x2212) + gap + count(row.count);
    return row.kind == AccountRow::Kind::Remain ? QLatin1Char('=') + gap + count(row.count)
                                                : count(row.count);
}

std::vector<Column<AccountRow>> accountColumns() {
    return {{.title = LeftOutCard::tr("Count"),
             .help = {},
             .look = ColumnLook::Number,
             .value = [](const AccountRow& row) { return QVariant::fromValue(signedCount(row)); },
             .text = signedText},
            {.title = LeftOutCard::tr("What and why"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const AccountRow& row) { return row.what; },
             .text = {}}};
}

QString columnText(const model::RejectedRow& row) {
    return row.column == 0 ? QString() : count(row.column);
}

std::vector<Column<model::RejectedRow>> rejectedColumns() {
    using model::RejectedRow;
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    return {{.title = LeftOutCard::tr("File"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [text](const RejectedRow& row) { return text(row.file); },
             .text = [text](const RejectedRow& row) { return QFileInfo(text(row.file)).fileName(); }},
            {.title = LeftOutCard::tr("Line"),
             .help = {},
             .look = ColumnLook::Number,
             .value = [](const RejectedRow& row) { return QVariant::fromValue(qulonglong{row.line}); },
             .text = [](const RejectedRow& row) { return count(row.line); }},
            {.title = LeftOutCard::tr("Column"),
             .help = LeftOutCard::tr("The column at fault; empty = the whole row"),
             .look = ColumnLook::Number,
             .value = [](const RejectedRow& row) { return QVariant::fromValue(qulonglong{row.column}); },
             .text = columnText},
            {.title = LeftOutCard::tr("Why it was skipped"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [text](const RejectedRow& row) { return text(row.reason); },
             .text = {}},
            {.title = LeftOutCard::tr("The row"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [text](const RejectedRow& row) { return text(row.text); },
             .text = {}}};
}

QString phraseOf(const model::DatasetSummary& summary) {
    const auto rows = static_cast<double>(summary.reader.rows);
    const auto clicks = static_cast<double>(summary.interactions);
    return clicks == rows ? LeftOutCard::tr("nothing: every row is a click")
                          : LeftOutCard::tr("%1 of the rows are clicks").arg(percent(clicks / rows));
}

QLabel* mutedLabel(const QString& name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("muted", true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// A table with a line of text below it.
QWidget* pageOf(Table* table, QLabel* below) {
    auto* page = new QWidget(table->parentWidget());
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(table, 1);
    layout->addWidget(below);
    return page;
}

} // namespace

LeftOutCard::LeftOutCard(QWidget* parent)
    : Card(parent), m_account(accountColumns(), nullptr), m_rejected(rejectedColumns(), nullptr),
      m_tabs(new QTabBar(this)), m_pages(new QStackedWidget(this)) {
    setTitle(tr("Left out"));
    m_tabs->setObjectName(QStringLiteral("leftOutTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Account"));
    m_tabs->addTab(tr("Rejected rows"));
    m_pages->addWidget(buildAccount());
    m_pages->addWidget(buildRejected());
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    auto* again = new QPushButton(tr("&Import again…"), this);
    again->setObjectName(QStringLiteral("importAgain"));
    again->setToolTip(tr("Import these data again, with different options"));
    connect(again, &QPushButton::clicked, this, &LeftOutCard::importAgainRequested);
    m_tabs->setContentsMargins(8, 0, 0, 0);
    headerLayout()->insertWidget(1, m_tabs);
    headerLayout()->addWidget(again);
    setContent(m_pages);
}

QWidget* LeftOutCard::buildAccount() {
    m_accountTable = new Table(&m_account, tr("What was left out, and why"), this);
    m_accountTable->setObjectName(QStringLiteral("reasons"));
    m_accountTable->stretch(1);
    m_accountTable->horizontalHeader()->hide();
    m_accountTable->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_accountTable->setDense();
    m_usersAndItems = mutedLabel(QStringLiteral("usersAndItems"), this);
    return pageOf(m_accountTable, m_usersAndItems);
}

QWidget* LeftOutCard::buildRejected() {
    auto* table = new Table(&m_rejected, tr("Rows that could not be read"), this);
    table->setObjectName(QStringLiteral("rejected"));
    table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as high as the account is
    m_listed = mutedLabel(QStringLiteral("listed"), this);
    return pageOf(table, m_listed);
}

void LeftOutCard::setSummary(const model::DatasetSummary& summary) {
    const model::ReaderSummary& reader = summary.reader;
    setPhrase(reader.rejected > 0 ? QString() : phraseOf(summary)); // the tabs take its place
    m_account.setRows(rowAccount(summary));
    m_accountTable->setMinimumHeight(m_accountTable->heightOf(std::min(fewestRows, m_account.rowCount())));
    m_accountTable->setMaximumHeight(m_accountTable->heightOf(m_account.rowCount()));
    const QString counts =
        tr("users %1 → %2 · items %3 → %4")
            .arg(count(reader.users), count(summary.users), count(reader.items), count(summary.items));
    const QString joined = joinedIds(reader);
    m_usersAndItems->setText(joined.isEmpty() ? counts : counts + QLatin1Char('\n') + joined);
    m_usersAndItems->setToolTip(goneUsersAndItems(summary).join(QLatin1Char('\n')));
    m_rejected.setRows(reader.rejectedRows);
    m_tabs->setVisible(reader.rejected > 0);
    m_tabs->setTabText(1, counted(reader.rejected, tr("1 rejected row"), tr("%1 rejected rows")));
    m_tabs->setCurrentIndex(0);
    m_listed->setVisible(reader.rejectedRows.size() < reader.rejected);
    m_listed->setText(
        tr("the first %1 of %2").arg(count(reader.rejectedRows.size()), count(reader.rejected)));
}

} // namespace ui
