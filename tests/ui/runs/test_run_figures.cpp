#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_runs.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/figure_table.h"
#include "ui/charts/line_chart.h"
#include "ui/runs/caps_field.h"
#include "ui/runs/experiment_figures.h"
#include "ui/runs/overlay_figures.h"
#include "ui/style/theme.h"

using ui::CurveX;
using ui::OverlaySubject;

namespace {

ui::OverlayRun overlayRun(int number, int epochs) {
    return {.name = QStringLiteral("run %1").arg(number),
            .hue = ui::Hue::Green,
            .dashed = false,
            .hasPosterior = true,
            .curves = exampleCurves(number, epochs, 4)};
}

} // namespace

/// The figures of several runs, and of experiments.
class TestRunFigures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void overlaysTheLongestFirst();
    void overlaysNothing();
    void plotsWhatItSays();
    void smoothsOverTheRawCurves();
    void namesTheBaselineOfTheSameData();
    void sortsASweepByItsCaps();
    void leavesOutRowsWithoutARun();
    void exportsErrorsBesideValues();
    void drawsErrorBarsWithinTheAxes();
    void readsCapsInAnyLocale();
};

void TestRunFigures::overlaysTheLongestFirst() {
    const auto figure = ui::overlayFigure(OverlaySubject::Kl, {overlayRun(1, 5), overlayRun(2, 9)}, {});
    QCOMPARE(figure.curves[0].name, QStringLiteral("run 2"));
    QCOMPARE(figure.curves[1].name, QStringLiteral("run 1"));
}

void TestRunFigures::overlaysNothing() {
    QVERIFY(ui::overlayFigure(OverlaySubject::Elbo, {}, {CurveX::Time, true, 0}).curves.empty());
    ui::OverlayRun waiting = overlayRun(1, 1);
    waiting.curves = std::make_shared<model::RunCurves>();
    const auto figure = ui::overlayFigure(OverlaySubject::Validation, {waiting}, {});
    QVERIFY(figure.curves.empty());
    QVERIFY(figure.references.empty());
}

void TestRunFigures::plotsWhatItSays() {
    const ui::OverlayRun run = overlayRun(1, 3);
    const model::EpochReport& epoch = run.curves->epochs[1];
    const std::pair<OverlaySubject, double> epochs[] = {
        {OverlaySubject::Validation, epoch.validation.ndcg100},
        {OverlaySubject::Elbo, epoch.elbo},
        {OverlaySubject::Reconstruction, epoch.logLikelihood},
        {OverlaySubject::Kl, epoch.kl},
        {OverlaySubject::Beta, epoch.beta}};
    for (const auto& [subject, value] : epochs)
        QCOMPARE(ui::overlayFigure(subject, {run}, {}).curves[0].points[1], QPointF(2, value));
    const model::BatchReport& batch = run.curves->batches[5];
    const std::pair<OverlaySubject, double> batches[] = {
        {OverlaySubject::Elbo, batch.elbo()},
        {OverlaySubject::Reconstruction, batch.logLikelihood},
        {OverlaySubject::Kl, batch.kl},
        {OverlaySubject::Beta, batch.beta}};
    for (const auto& [subject, value] : batches)
        QCOMPARE(ui::overlayFigure(subject, {run}, {CurveX::Step, true, 0}).curves[0].points[5],
                 QPointF(6, value));
}

void TestRunFigures::smoothsOverTheRawCurves() {
    const auto raw = ui::overlayFigure(OverlaySubject::Kl, {overlayRun(1, 5), overlayRun(2, 9)}, {});
    const auto figure = ui::overlayFigure(OverlaySubject::Kl, {overlayRun(1, 5), overlayRun(2, 9)},
                                          {CurveX::Epoch, false, 0.5});
    QCOMPARE(figure.curves.size(), 4U);
    QCOMPARE(figure.curves[0].points, raw.curves[0].points);
    QVERIFY(figure.curves[0].faint && figure.curves[1].faint && !figure.curves[2].faint);
    QCOMPARE(figure.curves[2].hue, figure.curves[0].hue);
    const double first = raw.curves[0].points[0].y();
    const double second = raw.curves[0].points[1].y();
    QCOMPARE(figure.curves[2].points[0].y(), first); // without the pull towards 0
    QVERIFY(std::abs(figure.curves[2].points[1].y() - (0.25 * first + 0.5 * second) / 0.75) < 1e-9);
}

void TestRunFigures::namesTheBaselineOfTheSameData() {
    std::vector<ui::OverlayRun> runs{overlayRun(1, 3), overlayRun(2, 3)};
    const auto lines = [&] {
        return ui::overlayFigure(OverlaySubject::Validation, runs, {}).references.size();
    };
    QCOMPARE(lines(), 1U);
    auto others = std::make_shared<model::RunCurves>(*runs[1].curves);
    others->popularity.ndcg100 = 0.3;
    runs[1].curves = others;
    QCOMPARE(lines(), 0U);
}

void TestRunFigures::sortsASweepByItsCaps() {
    model::ExperimentResult sweep = exampleSweep();
    std::ranges::reverse(sweep.rows);
    const auto figure = ui::sweepFigure(sweep, ui::ExperimentMetric::TestNdcg);
    QVERIFY(std::ranges::is_sorted(figure.curves[0].points, {}, &QPointF::x));
    QCOMPARE(figure.curves[0].points.size(), figure.curves[0].errors.size());
}

void TestRunFigures::leavesOutRowsWithoutARun() {
    const auto figure = ui::likelihoodsFigure(exampleLikelihoods(), ui::ExperimentMetric::TestRecall20);
    QCOMPARE(figure.labels.size(), 3);
    QCOMPARE(figure.values.size(), 3U);
    QCOMPARE(figure.whiskers.size(), 3U);
}

void TestRunFigures::exportsErrorsBesideValues() {
    const auto figure = ui::sweepFigure(exampleSweep(), ui::ExperimentMetric::TestNdcg);
    const QList<QByteArray> lines = ui::figureTable(figure).split('\n');
    QCOMPARE(QString::fromUtf8(lines[0].trimmed()), QStringLiteral("β,test NDCG@100,± test NDCG@100"));
    QCOMPARE(lines[5].trimmed(), QByteArray("0.2,0.36,0.0031"));
}

/// The bar of the leftmost point is the only vertical line there: it is looked for by its colour.
void TestRunFigures::drawsErrorBarsWithinTheAxes() {
    ui::LineFigure figure;
    figure.curves.push_back({.name = QStringLiteral("metric"),
                             .hue = ui::Hue::Vermilion,
                             .points = {{0, 1}, {1, 1}},
                             .errors = {1, 0}});
    ui::LineChart chart;
    chart.resize(300, 200);
    chart.setFigure(figure);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const QImage drawn = chart.grab().toImage();
    const auto redRows = [&](int column) {
        int rows = 0;
        for (int row = 0; row < drawn.height(); ++row) {
            const QColor colour = drawn.pixelColor(column, row);
            rows += colour.red() > colour.blue() + 60 ? 1 : 0;
        }
        return rows;
    };
    int most = 0;
    for (int column = 0; column < drawn.width() / 3; ++column)
        most = std::max(most, redRows(column));
    QVERIFY2(most > 100, qPrintable(QString::number(most))); // from 0 to 2, all of the plot's height
    QVERIFY(redRows(drawn.width() / 2) < 10);
}

void TestRunFigures::readsCapsInAnyLocale() {
    using Caps = std::vector<double>;
    ui::CapsField field;
    field.setValue({0, 0.5, 1});
    QCOMPARE(field.text(), QStringLiteral("0, 0.5, 1"));
    QCOMPARE(*field.value(), Caps({0, 0.5, 1}));
    QLocale::setDefault(QLocale(QLocale::German));
    ui::CapsField german;
    german.setValue({0, 0.5, 1});
    QCOMPARE(german.text(), QStringLiteral("0; 0,5; 1"));
    QCOMPARE(*german.value(), Caps({0, 0.5, 1}));
    german.setText(QStringLiteral("0.25; 1"));
    QCOMPARE(*german.value(), Caps({0.25, 1}));
    QLocale::setDefault(QLocale::c());
}

TASTESCOPE_TEST(TestRunFigures)
#include "test_run_figures.moc"
