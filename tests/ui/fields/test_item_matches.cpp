#include <QTest>

#include "tests/support/registered_test.h"
#include "ui/fields/item_matches.h"

/// Items that match what is typed.
class TestItemMatches : public QObject {
    Q_OBJECT
private slots:
    void findsOneAmongHalfAMillion();
};

void TestItemMatches::findsOneAmongHalfAMillion() {
    auto items = std::make_shared<std::vector<model::ItemRow>>();
    for (std::uint32_t i = 0; i < 500000; ++i)
        items->push_back({std::to_string(i), "A film with some name, part " + std::to_string(i), {i}});
    ui::ItemMatches matches;
    matches.setItems(items);
    matches.setText(QStringLiteral("A"));
    QVERIFY(matches.rowCount() > 1);
    matches.setText(QStringLiteral("part 499999"));
    QCOMPARE(matches.rowCount(), 1);
    QCOMPARE(matches.itemAt(0).value, 499999U);
}

TASTESCOPE_TEST(TestItemMatches)
#include "test_item_matches.moc"
