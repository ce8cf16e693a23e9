#include "ui/runs/run_report.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cassert>

#include "ui/charts/chart_export.h"
#include "ui/runs/overlay_figures.h"
#include "ui/runs/run_words.h"
#include "ui/style/format.h"
#include "ui/style/rule_words.h"

namespace ui {

namespace {

struct Report {
    Q_DECLARE_TR_FUNCTIONS(ui::Report)
};

constexpr QSizeF chartMillimetres(170, 75);

const QString styleSheet = QStringLiteral(
    "body{font:14px/1.45 sans-serif;color:#1b1f24;max-width:180mm;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:1.6em 0 .4em}p{margin:.3em 0;color:#5a636d}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25em .6em .25em 0;"
    "border-bottom:1px solid #e2e5ea;font-variant-numeric:tabular-nums}th{font-weight:600;color:#5a636d}"
    "figure{margin:1em "
    "0;break-inside:avoid}svg{width:100%;height:auto}table,h2{break-inside:avoid;break-after:avoid}"
    "@page{margin:15mm}");

/// A document is the same whoever writes it: while there is one, numbers and dates are those of the C locale.
class DocumentLocale {
public:
    DocumentLocale() { QLocale::setDefault(QLocale::c()); }
    ~DocumentLocale() { QLocale::setDefault(m_before); }
    DocumentLocale(const DocumentLocale&) = delete;
    DocumentLocale& operator=(const DocumentLocale&) = delete;

private:
    QLocale m_before;
};

QString row(const QStringList& cells, const QString& tag = QStringLiteral("td")) {
    QString text;
    for (const QString& cell : cells)
        text += QStringLiteral("<%1>%2</%1>").arg(tag, cell.toHtmlEscaped());
    return QStringLiteral("<tr>%1</tr>\n").arg(text);
}

QString table(const QString& heading, const QString& rows) {
    return QStringLiteral("<h2>%1</h2>\n<table>\n%2</table>\n").arg(heading.toHtmlEscaped(), rows);
}

QString dataRows(const model::RunSummary& run) {
    const model::DataFingerprint& data = run.data;
    return row({Report::tr("Name"), QString::fromStdString(run.dataName)}) +
           row({Report::tr("File"), QString::fromStdString(run.dataSource)}) +
           row({Report::tr("Clicks"), count(data.interactions)}) +
           (run.rule.clicks == model::ClickKind::Guess
                ? QString()
                : row({Report::tr("What a click is"), ruleName(run.rule)})) +
           row({Report::tr("Items"), count(data.items)}) +
           row({Report::tr("Training, validation and test users"),
                QStringList{count(data.trainingUsers), count(data.validationUsers), count(data.testUsers)}
                    .join(QStringLiteral(" · "))});
}

QString settingRows(const model::RunSummary& run) {
    const model::TrainingOptions& options = run.options;
    return row({Report::tr("Model"), modelName(options.network)}) +
           row({Report::tr("Network"), networkName(options.network)}) +
           row({Report::tr("β schedule"), scheduleName(options)}) +
           row({Report::tr("Epochs"), count(static_cast<std::uint64_t>(options.epochs))}) +
           row({Report::tr("Users per update"), count(static_cast<std::uint64_t>(options.batch))}) +
           row({Report::tr("Learning rate"), exact(options.learningRate)}) +
           row({Report::tr("Input dropout"), exact(options.dropout)}) +
           row({Report::tr("L2 λ"), exact(options.l2)}) +
           row({Report::tr("Early stopping"),
                options.patience == 0 ? Report::tr("never")
                                      : Report::tr("after %1").arg(epochsName(options.patience))}) +
           row({Report::tr("Seed"), QString::number(options.seed)});
}

QString metricRow(const QString& users, const model::RankingQuality& quality) {
    const auto value = [&quality](double mean, double error) {
        return quality.users == 0 ? noValue() : QStringLiteral("%1 ± %2").arg(metric(mean), metric(error));
    };
    return row({users, value(quality.recall20, quality.recall20Error),
                value(quality.recall50, quality.recall50Error), value(quality.ndcg100, quality.ndcg100Error),
                count(quality.users)});
}

QString metricRows(const model::RunSummary& run, const model::RunCurves& curves) {
    const QString recall = run.best.plainRecall ? Report::tr("Recall@%1 (plain)") : Report::tr("Recall@%1");
    return row({Report::tr("Users"), recall.arg(20), recall.arg(50), Report::tr("NDCG@100"),
                Report::tr("Number")},
               QStringLiteral("th")) +
           metricRow(Report::tr("Validation, best epoch"), run.best) +
           metricRow(Report::tr("Test"), run.test) +
           metricRow(Report::tr("Popularity on validation"), curves.popularity);
}

/// Without the XML declaration, which has no place inside HTML.
QString chart(const LineFigure& figure) {
    const QString svg = QString::fromUtf8(
        exportFigure(figure, {.format = ExportFormat::Svg, .millimetres = chartMillimetres}));
    return QStringLiteral("<figure>%1</figure>\n").arg(svg.mid(svg.indexOf(QStringLiteral("<svg"))));
}

QString charts(const model::RunSummary& run, const std::shared_ptr<const model::RunCurves>& curves) {
    const bool posterior = run.options.network.kind == model::ModelKind::Vae;
    const std::vector<OverlayRun> runs{{nameOf(run), Hue::Blue, false, posterior, curves}};
    QString text;
    for (const OverlaySubject subject :
         {OverlaySubject::Validation, OverlaySubject::Elbo, OverlaySubject::Reconstruction,
          OverlaySubject::Kl, OverlaySubject::Beta})
        if (posterior || (subject != OverlaySubject::Kl && subject != OverlaySubject::Beta))
            text += chart(overlayFigure(subject, runs, {}));
    return text;
}

} // namespace

QByteArray runReport(const model::RunSummary& run, const std::shared_ptr<const model::RunCurves>& curves) {
    assert(curves);
    const DocumentLocale locale;
    const QString name = nameOf(run).toHtmlEscaped();
    const QString facts = Report::tr("%1 · %2 of %3, the best is epoch %4 · run %5")
                              .arg(stateName(run.state))
                              .arg(run.epochsDone)
                              .arg(epochsName(run.options.epochs))
                              .arg(run.bestEpoch)
                              .arg(QString::fromStdString(run.id));
    const QString notes = QString::fromStdString(run.notes).toHtmlEscaped();
    const QString html =
        QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n"
                       "<style>%2</style></head>\n<body>\n<h1>%1</h1>\n<p>%3</p>\n<p>%4</p>\n")
            .arg(name, styleSheet, facts.toHtmlEscaped(), notes);
    return (html + table(Report::tr("Metrics"), metricRows(run, *curves)) +
            table(Report::tr("Settings"), settingRows(run)) + table(Report::tr("Data"), dataRows(run)) +
            QStringLiteral("<h2>%1</h2>\n").arg(Report::tr("Curves")) + charts(run, curves) +
            QStringLiteral("</body></html>\n"))
        .toUtf8();
}

} // namespace ui
