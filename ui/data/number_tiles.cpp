#include "ui/data/number_tiles.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/style/format.h"

namespace ui {

NumberTiles::NumberTiles(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    buildSizes(layout);
    buildShape(layout);
}

void NumberTiles::buildSizes(QHBoxLayout* layout) {
    m_users = addTile(layout, QStringLiteral("users"), tr("users"), {});
    m_items = addTile(layout, QStringLiteral("items"), tr("items"),
                      tr("I, the items that a training user clicked: the width of x."));
    m_clicks = addTile(layout, QStringLiteral("clicks"), tr("clicks"),
                       tr("User–item pairs left after filtering, held-out ones included."));
    m_density = addTile(layout, QStringLiteral("density"), tr("density"), tr("Clicks / (users · items)."));
}

void NumberTiles::buildShape(QHBoxLayout* layout) {
    m_gini = addTile(layout, QStringLiteral("gini"), tr("Gini"),
                     tr("How unevenly clicks are spread over the items: 0 when all items have the same "
                        "number, near 1 when a few have almost all."));
    m_topShare = addTile(layout, QStringLiteral("topShare"), tr("share of top 1 %"),
                         tr("Share of the clicks that the most popular 1 % of the items have."));
    m_duplicates = addTile(layout, QStringLiteral("duplicates"), tr("duplicates"),
                           tr("Rows whose user–item pair is also in another row."));
    m_dropped = addTile(layout, QStringLiteral("dropped"), tr("rows dropped"),
                        tr("Rows of the files that are not among the clicks; “Left out” says why."));
}

QLabel* NumberTiles::addTile(QHBoxLayout* layout, const QString& name, const QString& unit,
                             const QString& help) {
    auto* number = new QLabel(this);
    number->setObjectName(name);
    number->setProperty("number", true);
    number->setTextFormat(Qt::PlainText);
    auto* caption = new QLabel(unit, this);
    caption->setProperty("muted", true);
    caption->setTextFormat(Qt::PlainText);
    auto* tile = new QFrame(this);
    tile->setProperty("card", true);
    tile->setToolTip(help);
    auto* lines = new QVBoxLayout(tile);
    lines->setContentsMargins(12, 6, 8, 8);
    lines->setSpacing(0);
    lines->addWidget(number);
    lines->addWidget(caption);
    layout->addWidget(tile, 1);
    return number;
}

void NumberTiles::setSummary(const model::DatasetSummary& summary) {
    m_users->setText(count(summary.users));
    m_users->parentWidget()->setToolTip(
        summary.usersShared ? tr("Users left after filtering; each is trained on, and validated and tested "
                                 "with other clicks.")
                            : tr("Users left after filtering: %1 to train on, %2 for validation and %3 for "
                                 "test, who are never trained on.")
                                  .arg(count(summary.trainingUsers), count(summary.validationUsers),
                                       count(summary.testUsers)));
    m_items->setText(count(summary.items));
    m_clicks->setText(count(summary.interactions));
    m_density->setText(percent(summary.density()));
    m_gini->setText(fixed(summary.gini, 2));
    m_topShare->setText(percent(summary.topPercentShare));
    m_duplicates->setText(count(summary.reader.duplicates));
    const std::uint64_t rows = summary.reader.rows;
    m_dropped->setText(count(rows > summary.interactions ? rows - summary.interactions : 0));
}

} // namespace ui
