#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/map/map_page_test.h"
#include "ui/map/map_selection.h"
#include "ui/style/theme.h"

/// What the points are coloured by, and what the chosen ones like.
class TestMapColours : public MapPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void findsAnItemByItsTitle();
    void asksWhoClickedAnItem();
    void coloursByTheItemThatIsClicked();
    void hasNoKlOfADae();
    void asksWhatTheChosenLike();
    void sortsAndCopiesTheirTaste();

private:
    QString cell(int row, int column) const {
        return shownCell(*find<ui::Table>("taste")->model(), row, column);
    }
};

void TestMapColours::findsAnItemByItsTitle() {
    showMap();
    QSignalSpy requested(m_page.get(), &ui::MapPage::clickersRequested);
    auto* field = find<QLineEdit>("mapItem");
    QVERIFY(!field->isVisibleTo(m_page.get()));
    find<QComboBox>("mapColour")->setCurrentIndex(3);
    QVERIFY(field->isVisibleTo(m_page.get()));
    QTest::keyClicks(field, QStringLiteral("STORY"));
    QCOMPARE(field->completer()->completionModel()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<model::ItemIndex>().value, 6U);
    QCOMPARE(field->text(), QStringLiteral("Toy Story (1995)"));
    field->clear();
    QTest::keyClicks(field, QStringLiteral("fa")); // begins with it before it merely has it
    QCOMPARE(field->completer()->completionModel()->index(0, 0).data().toString(),
             QStringLiteral("Fargo (1996)"));
    QTest::keyClicks(field, QStringLiteral("nothing of the kind"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
}

void TestMapColours::asksWhoClickedAnItem() {
    showMap();
    find<QComboBox>("mapColour")->setCurrentIndex(3);
    auto* field = find<QLineEdit>("mapItem");
    QTest::keyClicks(field, QStringLiteral("Alien"));
    QTest::keyClick(field, Qt::Key_Return);
    auto clickers = std::make_shared<std::vector<std::uint8_t>>(userCount);
    (*clickers)[5] = (*clickers)[9] = 1;
    m_page->setClickers({3}, clickers); // of another item: too late
    QVERIFY(!chart()->users().shades);
    m_page->setClickers({14}, clickers);
    QCOMPARE(chart()->users().kinds.size(), std::size_t{2});
    QCOMPARE(chart()->users().kinds[1].name, QStringLiteral("clicked: 2"));
    QCOMPARE((*chart()->users().shades)[5], std::uint8_t{1});
    QCOMPARE((*chart()->users().shades)[6], std::uint8_t{0});
}

void TestMapColours::coloursByTheItemThatIsClicked() {
    showMap();
    QSignalSpy requested(m_page.get(), &ui::MapPage::clickersRequested);
    emit chart()->itemChosen(5);
    QCOMPARE(find<QComboBox>("mapColour")->currentIndex(), 3);
    QCOMPARE(find<QLineEdit>("mapItem")->text(), QStringLiteral("Fargo (1996)"));
    QCOMPARE(requested.last().first().value<model::ItemIndex>().value, 5U);
}

void TestMapColours::hasNoKlOfADae() {
    showMap();
    auto* choice = find<QComboBox>("mapColour");
    choice->setCurrentIndex(1);
    QVERIFY(chart()->users().ramp == ui::Ramp::Kl);
    auto dae = std::make_shared<model::LatentMap>(*m_example.map);
    dae->userKl.clear();
    m_page->setMap(dae);
    QCOMPARE(choice->currentIndex(), 0);
    QVERIFY(!qobject_cast<QStandardItemModel*>(choice->model())->item(1)->isEnabled());
    QVERIFY(!choice->itemData(1, Qt::ToolTipRole).toString().isEmpty());
    m_page->setMap(m_example.map);
    QVERIFY(qobject_cast<QStandardItemModel*>(choice->model())->item(1)->isEnabled());
}

void TestMapColours::asksWhatTheChosenLike() {
    showMap();
    QSignalSpy requested(m_page.get(), &ui::MapPage::selectionRequested);
    QVERIFY(find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
    chart()->selection().choose({3, 5, 8}, ui::MapSelection::Choice::Replace);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<std::vector<std::uint32_t>>(),
             (std::vector<std::uint32_t>{3, 5, 8}));
    QVERIFY(!find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
    m_page->setSelectionTaste(exampleTaste(m_example, 2)); // of others, who were chosen before
    QCOMPARE(find<ui::Table>("taste")->model()->rowCount(), 0);
    m_page->setSelectionTaste(exampleTaste(m_example, 3));
    QCOMPARE(find<ui::Table>("taste")->model()->rowCount(), 40);
    QCOMPARE(cell(0, 0), QStringLiteral("American Beauty (1999)"));
    QCOMPARE(cell(0, 1), QStringLiteral("72.0 %"));
    QCOMPARE(cell(0, 2), QStringLiteral("32.4 %"));
    QCOMPARE(cell(0, 3), QStringLiteral("+39.6"));
    QVERIFY(anyLabel(*m_page, [](const QString& text) { return text == QStringLiteral("3 of 600 users"); }));
    chart()->selection().clear();
    QCOMPARE(requested.count(), 1);
    QVERIFY(find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
}

void TestMapColours::sortsAndCopiesTheirTaste() {
    showMap();
    chart()->selection().choose({1, 2, 3}, ui::MapSelection::Choice::Replace);
    m_page->setSelectionTaste(exampleTaste(m_example, 3));
    auto* table = find<ui::Table>("taste");
    table->sortByColumn(1, Qt::AscendingOrder);
    QVERIFY(cell(0, 1) < cell(39, 1));
    table->selectRow(39);
    const QString copied = table->tabSeparated();
    QVERIFY(copied.startsWith(
        QStringLiteral("Title\tInside\tOutside\tDiff.\nAmerican Beauty (1999)\t0.72\t0.324\t0.39")));
    QCOMPARE(copied.count(QLatin1Char('\n')), 2);
}

TASTESCOPE_TEST(TestMapColours)
#include "test_map_colours.moc"
