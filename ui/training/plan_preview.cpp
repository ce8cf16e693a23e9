#include "ui/training/plan_preview.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/charts/line_chart.h"
#include "ui/components/format.h"
#include "ui/training/beta_plan.h"

namespace ui {

namespace {

QString betaSentence(const model::RunPlan& plan) {
    const QString cap = significant(plan.options.beta.cap, 2);
    if (plan.options.beta.cap == 0)
        return PlanPreview::tr("β stays 0: the KL term has no weight, and z is not drawn to the prior.");
    if (plan.annealSteps >= plan.updates)
        return PlanPreview::tr("β grows to %1 by the last of %2 updates; its cap of %3 would take %4.")
            .arg(significant(plan.finalBeta, 2), count(plan.updates), cap, count(plan.annealSteps));
    return PlanPreview::tr(
               "β ends at %1 after %2 of %3 updates. KL and loss rise while β grows: that is expected.")
        .arg(cap, count(plan.annealSteps), count(plan.updates));
}

QString batchSentence(const model::RunPlan& plan) {
    if (plan.batchesPerEpoch > 1 || plan.trainingUsers < 2)
        return {};
    const std::uint64_t smaller =
        plan.trainingUsers > 200 ? 100 : std::max<std::uint64_t>(1, plan.trainingUsers / 4);
    return PlanPreview::tr("1 update an epoch, because a batch holds all users: try a batch of %1.")
        .arg(count(smaller));
}

LineFigure previewFigure(const model::RunPlan& plan) {
    LineFigure figure;
    figure.title = PlanPreview::tr("Planned β");
    figure.x = {.title = PlanPreview::tr("epoch"),
                .minimum = 0.0,
                .maximum = static_cast<double>(plan.options.epochs),
                .whole = true};
    figure.y = {.title = PlanPreview::tr("β"), .minimum = 0.0, .maximum = {}};
    figure.curves.push_back(
        {.name = PlanPreview::tr("β"), .hue = Hue::Orange, .planned = true, .points = plannedBeta(plan)});
    return figure;
}

} // namespace

PlanPreview::PlanPreview(QWidget* parent)
    : QWidget(parent), m_beta(new LineChart(this)), m_sentences(new QLabel(this)) {
    m_beta->setFixedHeight(96);
    m_beta->setAccessibleName(tr("Planned β over the epochs"));
    m_sentences->setObjectName(QStringLiteral("plan"));
    m_sentences->setProperty("muted", true);
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_beta);
    layout->addWidget(m_sentences);
    m_beta->hide();
}

void PlanPreview::setPlan(const model::RunPlan& plan) {
    m_beta->show();
    m_beta->setFigure(previewFigure(plan));
    QStringList sentences{batchSentence(plan), betaSentence(plan),
                          tr("%1 weights.").arg(count(plan.parameters))};
    sentences.removeAll(QString());
    m_sentences->setText(sentences.join(QStringLiteral("\n\n")));
}

} // namespace ui
