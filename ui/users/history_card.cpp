#include "ui/users/history_card.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

#include "ui/components/menu_button.h"
#include "ui/components/path_dialogs.h"
#include "ui/fields/item_field.h"
#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

constexpr int widthForIds = 380;
constexpr int widthForStates = 230;
constexpr QSize buttonSize(30, 30);

QString personFilter() {
    return HistoryCard::tr("People (*.json)");
}

} // namespace

HistoryCard::HistoryCard(QWidget* parent) : Card(parent), m_rows(historyColumns(), nullptr) {
    setTitle(tr("History"));
    buildTable();
    setContent(buildTools(), m_table);
    paintIcons();
    refresh();
}

void HistoryCard::buildTable() {
    m_table = new Table(&m_rows, tr("History"), this);
    m_table->setObjectName(QStringLiteral("history"));
    m_table->stretch(HistoryTitle);
    m_table->hideWhenNarrow(HistoryId, widthForIds);
    m_table->hideWhenNarrow(HistoryState, widthForStates);
    m_table->setFilterColumns({HistoryTitle, HistoryId});
    auto* toggles = new QAction(tr("&Leave out or put back"), m_table);
    toggles->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Space)});
    toggles->setShortcutContext(Qt::WidgetShortcut);
    connect(toggles, &QAction::triggered, this, &HistoryCard::toggleSelected);
    m_table->addAction(toggles);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& cell) {
        if (cell.column() == HistoryAction)
            toggle(m_rows.rows()[static_cast<std::size_t>(m_table->sourceRow(cell))]);
    });
}

QAction* HistoryCard::addStep(QHBoxLayout* row, const QString& name, const QString& text,
                              const QKeySequence& shortcut) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setToolTip(
        shortcut.isEmpty() ? text : tr("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)));
    addAction(action);
    auto* button = new QToolButton(this);
    button->setProperty("quiet", true);
    button->setDefaultAction(action);
    button->setFixedSize(buttonSize);
    button->setAccessibleName(text);
    row->addWidget(button);
    return action;
}

QHBoxLayout* HistoryCard::buildTools() {
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_add = new ItemField(tr("Add an item by its title…"), this);
    m_add->setObjectName(QStringLiteral("addItem"));
    row->addWidget(m_add, 1);
    connect(m_add, &ItemField::itemChosen, this, &HistoryCard::itemAdded);
    connect(m_add, &ItemField::nothingFits, this, [this](const QString& text) {
        setPhrase(tr("no item has “%1” in its title").arg(text.toHtmlEscaped()));
    });
    connect(m_add, &QLineEdit::textEdited, this, &HistoryCard::showPhrase);
    m_undo = addStep(row, QStringLiteral("undoEdit"), tr("Undo"), QKeySequence::Undo);
    m_redo = addStep(row, QStringLiteral("redoEdit"), tr("Redo"), QKeySequence::Redo);
    connect(m_undo, &QAction::triggered, this, &HistoryCard::undoRequested);
    connect(m_redo, &QAction::triggered, this, &HistoryCard::redoRequested);
    buildMenu();
    row->addWidget(m_menu);
    return row;
}

void HistoryCard::buildMenu() {
    m_menu = new QToolButton(this);
    m_menu->setObjectName(QStringLiteral("personMenu"));
    m_menu->setAccessibleName(tr("More about this person"));
    m_menu->setToolTip(m_menu->accessibleName());
    m_menu->setProperty("quiet", true);
    m_menu->setFixedSize(buttonSize);
    auto* menu = new QMenu(m_menu);
    m_reset = menu->addAction(tr("&Reset to the data"), this, &HistoryCard::resetRequested);
    m_reset->setObjectName(QStringLiteral("resetPerson"));
    menu->addSeparator();
    menu->addAction(tr("&Save this person…"), this, &HistoryCard::askWhereToSave)
        ->setObjectName(QStringLiteral("savePerson"));
    menu->addAction(tr("&Open a person…"), this, &HistoryCard::askWhatToLoad)
        ->setObjectName(QStringLiteral("loadPerson"));
    setMenuOf(m_menu, menu);
}

void HistoryCard::askWhereToSave() {
    askForFile(this, QLatin1String("person"), tr("Save this person"), personFilter(),
               QStringLiteral("person.json"), [this](const QString& path) { emit saveRequested(path); });
}

void HistoryCard::askWhatToLoad() {
    askForExistingFile(this, QLatin1String("person"), tr("Open a person"), personFilter(),
                       [this](const QString& path) { emit loadRequested(path); });
}

void HistoryCard::setItems(ItemList items) const {
    m_add->setItems(std::move(items));
}

void HistoryCard::setProfile(std::shared_ptr<const model::UserProfile> profile) {
    m_profile = std::move(profile);
    refresh();
}

void HistoryCard::setState(const model::PersonState& state) {
    m_state = state;
    m_undo->setEnabled(state.canUndo);
    m_redo->setEnabled(state.canRedo);
    m_reset->setEnabled(state.edited);
}

void HistoryCard::refresh() {
    m_undo->setEnabled(m_state.canUndo);
    m_redo->setEnabled(m_state.canRedo);
    m_reset->setEnabled(m_state.edited);
    if (!m_profile)
        return;
    m_rows.setRows(historyOf(*m_profile, m_state));
    showPhrase();
}

void HistoryCard::showPhrase() {
    if (m_profile)
        setPhrase(phrase());
}

QString HistoryCard::phrase() const {
    const std::size_t seen = m_profile->history.size();
    if (m_rows.rows().empty())
        return tr("empty: add items to build a taste");
    QString phrase = counted(seen, tr("1 click"), tr("%1 clicks"));
    const auto left = std::ranges::count(m_rows.rows(), HistoryPart::Removed, &HistoryRow::part);
    if (left > 0)
        phrase = tr("%1 of %2 kept")
                     .arg(count(m_state.original.size() - static_cast<std::size_t>(left)),
                          count(m_state.original.size()));
    const auto added = std::ranges::count(m_rows.rows(), HistoryPart::Added, &HistoryRow::part);
    if (added > 0)
        phrase += tr(" · %1 added").arg(count(static_cast<std::uint64_t>(added)));
    if (!m_profile->heldOut.empty())
        phrase += tr(" · %1 held out").arg(count(m_profile->heldOut.size()));
    return phrase;
}

void HistoryCard::toggle(const HistoryRow& row) {
    if (row.part == HistoryPart::Seen || row.part == HistoryPart::Added)
        emit itemRemoved(row.item.index);
    else
        emit itemAdded(row.item.index);
}

void HistoryCard::toggleSelected() {
    std::vector<HistoryRow> chosen; // the rows change with the first
    for (const QModelIndex& cell : m_table->selectionModel()->selectedRows())
        chosen.push_back(m_rows.rows()[static_cast<std::size_t>(m_table->sourceRow(cell))]);
    for (const HistoryRow& row : chosen)
        toggle(row);
}

void HistoryCard::paintIcons() {
    const QColor colour = currentColours().text;
    m_undo->setIcon(icon(QStringLiteral("undo"), colour));
    m_redo->setIcon(icon(QStringLiteral("redo"), colour));
    m_menu->setIcon(icon(QStringLiteral("more"), colour));
}

void HistoryCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        paintIcons();
    Card::changeEvent(event);
}

} // namespace ui
