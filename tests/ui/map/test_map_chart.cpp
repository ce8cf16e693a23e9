#include <QPolygonF>
#include <QSignalSpy>
#include <QTest>

#include <limits>

#include "tests/support/registered_test.h"
#include "tests/ui/map/map_chart_test.h"
#include "ui/map/point_index.h"

using ui::MapChart;
using ui::MapPoint;

/// Mouse gestures and keys on the map.
class TestMapChart : public MapChartTest {
    Q_OBJECT
private slots:
    void init() { showSmallMap(); }
    void cleanup() { dropPage(); }
    void leavesOutWhatIsNotFinite();
    void readsThePointBelowThePointer();
    void picksWhatIsClickedAndOpensWhatIsClickedTwice();
    void opensNobodyWhileALassoIsDrawn();
    void keepsTheOutlineUntilNobodyIsSelected();
    void keepsThePointUnderThePointer();
    void hasOneScaleOnBothAxes();
    void zoomsToABoxAndBack();
    void pansByTheMiddleButtonAndShift();
    void movesByKeys();
    void walksFromPointToPoint();
    void choosesWhatTheLassoEncloses();
    void addsToWhatIsChosen();
    void choosesByKeys();
};

void TestMapChart::leavesOutWhatIsNotFinite() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto floats = [](std::vector<float> values) {
        return std::make_shared<const std::vector<float>>(std::move(values));
    };
    const ui::PointIndex index(floats({nan, 1, 2}), floats({0, nan, 3}));
    QCOMPARE(index.nearest({0, 0}, 100).value_or(9), 2U);
    QCOMPARE(index.inside({-9, -9, 18, 18}), std::vector<std::uint32_t>{2});
    const ui::PointIndex nothing(floats({nan}), floats({nan}));
    QVERIFY(!nothing.nearest({0, 0}, 100));
    ExampleMap example = smallMap();
    example.map->userX[0] = nan;
    m_page->setData(dataOf(example));
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_page->selection().size(), std::size_t{4});
}

void TestMapChart::readsThePointBelowThePointer() {
    move(placeOf(2) + QPoint(5, 3));
    QVERIFY(m_page->marked() == (MapPoint{false, 2}));
    move(placeOf(2) + QPoint(-40, 30));
    QVERIFY(!m_page->marked());
    move(m_page->placeOf({true, 0}).toPoint());
    QVERIFY(!m_page->marked()); // items are not shown
    m_page->setItemsShown(true);
    move(m_page->placeOf({true, 0}).toPoint() + QPoint(1, 0));
    QVERIFY(m_page->marked() == (MapPoint{true, 0}));
}

void TestMapChart::picksWhatIsClickedAndOpensWhatIsClickedTwice() {
    m_page->setItemsShown(true);
    QSignalSpy opened(m_page.get(), &MapChart::userChosen);
    QSignalSpy items(m_page.get(), &MapChart::itemChosen);
    QTest::mouseClick(ground(), Qt::LeftButton, {}, placeOf(3));
    QCOMPARE(m_page->picked().value_or(99), 3U);
    QVERIFY(opened.isEmpty());
    QTest::mouseDClick(ground(), Qt::LeftButton, {}, placeOf(1));
    QCOMPARE(opened.takeFirst().first().toUInt(), 1U);
    QTest::mouseClick(ground(), Qt::LeftButton, {}, m_page->placeOf({true, 0}).toPoint());
    QCOMPARE(items.takeFirst().first().toUInt(), 0U);
    drag({placeOf(3), placeOf(3) + QPoint(60, 60)}); // a drag is no click
    QVERIFY(opened.isEmpty() && items.isEmpty());
    QTest::keyClick(canvas(), Qt::Key_Home);
    m_page->pick(3);
    m_page->setNeighbours({0, 1});
    QCOMPARE(m_page->figure().lines.size(), std::size_t{2});
    QTest::mouseClick(ground(), Qt::LeftButton, {}, placeOf(3) + QPoint(40, 30)); // on nobody
    QVERIFY(!m_page->picked());
    QVERIFY(m_page->figure().lines.empty());
}

/// Not even if the line ends where somebody is.
void TestMapChart::opensNobodyWhileALassoIsDrawn() {
    QSignalSpy opened(m_page.get(), &MapChart::userChosen);
    QSignalSpy items(m_page.get(), &MapChart::itemChosen);
    m_page->setTool(MapChart::Tool::Lasso);
    m_page->setItemsShown(true);
    const QPoint start = placeOf(4);
    drag({start, start + QPoint(60, -40), start + QPoint(60, 40), start});
    QTest::mouseClick(ground(), Qt::LeftButton, {}, start);
    QTest::mouseClick(ground(), Qt::LeftButton, {}, m_page->placeOf({true, 0}).toPoint());
    QTest::mouseDClick(ground(), Qt::LeftButton, {}, start);
    QVERIFY(opened.isEmpty() && items.isEmpty());
    QVERIFY(!m_page->picked());
    m_page->setTool(MapChart::Tool::Explore); // a box that is closed is no click either
    drag({start, start + QPoint(60, -40), start});
    QVERIFY(!m_page->picked());
}

void TestMapChart::keepsTheOutlineUntilNobodyIsSelected() {
    encircle(QRect(placeOf(0) - QPoint(10, 10), QSize(20, 20)));
    encircle(QRect(placeOf(4) - QPoint(10, 10), QSize(20, 20)), Qt::ControlModifier);
    const std::vector<ui::PlaneLine> lines = m_page->figure().lines;
    QCOMPARE(lines.size(), std::size_t{2});
    QVERIFY(lines[0].closed);
    QVERIFY(std::abs(lines[0].points[0].x() + 4) < 1); // in values, round user 0 at (-4, -1)
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QVERIFY(m_page->figure().lines.empty());
}

void TestMapChart::keepsThePointUnderThePointer() {
    const QPointF before = m_page->placeOf({false, 2});
    const double apart = distance(before, m_page->placeOf({false, 4}));
    for (int i = 0; i < 4; ++i)
        wheel(before.toPoint(), 1);
    QVERIFY(distance(m_page->placeOf({false, 2}), before) < 2);
    QVERIFY(std::abs(distance(m_page->placeOf({false, 2}), m_page->placeOf({false, 4})) /
                         (apart * std::pow(1.25, 4)) -
                     1) < 0.01);
    wheel(before.toPoint(), -2);
    QVERIFY(distance(m_page->placeOf({false, 2}), before) < 2);
    wheel(before.toPoint(), -20); // farther than everything is everything
    QVERIFY(distance(m_page->placeOf({false, 2}), before) < 1e-6);
}

void TestMapChart::hasOneScaleOnBothAxes() {
    for (const QSize size : {QSize(760, 560), QSize(500, 700), QSize(1200, 400)}) {
        m_page->resize(size);
        QCoreApplication::processEvents();
        const double width = distance(m_page->placeOf({false, 0}), m_page->placeOf({false, 1}));
        const double height = distance(m_page->placeOf({false, 1}), m_page->placeOf({false, 2}));
        QVERIFY(std::abs(width / height - 4) < 1e-6); // 8 by 2
        QVERIFY(ground()->rect().contains(placeOf(0)) && ground()->rect().contains(placeOf(2)));
    }
}

void TestMapChart::zoomsToABoxAndBack() {
    const QPointF first = m_page->placeOf({false, 2});
    drag({placeOf(2) - QPoint(60, 50), placeOf(2) + QPoint(40, 50)});
    const double near = distance(m_page->placeOf({false, 2}), m_page->placeOf({false, 1}));
    QVERIFY(near > 300);
    QTest::keyClick(canvas(), Qt::Key_Plus);
    QVERIFY(distance(m_page->placeOf({false, 2}), m_page->placeOf({false, 1})) > near * 1.2);
    QTest::keyClick(canvas(), Qt::Key_Backspace);
    QCOMPARE(distance(m_page->placeOf({false, 2}), m_page->placeOf({false, 1})), near);
    QTest::keyClick(canvas(), Qt::Key_Home);
    QVERIFY(distance(m_page->placeOf({false, 2}), first) < 1e-6);
    QTest::keyClick(canvas(), Qt::Key_Backspace);
    QCOMPARE(distance(m_page->placeOf({false, 2}), m_page->placeOf({false, 1})), near);
    QTest::mouseDClick(ground(), Qt::LeftButton, {}, QPoint(300, 100));
    QVERIFY(distance(m_page->placeOf({false, 2}), first) < 1e-6);
}

void TestMapChart::pansByTheMiddleButtonAndShift() {
    wheel(placeOf(4), 3);
    const QPointF before = m_page->placeOf({false, 4});
    drag({QPoint(300, 200), QPoint(330, 240)}, Qt::MiddleButton);
    QVERIFY(distance(m_page->placeOf({false, 4}), before + QPointF(30, 40)) < 1e-6);
    drag({QPoint(300, 200), QPoint(280, 200)}, Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(distance(m_page->placeOf({false, 4}), before + QPointF(10, 40)) < 1e-6);
}

void TestMapChart::movesByKeys() {
    wheel(placeOf(4), 3);
    const QPointF before = m_page->placeOf({false, 4});
    QTest::keyClick(canvas(), Qt::Key_Right);
    QVERIFY(m_page->placeOf({false, 4}).x() < before.x() - 50);
    QTest::keyClick(canvas(), Qt::Key_Up);
    QVERIFY(m_page->placeOf({false, 4}).y() > before.y() + 50);
    QTest::keyClick(canvas(), Qt::Key_Left);
    QTest::keyClick(canvas(), Qt::Key_Down);
    QVERIFY(distance(m_page->placeOf({false, 4}), before) < 1e-6);
}

void TestMapChart::walksFromPointToPoint() {
    QSignalSpy users(m_page.get(), &MapChart::userChosen);
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(m_page->marked() == (MapPoint{false, 4})); // the one in the middle first
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(m_page->marked() == (MapPoint{false, 1}));
    QTest::keyClick(canvas(), Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(m_page->marked() == (MapPoint{false, 2}));
    QVERIFY(canvas()->accessibleDescription().startsWith(QStringLiteral("User c, block test, clicks 10")));
    QTest::keyClick(canvas(), Qt::Key_Return);
    QCOMPARE(m_page->picked().value_or(99), 2U);
    QVERIFY(users.isEmpty());
    QTest::keyClick(canvas(), Qt::Key_Return);
    QCOMPARE(users.takeFirst().first().toUInt(), 2U);
    wheel(placeOf(0), 12); // where the way leads out of sight, the map follows
    QTest::keyClick(canvas(), Qt::Key_Left, Qt::ControlModifier);
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(m_page->marked());
    QVERIFY(ground()->rect().contains(m_page->placeOf(*m_page->marked()).toPoint()));
}

void TestMapChart::choosesWhatTheLassoEncloses() {
    const ExampleMap example = exampleMap(4000, 50);
    m_page->setData(dataOf(example));
    m_page->setTool(MapChart::Tool::Lasso);
    QSignalSpy changed(&m_page->selection(), &ui::MapSelection::changed);
    const std::vector<QPoint> way{{300, 120}, {450, 180}, {420, 300}, {380, 240}, {310, 330}, {250, 210}};
    drag(way);
    QCOMPARE(changed.count(), 1);
    QPolygonF line;
    for (const QPoint& place : way)
        line << place;
    std::vector<std::uint32_t> inside;
    for (std::uint32_t user = 0; user < 4000; ++user)
        if (line.containsPoint(m_page->placeOf({false, user}), Qt::WindingFill))
            inside.push_back(user);
    QVERIFY(inside.size() > 100);
    QCOMPARE(m_page->selection().rows(), inside);
    QCOMPARE(m_page->selection().size(), inside.size());
}

void TestMapChart::addsToWhatIsChosen() {
    encircle(QRect(placeOf(0) - QPoint(10, 10), QSize(20, 20)));
    QCOMPARE(m_page->selection().rows(), std::vector<std::uint32_t>{0});
    encircle(QRect(placeOf(4) - QPoint(10, 10), QSize(20, 20)), Qt::ControlModifier);
    QCOMPARE(m_page->selection().rows(), (std::vector<std::uint32_t>{0, 4}));
    encircle(QRect(placeOf(2) - QPoint(10, 10), QSize(20, 20)));
    QCOMPARE(m_page->selection().rows(), std::vector<std::uint32_t>{2});
    encircle(QRect(placeOf(2) + QPoint(-60, 30), QSize(20, 20)));
    QCOMPARE(m_page->selection().size(), std::size_t{0});
}

void TestMapChart::choosesByKeys() {
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(m_page->selection().rows(), std::vector<std::uint32_t>{4});
    move(placeOf(1));
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(m_page->selection().rows(), (std::vector<std::uint32_t>{1, 4}));
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(m_page->selection().rows(), std::vector<std::uint32_t>{4});
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_page->selection().size(), std::size_t{5});
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QCOMPARE(m_page->selection().size(), std::size_t{0});
    wheel(placeOf(0), 8);
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier); // in sight
    QCOMPARE(m_page->selection().rows(), std::vector<std::uint32_t>{0});
}

TASTESCOPE_TEST(TestMapChart)
#include "test_map_chart.moc"
