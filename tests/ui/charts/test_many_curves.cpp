#include <QTest>

#include <cmath>
#include <ctime>

#include "tests/support/registered_test.h"
#include "ui/charts/curve_view.h"
#include "ui/charts/line_chart.h"

namespace {

constexpr int curveCount = 20;
constexpr int pointCount = 50'000;
constexpr double limit = 33; ///< milliseconds: thirty pictures a second

/// Twenty runs of 50 000 updates each: noise around curves that flatten.
ui::LineFigure manyRuns(bool smooth) {
    ui::LineFigure figure;
    figure.x = {.title = QStringLiteral("step"), .minimum = 0.0, .maximum = double{pointCount}};
    for (int run = 0; run < curveCount; ++run) {
        ui::Curve curve{.name = QStringLiteral("run %1").arg(run + 1),
                        .hue = static_cast<ui::Hue>(run % 6),
                        .points = {}};
        for (int step = 1; step <= pointCount; ++step) {
            const double trend = -600 - 10 * run - 300 * std::exp(-step / 5000.0);
            const double noise = smooth ? 0 : 20 * std::sin(step * 12.9898 + run) * std::cos(step * 78.233);
            curve.points.emplace_back(step, trend + noise);
        }
        figure.curves.push_back(std::move(curve));
    }
    return figure;
}

} // namespace

/// What the comparison of many runs has to keep up with: the hand.
class TestManyCurves : public QObject {
    Q_OBJECT
private slots:
    void followsTheHand_data();
    void followsTheHand();
    void followsTheCrosshair();

private:
    static void show(ui::LineChart& chart) {
        chart.resize(1000, 500);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
    }
    /// Of the processor, so that other programs do not count.
    static double milliseconds(std::clock_t since) {
        return 1e3 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
    }
};

void TestManyCurves::followsTheHand_data() {
    QTest::addColumn<bool>("smooth");
    QTest::addColumn<bool>("logarithmic");
    QTest::newRow("noise") << false << false;
    QTest::newRow("smooth curves") << true << false;
    QTest::newRow("logarithmic x") << false << true;
}

void TestManyCurves::followsTheHand() {
    QFETCH(const bool, smooth);
    QFETCH(const bool, logarithmic);
    ui::CurveView view;
    ui::LineChart chart;
    chart.setView(&view);
    chart.setFigure(manyRuns(smooth));
    chart.setLogarithmic(ui::LineChart::Direction::X, logarithmic);
    show(chart);
    const std::clock_t started = std::clock();
    constexpr int draws = 30;
    for (int i = 0; i < draws; ++i) {
        view.zoomTo({.x = {50.0 * i + 1, pointCount - 1000.0 + 30.0 * i}}, ui::CurveView::Gesture::Pan);
        chart.grab();
    }
    const double mean = milliseconds(started) / draws;
    qInfo("%.1f ms a draw", mean);
    QVERIFY2(mean < limit, qPrintable(QStringLiteral("%1 ms").arg(mean)));
}

void TestManyCurves::followsTheCrosshair() {
    ui::LineChart chart;
    chart.setFigure(manyRuns(false));
    show(chart);
    chart.grab();
    const std::clock_t started = std::clock();
    constexpr int moves = 100;
    for (int i = 0; i < moves; ++i) {
        chart.setCrosshair(100.0 + 400 * i);
        chart.grab();
    }
    const double mean = milliseconds(started) / moves;
    qInfo("%.1f ms a move", mean);
    QVERIFY2(mean < limit / 4,
             qPrintable(QStringLiteral("%1 ms").arg(mean))); // the curves are not drawn again
}

TASTESCOPE_TEST(TestManyCurves)
#include "test_many_curves.moc"
