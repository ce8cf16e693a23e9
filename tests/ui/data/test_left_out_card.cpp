#include <QAbstractItemModel>
#include <QTabBar>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/data/dataset_page_test.h"

/// What was left out: the account from lines read to clicks, and the rejected rows.
class TestLeftOutCard : public DatasetPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void theAccountAddsUp_data();
    void theAccountAddsUp();
    void theAccountOfListsBeginsWithRows();
    void tellsWhereUsersAndItemsWent();
    void listsRejectedRows();
};

void TestLeftOutCard::theAccountAddsUp_data() {
    QTest::addColumn<std::shared_ptr<model::DatasetSummary>>("summary");
    QTest::addColumn<int>("rows");
    QTest::newRow("example") << exampleSummary() << 5;
    QTest::newRow("everything") << fullSummary() << 10;
    auto plain = exampleSummary();
    plain->dropped = {};
    plain->reader.headers = 0;
    plain->reader.lines = plain->reader.rows = plain->interactions = 10;
    QTest::newRow("nothing left out") << plain << 2;
}

void TestLeftOutCard::theAccountAddsUp() {
    QFETCH(std::shared_ptr<model::DatasetSummary>, summary);
    QFETCH(int, rows);
    show(summary);
    const QAbstractItemModel* account = find<ui::Table>("reasons")->model();
    QCOMPARE(account->rowCount(), rows);
    QCOMPARE(cell("reasons", 0, 1), QStringLiteral("lines read"));
    QCOMPARE(cell("reasons", rows - 1, 1), QStringLiteral("clicks"));
    qlonglong sum = 0;
    for (int row = 0; row + 1 < rows; ++row)
        sum += account->index(row, 0).data(Qt::EditRole).toLongLong();
    QCOMPARE(sum, account->index(rows - 1, 0).data(Qt::EditRole).toLongLong());
    QCOMPARE(sum, static_cast<qlonglong>(summary->interactions));
}

void TestLeftOutCard::theAccountOfListsBeginsWithRows() {
    const auto summary = exampleSummary();
    summary->reader.lines = 611; // a line a user
    summary->reader.headers = 0;
    show(summary);
    QCOMPARE(cell("reasons", 0, 1), QStringLiteral("rows read"));
    QCOMPARE(cell("reasons", 0, 0), QStringLiteral("100\u202F836"));
}

void TestLeftOutCard::tellsWhereUsersAndItemsWent() {
    show(fullSummary());
    QCOMPARE(text("usersAndItems"), QStringLiteral("users 610 → 603 · items 9\u202F724 → 6\u202F298"));
    const QString reasons = find<QLabel>("usersAndItems")->toolTip();
    for (const char* reason :
         {"7 users have fewer than 5 clicks", "300 items have fewer than 2 clicks",
          "40 items were clicked by no training user", "3\u202F426 items have lost every click"})
        QVERIFY2(reasons.contains(QString::fromUtf8(reason)), qPrintable(reasons));
}

void TestLeftOutCard::listsRejectedRows() {
    show(exampleSummary());
    auto* tabs = find<QTabBar>("leftOutTabs");
    QVERIFY(!tabs->isVisible());
    show(fullSummary());
    QVERIFY(tabs->isVisible());
    QCOMPARE(tabs->tabText(1), QStringLiteral("1\u202F234 rejected rows"));
    tabs->setCurrentIndex(1);
    auto* rejected = find<ui::Table>("rejected");
    QVERIFY(rejected->isVisible());
    QCOMPARE(rejected->model()->rowCount(), 1000);
    QCOMPARE(text("listed"), QStringLiteral("the first 1\u202F000 of 1\u202F234"));
    QCOMPARE(cell("rejected", 0, 0), QStringLiteral("ratings.csv"));
    QCOMPARE(cell("rejected", 4, 2), QString());
    rejected->selectRow(0);
    QCOMPARE(rejected->tabSeparated(),
             QStringLiteral("File\tLine\tColumn\tWhy it was skipped\tThe row\n"
                            "/data/ml/ratings.csv\t97\t3\tthe rating \"good\" is not a number\t"
                            "414,260,good,964982703\n"));
    m_page->setSummary(exampleSummary());
    QVERIFY(find<ui::Table>("reasons")->isVisible());
}

TASTESCOPE_TEST(TestLeftOutCard)
#include "test_left_out_card.moc"
