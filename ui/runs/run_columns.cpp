#include "ui/runs/run_columns.h"

#include <QCoreApplication>
#include <QDateTime>

#include <limits>

#include "ui/runs/run_words.h"
#include "ui/style/format.h"

namespace ui {

namespace {

using model::RunSummary;
using RunText = Column<RunSummary>;

struct RunColumns {
    Q_DECLARE_TR_FUNCTIONS(ui::RunColumns)
};

/// Sorts below every value that is known, and is copied as an empty cell.
QVariant numberOrNone(bool known, double value) {
    return known ? value : -std::numeric_limits<double>::infinity();
}

RunText textColumn(const QString& title, ColumnLook look, std::function<QString(const RunSummary&)> text,
                   const QString& help = {}) {
    return {.title = title, .help = help, .look = look, .value = std::move(text), .text = {}};
}

RunText metricColumn(const QString& title, const QString& help, model::RankingQuality RunSummary::*quality,
                     double model::RankingQuality::*metric, ColumnLook look) {
    return {.title = title,
            .help = help,
            .look = look,
            .value =
                [=](const RunSummary& run) {
                    return numberOrNone((run.*quality).users > 0, run.*quality.*metric);
                },
            .text = [=](const RunSummary& run) { return metricOrNone(run.*quality.*metric, run.*quality); }};
}

std::vector<RunText> progressColumns() {
    return {textColumn(
                QString(), ColumnLook::Text, [](const RunSummary&) { return QString(); },
                RunColumns::tr("Ticked runs are shown in the charts, in their colour")),
            textColumn(RunColumns::tr("Name"), ColumnLook::Text, nameOf),
            textColumn(RunColumns::tr("State"), ColumnLook::Text,
                       [](const RunSummary& run) { return stateName(run.state); }),
            {.title = RunColumns::tr("Epochs"),
             .help = RunColumns::tr("Completed, of those planned"),
             .look = ColumnLook::Number,
             .value = [](const RunSummary& run) { return run.epochsDone; },
             .text =
                 [](const RunSummary& run) {
                     return QStringLiteral("%1 / %2").arg(run.epochsDone).arg(run.options.epochs);
                 }}};
}

std::vector<RunText> metricColumns() {
    using model::RankingQuality;
    const QString onTest = RunColumns::tr("of the test users, by the model of the best epoch; — not known");
    return {metricColumn(RunColumns::tr("NDCG@100\nvalidation"),
                         RunColumns::tr("NDCG@100 of the validation users at the best epoch"),
                         &RunSummary::best, &RankingQuality::ndcg100, ColumnLook::Number),
            metricColumn(RunColumns::tr("NDCG@100\ntest"), RunColumns::tr("NDCG@100 ") + onTest,
                         &RunSummary::test, &RankingQuality::ndcg100, ColumnLook::Number),
            metricColumn(RunColumns::tr("Recall@20\ntest"), RunColumns::tr("Recall@20 ") + onTest,
                         &RunSummary::test, &RankingQuality::recall20, ColumnLook::MutedNumber),
            metricColumn(RunColumns::tr("Recall@50\ntest"), RunColumns::tr("Recall@50 ") + onTest,
                         &RunSummary::test, &RankingQuality::recall50, ColumnLook::MutedNumber)};
}

std::vector<RunText> settingColumns() {
    return {textColumn(
                RunColumns::tr("Model"), ColumnLook::Text,
                [](const RunSummary& run) { return modelName(run.options.network); },
                RunColumns::tr("Likelihood and kind of the model")),
            textColumn(
                RunColumns::tr("Network"), ColumnLook::Text,
                [](const RunSummary& run) { return networkName(run.options.network); },
                RunColumns::tr("Widths of the encoder and K; after a slash the decoder’s, where they are not "
                               "the encoder’s mirrored")),
            textColumn(
                RunColumns::tr("β"), ColumnLook::Text,
                [](const RunSummary& run) { return scheduleName(run.options); },
                RunColumns::tr("Schedule of the weight of the KL term")),
            {.title = RunColumns::tr("Seed"),
             .help = {},
             .look = ColumnLook::MutedNumber,
             .value = [](const RunSummary& run) { return QVariant::fromValue(qulonglong{run.options.seed}); },
             .text = [](const RunSummary& run) { return QString::number(run.options.seed); }}};
}

std::vector<RunText> originColumns() {
    return {textColumn(RunColumns::tr("Data"), ColumnLook::Text,
                       [](const RunSummary& run) { return QString::fromStdString(run.dataName); }),
            {.title = RunColumns::tr("Time"),
             .help = RunColumns::tr("Training time, without pauses"),
             .look = ColumnLook::MutedNumber,
             .value = [](const RunSummary& run) { return run.seconds; },
             .text = [](const RunSummary& run) { return duration(run.seconds); }},
            {.title = RunColumns::tr("Size"),
             .help = RunColumns::tr("Room that the run’s folder takes on the disk"),
             .look = ColumnLook::MutedNumber,
             .value = [](const RunSummary& run) { return QVariant::fromValue(qulonglong{run.bytes}); },
             .text = [](const RunSummary& run) { return dataSize(run.bytes); }},
            {.title = RunColumns::tr("Created"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [](const RunSummary& run) { return QVariant::fromValue(qlonglong{run.created}); },
             .text =
                 [](const RunSummary& run) {
                     return momentName(run.created, QDateTime::currentSecsSinceEpoch());
                 }},
            textColumn(RunColumns::tr("Notes"), ColumnLook::Text,
                       [](const RunSummary& run) { return QString::fromStdString(run.notes).simplified(); })};
}

} // namespace

std::vector<Column<RunSummary>> runListColumns() {
    std::vector<Column<RunSummary>> columns;
    for (const auto& part : {progressColumns(), metricColumns(), settingColumns(), originColumns()})
        columns.insert(columns.end(), part.begin(), part.end());
    return columns;
}

std::vector<int> searchedRunColumns() {
    return {NameColumn, NotesColumn, DataColumn, ModelColumn, StateColumn, NetworkColumn, ScheduleColumn};
}

} // namespace ui
