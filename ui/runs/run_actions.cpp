#include "ui/runs/run_actions.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

#include "ui/runs/run_mark.h"

namespace ui {

namespace {

using model::RecordedRunState;
using model::RunSummary;
using Runs = std::vector<RunSummary>;

/// Why nothing of a run can be used.
QString obstacleOf(const RunSummary& run) {
    return run.state == RecordedRunState::Unrecorded
               ? RunActions::tr("The run ended before its first record was written")
               : RunActions::tr("The run is damaged");
}

/// Why something that is done with one run that has got somewhere cannot be done, empty if it can.
QString obstacleForOne(const Runs& runs) {
    if (runs.size() != 1)
        return RunActions::tr("Select one run");
    if (!isReadable(runs.front()))
        return obstacleOf(runs.front());
    return runs.front().epochsDone > 0 ? QString() : RunActions::tr("The run has not completed an epoch yet");
}

QString obstacleToRename(const Runs& runs) {
    if (runs.size() != 1)
        return RunActions::tr("Select one run");
    return isReadable(runs.front()) ? QString() : obstacleOf(runs.front());
}

QString obstacleToResume(const Runs& runs) {
    if (runs.empty())
        return RunActions::tr("Select a run that was stopped or interrupted");
    const bool can = std::ranges::all_of(runs, &RunSummary::canResume);
    return can ? QString() : RunActions::tr("Only a run that was stopped or interrupted can be resumed");
}

QString obstacleToDelete(const Runs& runs) {
    if (runs.empty())
        return RunActions::tr("Select the runs to delete");
    const bool going = std::ranges::any_of(
        runs, [](const RunSummary& run) { return run.state == RecordedRunState::Running; });
    return going ? RunActions::tr("A run that is training cannot be deleted: stop it first") : QString();
}

QString obstacleToShow(const Runs& runs) {
    return std::ranges::any_of(runs, model::isReadable) ? QString()
                                                        : RunActions::tr("Select runs that have curves");
}

/// help: what the action does, which a reason takes the place of.
void offer(QAction* action, const QString& obstacle, const QString& help) {
    action->setEnabled(obstacle.isEmpty());
    action->setToolTip(obstacle.isEmpty() ? help : obstacle);
}

} // namespace

RunActions::RunActions(QWidget* parent)
    : QObject(parent), m_open(add(tr("&Open"), QStringLiteral("openRun"))),
      m_resume(add(tr("&Resume"), QStringLiteral("resumeRun"))),
      m_show(add(tr("Show or hide in the &charts"), QStringLiteral("showRun"))),
      m_showOnly(add(tr("Show onl&y these"), QStringLiteral("showOnlyRuns"))),
      m_rename(add(tr("Re&name…"), QStringLiteral("renameRun"))),
      m_report(add(tr("Re&port…"), QStringLiteral("reportRun"))),
      m_folder(add(tr("Open &folder"), QStringLiteral("openRunFolder"))),
      m_delete(add(tr("&Delete"), QStringLiteral("deleteRuns"))),
      m_colours(new QMenu(tr("Co&lour"), parent)) {
    m_open->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_rename->setShortcut(Qt::Key_F2);
    m_delete->setShortcut(QKeySequence::Delete);
    m_show->setShortcut(Qt::Key_Space);
    for (QAction* action : {m_open, m_rename, m_delete, m_show})
        action->setShortcutContext(Qt::WidgetShortcut);
    buildColours();
    connectActions();
    refresh();
}

QAction* RunActions::add(const QString& text, const QString& name) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    return action;
}

void RunActions::buildColours() {
    for (int colour = 0; colour < runColours; ++colour) {
        auto* action =
            m_colours->addAction(colourName(colour), this, [this, colour] { emit colourChosen(colour); });
        action->setObjectName(QStringLiteral("colour%1").arg(colour));
    }
    connect(m_colours, &QMenu::aboutToShow, this, [this] { // in the colours of now
        for (int colour = 0; colour < runColours; ++colour)
            m_colours->actions().at(colour)->setIcon(colourIcon(colour));
    });
}

void RunActions::connectActions() {
    connect(m_open, &QAction::triggered, this, [this] { emit openRequested(firstId()); });
    connect(m_resume, &QAction::triggered, this, [this] {
        for (const QString& id : ids())
            emit resumeRequested(id);
    });
    connect(m_show, &QAction::triggered, this, [this] { emit showOrHideRequested(readableIds()); });
    connect(m_showOnly, &QAction::triggered, this, [this] { emit showOnlyRequested(readableIds()); });
    connect(m_rename, &QAction::triggered, this, [this] { emit renameRequested(firstId()); });
    connect(m_report, &QAction::triggered, this, [this] { emit reportRequested(firstId()); });
    connect(m_folder, &QAction::triggered, this, [this] { emit folderShown(firstId()); });
    connect(m_delete, &QAction::triggered, this, [this] { emit deleteRequested(ids()); });
}

void RunActions::setSelection(Runs runs) {
    m_runs = std::move(runs);
    refresh();
}

void RunActions::refresh() {
    offer(m_open, obstacleForOne(m_runs), tr("Explore with the model of this run"));
    offer(m_resume, obstacleToResume(m_runs), tr("Resumes the run from its checkpoint"));
    offer(m_show, obstacleToShow(m_runs), tr("Shows or hides the curves of the selected runs"));
    offer(m_showOnly, obstacleToShow(m_runs), tr("Shows the curves of the selected runs only"));
    offer(m_rename, obstacleToRename(m_runs), {});
    offer(m_report, obstacleForOne(m_runs), tr("Save settings, curves and metrics as one HTML file"));
    offer(m_folder, m_runs.size() == 1 ? QString() : tr("Select one run"), {});
    offer(m_delete, obstacleToDelete(m_runs), tr("Moves the folders of the selected runs to the bin"));
    m_colours->menuAction()->setEnabled(std::ranges::any_of(m_runs, model::isReadable));
}

QList<QAction*> RunActions::menu() const {
    return {m_open,   m_resume, nullptr,  m_show,   m_showOnly, m_colours->menuAction(),
            m_rename, nullptr,  m_report, m_folder, nullptr,    m_delete};
}

QString RunActions::firstId() const {
    return m_runs.empty() ? QString() : QString::fromStdString(m_runs.front().id);
}

QStringList RunActions::ids() const {
    QStringList ids;
    for (const RunSummary& run : m_runs)
        ids += QString::fromStdString(run.id);
    return ids;
}

QStringList RunActions::readableIds() const {
    QStringList ids;
    for (const RunSummary& run : m_runs)
        if (isReadable(run))
            ids += QString::fromStdString(run.id);
    return ids;
}

} // namespace ui
