#include "ui/map/taste_card.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/map/map_figure.h"
#include "ui/style/format.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

using model::TasteRow;

constexpr int headerHeight = 26; ///< of a card with a menu, which stands beside

Column<TasteRow> shareColumn(const QString& title, const QString& help, ColumnLook look,
                             double (*share)(const TasteRow&)) {
    return {.title = title,
            .help = help,
            .look = look,
            .value = [share](const TasteRow& row) { return share(row); },
            .text =
                [share](const TasteRow& row) {
                    return fixed(100 * share(row), 1) + QChar(0x202F) + QLatin1Char('%');
                }};
}

QString signedPoints(double share) {
    return (share > 0 ? QStringLiteral("+") : QString()) + fixed(100 * share, 1);
}

std::vector<Column<TasteRow>> tasteColumns() {
    return {{.title = TasteCard::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const TasteRow& row) { return itemName(row.item); },
             .text = {}},
            shareColumn(TasteCard::tr("Inside"), TasteCard::tr("How many of the chosen users clicked it"),
                        ColumnLook::Number, [](const TasteRow& row) { return row.shareInside; }),
            shareColumn(TasteCard::tr("Outside"), TasteCard::tr("How many of all other users clicked it"),
                        ColumnLook::MutedNumber, [](const TasteRow& row) { return row.shareOutside; }),
            {.title = TasteCard::tr("Diff."),
             .help = TasteCard::tr("Inside minus outside, in percentage points"),
             .look = ColumnLook::Number,
             .value = [](const TasteRow& row) { return row.difference(); },
             .text = [](const TasteRow& row) { return signedPoints(row.difference()); }}};
}

} // namespace

TasteCard::TasteCard(QWidget* parent)
    : Card(parent), m_rows(tasteColumns(), nullptr),
      m_hint(new QLabel(tr("Draw a line around users with the lasso to see what they like more than the "
                           "others. A click on a user shows history and neighbours, a double click opens the "
                           "page of users. With the keyboard: Ctrl and the arrow keys go from user to "
                           "user, Enter picks one and, once more, opens it, Space selects one, Ctrl+A all "
                           "visible users, Escape nobody."),
                        this)) {
    setTitle(tr("What they like more"));
    headerLayout()->addStrut(headerHeight);
    m_hint->setObjectName(QStringLiteral("tasteHint"));
    m_hint->setProperty("muted", true);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_table = new Table(&m_rows, tr("What they like more"), this);
    m_table->setObjectName(QStringLiteral("taste"));
    m_table->stretch(0);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_hint);
    layout->addWidget(m_table, 1);
    layout->addWidget(buildButtons());
    setContent(content);
    setChosen(0, 0);
}

QWidget* TasteCard::buildButtons() {
    m_buttons = new QWidget(this);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* save = new QPushButton(tr("&Export these users…"), m_buttons);
    save->setObjectName(QStringLiteral("exportChosen"));
    save->setToolTip(tr("A table (CSV) with id, block, clicks, place on the map and KL of each"));
    connect(save, &QPushButton::clicked, this, &TasteCard::exportRequested);
    auto* clear = new QPushButton(tr("&Clear"), m_buttons);
    clear->setObjectName(QStringLiteral("clearChosen"));
    clear->setToolTip(tr("Selects nobody; also by Escape on the map"));
    connect(clear, &QPushButton::clicked, this, &TasteCard::clearRequested);
    row->addWidget(save, 1);
    row->addWidget(clear);
    return m_buttons;
}

void TasteCard::setChosen(std::size_t chosen, std::size_t all) {
    setPhrase(chosen == 0 ? QString() : tr("%1 of %2 users").arg(count(chosen), count(all)));
    m_hint->setVisible(chosen == 0);
    m_table->setVisible(chosen > 0);
    m_buttons->setVisible(chosen > 0);
    if (chosen == 0)
        m_rows.setRows({});
}

void TasteCard::setTaste(const model::SelectionTaste& taste) {
    m_rows.setRows(taste.rows);
}

} // namespace ui
