#include <QDir>
#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <random>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_map.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/figure_table.h"
#include "ui/charts/point_labels.h"
#include "ui/charts/scatter_image.h"
#include "ui/charts/scatter_plot.h"
#include "ui/map/enclosure.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_chart.h"
#include "ui/map/map_selection.h"
#include "ui/map/point_index.h"

using ui::MapChart;
using ui::MapPoint;

namespace {

constexpr QSize chartSize(760, 560);

ui::MapData dataOf(const ExampleMap& example) {
    return {example.users, example.items, example.itemClicks, example.map};
}

/// Users at the corners of a long rectangle and in its middle; an item beside it.
ExampleMap smallMap() {
    ExampleMap example;
    example.map = std::make_shared<model::LatentMap>();
    example.map->userX = {-4, 4, 4, -4, 0};
    example.map->userY = {-1, -1, 1, 1, 0};
    example.map->userKl = {10, 20, 30, 40, 50};
    example.map->itemX = {2};
    example.map->itemY = {0};
    auto users = std::make_shared<std::vector<model::UserEntry>>();
    for (const char* id : {"a", "b", "c", "d", "e"})
        users->push_back({id, model::UserRole::Training, 10});
    (*users)[1].role = model::UserRole::Validation;
    (*users)[2].role = model::UserRole::Test;
    example.users = users;
    example.items = std::make_shared<const std::vector<model::ItemRow>>(
        std::vector<model::ItemRow>{{"7", "Se7en, \"the\" film", {}}});
    example.itemClicks = std::make_shared<const std::vector<std::uint64_t>>(std::vector<std::uint64_t>{12});
    return example;
}

double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

class TestMapChart : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_chart.reset(); }
    void findsTheNearestPoint();
    void findsTheNextPointInADirection();
    void leavesOutWhatIsNotFinite();
    void knowsWhatALineEncloses();
    void readsThePointBelowThePointer();
    void opensWhatIsClicked();
    void keepsThePointUnderThePointer();
    void hasOneScaleOnBothAxes();
    void zoomsToABoxAndBack();
    void pansWithTheHand();
    void movesByKeys();
    void walksFromPointToPoint();
    void choosesWhatTheLassoEncloses();
    void addsToWhatIsChosen();
    void choosesByKeys();
    void dimsTheOthers();
    void coloursByBlock();
    void showsItemsWithTheirNames();
    void itemsLookAlikeInAnyOrderAndClearAlone();
    void labelsNeverOverlap();
    void exportsEveryPoint();
    void exportsInEveryFormat();
    void drawsManyPointsFast();

private:
    ui::MapCanvas* canvas() const { return m_chart->findChild<ui::MapCanvas*>(); }
    QWidget* ground() const { return canvas()->viewport(); }
    QPoint placeOf(std::uint32_t user) const { return m_chart->placeOf({false, user}).toPoint(); }
    void move(const QPoint& place) const { QTest::mouseMove(ground(), place); }
    void drag(const std::vector<QPoint>& way, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers keys = {}) const;
    void wheel(const QPoint& place, int steps) const;
    void encircle(const QRect& box, Qt::KeyboardModifiers keys = {}) const;
    QImage drawn() const { return m_chart->grab().toImage(); }

    std::unique_ptr<MapChart> m_chart;
};

void TestMapChart::init() {
    QLocale::setDefault(QLocale::c());
    m_chart = std::make_unique<MapChart>();
    m_chart->resize(chartSize);
    m_chart->setData(dataOf(smallMap()));
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowActive(m_chart.get()));
    canvas()->setFocus(Qt::MouseFocusReason);
}

/// The moves go straight to the widget: a move that QTest only posts would have no button pressed.
void TestMapChart::drag(const std::vector<QPoint>& way, Qt::MouseButton button,
                        Qt::KeyboardModifiers keys) const {
    QTest::mousePress(ground(), button, keys, way.front());
    for (const QPoint& place : way) {
        QMouseEvent event(QEvent::MouseMove, place, ground()->mapToGlobal(place), Qt::NoButton, button, keys);
        QCoreApplication::sendEvent(ground(), &event);
    }
    QTest::mouseRelease(ground(), button, keys, way.back());
}

void TestMapChart::wheel(const QPoint& place, int steps) const {
    QWheelEvent event(place, ground()->mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(ground(), &event);
}

void TestMapChart::encircle(const QRect& box, Qt::KeyboardModifiers keys) const {
    m_chart->setTool(MapChart::Tool::Lasso);
    drag({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()}, Qt::LeftButton, keys);
}

void TestMapChart::findsTheNearestPoint() {
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    auto x = std::make_shared<std::vector<float>>();
    auto y = std::make_shared<std::vector<float>>();
    for (int i = 0; i < 3000; ++i) {
        x->push_back(5 * normal(random));
        y->push_back(normal(random));
    }
    const ui::PointIndex index(x, y);
    for (int i = 0; i < 500; ++i) {
        const QPointF place(static_cast<double>(8 * normal(random)), static_cast<double>(2 * normal(random)));
        std::uint32_t nearest = 0;
        for (std::uint32_t point = 1; point < x->size(); ++point)
            if (distance(index.at(point), place) < distance(index.at(nearest), place))
                nearest = point;
        const double away = distance(index.at(nearest), place);
        QCOMPARE(index.nearest(place, away * 1.001).value_or(9999), nearest);
        QCOMPARE(index.nearest(place, 1e9).value_or(9999), nearest);
        QVERIFY(!index.nearest(place, away * 0.999));
    }
    QCOMPARE(index.inside({-1e6, -1e6, 2e6, 2e6}).size(), x->size());
    QVERIFY(!ui::PointIndex().nearest({}, 1));
}

void TestMapChart::findsTheNextPointInADirection() {
    const ExampleMap example = smallMap();
    const ui::PointIndex index(std::make_shared<const std::vector<float>>(example.map->userX),
                               std::make_shared<const std::vector<float>>(example.map->userY));
    QCOMPARE(index.next({0, 0}, {1, 0}).value_or(9), 1U);
    QCOMPARE(index.next({4, -1}, {0, 1}).value_or(9), 2U);
    QVERIFY(!index.next({4, -1}, {0, -1}));
}

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
    m_chart->setData(dataOf(example));
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_chart->selection().size(), std::size_t{4});
}

void TestMapChart::knowsWhatALineEncloses() {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(-1, 1);
    QPolygonF line; // crosses itself many times
    for (int i = 0; i < 40; ++i)
        line << QPointF(place(random), place(random));
    const ui::Enclosure enclosure(line);
    for (int i = 0; i < 5000; ++i) {
        const QPointF point(place(random), place(random));
        QCOMPARE(enclosure.contains(point), line.containsPoint(point, Qt::WindingFill));
    }
    QVERIFY(!ui::Enclosure(QPolygonF({{0, 0}, {1, 0}, {2, 0}})).contains({1, 0}));
    QVERIFY(!ui::Enclosure(QPolygonF()).contains({0, 0}));
}

void TestMapChart::readsThePointBelowThePointer() {
    move(placeOf(2) + QPoint(5, 3));
    QVERIFY(m_chart->marked() == (MapPoint{false, 2}));
    move(placeOf(2) + QPoint(-40, 30));
    QVERIFY(!m_chart->marked());
    move(m_chart->placeOf({true, 0}).toPoint());
    QVERIFY(!m_chart->marked()); // items are not shown
    m_chart->setItemsShown(true);
    move(m_chart->placeOf({true, 0}).toPoint() + QPoint(1, 0));
    QVERIFY(m_chart->marked() == (MapPoint{true, 0}));
}

void TestMapChart::opensWhatIsClicked() {
    m_chart->setItemsShown(true);
    QSignalSpy users(m_chart.get(), &MapChart::userChosen);
    QSignalSpy items(m_chart.get(), &MapChart::itemChosen);
    QTest::mouseClick(ground(), Qt::LeftButton, {}, placeOf(3));
    QCOMPARE(users.takeFirst().first().toUInt(), 3U);
    QTest::mouseClick(ground(), Qt::LeftButton, {}, m_chart->placeOf({true, 0}).toPoint());
    QCOMPARE(items.takeFirst().first().toUInt(), 0U);
    QTest::mouseClick(ground(), Qt::LeftButton, {}, placeOf(3) + QPoint(40, 30));
    drag({placeOf(3), placeOf(3) + QPoint(60, 60)}); // a drag is no click
    QVERIFY(users.isEmpty() && items.isEmpty());
}

void TestMapChart::keepsThePointUnderThePointer() {
    const QPointF before = m_chart->placeOf({false, 2});
    const double apart = distance(before, m_chart->placeOf({false, 4}));
    for (int i = 0; i < 4; ++i)
        wheel(before.toPoint(), 1);
    QVERIFY(distance(m_chart->placeOf({false, 2}), before) < 2);
    QVERIFY(std::abs(distance(m_chart->placeOf({false, 2}), m_chart->placeOf({false, 4})) /
                         (apart * std::pow(1.25, 4)) -
                     1) < 0.01);
    wheel(before.toPoint(), -2);
    QVERIFY(distance(m_chart->placeOf({false, 2}), before) < 2);
    wheel(before.toPoint(), -20); // farther than everything is everything
    QVERIFY(distance(m_chart->placeOf({false, 2}), before) < 1e-6);
}

void TestMapChart::hasOneScaleOnBothAxes() {
    for (const QSize size : {QSize(760, 560), QSize(500, 700), QSize(1200, 400)}) {
        m_chart->resize(size);
        QCoreApplication::processEvents();
        const double width = distance(m_chart->placeOf({false, 0}), m_chart->placeOf({false, 1}));
        const double height = distance(m_chart->placeOf({false, 1}), m_chart->placeOf({false, 2}));
        QVERIFY(std::abs(width / height - 4) < 1e-6); // 8 by 2
        QVERIFY(ground()->rect().contains(placeOf(0)) && ground()->rect().contains(placeOf(2)));
    }
}

void TestMapChart::zoomsToABoxAndBack() {
    const QPointF first = m_chart->placeOf({false, 2});
    drag({placeOf(2) - QPoint(60, 50), placeOf(2) + QPoint(40, 50)});
    const double near = distance(m_chart->placeOf({false, 2}), m_chart->placeOf({false, 1}));
    QVERIFY(near > 300);
    QTest::keyClick(canvas(), Qt::Key_Plus);
    QVERIFY(distance(m_chart->placeOf({false, 2}), m_chart->placeOf({false, 1})) > near * 1.2);
    QTest::keyClick(canvas(), Qt::Key_Backspace);
    QCOMPARE(distance(m_chart->placeOf({false, 2}), m_chart->placeOf({false, 1})), near);
    QTest::keyClick(canvas(), Qt::Key_Home);
    QVERIFY(distance(m_chart->placeOf({false, 2}), first) < 1e-6);
    QTest::keyClick(canvas(), Qt::Key_Backspace);
    QCOMPARE(distance(m_chart->placeOf({false, 2}), m_chart->placeOf({false, 1})), near);
    QTest::mouseDClick(ground(), Qt::LeftButton, {}, QPoint(300, 100));
    QVERIFY(distance(m_chart->placeOf({false, 2}), first) < 1e-6);
}

void TestMapChart::pansWithTheHand() {
    wheel(placeOf(4), 3);
    const QPointF before = m_chart->placeOf({false, 4});
    drag({QPoint(300, 200), QPoint(330, 240)}, Qt::MiddleButton);
    QVERIFY(distance(m_chart->placeOf({false, 4}), before + QPointF(30, 40)) < 1e-6);
    drag({QPoint(300, 200), QPoint(280, 200)}, Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(distance(m_chart->placeOf({false, 4}), before + QPointF(10, 40)) < 1e-6);
}

void TestMapChart::movesByKeys() {
    wheel(placeOf(4), 3);
    const QPointF before = m_chart->placeOf({false, 4});
    QTest::keyClick(canvas(), Qt::Key_Right);
    QVERIFY(m_chart->placeOf({false, 4}).x() < before.x() - 50);
    QTest::keyClick(canvas(), Qt::Key_Up);
    QVERIFY(m_chart->placeOf({false, 4}).y() > before.y() + 50);
    QTest::keyClick(canvas(), Qt::Key_Left);
    QTest::keyClick(canvas(), Qt::Key_Down);
    QVERIFY(distance(m_chart->placeOf({false, 4}), before) < 1e-6);
}

void TestMapChart::walksFromPointToPoint() {
    QSignalSpy users(m_chart.get(), &MapChart::userChosen);
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(m_chart->marked() == (MapPoint{false, 4})); // the one in the middle first
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(m_chart->marked() == (MapPoint{false, 1}));
    QTest::keyClick(canvas(), Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(m_chart->marked() == (MapPoint{false, 2}));
    QVERIFY(canvas()->accessibleDescription().startsWith(QStringLiteral("User c, block test, clicks 10")));
    QTest::keyClick(canvas(), Qt::Key_Return);
    QCOMPARE(users.takeFirst().first().toUInt(), 2U);
    wheel(placeOf(0), 12); // where the way leads out of sight, the map follows
    QTest::keyClick(canvas(), Qt::Key_Left, Qt::ControlModifier);
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(m_chart->marked());
    QVERIFY(ground()->rect().contains(m_chart->placeOf(*m_chart->marked()).toPoint()));
}

void TestMapChart::choosesWhatTheLassoEncloses() {
    const ExampleMap example = exampleMap(4000, 50);
    m_chart->setData(dataOf(example));
    m_chart->setTool(MapChart::Tool::Lasso);
    QSignalSpy changed(&m_chart->selection(), &ui::MapSelection::changed);
    const std::vector<QPoint> way{{300, 120}, {450, 180}, {420, 300}, {380, 240}, {310, 330}, {250, 210}};
    drag(way);
    QCOMPARE(changed.count(), 1);
    QPolygonF line;
    for (const QPoint& place : way)
        line << place;
    std::vector<std::uint32_t> inside;
    for (std::uint32_t user = 0; user < 4000; ++user)
        if (line.containsPoint(m_chart->placeOf({false, user}), Qt::WindingFill))
            inside.push_back(user);
    QVERIFY(inside.size() > 100);
    QCOMPARE(m_chart->selection().rows(), inside);
    QCOMPARE(m_chart->selection().size(), inside.size());
}

void TestMapChart::addsToWhatIsChosen() {
    encircle(QRect(placeOf(0) - QPoint(10, 10), QSize(20, 20)));
    QCOMPARE(m_chart->selection().rows(), std::vector<std::uint32_t>{0});
    encircle(QRect(placeOf(4) - QPoint(10, 10), QSize(20, 20)), Qt::ControlModifier);
    QCOMPARE(m_chart->selection().rows(), (std::vector<std::uint32_t>{0, 4}));
    encircle(QRect(placeOf(2) - QPoint(10, 10), QSize(20, 20)));
    QCOMPARE(m_chart->selection().rows(), std::vector<std::uint32_t>{2});
    encircle(QRect(placeOf(2) + QPoint(-60, 30), QSize(20, 20)));
    QCOMPARE(m_chart->selection().size(), std::size_t{0});
}

void TestMapChart::choosesByKeys() {
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(m_chart->selection().rows(), std::vector<std::uint32_t>{4});
    move(placeOf(1));
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(m_chart->selection().rows(), (std::vector<std::uint32_t>{1, 4}));
    QTest::keyClick(canvas(), Qt::Key_Space);
    QCOMPARE(m_chart->selection().rows(), std::vector<std::uint32_t>{4});
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_chart->selection().size(), std::size_t{5});
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QCOMPARE(m_chart->selection().size(), std::size_t{0});
    wheel(placeOf(0), 8);
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier); // in sight
    QCOMPARE(m_chart->selection().rows(), std::vector<std::uint32_t>{0});
}

void TestMapChart::dimsTheOthers() {
    const QColor before = drawn().pixelColor(placeOf(4));
    encircle(QRect(placeOf(0) - QPoint(10, 10), QSize(20, 20)));
    const QColor chosen = drawn().pixelColor(placeOf(0));
    const QColor other = drawn().pixelColor(placeOf(4));
    QCOMPARE(chosen, before);
    QVERIFY(other != before);
    QVERIFY(std::abs(other.lightness() - ui::currentColours().card.lightness()) <
            std::abs(before.lightness() - ui::currentColours().card.lightness()));
}

void TestMapChart::coloursByBlock() {
    m_chart->setColour(ui::MapColour::Block, nullptr);
    const QImage image = drawn();
    const ui::Colours& colours = ui::currentColours();
    const std::pair<std::uint32_t, ui::Hue> expected[] = {
        {0, ui::Hue::Blue}, {1, ui::Hue::Green}, {2, ui::Hue::Vermilion}};
    for (const auto& [user, hue] : expected) {
        const QColor colour = image.pixelColor(placeOf(user));
        const QColor wanted = colours.of(hue);
        QVERIFY2(std::abs(colour.hue() - wanted.hue()) < 12, qPrintable(colour.name()));
    }
    m_chart->setColour(ui::MapColour::Item, std::make_shared<const std::vector<std::uint8_t>>(
                                                std::vector<std::uint8_t>{1, 0, 0, 0, 0}));
    const QColor clicked = drawn().pixelColor(placeOf(0));
    QVERIFY(std::abs(clicked.hue() - colours.of(ui::Hue::Vermilion).hue()) < 12);
    QVERIFY(drawn().pixelColor(placeOf(1)).saturation() < clicked.saturation() / 2);
}

void TestMapChart::showsItemsWithTheirNames() {
    const QPoint place = m_chart->placeOf({true, 0}).toPoint();
    const QColor before = drawn().pixelColor(place);
    m_chart->setItemsShown(true);
    const QColor item = drawn().pixelColor(place);
    QVERIFY(item != before);
    QVERIFY(std::abs(item.hue() - ui::currentColours().of(ui::Hue::Orange).hue()) < 12);
    QCOMPARE(m_chart->figure().labels->front().text, QStringLiteral("Se7en, \"the\" film"));
    QCOMPARE(m_chart->figure().groups.size(), std::size_t{2});
}

void TestMapChart::itemsLookAlikeInAnyOrderAndClearAlone() {
    m_chart->setItemsShown(true);
    m_chart->setData(dataOf(exampleMap(100, 3000)));
    ui::ScatterFigure figure = m_chart->figure();
    QGraphicsScene scene;
    ui::ScatterPlot plot(scene);
    plot.layOut({0, 0, 800, 600}, false);
    plot.draw(figure, ui::lightColours(), 1);
    ui::PointGroup items = figure.groups[1];
    const auto imageOf = [&](const std::vector<float>& x, const std::vector<float>& y) {
        items.x = std::make_shared<const std::vector<float>>(x);
        items.y = std::make_shared<const std::vector<float>>(y);
        figure.groups = {items};
        return ui::scatterImage(figure, plot.frame(), ui::lightColours(), 1);
    };
    const std::vector<float> x = *items.x;
    const std::vector<float> y = *items.y;
    const QImage image = imageOf(x, y);
    const auto farthest = [&](const QImage& other) { // of all alphas; what lies on what rounds differently
        int most = 0;
        for (int row = 0; row < image.height(); ++row)
            for (int column = 0; column < image.width(); ++column)
                most = std::max(
                    most, std::abs(qAlpha(other.pixel(column, row)) - qAlpha(image.pixel(column, row))));
        return most;
    };
    QVERIFY(farthest(imageOf({x.rbegin(), x.rend()}, {y.rbegin(), y.rend()})) < 10);
    std::vector<std::pair<float, float>> sorted;
    for (std::size_t i = 0; i < x.size(); ++i)
        sorted.emplace_back(x[i], y[i]);
    std::ranges::sort(sorted);
    std::vector<float> sortedX, sortedY;
    for (const auto& [left, up] : sorted) {
        sortedX.push_back(left);
        sortedY.push_back(up);
    }
    QVERIFY(farthest(imageOf(sortedX, sortedY)) < 10);

    const auto clearest = [](const QImage& of) {
        int alpha = 0;
        for (int row = 0; row < of.height(); ++row)
            for (int column = 0; column < of.width(); ++column)
                alpha = std::max(alpha, qAlpha(of.pixel(column, row)));
        return alpha;
    };
    QVERIFY(clearest(imageOf({x[0]}, {y[0]})) > 150);
}

void TestMapChart::labelsNeverOverlap() {
    const ExampleMap example = exampleMap(100, 3000);
    m_chart->setItemsShown(true);
    m_chart->setData(dataOf(example));
    const ui::ScatterFigure figure = m_chart->figure();
    QGraphicsScene scene;
    ui::ScatterPlot plot(scene);
    plot.layOut({0, 0, 800, 600}, false);
    plot.draw(figure, ui::lightColours(), 1);
    const std::vector<ui::PlacedLabel> labels = ui::placeLabels(*figure.labels, plot.frame(), 60);
    QVERIFY(labels.size() > 20);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY(plot.frame().plotArea().contains(labels[i].box));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!labels[i].box.intersects(labels[j].box));
    }
    QVERIFY(plot.labelCount() <= 8); // few as long as everything is in sight
}

void TestMapChart::exportsEveryPoint() {
    wheel(placeOf(0), 8); // whatever is in sight
    const QByteArray table = ui::figureTable(ui::Figure(m_chart->figure()));
    QCOMPARE(table, QByteArray("kind,id,title,x,y,clicks,kl,block\r\n"
                               "user,a,,-4,-1,10,10,training\r\nuser,b,,4,-1,10,20,validation\r\n"
                               "user,c,,4,1,10,30,test\r\nuser,d,,-4,1,10,40,training\r\n"
                               "user,e,,0,0,10,50,training\r\n"
                               "item,7,\"Se7en, \"\"the\"\" film\",2,0,12,,\r\n"));
    const ExampleMap many = exampleMap(5000, 700);
    m_chart->setData(dataOf(many));
    QCOMPARE(ui::figureTable(ui::Figure(m_chart->figure())).count('\n'), 5701);
}

void TestMapChart::exportsInEveryFormat() {
    m_chart->setItemsShown(true);
    m_chart->setData(dataOf(exampleMap(140000, 2000)));
    const ui::Figure figure = m_chart->figure();
    const QByteArray svg = ui::exportFigure(figure, {.format = ui::ExportFormat::Svg});
    QVERIFY(svg.contains("<image") && svg.contains("PC 1 · 23"));
    QVERIFY2(svg.size() < 6'000'000, qPrintable(QString::number(svg.size())));
    const QByteArray pdf = ui::exportFigure(figure, {.format = ui::ExportFormat::Pdf});
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY2(pdf.size() < 12'000'000, qPrintable(QString::number(pdf.size())));
    qInfo("140 000 points: SVG %.1f MB, PDF %.1f MB", static_cast<double>(svg.size()) / 1e6,
          static_cast<double>(pdf.size()) / 1e6);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    for (const bool dark : {false, true}) {
        const QImage image = ui::figureImage(figure, {.dotsPerInch = 150, .dark = dark});
        QVERIFY(image.save(QStringLiteral(SCREENSHOTS "/map-export-%1.png")
                               .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    }
}

/// The bar is for crowded machines; a frame is to take 33 ms.
void TestMapChart::drawsManyPointsFast() {
    const ExampleMap example = exampleMap(140000, 20000);
    m_chart->setItemsShown(true);
    m_chart->resize(1240, 860);
    QElapsedTimer timer;
    timer.start();
    m_chart->setData(dataOf(example));
    const qint64 first = timer.elapsed();
    double best = 1e9;
    for (int frame = 0; frame < 12; ++frame) {
        timer.start();
        wheel({500, 400}, frame % 2 == 0 ? 1 : -1);
        m_chart->grab();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    timer.start();
    for (int i = 0; i < 100; ++i)
        move({300 + 4 * i, 300 + i});
    const double hover = static_cast<double>(timer.nsecsElapsed()) / 1e8;
    qInfo("140 000 users and 20 000 items: first %lld ms, a frame %.1f ms, a hover %.3f ms", first, best,
          hover);
    // Many times what they take alone: the machine may be busy.
    QVERIFY2(best < 400, qPrintable(QString::number(best)));
    QVERIFY(hover < 100);
}

TASTESCOPE_TEST(TestMapChart)
#include "test_map_chart.moc"
