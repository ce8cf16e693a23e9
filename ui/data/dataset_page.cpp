#include "ui/data/dataset_page.h"

#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/chart_cards/chart_menu.h"
#include "ui/components/action_button.h"
#include "ui/components/elided_label.h"
#include "ui/components/empty_state.h"
#include "ui/components/menu_button.h"
#include "ui/components/shared_actions.h"
#include "ui/data/cost_card.h"
#include "ui/data/dataset_charts.h"
#include "ui/data/import_rules.h"
#include "ui/data/items_card.h"
#include "ui/data/left_out_card.h"
#include "ui/data/number_tiles.h"
#include "ui/data/reading_bar.h"
#include "ui/style/format.h"
#include "ui/tables/rows_model.h"

namespace ui {

DatasetPage::DatasetPage(const SharedActions& actions, QWidget* parent)
    : QWidget(parent), m_readingBar(new ReadingBar(this)), m_writingBar(new ReadingBar(this)),
      m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_readingBar->hide();
    m_writingBar->setObjectName(QStringLiteral("writing"));
    m_writingBar->hide();
    m_stack->addWidget(buildEmptyState(actions));
    m_stack->addWidget(buildContent(actions));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(12);
    layout->addWidget(m_readingBar);
    layout->addWidget(m_writingBar);
    layout->addWidget(m_stack, 1);
}

QWidget* DatasetPage::buildEmptyState(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("data"),
                                 tr("Open data to see how large they are and what is popular."), this);
    empty->addDataButtons(actions);
    return empty;
}

QWidget* DatasetPage::buildContent(const SharedActions& actions) {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(buildTopRow(actions));
    m_tiles = new NumberTiles(content);
    layout->addWidget(m_tiles);
    layout->addLayout(buildCards(), 1);
    return content;
}

QHBoxLayout* DatasetPage::buildTopRow(const SharedActions& actions) {
    auto* open = new ActionButton(actions.openData(), this);
    open->setObjectName(QStringLiteral("open"));
    open->setProperty("primary", true);
    m_recent = makeMenuButton(tr("Recent ▾"), QStringLiteral("recent"), this);
    m_recent->setAccessibleName(tr("Recent data"));
    setRecent({});
    m_name = new QLabel(this);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setProperty("title", true);
    m_name->setTextFormat(Qt::PlainText);
    m_rules = new ElidedLabel(this);
    m_rules->setObjectName(QStringLiteral("rules"));
    m_rules->setProperty("muted", true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(open);
    row->addWidget(m_recent);
    row->addWidget(m_name);
    row->addWidget(m_rules, 1);
    row->addWidget(makeExportButton(this));
    return row;
}

/// Charts at the left, tables at the right.
QLayout* DatasetPage::buildCards() {
    m_charts = new DatasetCharts(this);
    m_items = new ItemsCard(this);
    m_leftOut = new LeftOutCard(this);
    connect(m_leftOut, &LeftOutCard::importAgainRequested, this,
            [this] { emit importAgainRequested(QString::fromStdString(m_summary->source)); });
    m_cost = new CostCard(this);
    auto* tables = new QVBoxLayout;
    tables->setSpacing(12);
    tables->addWidget(m_items, 1);
    tables->addWidget(m_leftOut);
    tables->addWidget(m_cost);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_charts, 28);
    row->addLayout(tables, 22);
    return row;
}

void DatasetPage::setSummary(std::shared_ptr<const model::DatasetSummary> summary) {
    m_summary = std::move(summary);
    m_name->setText(QString::fromStdString(m_summary->name));
    m_name->setToolTip(plainToolTip(QString::fromStdString(m_summary->source)));
    m_rules->setWholeText(importRules(*m_summary));
    m_tiles->setSummary(*m_summary);
    m_charts->setSummary(*m_summary);
    m_items->setSummary(m_summary);
    m_leftOut->setSummary(*m_summary);
    m_cost->clear();
    m_stack->setCurrentIndex(1);
    emit badgeChanged(counted(m_summary->interactions, tr("1 click"), tr("%1 clicks")));
}

void DatasetPage::setReading(bool reading) {
    m_readingBar->beginReading();
    m_readingBar->setVisible(reading);
    if (!reading)
        emit statusChanged(m_summary ? tr("read %1 in %2 s")
                                           .arg(counted(m_summary->reader.rows, tr("1 row"), tr("%1 rows")),
                                                fixed(m_summary->secondsToRead, 2))
                                     : QString());
}

void DatasetPage::setExporting(bool exporting) {
    m_writingBar->beginWriting();
    m_writingBar->setVisible(exporting);
}

void DatasetPage::setRecent(const QStringList& paths) {
    m_recent->setEnabled(!paths.isEmpty());
    m_recent->setToolTip(paths.isEmpty() ? tr("Nothing has been opened yet") : tr("Reopen recent data"));
    m_recent->menu()->clear();
    for (const QString& path : paths)
        m_recent->menu()->addAction(menuText(path), this, [this, path] { emit recentRequested(path); });
}

} // namespace ui
