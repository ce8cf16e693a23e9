#include "ui/runs/run_comparison.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/runs/difference_view.h"
#include "ui/runs/experiment_view.h"
#include "ui/runs/overlay_charts.h"
#include "ui/runs/run_list_rows.h"
#include "ui/runs/run_mark.h"
#include "ui/runs/run_words.h"

namespace ui {

namespace {

enum Tab { CurvesTab, DifferencesTab, ExperimentsTab };

} // namespace

RunComparison::RunComparison(QWidget* parent)
    : QWidget(parent), m_tabs(new QTabBar(this)), m_overlay(new OverlayCharts(this)),
      m_differences(new DifferenceView(this)), m_experiments(new ExperimentView(this)) {
    m_tabs->setObjectName(QStringLiteral("comparisonTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->insertTab(CurvesTab, tr("Curves"));
    m_tabs->insertTab(DifferencesTab, tr("Differences"));
    m_tabs->insertTab(ExperimentsTab, tr("Experiments"));
    auto* pages = new QStackedWidget(this);
    pages->insertWidget(CurvesTab, m_overlay);
    pages->insertWidget(DifferencesTab, m_differences);
    pages->insertWidget(ExperimentsTab, m_experiments);
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(buildHead());
    layout->addWidget(pages, 1);
}

/// The tabs, and at the right what belongs to the chosen one.
QHBoxLayout* RunComparison::buildHead() {
    auto* controls = new QStackedWidget(this);
    controls->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    controls->insertWidget(CurvesTab, m_overlay->viewControls());
    controls->insertWidget(DifferencesTab, new QWidget(this));
    auto* ofExperiments = new QWidget(this); // the stack alone says when it is seen
    auto* row = new QHBoxLayout(ofExperiments);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_experiments->viewControls());
    controls->insertWidget(ExperimentsTab, ofExperiments);
    connect(m_tabs, &QTabBar::currentChanged, controls, &QStackedWidget::setCurrentIndex);
    auto* head = new QHBoxLayout;
    head->addWidget(m_tabs, 1);
    head->addWidget(controls);
    return head;
}

void RunComparison::setCurves(std::vector<std::shared_ptr<const model::RunCurves>> curves) {
    m_curves = std::move(curves);
}

void RunComparison::beginRun(const QString& id, const model::RankingQuality& popularity) {
    m_live = std::make_shared<model::RunCurves>();
    m_live->id = id.toStdString();
    m_live->popularity = popularity;
}

void RunComparison::addBatches(const std::vector<model::BatchReport>& batches) {
    if (!m_live)
        return;
    m_live->batches.insert(m_live->batches.end(), batches.begin(), batches.end());
    m_overlay->curvesGrew(m_live->id, CurvePart::Updates);
}

void RunComparison::addEpoch(const model::EpochReport& epoch) {
    if (!m_live)
        return;
    m_live->epochs.push_back(epoch);
    m_overlay->curvesGrew(m_live->id, CurvePart::Epochs);
}

/// As read or as they come, whichever is longer: another program may train the run on. Null where there are
/// none yet.
std::shared_ptr<const model::RunCurves> RunComparison::curvesOf(const QString& id) const {
    const std::string name = id.toStdString();
    const auto read = std::ranges::find(m_curves, name, &model::RunCurves::id);
    const bool isLive = m_live && m_live->id == name;
    if (isLive && (read == m_curves.end() || m_live->batches.size() >= (*read)->batches.size()))
        return m_live;
    return read == m_curves.end() ? nullptr : *read;
}

void RunComparison::showCurvesOf(const RunListRows& rows) {
    std::vector<OverlayRun> overlay;
    for (const QString& id : rows.shownIds()) {
        const auto curves = curvesOf(id);
        const model::RunSummary* run = rows.find(id);
        if (!curves || run == nullptr)
            continue;
        overlay.push_back({.name = nameOf(*run),
                           .hue = hueOfRun(run->colour),
                           .dashed = rows.isDashed(id),
                           .hasPosterior = run->options.network.kind == model::ModelKind::Vae,
                           .curves = curves});
    }
    m_overlay->setRuns(std::move(overlay));
}

void RunComparison::setSelected(const std::vector<model::RunSummary>& runs) {
    m_differences->setRuns(runs);
}

void RunComparison::setExperiments(std::vector<model::ExperimentResult> experiments) {
    m_experiments->setExperiments(std::move(experiments));
}

void RunComparison::showExperiments() {
    m_tabs->setCurrentIndex(ExperimentsTab);
}

} // namespace ui
