#include "ui/training/training_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <cmath>

#include "ui/chart_cards/chart_menu.h"
#include "ui/chart_cards/curve_view_bar.h"
#include "ui/components/elided_label.h"
#include "ui/components/empty_state.h"
#include "ui/style/format.h"
#include "ui/training/ease_bar.h"
#include "ui/training/learning_curves.h"
#include "ui/training/memory_question.h"
#include "ui/training/options_form.h"
#include "ui/training/run_controls.h"

namespace ui {

namespace {

constexpr int optionsWidth = 260;

QString resultOf(const model::RunOutcome& outcome) {
    if (outcome.state == model::RunState::Failed)
        return TrainingPage::tr("failed");
    const QString end = outcome.state == model::RunState::Stopped ? TrainingPage::tr("stopped")
                                                                  : TrainingPage::tr("finished");
    if (std::isnan(outcome.best.ndcg100))
        return TrainingPage::tr("%1 · nobody to measure, the last epoch is kept").arg(end);
    return TrainingPage::tr("%1 · best NDCG@100 %2 at epoch %3")
        .arg(end, ui::metric(outcome.best.ndcg100))
        .arg(outcome.bestEpoch);
}

} // namespace

TrainingPage::TrainingPage(const SharedActions& actions, QWidget* parent)
    : QWidget(parent), m_controls(new RunControls(this)), m_ease(new EaseBar(this)),
      m_memory(new MemoryQuestion(this)), m_curves(new LearningCurves(this)),
      m_expectation(new ElidedLabel(this)), m_form(new OptionsForm(this)), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("page"));
    m_stack->addWidget(buildEmptyState(actions));
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(m_stack);
    connectControls();
    refreshObstacle();
}

QWidget* TrainingPage::buildEmptyState(const SharedActions& actions) {
    auto* empty = new EmptyState(QStringLiteral("training"),
                                 tr("Open data to train a model on them and to watch it learn."), this);
    empty->addDataButtons(actions);
    return empty;
}

QWidget* TrainingPage::buildContent() {
    m_controls->rowLayout()->addWidget(m_ease);
    m_controls->rowLayout()->addWidget(makeExportButton(
        this, [this](const std::vector<Figure>& figures) { emit exportAllRequested(figures); }));
    auto* content = new QWidget(this);
    auto* curves = new QVBoxLayout;
    curves->setSpacing(8);
    curves->addLayout(buildViewRows());
    curves->addWidget(m_curves, 1);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    below->addLayout(curves, 1);
    below->addWidget(buildOptions());
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_controls);
    layout->addLayout(below, 1);
    return content;
}

/// How the curves are looked at, and what to expect of them.
QLayout* TrainingPage::buildViewRows() {
    m_expectation->setObjectName(QStringLiteral("expectation"));
    m_expectation->setProperty("muted", true);
    m_expectation->hide();
    connect(m_curves, &LearningCurves::expectationChanged, m_expectation, [this](const QString& text) {
        m_expectation->setWholeText(text);
        m_expectation->setVisible(!text.isEmpty());
    });
    auto* rows = new QVBoxLayout;
    rows->setSpacing(4);
    rows->addWidget(new CurveViewBar(m_curves->view(), this), 0, Qt::AlignRight);
    rows->addWidget(m_expectation);
    return rows;
}

QWidget* TrainingPage::buildOptions() {
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Settings of the run"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    m_form->layout()->setContentsMargins(0, 0, 12, 0);
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    card->setFixedWidth(optionsWidth);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 10, 2, 10);
    layout->addWidget(scroll);
    return card;
}

void TrainingPage::connectControls() {
    connect(m_controls, &RunControls::startRequested, this,
            [this] { emit startRequested(m_form->options()); });
    connect(m_form, &OptionsForm::complaintChanged, this, &TrainingPage::refreshObstacle);
    connect(m_form, &OptionsForm::edited, this, [this](const model::TrainingOptions& options) {
        m_controls->setOptions(options);
        emit optionsEdited(options);
    });
}

QList<QAction*> TrainingPage::runActions() const {
    return m_controls->runActions();
}

void TrainingPage::refreshObstacle() {
    m_controls->setObstacle(m_dataAvailable ? m_form->complaint() : tr("Open data first"));
}

void TrainingPage::setDataAvailable(bool available) {
    m_dataAvailable = available;
    m_hasRun = false;
    m_stack->setCurrentIndex(available ? 1 : 0);
    m_curves->setPlan({});
    m_curves->setBaselines({});
    m_controls->setResult({});
    refreshObstacle();
    emit badgeChanged({});
    if (available && m_form->complaint().isEmpty())
        emit optionsEdited(m_form->options());
}

void TrainingPage::setOptions(const model::TrainingOptions& options) {
    m_form->setOptions(options);
}

void TrainingPage::setPlan(const model::RunPlan& plan) {
    m_form->setPlan(plan);
    if (!m_hasRun)
        m_curves->setPlan(plan);
}

void TrainingPage::beginRun(const model::RunPlan& plan, const model::RankingQuality& popularity) {
    m_hasRun = true;
    m_epochs = plan.options.epochs;
    m_form->setOptions(plan.options); // what is started next is what was shown
    m_form->setPlan(plan);
    m_curves->setPlan(plan);
    m_curves->setPopularity(popularity);
    m_curves->refresh();
    m_controls->setOptions(plan.options);
    m_controls->setResult({});
}

void TrainingPage::addBatches(const std::vector<model::BatchReport>& batches) {
    if (batches.empty())
        return;
    m_curves->addBatches(batches);
    m_curves->refresh();
    emit badgeChanged(
        tr("epoch %1 / %2").arg(static_cast<int>(std::ceil(batches.back().epoch))).arg(m_epochs));
}

void TrainingPage::addEpoch(const model::EpochReport& epoch) {
    m_curves->addEpoch(epoch);
    m_curves->refresh();
}

void TrainingPage::setRunState(model::RunState state) {
    const bool over = state == model::RunState::Idle || state == model::RunState::Finished ||
                      state == model::RunState::Stopped || state == model::RunState::Failed;
    m_controls->setState(state);
    m_form->setLocked(!over);
}

void TrainingPage::endRun(const model::RunOutcome& outcome) {
    m_controls->setResult(resultOf(outcome));
    m_curves->endRun();
    m_curves->refresh();
}

void TrainingPage::setEase(const model::EaseReport& report) {
    m_curves->setBaselines({{tr("EASE λ %1").arg(significant(report.lambda)), report.validation.ndcg100}});
}

} // namespace ui
