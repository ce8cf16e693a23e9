#include "ui/training/learning_curves.h"

#include <QEvent>
#include <QGridLayout>

#include "ui/charts/chart_card.h"
#include "ui/charts/line_chart.h"
#include "ui/components/format.h"
#include "ui/training/learning_figures.h"

namespace ui {

namespace {

using Batches = std::vector<model::BatchReport>;

template <typename Value>
std::vector<QPointF> points(const Batches& batches, Value value) {
    std::vector<QPointF> points;
    points.reserve(batches.size());
    for (const model::BatchReport& batch : batches)
        points.emplace_back(batch.epoch, value(batch));
    return points;
}

QString coloured(const QString& words, Hue hue) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(currentColours().of(hue).name(), words);
}

} // namespace

LearningCurves::LearningCurves(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    addView(grid, Elbo, QStringLiteral("elbo"));
    addView(grid, Reconstruction, QStringLiteral("reconstruction"));
    addView(grid, Kl, QStringLiteral("kl"));
    addView(grid, Beta, QStringLiteral("beta"));
    addView(grid, Validation, QStringLiteral("validation"));
    card(Elbo)->setTitle(tr("ELBO"));
    card(Reconstruction)->setTitle(tr("Reconstruction"));
    card(Kl)->setTitle(tr("KL"));
    card(Beta)->setTitle(tr("β"));
    card(Validation)->setTitle(tr("Validation"));
    linkCrosshairs();
    setPlan({});
}

void LearningCurves::addView(QGridLayout* grid, Subject subject, const QString& name) {
    auto* chart = new LineChart(this);
    chart->setObjectName(name);
    auto* card = new ChartCard(
        chart, [chart] { return chart->figure(); }, this);
    card->setObjectName(name + QStringLiteral("Card"));
    const int row = subject / 2;
    grid->addWidget(card, row, subject % 2, 1, subject == Validation ? 2 : 1);
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(subject % 2, 1);
    m_views[subject] = {chart, card};
}

void LearningCurves::linkCrosshairs() {
    for (const View& from : m_views)
        for (const View& to : m_views)
            if (from.chart != to.chart)
                connect(from.chart, &LineChart::hovered, to.chart, &LineChart::setCrosshair);
}

void LearningCurves::setPhrases() {
    const QString dot = QStringLiteral(" · ");
    card(Elbo)->setPhrase(tr("per user") + dot + coloured(tr("β-weighted"), Hue::Blue) + dot +
                          coloured(tr("true"), Hue::Vermilion));
    card(Reconstruction)->setPhrase(tr("log p(x | z) per user"));
    card(Kl)->setPhrase(tr("q(z | x) from the prior"));
    card(Beta)->setPhrase(m_plan.updates == 0 ? tr("weight of the KL term")
                                              : tr("growing to %1 over %2 of %3 updates")
                                                    .arg(significant(m_plan.options.beta.cap, 2),
                                                         count(m_plan.annealSteps), count(m_plan.updates)));
    card(Validation)
        ->setPhrase(coloured(tr("NDCG@100"), Hue::Blue) + dot +
                    coloured(recallName(50, m_plainRecall), Hue::Vermilion) + dot +
                    coloured(recallName(20, m_plainRecall), Hue::Green));
}

void LearningCurves::setPlan(const model::RunPlan& plan) {
    m_plan = plan;
    m_epochs = 0;
    m_plainRecall = false;
    chart(Elbo)->setFigure(elboFigure(plan));
    chart(Reconstruction)->setFigure(reconstructionFigure(plan));
    chart(Kl)->setFigure(klFigure(plan));
    chart(Beta)->setFigure(betaFigure(plan));
    chart(Validation)->setFigure(validationFigure(plan, m_plainRecall));
    for (const View& view : m_views)
        view.card->setValue({});
    setPhrases();
}

void LearningCurves::setPopularity(const model::RankingQuality& popularity) {
    m_plainRecall = popularity.plainRecall;
    chart(Validation)->setFigure(validationFigure(m_plan, m_plainRecall));
    setPhrases();
    chart(Validation)
        ->setReferences({{.name = tr("popularity NDCG@100"), .y = popularity.ndcg100, .hue = Hue::Neutral}});
}

void LearningCurves::addBatches(const Batches& batches) {
    if (batches.empty())
        return;
    chart(Elbo)->append(RawTrueElbo, points(batches, [](const auto& batch) { return batch.elbo(); }));
    chart(Elbo)->append(RawObjective, points(batches, [](const auto& batch) { return batch.objective(); }));
    chart(Reconstruction)->append(RawValues, points(batches, [](const auto& batch) {
                                      return batch.logLikelihood;
                                  }));
    chart(Kl)->append(RawValues, points(batches, [](const auto& batch) { return batch.kl; }));
    chart(Beta)->append(ActualBeta, points(batches, [](const auto& batch) { return batch.beta; }));
    const model::BatchReport& latest = batches.back();
    card(Beta)->setValue(significant(latest.beta));
    if (m_epochs == 0) // from then on the values are those of the solid lines' ends
        showValues(latest.objective(), latest.logLikelihood, latest.kl);
}

void LearningCurves::addEpoch(const model::EpochReport& epoch) {
    ++m_epochs;
    const double x = epoch.epoch;
    chart(Elbo)->append(TrueElbo, {{x, epoch.elbo}});
    chart(Elbo)->append(Objective, {{x, epoch.objective}});
    chart(Reconstruction)->append(Means, {{x, epoch.logLikelihood}});
    chart(Kl)->append(Means, {{x, epoch.kl}});
    chart(Validation)->append(Recall20, {{x, epoch.validation.recall20}});
    chart(Validation)->append(Recall50, {{x, epoch.validation.recall50}});
    chart(Validation)->append(Ndcg100, {{x, epoch.validation.ndcg100}});
    showValues(epoch.objective, epoch.logLikelihood, epoch.kl);
    card(Validation)->setValue(ui::metric(epoch.validation.ndcg100));
}

void LearningCurves::showValues(double objective, double logLikelihood, double kl) {
    card(Elbo)->setValue(fixed(objective, 1));
    card(Reconstruction)->setValue(fixed(logLikelihood, 1));
    card(Kl)->setValue(significant(kl));
}

void LearningCurves::refresh() {
    for (const View& view : m_views)
        view.chart->refresh();
}

void LearningCurves::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        setPhrases();
    QWidget::changeEvent(event);
}

void LearningCurves::showEvent(QShowEvent* event) {
    refresh();
    QWidget::showEvent(event);
}

} // namespace ui
