#include <QPolygonF>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/map/map_chart_test.h"
#include "ui/map/enclosure.h"
#include "ui/map/point_index.h"

/// Which points are near a place, in a direction, or within a line.
class TestPointIndex : public QObject {
    Q_OBJECT
private slots:
    void findsTheNearestPoint();
    void findsTheNextPointInADirection();
    void knowsWhatALineEncloses();
};

void TestPointIndex::findsTheNearestPoint() {
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

void TestPointIndex::findsTheNextPointInADirection() {
    const ExampleMap example = smallMap();
    const ui::PointIndex index(std::make_shared<const std::vector<float>>(example.map->userX),
                               std::make_shared<const std::vector<float>>(example.map->userY));
    QCOMPARE(index.next({0, 0}, {1, 0}).value_or(9), 1U);
    QCOMPARE(index.next({4, -1}, {0, 1}).value_or(9), 2U);
    QVERIFY(!index.next({4, -1}, {0, -1}));
}

void TestPointIndex::knowsWhatALineEncloses() {
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

TASTESCOPE_TEST(TestPointIndex)
#include "test_point_index.moc"
