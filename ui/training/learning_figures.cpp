#include "ui/training/learning_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <numeric>

#include "ui/training/beta_plan.h"

namespace ui {

namespace {

using model::BatchReport;
using model::EpochReport;

struct LearningFigures {
    Q_DECLARE_TR_FUNCTIONS(ui::LearningFigures)
};

LineFigure figureOf(const QString& title, const QString& phrase, const QString& unit) {
    LineFigure figure;
    figure.title = title;
    figure.phrase = phrase;
    figure.y.title = unit;
    return figure;
}

QString nats() {
    return LearningFigures::tr("nats per user");
}

/// The places of the dimensions, the one with the largest KL in the last epoch that has them first.
std::vector<std::size_t> orderOf(std::span<const EpochReport> epochs, std::size_t dimensions,
                                 DimensionOrder order) {
    std::vector<std::size_t> places(dimensions);
    std::iota(places.begin(), places.end(), 0U);
    const auto last = std::find_if(epochs.rbegin(), epochs.rend(), [dimensions](const EpochReport& epoch) {
        return epoch.klByDimension.size() == dimensions;
    });
    if (order == DimensionOrder::ByKl && last != epochs.rend())
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return last->klByDimension[a] > last->klByDimension[b];
        });
    return places;
}

} // namespace

MeasuredFigure elboFigure() {
    return {
        figureOf(LearningFigures::tr("ELBO"), LearningFigures::tr("per user, β-weighted and true"), nats()),
        {{.name = LearningFigures::tr("true"),
          .hue = Hue::Vermilion,
          .dashed = true,
          .ofBatch = [](const BatchReport& batch) { return batch.elbo(); },
          .ofEpoch = [](const EpochReport& epoch) { return epoch.elbo; }},
         {.name = LearningFigures::tr("β-weighted"),
          .hue = Hue::Blue,
          .ofBatch = [](const BatchReport& batch) { return batch.objective(); },
          .ofEpoch = [](const EpochReport& epoch) { return epoch.objective; }}}};
}

MeasuredFigure reconstructionFigure() {
    return {
        figureOf(LearningFigures::tr("Reconstruction"), LearningFigures::tr("log p(x | z) per user"), nats()),
        {{.name = LearningFigures::tr("log p(x | z)"),
          .hue = Hue::Green,
          .ofBatch = [](const BatchReport& batch) { return batch.logLikelihood; },
          .ofEpoch = [](const EpochReport& epoch) { return epoch.logLikelihood; }}}};
}

MeasuredFigure klFigure() {
    MeasuredFigure figure{
        figureOf(LearningFigures::tr("KL"), LearningFigures::tr("q(z | x) from the prior, per user"), nats()),
        {{.name = LearningFigures::tr("KL"),
          .hue = Hue::Purple,
          .ofBatch = [](const BatchReport& batch) { return batch.kl; },
          .ofEpoch = [](const EpochReport& epoch) { return epoch.kl; }}}};
    figure.figure.y.minimum = 0.0;
    return figure;
}

MeasuredFigure betaFigure() {
    MeasuredFigure figure{figureOf(LearningFigures::tr("β"), LearningFigures::tr("weight of the KL term"),
                                   LearningFigures::tr("β")),
                          {{.name = LearningFigures::tr("β"),
                            .hue = Hue::Orange,
                            .ofBatch = [](const BatchReport& batch) { return batch.beta; }}}};
    figure.figure.y.minimum = 0.0;
    return figure;
}

QString recallName(int cut, bool plain) {
    return plain ? LearningFigures::tr("Recall@%1 (plain)").arg(cut)
                 : LearningFigures::tr("Recall@%1").arg(cut);
}

MeasuredFigure validationFigure(bool plainRecall) {
    return {figureOf(LearningFigures::tr("Validation"),
                     LearningFigures::tr("ranking of the held-out clicks, mean over the validation users"),
                     LearningFigures::tr("metric")),
            {{.name = recallName(20, plainRecall),
              .hue = Hue::Green,
              .ofEpoch = [](const EpochReport& epoch) { return epoch.validation.recall20; }},
             {.name = recallName(50, plainRecall),
              .hue = Hue::Vermilion,
              .ofEpoch = [](const EpochReport& epoch) { return epoch.validation.recall50; }},
             {.name = LearningFigures::tr("NDCG@100"),
              .hue = Hue::Blue,
              .ofEpoch = [](const EpochReport& epoch) { return epoch.validation.ndcg100; }}}};
}

Curve plannedBetaCurve(const model::RunPlan& plan, double epoch) {
    Curve curve{.name = LearningFigures::tr("planned"),
                .hue = Hue::Neutral,
                .dashed = true,
                .planned = true,
                .points = {}};
    if (epoch > 0)
        for (const QPointF& point : plannedBeta(plan))
            curve.points.emplace_back(point.x() * epoch, point.y());
    return curve;
}

HeatFigure dimensionsFigure(std::span<const EpochReport> epochs, CurveX x, DimensionOrder order) {
    HeatFigure figure;
    figure.title = LearningFigures::tr("KL by dimension");
    figure.phrase = LearningFigures::tr("mean over the validation users, in nats");
    figure.rowTitle = LearningFigures::tr("dimension");
    figure.valueName = LearningFigures::tr("KL, nats");
    std::size_t dimensions = 0;
    for (const EpochReport& epoch : epochs)
        dimensions = std::max(dimensions, epoch.klByDimension.size());
    const std::vector<std::size_t> places = orderOf(epochs, dimensions, order);
    for (const std::size_t place : places)
        figure.rows << QString::number(place + 1);
    figure.values.reserve(dimensions * epochs.size());
    for (const EpochReport& epoch : epochs) {
        figure.ends.push_back(placeOf(epoch, x));
        for (const std::size_t place : places)
            figure.values.push_back(epoch.klByDimension.size() == dimensions
                                        ? epoch.klByDimension[place]
                                        : std::numeric_limits<float>::quiet_NaN());
    }
    return figure;
}

} // namespace ui
