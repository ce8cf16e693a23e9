#include "ui/runs/experiment_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "ui/training/learning_figures.h"

namespace ui {

namespace {

using model::ExperimentResult;
using model::ExperimentRow;

struct ExperimentFigures {
    Q_DECLARE_TR_FUNCTIONS(ui::ExperimentFigures)
};

const model::MeanAndError& valueOf(const ExperimentRow& row, ExperimentMetric metric) {
    switch (metric) {
    case ExperimentMetric::TestRecall20:
        return row.testRecall20;
    case ExperimentMetric::TestRecall50:
        return row.testRecall50;
    case ExperimentMetric::ValidationNdcg:
        return row.validationNdcg;
    case ExperimentMetric::TestNdcg:
        break;
    }
    return row.testNdcg;
}

std::vector<const ExperimentRow*> measuredRows(const ExperimentResult& result, ExperimentMetric metric) {
    std::vector<const ExperimentRow*> rows;
    for (const ExperimentRow& row : result.rows)
        if (!std::isnan(valueOf(row, metric).mean))
            rows.push_back(&row);
    return rows;
}

QString phraseOf(ExperimentMetric metric, bool plainRecall) {
    return ExperimentFigures::tr("%1, mean ± standard error over the seeds")
        .arg(metricName(metric, plainRecall));
}

} // namespace

QString metricName(ExperimentMetric metric, bool plainRecall) {
    switch (metric) {
    case ExperimentMetric::TestRecall20:
        return ExperimentFigures::tr("test %1").arg(recallName(20, plainRecall));
    case ExperimentMetric::TestRecall50:
        return ExperimentFigures::tr("test %1").arg(recallName(50, plainRecall));
    case ExperimentMetric::ValidationNdcg:
        return ExperimentFigures::tr("validation NDCG@100");
    case ExperimentMetric::TestNdcg:
        break;
    }
    return ExperimentFigures::tr("test NDCG@100");
}

BarFigure likelihoodsFigure(const ExperimentResult& result, ExperimentMetric metric) {
    BarFigure figure;
    figure.title = QString::fromStdString(result.tag.name);
    figure.phrase = phraseOf(metric, result.plainRecall);
    figure.x.title = ExperimentFigures::tr("model");
    figure.y = {.title = metricName(metric, result.plainRecall), .minimum = 0.0, .maximum = {}};
    figure.valueName = figure.y.title;
    figure.whiskerName = ExperimentFigures::tr("standard error");
    for (const ExperimentRow* row : measuredRows(result, metric)) {
        figure.labels += QString::fromStdString(row->label);
        figure.values.push_back(valueOf(*row, metric).mean);
        figure.whiskers.push_back(valueOf(*row, metric).error);
    }
    return figure;
}

LineFigure sweepFigure(const ExperimentResult& result, ExperimentMetric metric) {
    LineFigure figure;
    figure.title = QString::fromStdString(result.tag.name);
    figure.phrase = phraseOf(metric, result.plainRecall);
    figure.x = {.title = ExperimentFigures::tr("β"), .minimum = {}, .maximum = {}};
    figure.y.title = metricName(metric, result.plainRecall);
    std::vector<const ExperimentRow*> rows = measuredRows(result, metric);
    std::ranges::stable_sort(rows, {}, [](const ExperimentRow* row) { return row->options.beta.cap; });
    Curve curve{.name = figure.y.title, .hue = Hue::Blue, .points = {}, .errors = {}};
    for (const ExperimentRow* row : rows) {
        curve.points.emplace_back(row->options.beta.cap, valueOf(*row, metric).mean);
        curve.errors.push_back(valueOf(*row, metric).error);
    }
    figure.curves.push_back(std::move(curve));
    return figure;
}

} // namespace ui
