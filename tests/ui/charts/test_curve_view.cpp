#include <QSignalSpy>
#include <QTest>

#include "tests/support/registered_test.h"
#include "ui/charts/curve_view.h"

using Gesture = ui::CurveView::Gesture;

/// The zoom that charts share, and the way back.
class TestCurveView : public QObject {
    Q_OBJECT
private slots:
    void goesBackStepByStep();
    void takesOneGestureAsOneStep();
    void resetsAndGoesBackFromThere();
    void startsAnewWithAnotherX();
    void followsWithTheWidthInSight();
    void stopsFollowingForTheHand();
    void doesNotMoveForNewData();

private:
    static ui::Range x(const ui::CurveView& view) { return view.zoom().value_or(ui::Zoom{.x = {-1, -1}}).x; }
};

void TestCurveView::goesBackStepByStep() {
    ui::CurveView view;
    QSignalSpy changed(&view, &ui::CurveView::zoomChanged);
    view.zoomTo({.x = {10, 50}}, Gesture::Box);
    view.zoomTo({.x = {20, 30}}, Gesture::Box);
    view.back();
    QCOMPARE(x(view), (ui::Range{10, 50}));
    view.back();
    QVERIFY(!view.zoom());
    view.back(); // there is nothing before
    QCOMPARE(changed.count(), 4);
}

void TestCurveView::takesOneGestureAsOneStep() {
    ui::CurveView view;
    view.zoomTo({.x = {10, 50}}, Gesture::Box);
    for (const double by : {1.0, 2.0, 3.0})
        view.zoomTo({.x = {10 + by, 50 + by}}, Gesture::Pan);
    view.zoomTo({.x = {15, 45}}, Gesture::Wheel);
    view.zoomTo({.x = {16, 44}}, Gesture::Wheel);
    view.back();
    QCOMPARE(x(view), (ui::Range{13, 53}));
    view.back();
    QCOMPARE(x(view), (ui::Range{10, 50}));
}

void TestCurveView::resetsAndGoesBackFromThere() {
    ui::CurveView view;
    view.zoomTo({.x = {10, 50}}, Gesture::Box);
    view.reset();
    QVERIFY(!view.zoom());
    view.back();
    QCOMPARE(x(view), (ui::Range{10, 50}));
}

void TestCurveView::startsAnewWithAnotherX() {
    ui::CurveView view;
    QSignalSpy changed(&view, &ui::CurveView::xChanged);
    view.zoomTo({.x = {10, 50}}, Gesture::Box);
    view.setX(ui::CurveX::Time);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!view.zoom());
    view.back();
    QVERIFY(!view.zoom());
}

void TestCurveView::followsWithTheWidthInSight() {
    ui::CurveView view;
    view.setExtent({0, 100}, 62);
    view.setFollowsLatest(true);
    QCOMPARE(x(view), (ui::Range{52, 62}));
    view.setExtent({0, 100}, 64);
    QCOMPARE(x(view), (ui::Range{54, 64}));
    view.setFollowsLatest(false);
    view.setExtent({0, 100}, 70);
    QCOMPARE(x(view), (ui::Range{54, 64}));
    view.zoomTo({.x = {0, 40}}, Gesture::Box);
    view.setFollowsLatest(true);
    QCOMPARE(x(view), (ui::Range{30, 70}));
    view.setExtent({0, 100}, 5); // not yet as far as the window is wide
    QCOMPARE(x(view), (ui::Range{0, 40}));
}

void TestCurveView::stopsFollowingForTheHand() {
    ui::CurveView view;
    view.setExtent({0, 100}, 62);
    QSignalSpy follows(&view, &ui::CurveView::followsLatestChanged);
    view.setFollowsLatest(true);
    view.zoomTo({.x = {10, 20}}, Gesture::Wheel);
    QVERIFY(!view.followsLatest());
    QCOMPARE(follows.count(), 2);
    view.setFollowsLatest(true);
    view.reset();
    QVERIFY(!view.followsLatest());
    QVERIFY(!view.zoom());
}

void TestCurveView::doesNotMoveForNewData() {
    ui::CurveView view;
    view.zoomTo({.x = {10, 20}}, Gesture::Box);
    QSignalSpy changed(&view, &ui::CurveView::zoomChanged);
    view.setExtent({0, 100}, 62);
    view.setExtent({0, 200}, 180);
    QCOMPARE(changed.count(), 0);
}

TASTESCOPE_TEST(TestCurveView)
#include "test_curve_view.moc"
