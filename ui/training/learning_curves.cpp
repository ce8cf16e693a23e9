#include "ui/training/learning_curves.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <cmath>

#include "ui/chart_cards/chart_card.h"
#include "ui/charts/axis_ticks.h"
#include "ui/charts/heat_strip.h"
#include "ui/charts/line_chart.h"
#include "ui/style/format.h"
#include "ui/training/dimensions_card.h"
#include "ui/training/learning_notes.h"

namespace ui {

namespace {

QString coloured(const QString& words, Hue hue) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(currentColours().of(hue).name(), words);
}

} // namespace

LearningCurves::LearningCurves(QWidget* parent)
    : QWidget(parent), m_view(new CurveView(this)), m_grid(new QGridLayout(this)),
      m_warning(new QLabel(this)), m_charts{MeasuredChart(QStringLiteral("elbo"), this),
                                            MeasuredChart(QStringLiteral("reconstruction"), this),
                                            MeasuredChart(QStringLiteral("kl"), this),
                                            MeasuredChart(QStringLiteral("beta"), this),
                                            MeasuredChart(QStringLiteral("validation"), this)},
      m_dimensions(new DimensionsCard(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
    m_warning->setObjectName(QStringLiteral("collapse"));
    m_warning->setProperty("warning", true);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->hide();
    card(Elbo)->setTitle(tr("ELBO"));
    card(Reconstruction)->setTitle(tr("Reconstruction"));
    card(Kl)->setTitle(tr("KL"));
    card(Beta)->setTitle(tr("β"));
    card(Validation)->setTitle(tr("Validation"));
    linkCrosshairs();
    connect(m_view, &CurveView::xChanged, this, &LearningCurves::showAll);
    connect(m_view, &CurveView::smoothingChanged, this, &LearningCurves::showAll);
    connect(m_dimensions, &DimensionsCard::orderChanged, this, &LearningCurves::showDimensions);
    setPlan({});
}

void LearningCurves::linkCrosshairs() {
    HeatStrip* strip = m_dimensions->strip();
    strip->setView(m_view);
    for (const MeasuredChart& from : m_charts) {
        from.chart()->setView(m_view);
        connect(from.chart(), &LineChart::hovered, strip, &HeatStrip::setCrosshair);
        connect(strip, &HeatStrip::hovered, from.chart(), &LineChart::setCrosshair);
        for (const MeasuredChart& to : m_charts)
            if (from.chart() != to.chart())
                connect(from.chart(), &LineChart::hovered, to.chart(), &LineChart::setCrosshair);
    }
}

/// Two in a row; a DAE has no KL and no β, so that each of what is left has a row.
void LearningCurves::arrange() {
    const bool dae = m_plan.options.network.kind == model::ModelKind::Dae;
    QList<QWidget*> cards{card(Elbo), card(Reconstruction), card(Kl),
                          card(Beta), card(Validation),     m_dimensions};
    QList<QWidget*> shown = dae ? QList<QWidget*>{card(Reconstruction), card(Validation)} : cards;
    const int columns = dae ? 1 : 2;
    for (QWidget* each : cards) {
        m_grid->removeWidget(each);
        each->setVisible(shown.contains(each));
    }
    m_grid->addWidget(m_warning, 0, 0, 1, 2);
    for (int i = 0; i < shown.size(); ++i)
        m_grid->addWidget(shown[i], 1 + i / columns, i % columns, 1, 3 - columns);
    for (int row = 1; row <= 3; ++row)
        m_grid->setRowStretch(row, row <= shown.size() / columns ? 1 : 0);
    for (const int column : {0, 1})
        m_grid->setColumnStretch(column, 1);
}

MeasuredFigure LearningCurves::figureOf(Subject subject) const {
    switch (subject) {
    case Elbo:
        return elboFigure();
    case Reconstruction:
        return reconstructionFigure();
    case Kl:
        return klFigure();
    case Beta:
        return betaFigure();
    case Validation:
        break;
    }
    return validationFigure(m_popularity && m_popularity->plainRecall);
}

void LearningCurves::setPlan(const model::RunPlan& plan) {
    m_plan = plan;
    m_batches.clear();
    m_epochs.clear();
    m_popularity.reset();
    m_seconds.reset();
    m_going = plan.updates > 0;
    m_view->restart();
    arrange();
    showAll();
    showNotes();
}

void LearningCurves::setPopularity(const model::RankingQuality& popularity) {
    m_popularity = popularity;
    showAll();
}

void LearningCurves::setBaselines(std::vector<Baseline> baselines) {
    m_baselines = std::move(baselines);
    showReferences();
    refresh();
}

void LearningCurves::showReferences() {
    std::vector<ReferenceLine> lines;
    if (m_popularity && !std::isnan(m_popularity->ndcg100))
        lines.push_back({.name = tr("popularity NDCG@100"), .y = m_popularity->ndcg100});
    for (const Baseline& baseline : m_baselines)
        if (!std::isnan(baseline.ndcg100))
            lines.push_back({.name = tr("%1 NDCG@100").arg(baseline.name), .y = baseline.ndcg100});
    m_charts[Validation].chart()->setReferences(std::move(lines));
}

/// Rebuilds everything: the reports as points over what x is now.
void LearningCurves::showAll() {
    const double epoch = epochOn(m_plan, m_view->x(), secondsPerEpoch());
    for (const Subject subject : {Elbo, Reconstruction, Kl, Beta, Validation}) {
        MeasuredFigure figure = figureOf(subject);
        figure.figure.x = axisOfX();
        std::vector<Curve> before;
        if (subject == Beta)
            before.push_back(plannedBetaCurve(m_plan, epoch));
        MeasuredChart& chart = m_charts[subject];
        chart.show(std::move(figure), std::move(before), subject == Beta ? 0 : m_view->smoothing());
        chart.add(m_batches, m_view->x());
        chart.add(m_epochs, m_view->x());
    }
    showReferences();
    showValues();
    setPhrases();
    m_dimensionsChanged = true;
    refresh();
}

void LearningCurves::showDimensions() {
    HeatFigure figure = dimensionsFigure(m_epochs, m_view->x(), m_dimensions->order());
    figure.x = axisOfX();
    m_dimensions->strip()->setFigure(std::move(figure));
    m_dimensionsChanged = false;
}

Axis LearningCurves::axisOfX() const {
    return axisOf(m_plan, m_view->x(), m_seconds);
}

double LearningCurves::secondsPerEpoch() const {
    return m_batches.empty() || m_batches.back().epoch <= 0
               ? 0
               : m_batches.back().seconds / m_batches.back().epoch;
}

/// Where time ends is guessed by the pace so far; whether that needs another axis.
bool LearningCurves::fitTime() {
    const double end = secondsPerEpoch() * m_plan.options.epochs;
    if (end <= 0 || (m_seconds && end <= *m_seconds && end > *m_seconds / 2))
        return false;
    m_seconds = scaleFor({.title = {}, .minimum = 0.0, .maximum = {}, .time = true}, 0, 1.1 * end, 9).maximum;
    return m_view->x() == CurveX::Time;
}

void LearningCurves::addBatches(const std::vector<model::BatchReport>& batches) {
    if (batches.empty())
        return;
    m_batches.insert(m_batches.end(), batches.begin(), batches.end());
    if (fitTime())
        showAll();
    else
        for (MeasuredChart& chart : m_charts)
            chart.add(batches, m_view->x());
    showValues();
    showNotes();
}

void LearningCurves::addEpoch(const model::EpochReport& epoch) {
    m_epochs.push_back(epoch);
    for (MeasuredChart& chart : m_charts)
        chart.add(std::span(&m_epochs.back(), 1), m_view->x());
    m_dimensionsChanged = true;
    showValues();
    showNotes();
    setPhrases();
}

void LearningCurves::endRun() {
    m_going = false;
    showNotes();
}

/// Means over the last epoch; before the first one, the last update's values.
void LearningCurves::showValues() {
    const bool measured = !m_epochs.empty() || !m_batches.empty();
    const auto show = [&](Subject subject, auto text) {
        const Measure measure = figureOf(subject).measures.back();
        const double value = !measured          ? 0
                             : m_epochs.empty() ? measure.ofBatch(m_batches.back())
                                                : measure.ofEpoch(m_epochs.back());
        card(subject)->setValue(measured ? text(value) : QString());
    };
    show(Elbo, [](double value) { return fixed(value, 1); });
    show(Reconstruction, [](double value) { return fixed(value, 1); });
    show(Kl, [](double value) { return significant(value); });
    card(Beta)->setValue(m_batches.empty() ? QString() : significant(m_batches.back().beta));
    card(Validation)->setValue(m_epochs.empty() ? QString() : ui::metric(m_epochs.back().validation.ndcg100));
}

void LearningCurves::setPhrases() {
    const auto phrase = [](const QStringList& parts) { return parts.join(QStringLiteral(" · ")); };
    card(Elbo)->setPhrase(phrase(
        {tr("per user"), coloured(tr("β-weighted"), Hue::Blue), coloured(tr("true"), Hue::Vermilion)}));
    card(Reconstruction)->setPhrase(tr("log p(x | z) per user"));
    const QString active = activePhrase(m_epochs); // beside it there is room for less
    card(Kl)->setPhrase(active.isEmpty() ? tr("q(z | x) from the prior")
                                         : phrase({tr("from the prior"), active}));
    card(Beta)->setPhrase(betaPhrase(m_plan));
    const bool plain = m_popularity && m_popularity->plainRecall;
    card(Validation)
        ->setPhrase(
            phrase({coloured(tr("NDCG@100"), Hue::Blue), coloured(recallName(50, plain), Hue::Vermilion),
                    coloured(recallName(20, plain), Hue::Green)}));
}

void LearningCurves::showNotes() {
    const bool dae = m_plan.options.network.kind == model::ModelKind::Dae;
    const QString warning = dae ? QString() : collapseWarning(m_epochs);
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    const QString now = expectation(m_plan, m_batches.empty() ? 0 : m_batches.back().step, m_epochs, m_going);
    if (now == m_expectation)
        return;
    m_expectation = now;
    emit expectationChanged(now);
}

void LearningCurves::refresh() {
    if (!m_batches.empty())
        m_view->setExtent({0, axisOfX().maximum.value_or(1)}, placeOf(m_batches.back(), m_view->x()));
    for (const MeasuredChart& chart : m_charts)
        chart.chart()->refresh();
    if (m_dimensionsChanged)
        showDimensions();
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
