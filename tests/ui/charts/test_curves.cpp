#include <QTest>

#include <cmath>
#include <limits>

#include "tests/support/registered_test.h"
#include "ui/charts/axis_ticks.h"
#include "ui/charts/curve_reading.h"
#include "ui/charts/decimation.h"
#include "ui/charts/figure_note.h"
#include "ui/charts/reference_labels.h"
#include "ui/charts/smoothing.h"

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

std::vector<QPointF> line(std::initializer_list<double> values) {
    std::vector<QPointF> points;
    points.reserve(values.size());
    for (const double value : values)
        points.emplace_back(static_cast<double>(points.size()), value);
    return points;
}

std::vector<double> values(const std::vector<QPointF>& points) {
    std::vector<double> found;
    found.reserve(points.size());
    for (const QPointF& point : points)
        found.push_back(point.y());
    return found;
}

ui::Axis logarithmic(std::optional<double> minimum = {}, std::optional<double> maximum = {}) {
    return {.title = {}, .minimum = minimum, .maximum = maximum, .logarithmic = true};
}

ui::Axis timeAxis() {
    return {.title = {}, .minimum = 0.0, .maximum = {}, .time = true};
}

} // namespace

/// What is worked out of curves before they are drawn.
class TestCurves : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void smoothsWithoutABias();
    void smoothsAConstantIntoItself();
    void smoothsOverANan();
    void keepsTheWeightInBounds();
    void keepsSpikesOfEveryColumn();
    void drawsOnePointBeyondEachEnd();
    void splitsAtGapsAndMarksThem();
    void leavesOutWhatALogarithmCannotShow();
    void hasColumnsOfALogarithmicAxis();
    void ticksOfTimeAreThoseOfClocks();
    void ticksOfALogarithmicAxis();
    void dropsAnImpossibleEnd();
    void showsAPartToItsEnds();
    void readsOutWhatItStandsFor();
    void saysWhatIsLeftOut();
    void keepsLabelsApart();
    void keepsLabelsOffCurves();
    void readsPlansBetweenTheirPoints();
};

void TestCurves::smoothsWithoutABias() {
    // weight 0.5: sums 0.5·4 = 2, 0.5·2 + 0.5·8 = 5, divided by 1 − 0.5ⁿ
    QCOMPARE(values(ui::smoothed(line({4, 8, 0}), 0.5)), (std::vector<double>{4, 5 / 0.75, 2.5 / 0.875}));
    QCOMPARE(values(ui::smoothed(line({4, 8, 0}), 0)), (std::vector<double>{4, 8, 0}));
}

void TestCurves::smoothsAConstantIntoItself() {
    for (const double weight : {0.1, 0.6, 0.999})
        for (const double value : values(ui::smoothed(line({-7, -7, -7, -7}), weight)))
            QVERIFY(std::abs(value + 7) < 1e-9);
}

void TestCurves::smoothsOverANan() {
    const std::vector<double> with = values(ui::smoothed(line({4, notANumber, 8}), 0.5));
    QCOMPARE(with[0], 4.0);
    QVERIFY(std::isnan(with[1]));
    QCOMPARE(with[2], 5 / 0.75); // as if it had not been there
}

void TestCurves::keepsTheWeightInBounds() {
    QCOMPARE(ui::smoothed(line({1, 2, 3}), 5), ui::smoothed(line({1, 2, 3}), 0.999));
    QCOMPARE(ui::smoothed(line({1, 2, 3}), -1), line({1, 2, 3}));
}

void TestCurves::keepsSpikesOfEveryColumn() {
    std::vector<QPointF> points;
    points.reserve(10'000);
    for (int i = 0; i < 10'000; ++i)
        points.emplace_back(i, i == 4321 ? 100 : i == 4329 ? -50 : 1);
    const ui::DrawnCurve drawn = ui::decimated(points, {.x = {0, 10'000}, .columns = 100});
    QCOMPARE(drawn.segments.size(), std::size_t{1});
    QVERIFY(drawn.segments[0].size() <= 400);
    QVERIFY(drawn.segments[0].contains(QPointF(4321, 100)));
    QVERIFY(drawn.segments[0].contains(QPointF(4329, -50)));
    QCOMPARE(drawn.y, (ui::Range{-50, 100}));
}

void TestCurves::drawsOnePointBeyondEachEnd() {
    const ui::DrawnCurve drawn =
        ui::decimated(line({0, 10, 20, 30, 40, 50}), {.x = {1.5, 3.5}, .columns = 100});
    QCOMPARE(drawn.segments[0], (QList<QPointF>{{1, 10}, {2, 20}, {3, 30}, {4, 40}}));
    QCOMPARE(drawn.y, (ui::Range{15, 35})); // of what lies within, up to its ends
    const ui::DrawnCurve between = ui::decimated(line({0, 10, 20}), {.x = {0.2, 0.8}, .columns = 100});
    QCOMPARE(between.y, (ui::Range{2, 8})); // the line passes through
    QVERIFY(ui::decimated({}, {.x = {0, 1}, .columns = 10}).segments.empty());
}

void TestCurves::splitsAtGapsAndMarksThem() {
    const double infinite = std::numeric_limits<double>::infinity();
    const ui::DrawnCurve drawn =
        ui::decimated(line({notANumber, 1, 2, notANumber, 4, infinite, 6}), {.x = {0, 6}, .columns = 600});
    QCOMPARE(drawn.segments.size(), std::size_t{3});
    QCOMPARE(drawn.gaps, (std::vector<double>{0, 3, 5}));
}

void TestCurves::leavesOutWhatALogarithmCannotShow() {
    const ui::DrawnCurve drawn = ui::decimated(
        line({0, 1, -2, 10}), {.x = {0, 3}, .columns = 30, .logarithmicX = false, .logarithmicY = true});
    QCOMPARE(drawn.segments.size(), std::size_t{2});
    QVERIFY(drawn.gaps.empty()); // they are numbers
    QCOMPARE(drawn.y, (ui::Range{1, 10}));
}

void TestCurves::hasColumnsOfALogarithmicAxis() {
    std::vector<QPointF> points;
    points.reserve(100'000);
    for (int i = 1; i <= 100'000; ++i)
        points.emplace_back(i, i % 2);
    const ui::DrawnCurve drawn =
        ui::decimated(points, {.x = {1, 100'000}, .columns = 50, .logarithmicX = true});
    const auto below = std::count_if(drawn.segments[0].begin(), drawn.segments[0].end(),
                                     [](const QPointF& point) { return point.x() < 1000; });
    QVERIFY(below > 60); // three fifths of the axis
    QVERIFY(drawn.segments[0].size() <= 200);
}

void TestCurves::ticksOfTimeAreThoseOfClocks() {
    const ui::AxisScale minutes = ui::scaleFor(timeAxis(), 0, 230, 6);
    QCOMPARE(minutes.labels,
             QStringList({QStringLiteral("0:00"), QStringLiteral("1:00"), QStringLiteral("2:00"),
                          QStringLiteral("3:00"), QStringLiteral("4:00")}));
    QCOMPARE(ui::scaleFor(timeAxis(), 0, 30'000, 6).step, 7200.0);
    QCOMPARE(ui::scaleFor(timeAxis(), 0, 1, 6).labels[1], QStringLiteral("0.2 s"));
}

void TestCurves::ticksOfALogarithmicAxis() {
    const ui::AxisScale decades = ui::scaleFor(logarithmic(), 0, 4, 6);
    QCOMPARE(decades.labels.size(), 5);
    QCOMPARE(decades.labels.back(), QString::fromUtf8("10\u202F000"));
    const ui::AxisScale narrow = ui::scaleFor(logarithmic(), std::log10(20.0), std::log10(80.0), 8);
    QCOMPARE(narrow.labels.front(), QStringLiteral("20"));
    QCOMPARE(narrow.labels.back(), QStringLiteral("80"));
    const ui::AxisScale inside = ui::scaleFor(logarithmic(21.0, 24.0), 0, 1, 5);
    QVERIFY(inside.ticks.size() >= 3);
    QCOMPARE(inside.minimum, std::log10(21.0));
    for (int most = 2; most < 9; ++most)
        for (const double high : {0.01, 0.3, 1.0, 2.5, 7.0, 30.0}) {
            const ui::AxisScale scale = ui::scaleFor(logarithmic(), -0.4, high - 0.4, most);
            QVERIFY(scale.covers(-0.4 + 1e-6, high - 0.4 - 1e-6));
            QCOMPARE(static_cast<std::size_t>(scale.labels.size()), scale.ticks.size());
        }
}

void TestCurves::dropsAnImpossibleEnd() {
    const ui::AxisScale scale = ui::scaleFor(logarithmic(0.0), 1, 2, 6); // KL, whose axis begins at 0
    QVERIFY(std::isfinite(scale.minimum));
    QVERIFY(scale.covers(1, 2));
}

void TestCurves::showsAPartToItsEnds() {
    const ui::Axis axis{.title = {}, .minimum = 0.0, .maximum = 100.0, .whole = true};
    const ui::AxisScale whole = ui::scaleFor(axis, 0, 100, 6);
    const ui::AxisScale part = ui::scaleWithin(axis, {33, 47}, whole, 6);
    QCOMPARE(ui::rangeOf(axis, part), (ui::Range{33, 47}));
    QCOMPARE(part.labels.front(), QStringLiteral("35"));
    QCOMPARE(ui::scaleWithin(axis, {33, 34}, whole, 6).labels[1], QStringLiteral("33.2"));
    const ui::AxisScale all = ui::scaleFor(logarithmic(), 0, 3, 6);
    QCOMPARE(ui::scaleWithin(logarithmic(), {-5, 100}, all, 6).minimum, 0.0); // as far as there is one
}

void TestCurves::readsOutWhatItStandsFor() {
    const ui::Axis epochs{.title = {}, .minimum = 0.0, .maximum = 10.0, .whole = true};
    const ui::AxisScale scale = ui::scaleFor(epochs, 0, 10, 6);
    QCOMPARE(ui::readOut(epochs, scale, 7), QStringLiteral("7"));
    QCOMPARE(ui::readOut(epochs, scale, 7.25), QStringLiteral("7.25"));
    QCOMPARE(ui::readOut(timeAxis(), ui::scaleFor(timeAxis(), 0, 300, 6), 102), QStringLiteral("1:42"));
    QCOMPARE(ui::readOut(logarithmic(), scale, std::log10(53.7)), QStringLiteral("53.7"));
    QCOMPARE(ui::readOut(logarithmic(), scale, notANumber), QStringLiteral("–"));
}

void TestCurves::saysWhatIsLeftOut() {
    ui::LineFigure figure;
    figure.curves = {{.name = QStringLiteral("KL"), .points = line({0, 0, -1, 2, notANumber})},
                     {.name = QStringLiteral("planned"), .planned = true, .points = line({0, 1})}};
    QVERIFY(ui::noteOn(figure).isEmpty());
    figure.y.logarithmic = true;
    QCOMPARE(ui::noteOn(figure), QStringLiteral("logarithmic · 3 values ≤ 0 not shown"));
    figure.curves.front().points = line({0, 1});
    QCOMPARE(ui::noteOn(figure), QStringLiteral("logarithmic · 1 value ≤ 0 not shown"));
}

void TestCurves::keepsLabelsApart() {
    const QRectF plot(40, 10, 400, 120);
    for (const std::vector<double>& ys : std::vector<std::vector<double>>{
             {60}, {12}, {60, 60}, {60, 64, 68}, {11, 12, 13, 14}, {125, 126, 127}, {60, 60, 60, 60, 60}}) {
        std::vector<ui::LabelledLine> lines;
        lines.reserve(ys.size());
        for (const double y : ys)
            lines.push_back({y, 70});
        const std::vector<QRectF> places = ui::placeLabels(lines, plot);
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(plot.contains(places[i]));
            QVERIFY(std::abs(places[i].center().y() - ys[i]) < 12); // it is seen whose name that is
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!places[i].intersects(places[j]));
        }
    }
}

void TestCurves::keepsLabelsOffCurves() {
    const QRectF plot(40, 10, 400, 120);
    const std::vector<ui::LabelledLine> lines{{60, 70}};
    QPolygonF curve; // through the place at the right end above the line, from the left below it
    for (double x = 40; x <= 440; x += 4)
        curve << QPointF(x, x < 300 ? 90 : 52);
    const std::vector<QRectF> boxes = ui::boxesOf(curve);
    QVERIFY(boxes.size() < 50); // not one a point
    const QRectF free = ui::placeLabels(lines, plot)[0];
    const QRectF place = ui::placeLabels(lines, plot, boxes)[0];
    QVERIFY(free.bottom() <= 60);
    QVERIFY(place.top() >= 60); // below the line, where there is room
    QCOMPARE(place.right(), free.right());
    const QRectF everywhere(plot);
    QCOMPARE(ui::placeLabels(lines, plot, {everywhere})[0], free); // no better one
}

void TestCurves::readsPlansBetweenTheirPoints() {
    const ui::Curve plan{.name = {}, .planned = true, .points = {{0, 0}, {10, 1}, {20, 1}}};
    QCOMPARE(ui::readAt(plan, 4), QPointF(4, 0.4));
    const ui::Curve measured{.name = {}, .points = {{0, 0}, {10, 1}}};
    QCOMPARE(ui::readAt(measured, 4), QPointF(0, 0));
}

TASTESCOPE_TEST(TestCurves)
#include "test_curves.moc"
