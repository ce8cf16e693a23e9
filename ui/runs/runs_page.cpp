#include "ui/runs/runs_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/chart_cards/chart_menu.h"
#include "ui/components/action_button.h"
#include "ui/components/empty_state.h"
#include "ui/components/shared_actions.h"
#include "ui/runs/new_experiment_dialog.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_removal.h"
#include "ui/runs/run_words.h"
#include "ui/style/format.h"

namespace ui {

namespace {

/// Of the height, until the user moves the line between them.
constexpr int listShare = 460;
constexpr int comparisonShare = 540;

} // namespace

RunsPage::RunsPage(const SharedActions& actions, QWidget* parent)
    : QWidget(parent), m_list(new RunList(actions, this)), m_comparison(new RunComparison(this)),
      m_queue(new QueueStrip(this)), m_interrupted(new InterruptedStrip(this)), m_bin(new BinStrip(this)),
      m_removal(new RunRemoval(this)), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_stack->addWidget(buildEmptyState(actions));
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(12);
    layout->addWidget(m_bin); // also while there is no run left
    layout->addWidget(m_stack);
    connectList();
    refreshExperiments();
}

QWidget* RunsPage::buildEmptyState(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("runs"),
                                 tr("Runs that you train are listed here, to be compared."), this);
    empty->addButton(actions.goToTraining(), true)->setObjectName(QStringLiteral("goToTraining"));
    addExperimentButtons([empty](const QString& text) { return empty->addButton(text, false); });
    empty->addButton(actions.chooseRunsFolder(), false)->setObjectName(QStringLiteral("emptyChooseFolder"));
    return empty;
}

QWidget* RunsPage::buildContent() {
    auto* content = new QWidget(this);
    auto* splitter = new QSplitter(Qt::Vertical, content);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(12);
    splitter->addWidget(m_list);
    splitter->addWidget(m_comparison);
    splitter->setSizes({listShare, comparisonShare});
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(buildActions());
    layout->addWidget(m_interrupted);
    layout->addWidget(m_queue);
    layout->addWidget(splitter, 1);
    return content;
}

QHBoxLayout* RunsPage::buildActions() {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const RunActions* actions = m_list->actions();
    auto* open = new ActionButton(actions->open(), this);
    open->setProperty("primary", true);
    row->addWidget(open);
    for (QAction* action : {actions->resume(), actions->report(), actions->remove()})
        row->addWidget(new ActionButton(action, this));
    row->addStretch();
    addExperimentButtons([this, row](const QString& text) {
        auto* button = new QPushButton(text, this);
        row->addWidget(button);
        return button;
    });
    row->addWidget(makeExportButton(this));
    return row;
}

/// The two that fill the queue in one step; they wait for data.
void RunsPage::addExperimentButtons(const std::function<QPushButton*(const QString& text)>& add) {
    QPushButton* likelihoods = add(tr("Compare &likelihoods…"));
    likelihoods->setObjectName(QStringLiteral("compareLikelihoods"));
    likelihoods->setWhatsThis(tr("The three likelihoods and the DAE, as in the paper’s table 4"));
    connect(likelihoods, &QPushButton::clicked, this,
            [this] { askForExperiment(model::ExperimentKind::Likelihoods); });
    QPushButton* sweep = add(tr("β swee&p…"));
    sweep->setObjectName(QStringLiteral("sweepBeta"));
    sweep->setWhatsThis(tr("NDCG@100 over the highest β, as in the paper’s figure 1"));
    connect(sweep, &QPushButton::clicked, this,
            [this] { askForExperiment(model::ExperimentKind::BetaSweep); });
    m_experimentButtons << likelihoods << sweep;
}

RunActions& RunsPage::runActions() {
    return *m_list->actions();
}

void RunsPage::connectList() {
    connect(m_list->actions(), &RunActions::resumeRequested, this, &RunsPage::resumeRequested);
    connect(m_interrupted, &InterruptedStrip::resumeRequested, this, &RunsPage::resumeRequested);
    connect(m_list, &RunList::selectionChanged, this,
            [this] { m_comparison->setSelected(m_list->actions()->selection()); });
    connect(m_list, &RunList::shownChanged, this, [this] {
        m_comparison->showCurvesOf(m_list->rows());
        emit curvesRequested(m_list->rows().shownIds());
    });
}

void RunsPage::setRuns(std::vector<model::RunSummary> runs) {
    m_stack->setCurrentIndex(runs.empty() ? 0 : 1);
    m_list->setRuns(std::move(runs));
    refreshInterrupted();
    m_comparison->showCurvesOf(m_list->rows());
    const auto number = m_list->rows().rows().size();
    emit badgeChanged(number == 0 ? QString() : counted(number, tr("1 run"), tr("%1 runs")));
}

void RunsPage::setDataName(const QString& name) {
    m_dataName = name;
    refreshExperiments();
}

void RunsPage::setBaseOptions(const model::TrainingOptions& options) {
    m_base = options;
}

void RunsPage::setCurves(std::vector<std::shared_ptr<const model::RunCurves>> curves) {
    m_comparison->setCurves(std::move(curves));
    m_comparison->showCurvesOf(m_list->rows());
}

void RunsPage::refreshExperiments() {
    for (QPushButton* button : m_experimentButtons) {
        button->setEnabled(!m_dataName.isEmpty());
        button->setToolTip(m_dataName.isEmpty() ? tr("Open data first") : button->whatsThis());
    }
}

void RunsPage::refreshInterrupted() {
    QStringList ids;
    QStringList names;
    for (const model::RunSummary& run : m_list->rows().rows()) {
        if (run.state != model::RecordedRunState::Interrupted || !run.canResume)
            continue;
        ids += QString::fromStdString(run.id);
        names += nameOf(run);
    }
    m_interrupted->setRuns(ids, names);
}

void RunsPage::askForExperiment(model::ExperimentKind kind) {
    auto* dialog = new NewExperimentDialog(kind, m_base, m_dataName, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewExperimentDialog::experimentRequested, this,
            [this](const model::ExperimentPlan& plan) {
                m_comparison->showExperiments();
                emit experimentRequested(plan);
            });
    dialog->open();
}

} // namespace ui
