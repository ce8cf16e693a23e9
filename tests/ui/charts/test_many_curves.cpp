#include <QGraphicsScene>
#include <QTest>

#include <cmath>
#include <set>

#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/charts/curve_layer.h"
#include "ui/charts/curve_view.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/plot_canvas.h"

namespace {

constexpr int curveCount = 20;
constexpr int pointCount = 50'000;
constexpr int width = 1000;

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

const ui::CurveLayer& layerOf(const ui::LineChart& chart) {
    for (const QGraphicsItem* item : chart.findChild<ui::PlotCanvas*>()->scene()->items())
        if (const auto* layer = dynamic_cast<const ui::CurveLayer*>(item))
            return *layer;
    qFatal("the chart has no layer of curves");
}

} // namespace

/// What the comparison of many runs costs while the mouse moves: a million points become as many as there are
/// pixels to see them, and are painted when they have changed. How long that takes, the benchmarks tell.
class TestManyCurves : public QObject {
    Q_OBJECT
private slots:
    void paintsAFewPointsAColumn_data();
    void paintsAFewPointsAColumn();
    void paintsTheCurvesOnceAMove();
    void paintsNoCurveForTheCrosshair();
};

void TestManyCurves::paintsAFewPointsAColumn_data() {
    QTest::addColumn<bool>("smooth");
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<int>("most"); // points a column and curve
    QTest::newRow("noise") << false << false << 4;
    QTest::newRow("smooth curves") << true << false << 2;
    QTest::newRow("logarithmic x") << false << true << 4;
}

void TestManyCurves::paintsAFewPointsAColumn() {
    QFETCH(const bool, smooth);
    QFETCH(const bool, logarithmic);
    QFETCH(const int, most);
    ui::CurveView view;
    ui::LineChart chart;
    chart.setView(&view);
    chart.setFigure(manyRuns(smooth));
    chart.setLogarithmic(ui::LineChart::Direction::X, logarithmic);
    QVERIFY(showAt(chart, {width, 500}));
    for (int i = 0; i < 10; ++i) {
        view.zoomTo({.x = {150.0 * i + 1, pointCount - 1000.0 + 90.0 * i}}, ui::CurveView::Gesture::Pan);
        const qsizetype points = layerOf(chart).pointCount();
        QCOMPARE_GT(points, curveCount);
        QCOMPARE_LE(points, curveCount * (most * width + 2)); // one beyond each end
    }
}

void TestManyCurves::paintsTheCurvesOnceAMove() {
    ui::CurveView view;
    ui::LineChart chart;
    chart.setView(&view);
    chart.setFigure(manyRuns(false));
    QVERIFY(showAt(chart, {width, 500}));
    std::set<qint64> pictures;
    constexpr int moves = 5;
    for (int i = 0; i < moves; ++i) {
        view.zoomTo({.x = {50.0 * i + 1, pointCount - 1000.0}}, ui::CurveView::Gesture::Pan);
        QVERIFY(layerOf(chart).picture().isNull());
        for (int grab = 0; grab < 3; ++grab) {
            chart.grab();
            pictures.insert(layerOf(chart).picture().cacheKey());
        }
    }
    QCOMPARE(pictures.size(), std::size_t{moves});
}

void TestManyCurves::paintsNoCurveForTheCrosshair() {
    ui::LineChart chart;
    chart.setFigure(manyRuns(false));
    QVERIFY(showAt(chart, {width, 500}));
    const QImage before = chart.grab().toImage();
    const qint64 picture = layerOf(chart).picture().cacheKey();
    QVERIFY(picture != 0);
    for (int i = 0; i < 100; ++i) {
        chart.setCrosshair(100.0 + 400 * i);
        const QImage drawn = chart.grab().toImage();
        QVERIFY(drawn != before);
        QCOMPARE(layerOf(chart).picture().cacheKey(), picture);
    }
}

TASTESCOPE_TEST(TestManyCurves)
#include "test_many_curves.moc"
