#include "ui/training/plan_preview.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/charts/line_chart.h"
#include "ui/training/beta_plan.h"
#include "ui/training/plan_sentences.h"

namespace ui {

namespace {

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
    : QWidget(parent), m_beta(new LineChart(this)), m_warnings(addText(QStringLiteral("planWarnings"))),
      m_facts(addText(QStringLiteral("plan"))) {
    m_beta->setFixedHeight(96);
    m_beta->setAccessibleName(tr("Planned β over the epochs"));
    m_warnings->setProperty("warning", true);
    m_facts->setProperty("muted", true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_beta);
    layout->addWidget(m_warnings);
    layout->addWidget(m_facts);
    m_beta->hide();
    m_warnings->hide();
}

QLabel* PlanPreview::addText(const QString& name) {
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void PlanPreview::setPlan(const model::RunPlan& plan) {
    const PlanSentences sentences = sentencesOf(plan);
    m_beta->setVisible(plan.options.network.kind == model::ModelKind::Vae);
    m_beta->setFigure(previewFigure(plan));
    m_warnings->setVisible(!sentences.warnings.isEmpty());
    m_warnings->setText(sentences.warnings.join(QStringLiteral("\n\n")));
    m_facts->setText(sentences.facts.join(QStringLiteral("\n\n")));
}

} // namespace ui
