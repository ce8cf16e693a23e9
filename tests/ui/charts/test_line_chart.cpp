#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <limits>

#include "tests/support/registered_test.h"
#include "ui/charts/curve_view.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/line_plot.h"
#include "ui/charts/plot_canvas.h"
#include "ui/style/theme.h"

namespace {

constexpr QRect plot(44, 8, 540, 270); ///< of a chart of 600 × 300: what its margins leave

ui::LineFigure risingLine() {
    ui::LineFigure figure;
    figure.title = QStringLiteral("Rise");
    figure.x = {.title = QStringLiteral("epoch"), .minimum = 0.0, .maximum = 100.0, .whole = true};
    ui::Curve curve{.name = QStringLiteral("rise"), .hue = ui::Hue::Blue, .points = {}};
    for (int i = 0; i <= 60; ++i)
        curve.points.emplace_back(i, 10 * i);
    figure.curves = {curve};
    return figure;
}

} // namespace

/// Mouse gestures and keys on a chart of lines.
class TestLineChart : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup() { m_chart.reset(); }
    void dragsABoxOfX();
    void dragsABoxOfBoth();
    void takesAClickForNone();
    void takesADragBack();
    void zoomsAtThePointer();
    void leavesTheWheelToThePage();
    void pansByTheMiddleButtonAndShift();
    void zoomsByKeys();
    void resetsByADoubleClick();
    void stepsWithinWhatIsInSight();
    void endsItsOwnZoomWithTheFigure();
    void keepsALogarithmicAxis();
    void rawValuesFarOutDoNotFlattenTheLine();
    void legendsLookLikeWhatIsDrawn();
    void marksANan();
    void doesNotDrawTheCurvesForTheCrosshair();

private:
    QWidget* viewport() const { return m_chart->findChild<ui::PlotCanvas*>()->viewport(); }
    void drag(Qt::MouseButton button, Qt::KeyboardModifiers keys, const QPoint& from, const QPoint& to) const;
    void wheel(Qt::KeyboardModifiers keys, const QPoint& at, int steps) const;
    ui::Zoom zoom() const { return m_view->zoom().value_or(ui::Zoom{.x = {-1, -1}}); }
    void near(const ui::Range& range, double low, double high) const {
        QVERIFY2(std::abs(range.low - low) < 0.2 && std::abs(range.high - high) < 0.2,
                 qPrintable(QStringLiteral("%1 … %2").arg(range.low).arg(range.high)));
    }
    /// The place of an x while everything is in sight.
    static QPoint at(double x, int y = 140) { return {plot.left() + qRound(x / 100 * plot.width()), y}; }

    std::unique_ptr<ui::CurveView> m_view;
    std::unique_ptr<ui::LineChart> m_chart;
};

void TestLineChart::init() {
    m_view = std::make_unique<ui::CurveView>();
    m_chart = std::make_unique<ui::LineChart>();
    m_chart->setView(m_view.get());
    m_chart->setFigure(risingLine());
    m_chart->resize(600, 300);
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
}

void TestLineChart::drag(Qt::MouseButton button, Qt::KeyboardModifiers keys, const QPoint& from,
                         const QPoint& to) const {
    QTest::mousePress(viewport(), button, keys, from);
    for (const QPoint& place : {(from + to) / 2, to}) { // QTest moves without a button
        QMouseEvent move(QEvent::MouseMove, QPointF(place), viewport()->mapToGlobal(QPointF(place)),
                         Qt::NoButton, button, keys);
        QCoreApplication::sendEvent(viewport(), &move);
    }
    QTest::mouseRelease(viewport(), button, keys, to);
}

void TestLineChart::wheel(Qt::KeyboardModifiers keys, const QPoint& at, int steps) const {
    QWheelEvent event(QPointF(at), viewport()->mapToGlobal(QPointF(at)), {}, {0, 120 * steps}, Qt::NoButton,
                      keys, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport(), &event);
}

void TestLineChart::dragsABoxOfX() {
    drag(Qt::LeftButton, {}, at(20, 100), at(40, 120));
    near(zoom().x, 20, 40);
    QVERIFY(!zoom().y);                                 // what lies within, whole
    drag(Qt::LeftButton, {}, at(75, 100), at(25, 110)); // to the left is as good
    near(zoom().x, 25, 35);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Backspace);
    near(zoom().x, 20, 40);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!m_view->zoom());
}

void TestLineChart::dragsABoxOfBoth() {
    drag(Qt::LeftButton, {}, at(20, 143), at(40, 211));
    near(zoom().x, 20, 40);
    QVERIFY(zoom().y);
    QCOMPARE(zoom().chart, m_chart.get());
    QVERIFY(std::abs(zoom().y->high - 300) < 3); // of 0 … 600 upwards on 270 pixels
    QVERIFY(std::abs(zoom().y->low - 149) < 3);
}

void TestLineChart::takesAClickForNone() {
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, at(30));
    drag(Qt::LeftButton, {}, at(30), at(30.5));
    QTest::mouseClick(viewport(), Qt::RightButton, {}, at(30));
    QVERIFY(!m_view->zoom());
    QVERIFY(m_chart->focusProxy()->hasFocus()); // the keys work from here on
}

void TestLineChart::takesADragBack() {
    QTest::mousePress(viewport(), Qt::LeftButton, {}, at(20));
    QMouseEvent move(QEvent::MouseMove, QPointF(at(50)), viewport()->mapToGlobal(QPointF(at(50))),
                     Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport(), &move);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Escape);
    QTest::mouseRelease(viewport(), Qt::LeftButton, {}, at(50));
    QVERIFY(!m_view->zoom());
}

void TestLineChart::zoomsAtThePointer() {
    wheel(Qt::ControlModifier, at(25), 1);
    near(zoom().x, 5, 85); // 25 stays where it is
    wheel(Qt::ControlModifier, at(25), -1);
    QVERIFY(!m_view->zoom()); // all of it is no part
}

void TestLineChart::leavesTheWheelToThePage() {
    QWheelEvent event(QPointF(at(25)), viewport()->mapToGlobal(QPointF(at(25))), {}, {0, 120}, Qt::NoButton,
                      {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport(), &event);
    QVERIFY(!event.isAccepted());
    QVERIFY(!m_view->zoom());
}

void TestLineChart::pansByTheMiddleButtonAndShift() {
    drag(Qt::MiddleButton, {}, at(50), at(40)); // there is nothing beyond the ends
    QVERIFY(!m_view->zoom());
    m_view->zoomTo({.x = {40, 60}}, ui::CurveView::Gesture::Box);
    drag(Qt::MiddleButton, {}, at(50), at(40));
    near(zoom().x, 42, 62);
    drag(Qt::LeftButton, Qt::ShiftModifier, at(50), at(75));
    near(zoom().x, 37, 57);
    for (int i = 0; i < 5; ++i)
        drag(Qt::MiddleButton, {}, at(5), at(95));
    near(zoom().x, 0, 20);
}

void TestLineChart::zoomsByKeys() {
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Plus);
    near(zoom().x, 10, 90);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Equal);
    near(zoom().x, 18, 82);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Minus);
    near(zoom().x, 10, 90);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Home);
    QVERIFY(!m_view->zoom());
}

void TestLineChart::resetsByADoubleClick() {
    m_view->zoomTo({.x = {40, 60}}, ui::CurveView::Gesture::Box);
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, at(30));
    QVERIFY(!m_view->zoom());
}

void TestLineChart::stepsWithinWhatIsInSight() {
    m_view->zoomTo({.x = {20.5, 30.5}}, ui::CurveView::Gesture::Box);
    QSignalSpy hovered(m_chart.get(), &ui::LineChart::hovered);
    const auto last = [&] { return hovered.last().first().value<std::optional<double>>().value_or(-1); };
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Right);
    QCOMPARE(last(), 30.0);
    QTest::keyClick(m_chart->focusProxy(), Qt::Key_Left);
    QCOMPARE(last(), 29.0);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_chart->focusProxy(), Qt::Key_Left);
    QCOMPARE(last(), 21.0);
}

void TestLineChart::endsItsOwnZoomWithTheFigure() {
    ui::LineChart chart;
    chart.setFigure(risingLine());
    chart.resize(600, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const QImage whole = chart.grab().toImage();
    QTest::keyClick(chart.focusProxy(), Qt::Key_Plus);
    QVERIFY(chart.grab().toImage() != whole);
    chart.setFigure(risingLine());
    QTest::keyClick(chart.focusProxy(), Qt::Key_Escape);
    QCOMPARE(chart.grab().toImage(), whole);
}

void TestLineChart::keepsALogarithmicAxis() {
    QVERIFY(m_chart->canBeLogarithmic(ui::LineChart::Direction::Y));
    m_chart->setLogarithmic(ui::LineChart::Direction::Y, true);
    m_chart->setFigure(risingLine());
    QVERIFY(m_chart->figure().y.logarithmic);
    QVERIFY(!m_chart->figure().x.logarithmic);
    ui::LineFigure below = risingLine();
    for (QPointF& point : below.curves.front().points)
        point.ry() = -1;
    m_chart->setFigure(below);
    QVERIFY(!m_chart->canBeLogarithmic(ui::LineChart::Direction::Y));
}

/// Of a raw curve the axis has the 1st to the 99th percentile.
void TestLineChart::rawValuesFarOutDoNotFlattenTheLine() {
    ui::LineFigure figure = risingLine(); // 0 … 600
    ui::Curve raw{.name = QStringLiteral("raw"), .faint = true, .points = {}};
    for (int i = 0; i <= 600; ++i)
        raw.points.emplace_back(0.1 * i, i % 300 == 7 ? 1e6 : i % 2 == 0 ? -100 : 700);
    figure.curves.insert(figure.curves.begin(), raw);
    QGraphicsScene scene;
    ui::LinePlot drawing(scene);
    drawing.layOut({0, 0, 600, 300}, ui::PlotFrame::Room::Card);
    drawing.draw(figure, ui::lightColours(), 540, {});
    QVERIFY(drawing.frame().contents().y.covers(-100, 700));
    QVERIFY(drawing.frame().contents().y.maximum < 1500);
    drawing.draw(figure, ui::lightColours(), 540, {.x = ui::Range{0, 10}}); // who looks closer sees all
    QVERIFY(drawing.frame().contents().y.maximum >= 1e6);
}

void TestLineChart::legendsLookLikeWhatIsDrawn() {
    ui::LineFigure figure = risingLine();
    ui::Curve mean = figure.curves[0];
    mean.dotted = true;
    ui::Curve planned = figure.curves[0];
    planned.dashed = true;
    figure.curves.insert(figure.curves.end(), {mean, planned});
    QGraphicsScene scene;
    ui::LinePlot drawing(scene);
    drawing.layOut({0, 0, 600, 300}, ui::PlotFrame::Room::Full);
    drawing.draw(figure, ui::lightColours(), 540, {});
    std::vector<ui::LegendMark> marks;
    for (const ui::LegendEntry& entry : drawing.frame().contents().legend)
        marks.push_back(entry.mark);
    QCOMPARE(marks, (std::vector<ui::LegendMark>{ui::LegendMark::Line, ui::LegendMark::Dot,
                                                 ui::LegendMark::DashedLine}));
}

void TestLineChart::marksANan() {
    const auto marked = [this] {
        const QImage image = m_chart->grab().toImage();
        int found = 0; // of the curve's colour above the axis, where there is no curve
        for (int x = at(45).x(); x < at(55).x(); ++x)
            for (int y = plot.bottom() - 12; y < plot.bottom(); ++y)
                found += image.pixelColor(x, y) == ui::currentColours().of(ui::Hue::Blue) ? 1 : 0;
        return found;
    };
    QCOMPARE(marked(), 0);
    ui::LineFigure figure = risingLine();
    figure.curves.front().points[50].ry() = std::numeric_limits<double>::quiet_NaN();
    m_chart->setFigure(figure);
    QVERIFY(marked() > 2);
}

void TestLineChart::doesNotDrawTheCurvesForTheCrosshair() {
    const QImage before = m_chart->grab().toImage();
    m_chart->setCrosshair(30);
    QVERIFY(m_chart->grab().toImage() != before);
    m_chart->setCrosshair(std::nullopt);
    QCOMPARE(m_chart->grab().toImage(), before);
}

TASTESCOPE_TEST(TestLineChart)
#include "test_line_chart.moc"
