#include "ui/data/number_tiles.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/components/format.h"

namespace ui {

NumberTiles::NumberTiles(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_users = addTile(layout, QStringLiteral("users"), tr("users"),
                      tr("Users that remain, held-out ones included."));
    m_items = addTile(layout, QStringLiteral("items"), tr("items"),
                      tr("Items that a training user clicked: the width of x."));
    m_clicks = addTile(layout, QStringLiteral("clicks"), tr("clicks"),
                       tr("Pairs of a user and an item that remain."));
    m_density = addTile(layout, QStringLiteral("density"), tr("density"), tr("Clicks / (users · items)."));
    m_heldOut =
        addTile(layout, QStringLiteral("heldOut"), tr("held-out users"),
                tr("Users of the validation and the test block; the model is never trained on them."));
    m_dropped = addTile(layout, QStringLiteral("dropped"), tr("rows dropped"),
                        tr("Rows of the files that are not among the clicks; the list below says why."));
}

QLabel* NumberTiles::addTile(QHBoxLayout* layout, const QString& name, const QString& unit,
                             const QString& help) {
    auto* number = new QLabel(this);
    number->setObjectName(name);
    number->setProperty("number", true);
    number->setTextFormat(Qt::PlainText);
    auto* caption = new QLabel(unit, this);
    caption->setProperty("muted", true);
    auto* tile = new QFrame(this);
    tile->setProperty("card", true);
    tile->setToolTip(help);
    auto* lines = new QVBoxLayout(tile);
    lines->setContentsMargins(12, 8, 12, 10);
    lines->setSpacing(2);
    lines->addWidget(number);
    lines->addWidget(caption);
    layout->addWidget(tile, 1);
    return number;
}

void NumberTiles::setSummary(const model::DatasetSummary& summary) {
    m_users->setText(count(summary.users));
    m_items->setText(count(summary.items));
    m_clicks->setText(count(summary.interactions));
    m_density->setText(percent(summary.density()));
    m_heldOut->setText(count(summary.validationUsers + summary.testUsers));
    const std::uint64_t rows = summary.reader.rows;
    m_dropped->setText(count(rows > summary.interactions ? rows - summary.interactions : 0));
}

} // namespace ui
