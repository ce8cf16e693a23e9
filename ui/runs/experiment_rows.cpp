#include "ui/runs/experiment_rows.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

#include "ui/runs/run_words.h"
#include "ui/style/format.h"
#include "ui/training/learning_figures.h"

namespace ui {

namespace {

using model::ExperimentRow;
using model::MeanAndError;

struct ExperimentRows {
    Q_DECLARE_TR_FUNCTIONS(ui::ExperimentRows)
};

Column<ExperimentLine> meanColumn(const QString& title, const QString& help,
                                  MeanAndError ExperimentRow::*mean, ColumnLook look = ColumnLook::Number) {
    return {
        .title = title,
        .help = help,
        .look = look,
        .value =
            [mean](const ExperimentLine& line) {
                const double value = (line.row.*mean).mean;
                return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
            },
        .text = [mean](const ExperimentLine& line) { return meanName(line.row.*mean, line.row.finished); }};
}

QString finishedOf(const ExperimentRow& row) {
    return row.finished == row.runs
               ? (row.runs == 1 ? ExperimentRows::tr("1 run") : ExperimentRows::tr("%1 runs").arg(row.runs))
               : ExperimentRows::tr("%1 of %2 runs").arg(row.finished).arg(row.runs);
}

QString nameOfLine(const ExperimentLine& line) {
    return QString::fromStdString(line.row.label);
}

Column<ExperimentLine> labelColumn(const model::ExperimentResult& result) {
    if (result.tag.kind == model::ExperimentKind::Likelihoods)
        return {.title = ExperimentRows::tr("Model"),
                .help = {},
                .look = ColumnLook::Text,
                .value = nameOfLine,
                .text = {}};
    return {.title = ExperimentRows::tr("β"),
            .help = ExperimentRows::tr("The cap of β"),
            .look = ColumnLook::Text,
            .value = [](const ExperimentLine& line) { return line.row.options.beta.cap; },
            .text = nameOfLine};
}

} // namespace

std::vector<ExperimentLine> experimentLines(const model::ExperimentResult& result) {
    std::vector<ExperimentLine> lines;
    ExperimentLine* best = nullptr;
    lines.reserve(result.rows.size());
    for (const ExperimentRow& row : result.rows) {
        lines.push_back({row, false});
        if (!std::isnan(row.testNdcg.mean) &&
            (best == nullptr || row.testNdcg.mean > best->row.testNdcg.mean))
            best = &lines.back();
    }
    if (best != nullptr)
        best->best = true;
    return lines;
}

std::vector<Column<ExperimentLine>> experimentColumns(const model::ExperimentResult& result) {
    const QString onTest = ExperimentRows::tr("Of the test users: mean ± standard error over the runs");
    return {
        labelColumn(result),
        meanColumn(recallName(20, result.plainRecall), onTest, &ExperimentRow::testRecall20),
        meanColumn(recallName(50, result.plainRecall), onTest, &ExperimentRow::testRecall50),
        meanColumn(ExperimentRows::tr("NDCG@100"), onTest, &ExperimentRow::testNdcg),
        {.title = QString(),
         .help = ExperimentRows::tr("The highest NDCG@100 of the test users"),
         .look = ColumnLook::Mark,
         .value =
             [](const ExperimentLine& line) { return line.best ? ExperimentRows::tr("✓ best") : QString(); },
         .text = {}},
        {.title = ExperimentRows::tr("Runs"),
         .help = ExperimentRows::tr("Number of finished runs; the means are over these"),
         .look = ColumnLook::MutedText,
         .value = [](const ExperimentLine& line) { return finishedOf(line.row); },
         .text = {}},
        meanColumn(ExperimentRows::tr("Validation"),
                   ExperimentRows::tr("NDCG@100 of the validation users at the best epoch"),
                   &ExperimentRow::validationNdcg, ColumnLook::MutedNumber),
        {.title = ExperimentRows::tr("Best epoch"),
         .help = ExperimentRows::tr("Mean over the runs"),
         .look = ColumnLook::MutedNumber,
         .value = [](const ExperimentLine& line) { return line.row.bestEpoch; },
         .text =
             [](const ExperimentLine& line) {
                 return line.row.finished > 0 ? fixed(line.row.bestEpoch, 0) : noValue();
             }}};
}

QString meanName(const MeanAndError& mean, int finished) {
    if (finished == 0 || std::isnan(mean.mean))
        return noValue();
    return finished == 1 ? metric(mean.mean)
                         : QStringLiteral("%1 ± %2").arg(metric(mean.mean), metric(mean.error));
}

QString progressName(const model::ExperimentResult& result) {
    int runs = 0;
    int finished = 0;
    for (const ExperimentRow& row : result.rows) {
        runs += row.runs;
        finished += row.finished;
    }
    return finished == runs ? ExperimentRows::tr("all %1 runs finished").arg(runs)
                            : ExperimentRows::tr("%1 of %2 runs finished").arg(finished).arg(runs);
}

} // namespace ui
