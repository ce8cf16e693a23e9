#include "ui/data/dataset_page.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/chart_menu.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/chart_card.h"
#include "ui/charts/line_chart.h"
#include "ui/components/empty_state.h"
#include "ui/components/format.h"
#include "ui/data/dataset_figures.h"
#include "ui/data/left_out_card.h"
#include "ui/data/number_tiles.h"
#include "ui/data/reading_bar.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

/// Shares are of all clicks, which the page knows.
std::vector<Column<model::PopularItem>>
itemColumns(const std::shared_ptr<const model::DatasetSummary>& summary) {
    using model::PopularItem;
    const auto share = [&summary](const PopularItem& item) {
        return static_cast<double>(item.clicks) / static_cast<double>(summary->interactions);
    };
    return {{.title = DatasetPage::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value =
                 [](const PopularItem& item) {
                     return QString::fromStdString(item.title.empty() ? item.id : item.title);
                 },
             .text = {}},
            {.title = DatasetPage::tr("Id"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [](const PopularItem& item) { return QString::fromStdString(item.id); },
             .text = {}},
            {.title = DatasetPage::tr("Clicks"),
             .help = {},
             .look = ColumnLook::Number,
             .value = [](const PopularItem& item) { return QVariant::fromValue(qulonglong{item.clicks}); },
             .text = [](const PopularItem& item) { return count(item.clicks); }},
            {.title = DatasetPage::tr("Share"),
             .help = DatasetPage::tr("of all clicks"),
             .look = ColumnLook::Number,
             .value = share,
             .text = [share](const PopularItem& item) { return percent(share(item), 2); }}};
}

/// How the clicks came about, e.g. "ratings ≥ 4 · users with ≥ 5 · 60 + 60 held out".
QString rulesOf(const model::DatasetSummary& summary) {
    const QString heldOut =
        DatasetPage::tr("%1 + %2 held out").arg(count(summary.validationUsers), count(summary.testUsers));
    if (summary.splitWasGiven)
        return DatasetPage::tr("split as given · %1").arg(heldOut);
    return DatasetPage::tr("ratings ≥ %1 · users with ≥ %2 · %3")
        .arg(threshold(summary.minimumRating), count(summary.minimumInteractions), heldOut);
}

} // namespace

DatasetPage::DatasetPage(QWidget* parent)
    : QWidget(parent), m_items(itemColumns(m_summary), nullptr), m_readingBar(new ReadingBar(this)),
      m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_readingBar->hide();
    connect(m_readingBar, &ReadingBar::cancelRequested, this, &DatasetPage::cancelRequested);
    m_stack->addWidget(buildEmptyState());
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(12);
    layout->addWidget(m_readingBar);
    layout->addWidget(m_stack, 1);
}

QWidget* DatasetPage::buildEmptyState() {
    auto* empty = new EmptyState(QStringLiteral("data"),
                                 tr("Open data to see how large they are and what is popular."), this);
    QPushButton* open = empty->addButton(tr("&Open data…"), true);
    open->setObjectName(QStringLiteral("emptyOpen"));
    connect(open, &QPushButton::clicked, this, &DatasetPage::openRequested);
    QPushButton* example = empty->addButton(tr("&Load the example"), false);
    example->setObjectName(QStringLiteral("emptyExample"));
    connect(example, &QPushButton::clicked, this, &DatasetPage::exampleRequested);
    return empty;
}

QWidget* DatasetPage::buildContent() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(buildTopRow());
    m_tiles = new NumberTiles(content);
    layout->addWidget(m_tiles);
    layout->addLayout(buildCharts(), 5);
    layout->addLayout(buildTables(), 6);
    return content;
}

QHBoxLayout* DatasetPage::buildTopRow() {
    auto* open = new QPushButton(tr("&Open data…"), this);
    open->setObjectName(QStringLiteral("open"));
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, &DatasetPage::openRequested);
    m_recent = makeMenuButton(tr("Recent ▾"), QStringLiteral("recent"), this);
    m_recent->setAccessibleName(tr("Recent data"));
    setRecent({});
    m_name = new QLabel(this);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setProperty("title", true);
    m_name->setTextFormat(Qt::PlainText);
    m_rules = new QLabel(this);
    m_rules->setObjectName(QStringLiteral("rules"));
    m_rules->setProperty("muted", true);
    m_rules->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(open);
    row->addWidget(m_recent);
    row->addWidget(m_name);
    row->addWidget(m_rules);
    row->addStretch();
    row->addWidget(makeExportButton(this));
    return row;
}

QHBoxLayout* DatasetPage::buildCharts() {
    m_popularity = new LineChart(this);
    m_popularity->setObjectName(QStringLiteral("popularity"));
    m_activity = new BarChart(this);
    m_activity->setObjectName(QStringLiteral("activity"));
    auto* popularity = new ChartCard(
        m_popularity, [this] { return m_popularity->figure(); }, this);
    auto* activity = new ChartCard(
        m_activity, [this] { return m_activity->figure(); }, this);
    popularity->setTitle(tr("Popularity"));
    popularity->setPhrase(tr("clicks by rank, log–log"));
    activity->setTitle(tr("Activity"));
    activity->setPhrase(tr("users by number of clicks"));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(popularity, 1);
    row->addWidget(activity, 1);
    return row;
}

QHBoxLayout* DatasetPage::buildTables() {
    auto* items = new Table(&m_items, tr("The most popular items"), this);
    items->setObjectName(QStringLiteral("items"));
    items->stretch(0);
    m_itemsCard = new Card(this);
    m_itemsCard->setTitle(tr("Items"));
    m_itemsCard->setContent(items);
    m_leftOut = new LeftOutCard(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_itemsCard, 3);
    row->addWidget(m_leftOut, 2);
    return row;
}

void DatasetPage::setSummary(std::shared_ptr<const model::DatasetSummary> summary) {
    m_summary = std::move(summary);
    m_name->setText(QString::fromStdString(m_summary->name));
    m_name->setToolTip(plainToolTip(QString::fromStdString(m_summary->source)));
    m_rules->setText(rulesOf(*m_summary));
    m_tiles->setSummary(*m_summary);
    m_popularity->setFigure(popularityFigure(*m_summary));
    m_activity->setFigure(activityFigure(*m_summary));
    const std::uint64_t shown = m_summary->popularItems.size();
    m_itemsCard->setPhrase(shown < m_summary->items
                               ? tr("the %1 most popular of %2").arg(count(shown), count(m_summary->items))
                               : tr("all %1, most popular first").arg(count(shown)));
    m_items.setRows(m_summary->popularItems);
    m_leftOut->setSummary(*m_summary);
    m_stack->setCurrentIndex(1);
    emit factChanged(tr("%1 clicks").arg(count(m_summary->interactions)));
}

void DatasetPage::setProgress(const model::ReadingProgress& progress) {
    m_readingBar->setProgress(progress);
}

void DatasetPage::setReading(bool reading) {
    m_readingBar->begin();
    m_readingBar->setVisible(reading);
    if (!reading)
        emit statusChanged(m_summary
                               ? tr("read %1 rows in %2 s")
                                     .arg(count(m_summary->reader.rows), fixed(m_summary->secondsToRead, 2))
                               : QString());
}

void DatasetPage::setRecent(const QStringList& paths) {
    m_recent->setEnabled(!paths.isEmpty());
    m_recent->setToolTip(paths.isEmpty() ? tr("Nothing has been opened yet")
                                         : tr("Open data again that were open before"));
    m_recent->menu()->clear();
    for (const QString& path : paths)
        m_recent->menu()->addAction(menuText(path), this, [this, path] { emit recentRequested(path); });
}

} // namespace ui
