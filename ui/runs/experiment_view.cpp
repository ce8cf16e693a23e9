#include "ui/runs/experiment_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

#include "ui/chart_cards/chart_card.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/runs/experiment_figures.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

constexpr int choiceWidth = 300;

constexpr ExperimentMetric metrics[] = {ExperimentMetric::TestNdcg, ExperimentMetric::TestRecall20,
                                        ExperimentMetric::TestRecall50, ExperimentMetric::ValidationNdcg};

} // namespace

ExperimentView::ExperimentView(QWidget* parent)
    : QWidget(parent), m_rows({}, nullptr), m_choice(new QComboBox(this)), m_stack(new QStackedWidget(this)) {
    m_choice->setObjectName(QStringLiteral("experimentChoice"));
    m_choice->setAccessibleName(tr("Experiment"));
    m_choice->setFixedWidth(choiceWidth);
    auto* nothing = new QLabel(tr("Compare likelihoods, or sweep β: each comparison fills the queue with its "
                                  "runs and ends here in one chart and one table."),
                               this);
    nothing->setObjectName(QStringLiteral("noExperiments"));
    nothing->setProperty("muted", true);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    m_stack->addWidget(nothing);
    m_stack->addWidget(buildContent());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ExperimentView::showChosen);
}

QWidget* ExperimentView::buildContent() {
    auto* content = new QWidget(this);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    buildChart();
    buildTable();
    row->addWidget(m_chartCard, 3);
    row->addWidget(m_tableCard, 7);
    return content;
}

void ExperimentView::buildChart() {
    m_bars = new BarChart(this);
    m_bars->setObjectName(QStringLiteral("likelihoodsChart"));
    m_lines = new LineChart(this);
    m_lines->setObjectName(QStringLiteral("sweepChart"));
    m_chart = new QStackedWidget(this);
    m_chart->addWidget(m_bars);
    m_chart->addWidget(m_lines);
    m_chartCard = new ChartCard(
        m_chart, [this] { return figure(); }, this);
    m_metric = new QComboBox(this);
    m_metric->setObjectName(QStringLiteral("experimentMetric"));
    m_metric->setAccessibleName(tr("What the chart compares"));
    for (const ExperimentMetric metric : metrics)
        m_metric->addItem(metricName(metric, false));
    connect(m_metric, &QComboBox::currentIndexChanged, this, &ExperimentView::showFigure);
    m_chartCard->headerLayout()->insertWidget(2, m_metric);
}

void ExperimentView::buildTable() {
    auto* table = new Table(&m_rows, tr("Results of the experiment"), this);
    table->setObjectName(QStringLiteral("experiment"));
    m_tableCard = new Card(this);
    m_tableCard->setTitle(tr("Results"));
    m_tableCard->setContent(table);
}

QWidget* ExperimentView::viewControls() const {
    return m_choice;
}

void ExperimentView::setExperiments(std::vector<model::ExperimentResult> experiments) {
    const auto isNew = [this](const model::ExperimentResult& result) {
        return std::ranges::none_of(m_experiments,
                                    [&](const auto& known) { return known.tag.id == result.tag.id; });
    };
    QString id = chosenId();
    const auto fresh = std::ranges::find_if(experiments, isNew);
    if (fresh != experiments.end())
        id = QString::fromStdString(fresh->tag.id);
    m_experiments = std::move(experiments);
    m_stack->setCurrentIndex(m_experiments.empty() ? 0 : 1);
    m_choice->setVisible(!m_experiments.empty());
    fillChoice(id);
    showChosen();
}

void ExperimentView::fillChoice(const QString& id) {
    const QSignalBlocker blocked(m_choice);
    m_choice->clear();
    for (const model::ExperimentResult& result : m_experiments)
        m_choice->addItem(QString::fromStdString(result.tag.name), QString::fromStdString(result.tag.id));
    m_choice->setCurrentIndex(std::max(m_experiments.empty() ? -1 : 0, m_choice->findData(id)));
}

QString ExperimentView::chosenId() const {
    return m_choice->currentData().toString();
}

const model::ExperimentResult* ExperimentView::chosen() const {
    const auto place = m_choice->currentIndex();
    return place < 0 ? nullptr : &m_experiments[static_cast<std::size_t>(place)];
}

Figure ExperimentView::figure() const {
    const model::ExperimentResult* result = chosen();
    if (result == nullptr)
        return LineFigure();
    const ExperimentMetric metric = metrics[m_metric->currentIndex()];
    if (result->tag.kind == model::ExperimentKind::Likelihoods)
        return likelihoodsFigure(*result, metric);
    return sweepFigure(*result, metric);
}

void ExperimentView::showChosen() {
    const model::ExperimentResult* result = chosen();
    if (result == nullptr) {
        m_rows.setRows({});
        return;
    }
    if (std::exchange(m_shownId, chosenId()) != chosenId())
        m_rows.setColumns(experimentColumns(*result));
    m_rows.setRows(experimentLines(*result));
    m_tableCard->setPhrase(
        tr("%1 · mean ± standard error over the seeds · %2")
            .arg(QString::fromStdString(result->dataName).toHtmlEscaped(), progressName(*result)));
    const bool likelihoods = result->tag.kind == model::ExperimentKind::Likelihoods;
    m_chartCard->setTitle(likelihoods ? tr("Likelihoods") : tr("β sweep"));
    m_chartCard->setAccessibleName(QString::fromStdString(result->tag.name));
    m_chart->setCurrentIndex(likelihoods ? 0 : 1);
    showFigure();
}

void ExperimentView::showFigure() {
    const Figure shown = figure();
    if (const auto* bars = std::get_if<BarFigure>(&shown))
        m_bars->setFigure(*bars);
    else
        m_lines->setFigure(std::get<LineFigure>(shown));
}

} // namespace ui
