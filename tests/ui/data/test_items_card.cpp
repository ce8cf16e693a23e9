#include <QAbstractItemModel>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/data/dataset_page_test.h"
#include "ui/components/elided_label.h"

/// The table of items: filtering, sorting, copying.
class TestItemsCard : public DatasetPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void listsEveryItem();
    void filtersTheItems();
    void filtersByKeyboard();
    void sortsTheItemsByEveryColumn();
    void copiesTheItemsThatAreShown();
    void saysWhatElseIsKnownOfThem();
};

void TestItemsCard::listsEveryItem() {
    const auto summary = exampleSummary();
    show(summary);
    const QAbstractItemModel* items = find<ui::Table>("items")->model();
    QCOMPARE(static_cast<std::size_t>(items->rowCount()), summary->popularItems.size());
    QCOMPARE(cell("items", 0, 0), QStringLiteral("Shawshank Redemption, The (1994)"));
    QCOMPARE(cell("items", 0, 1), QStringLiteral("318"));
    QCOMPARE(cell("items", 0, 2), QStringLiteral("273"));
    QCOMPARE(cell("items", 0, 3), QStringLiteral("0.56\u202F%"));
}

void TestItemsCard::filtersTheItems() {
    show(exampleSummary());
    const QAbstractItemModel* items = find<ui::Table>("items")->model();
    const QString all = QStringLiteral("6 298"); // rich text makes it a common space
    QVERIFY(showsPhrase(all));
    QTest::keyClicks(filter(), QStringLiteral("star WARS"));
    QVERIFY(items->rowCount() > 3 && items->rowCount() < 30);
    QVERIFY(showsPhrase(QStringLiteral("%1 of %2").arg(items->rowCount()).arg(all)));
    for (int row = 0; row < items->rowCount(); ++row)
        QVERIFY(cell("items", row, 0).contains(QStringLiteral("Star Wars")));
    filter()->setText(QStringLiteral("2571")); // an id
    QCOMPARE(cell("items", 0, 0), QStringLiteral("Matrix, The (1999)"));
    m_page->setSummary(exampleSummary());
    QVERIFY(filter()->text().isEmpty());
    QVERIFY(showsPhrase(all));
}

void TestItemsCard::filtersByKeyboard() {
    show(exampleSummary());
    filter()->setFocus();
    QTest::keyClicks(filter(), QStringLiteral("matrix"));
    QTest::keyClick(filter(), Qt::Key_Down);
    auto* items = find<ui::Table>("items");
    QCOMPARE(items->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(items->currentIndex().row(), 0);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QVERIFY(filter()->text().isEmpty());
}

void TestItemsCard::sortsTheItemsByEveryColumn() {
    show(exampleSummary());
    auto* items = find<ui::Table>("items");
    const auto values = [items](int column) {
        std::vector<double> cells;
        for (int row = 0; row < items->model()->rowCount(); ++row)
            cells.push_back(items->model()->index(row, column).data(Qt::EditRole).toDouble());
        return cells;
    };
    items->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(cell("items", 0, 0), QStringLiteral("¡Three Amigos! (1986)"));
    items->sortByColumn(1, Qt::AscendingOrder);
    QVERIFY(std::ranges::is_sorted(values(1))); // ids: 2 before 10
    items->sortByColumn(2, Qt::AscendingOrder);
    QVERIFY(std::ranges::is_sorted(values(2)));
    items->sortByColumn(3, Qt::DescendingOrder);
    QVERIFY(std::ranges::is_sorted(values(3), std::greater()));
    filter()->setText(QStringLiteral("star wars"));
    QVERIFY(std::ranges::is_sorted(values(3), std::greater()));
}

void TestItemsCard::copiesTheItemsThatAreShown() {
    show(exampleSummary());
    filter()->setText(QStringLiteral("matrix, the"));
    auto* items = find<ui::Table>("items");
    items->setFocus();
    items->selectAll();
    QTest::keyClick(items, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = items->tabSeparated().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines[0], QStringLiteral("Title\tId\tClicks\tShare"));
    QVERIFY(lines[1].startsWith(QStringLiteral("Matrix, The (1999)\t2571\t222\t0.00")));
    QCOMPARE(lines.size(), items->model()->rowCount() + 1);
}

void TestItemsCard::saysWhatElseIsKnownOfThem() {
    show(exampleSummary());
    const auto* line = find<ui::ElidedLabel>("attributes");
    QVERIFY(!line->isVisible());
    const auto summary = exampleSummary();
    summary->reader.attributes = {{"genres", 19, 9690, true}, {"<b>year</b>", 1106, 9700}};
    show(summary);
    QVERIFY(line->isVisible());
    QCOMPARE(line->wholeText(), QStringLiteral("Attributes: genres (19), <b>year</b> (1\u202F106)"));
    QCOMPARE(line->textFormat(), Qt::PlainText);
    show(exampleSummary());
    QVERIFY(!line->isVisible());
}

TASTESCOPE_TEST(TestItemsCard)
#include "test_items_card.moc"
