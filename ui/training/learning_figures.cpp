#include "ui/training/learning_figures.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/training/beta_plan.h"

namespace ui {

namespace {

struct LearningFigures {
    Q_DECLARE_TR_FUNCTIONS(ui::LearningFigures)
};

LineFigure figureOver(const model::RunPlan& plan, const QString& title, const QString& phrase,
                      const QString& unit) {
    LineFigure figure;
    figure.title = title;
    figure.phrase = phrase;
    figure.x = {.title = LearningFigures::tr("epoch"),
                .minimum = 0.0,
                .maximum = static_cast<double>(std::max(1, plan.options.epochs)),
                .whole = true};
    figure.y.title = unit;
    return figure;
}

QString nats() {
    return LearningFigures::tr("nats per user");
}

Curve raw(const QString& name, Hue hue) {
    return {.name = name, .hue = hue, .faint = true, .points = {}};
}

Curve line(const QString& name, Hue hue) {
    return {.name = name, .hue = hue, .points = {}};
}

} // namespace

LineFigure elboFigure(const model::RunPlan& plan) {
    LineFigure figure = figureOver(plan, LearningFigures::tr("ELBO"),
                                   LearningFigures::tr("per user, β-weighted and true"), nats());
    figure.curves = {
        raw(LearningFigures::tr("true, each update"), Hue::Vermilion),
        raw(LearningFigures::tr("β-weighted, each update"), Hue::Blue),
        {.name = LearningFigures::tr("true"), .hue = Hue::Vermilion, .dashed = true, .points = {}},
        line(LearningFigures::tr("β-weighted"), Hue::Blue)};
    return figure;
}

LineFigure reconstructionFigure(const model::RunPlan& plan) {
    const QString phrase = LearningFigures::tr("log p(x | z) per user");
    LineFigure figure = figureOver(plan, LearningFigures::tr("Reconstruction"), phrase, nats());
    figure.curves = {raw(LearningFigures::tr("each update"), Hue::Green),
                     line(LearningFigures::tr("log p(x | z)"), Hue::Green)};
    return figure;
}

LineFigure klFigure(const model::RunPlan& plan) {
    LineFigure figure = figureOver(plan, LearningFigures::tr("KL"),
                                   LearningFigures::tr("q(z | x) from the prior, per user"), nats());
    figure.y.minimum = 0.0;
    figure.curves = {raw(LearningFigures::tr("each update"), Hue::Purple),
                     line(LearningFigures::tr("KL"), Hue::Purple)};
    return figure;
}

LineFigure betaFigure(const model::RunPlan& plan) {
    LineFigure figure = figureOver(plan, LearningFigures::tr("β"),
                                   LearningFigures::tr("weight of the KL term"), LearningFigures::tr("β"));
    figure.y.minimum = 0.0;
    figure.curves = {{.name = LearningFigures::tr("planned"),
                      .hue = Hue::Neutral,
                      .dashed = true,
                      .planned = true,
                      .points = plannedBeta(plan)},
                     line(LearningFigures::tr("β"), Hue::Orange)};
    return figure;
}

QString recallName(int cut, bool plain) {
    return plain ? LearningFigures::tr("Recall@%1 (plain)").arg(cut)
                 : LearningFigures::tr("Recall@%1").arg(cut);
}

LineFigure validationFigure(const model::RunPlan& plan, bool plainRecall) {
    const QString phrase =
        LearningFigures::tr("ranking of the held-out clicks, mean over the validation users");
    LineFigure figure =
        figureOver(plan, LearningFigures::tr("Validation"), phrase, LearningFigures::tr("metric"));
    figure.curves = {line(recallName(20, plainRecall), Hue::Green),
                     line(recallName(50, plainRecall), Hue::Vermilion),
                     line(LearningFigures::tr("NDCG@100"), Hue::Blue)};
    return figure;
}

} // namespace ui
