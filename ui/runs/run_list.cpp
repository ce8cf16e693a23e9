#include "ui/runs/run_list.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/components/action_button.h"
#include "ui/components/elided_label.h"
#include "ui/components/shared_actions.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_details.h"
#include "ui/runs/run_table.h"
#include "ui/style/format.h"
#include "ui/tables/filter_keys.h"

namespace ui {

namespace {

constexpr int searchWidth = 250;

} // namespace

RunList::RunList(const SharedActions& actions, QWidget* parent)
    : Card(parent), m_rows(nullptr), m_actions(new RunActions(this)), m_table(new RunTable(&m_rows, this)),
      m_details(new RunDetails(this)) {
    setTitle(tr("Runs"));
    buildContent();
    buildHeader(actions);
    connectActions();
    connectLabels();
}

void RunList::buildContent() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_details);
    setContent(content);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    for (QAction* action : m_actions->menu())
        if (action != nullptr && action->shortcutContext() == Qt::WidgetShortcut)
            m_table->addAction(action);
}

void RunList::buildHeader(const SharedActions& actions) {
    m_folder = new ElidedLabel(this);
    m_folder->setObjectName(QStringLiteral("runsFolder"));
    m_folder->setProperty("muted", true);
    m_folder->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("runSearch"));
    m_search->setPlaceholderText(tr("Search name, notes, data, model"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(searchWidth);
    addFilterKeys(m_search, m_table);
    connect(m_search, &QLineEdit::textChanged, m_table, &RunTable::search);
    headerLayout()->addWidget(m_folder, 1);
    headerLayout()->addWidget(new ActionButton(actions.chooseRunsFolder(), this));
    auto* clean = new QPushButton(tr("Cle&an up…"), this);
    clean->setObjectName(QStringLiteral("cleanRuns"));
    clean->setToolTip(tr("Finds what is not needed in the folder of the runs, and how much room it takes"));
    connect(clean, &QPushButton::clicked, this, &RunList::cleaningRequested);
    headerLayout()->addWidget(clean);
    headerLayout()->addWidget(m_search);
}

void RunList::connectActions() {
    connect(m_table, &RunTable::customContextMenuRequested, this, &RunList::openMenu);
    connect(m_table, &RunTable::openRequested, m_actions->open(), &QAction::trigger);
    connect(m_table, &RunTable::selectedChanged, this, &RunList::onSelectionChanged);
    connect(&m_rows, &RunListRows::shownChanged, this, [this] {
        showCount();
        emit shownChanged();
    });
    connect(m_actions, &RunActions::renameRequested, m_table, &RunTable::rename);
    connect(m_actions, &RunActions::showOnlyRequested, &m_rows, &RunListRows::showOnly);
    connect(m_actions, &RunActions::showOrHideRequested, this, [this](const QStringList& ids) {
        const bool all = std::ranges::all_of(ids, [this](const QString& id) { return m_rows.isShown(id); });
        m_rows.setShown(ids, !all);
    });
}

void RunList::connectLabels() {
    connect(&m_rows, &RunListRows::renamed, this, [this](const QString& id, const QString& name) {
        changeLabel(id, [&](model::RunLabel& label) { label.name = name.toStdString(); });
    });
    connect(m_details, &RunDetails::notesEdited, this, [this](const QString& id, const QString& notes) {
        changeLabel(id, [&](model::RunLabel& label) { label.notes = notes.toStdString(); });
    });
    const auto colour = [this](int chosen) {
        for (const QString& id : m_table->selectedIds())
            changeLabel(id, [chosen](model::RunLabel& label) { label.colour = chosen; });
    };
    connect(m_actions, &RunActions::colourChosen, this, colour);
    connect(m_details, &RunDetails::colourChosen, this, colour);
}

void RunList::setRuns(std::vector<model::RunSummary> runs) {
    m_table->setRuns(std::move(runs));
    showFolder();
    showEnded();
}

void RunList::showEnded(const QString& id) {
    m_ended = id;
    showEnded();
}

void RunList::showEnded() {
    if (m_ended.isEmpty() || m_rows.find(m_ended) == nullptr)
        return; // it will be listed in a moment
    const QString id = std::exchange(m_ended, {});
    m_rows.setShown({id}, true);
    m_table->select(id);
}

void RunList::setFolder(const QString& folder) {
    m_folderPath = folder;
    showFolder();
}

/// E.g. "12.5 MB in /home/ann/runs".
void RunList::showFolder() {
    std::uint64_t bytes = 0;
    for (const model::RunSummary& run : m_rows.rows())
        bytes += run.bytes;
    m_folder->setWholeText(bytes == 0 ? m_folderPath : tr("%1 in %2").arg(dataSize(bytes), m_folderPath));
}

void RunList::onSelectionChanged() {
    std::vector<model::RunSummary> selected;
    for (const QString& id : m_table->selectedIds())
        if (const model::RunSummary* run = m_rows.find(id))
            selected.push_back(*run);
    m_details->setRuns(selected);
    m_actions->setSelection(std::move(selected));
    showCount();
    emit selectionChanged();
}

void RunList::showCount() {
    const auto all = static_cast<std::uint64_t>(m_rows.rowCount());
    const auto found = static_cast<std::uint64_t>(m_table->model()->rowCount());
    const auto shown = static_cast<std::uint64_t>(m_rows.shownIds().size());
    setPhrase(
        tr("%1 · %2 in the charts")
            .arg(found == all ? count(all) : tr("%1 of %2").arg(count(found), count(all)), count(shown)));
}

void RunList::changeLabel(const QString& id, const std::function<void(model::RunLabel&)>& change) {
    const model::RunSummary* run = m_rows.find(id);
    if (run == nullptr || !isReadable(*run))
        return;
    model::RunLabel label{.name = run->name, .notes = run->notes, .colour = run->colour};
    change(label);
    emit labelChanged(id, label);
}

void RunList::openMenu(const QPoint& place) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("runMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : m_actions->menu()) {
        if (action == nullptr)
            menu->addSeparator();
        else
            menu->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(m_table->copyAction());
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace ui
