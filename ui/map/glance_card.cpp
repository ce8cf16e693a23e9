#include "ui/map/glance_card.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/style/format.h"
#include "ui/style/item_name.h"
#include "ui/tables/table.h"
#include "ui/users/user_tables.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

constexpr int narrowestForClicks = 330;

std::vector<Column<model::ItemRow>> historyTitles() {
    return {{.title = GlanceCard::tr("History"),
             .help = GlanceCard::tr("The clicks that the model sees"),
             .look = ColumnLook::Text,
             .value = [](const model::ItemRow& item) { return itemName(item); },
             .text = {}}};
}

} // namespace

GlanceCard::GlanceCard(QWidget* parent)
    : Card(parent), m_history(historyTitles(), nullptr), m_neighbours(similarUserColumns(), nullptr),
      m_open(new QPushButton(tr("Open on the page of users"), this)),
      m_close(new QPushButton(tr("Close"), this)) {
    setContent(buildContent());
}

QWidget* GlanceCard::buildContent() {
    auto* history = new Table(&m_history, tr("History"), this);
    history->setObjectName(QStringLiteral("glanceHistory"));
    history->stretch(0);
    auto* neighbours = new Table(&m_neighbours, tr("Users with a similar taste"), this);
    neighbours->setObjectName(QStringLiteral("glanceNeighbours"));
    neighbours->stretch(0);
    neighbours->hideWhenNarrow(3, narrowestForClicks);
    connect(neighbours, &QTableView::activated, this, [this, neighbours](const QModelIndex& cell) {
        const int row = neighbours->sourceRow(cell);
        emit neighbourPicked(
            QString::fromStdString(m_neighbours.rows()[static_cast<std::size_t>(row)].user.id));
    });
    m_open->setObjectName(QStringLiteral("openPicked"));
    m_open->setProperty("primary", true);
    m_open->setToolTip(tr("Also by a double click on the map: what is recommended, and why"));
    m_close->setObjectName(QStringLiteral("closePicked"));
    m_close->setToolTip(tr("Also by Escape on the map"));
    connect(m_open, &QPushButton::clicked, this, &GlanceCard::openRequested);
    connect(m_close, &QPushButton::clicked, this, &GlanceCard::closeRequested);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(history, 3);
    layout->addWidget(neighbours, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open, 1);
    buttons->addWidget(m_close);
    layout->addLayout(buttons);
    return content;
}

void GlanceCard::setUser(const model::UserEntry& user) {
    setTitle(tr("User %1").arg(QString::fromStdString(user.id)));
    setPhrase(QStringLiteral("%1 · %2").arg(roleName(user.role),
                                            counted(user.clicks, tr("1 click"), tr("%1 clicks"))));
    m_history.setRows({});
    m_neighbours.setRows({});
}

void GlanceCard::setGlance(const model::UserGlance& glance) {
    m_history.setRows(glance.history);
    m_neighbours.setRows(glance.neighbours);
}

} // namespace ui
