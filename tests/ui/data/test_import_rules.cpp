#include <QTest>

#include "tests/support/registered_test.h"
#include "ui/data/import_rules.h"

using model::ClickKind;
using model::SplitKind;

/// One line that says how clicks were made of the files.
class TestImportRules : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale::c()); }
    void saysTheRules_data();
    void saysTheRules();
    void saysWhyAndWhoIsNotMeasured();
    void saysWhichTableWasTaken();
};

void TestImportRules::saysWhichTableWasTaken() {
    model::DatasetSummary summary;
    summary.options.clicks = ClickKind::Any;
    summary.chosenTable = "set.zip: a/two.csv";
    summary.tablesAmong = 3;
    QVERIFY(ui::importRules(summary).startsWith(
        QStringLiteral("set.zip: a/two.csv, the likeliest of 3 tables · every row")));
}

void TestImportRules::saysTheRules_data() {
    QTest::addColumn<model::ImportOptions>("options");
    QTest::addColumn<int>("given"); // 1: the files' own split, 2: of the same users
    QTest::addColumn<QString>("rules");
    model::ImportOptions options;
    options.clicks = ClickKind::Threshold;
    QTest::newRow("paper") << options << 0 << "ratings ≥ 4 · users with ≥ 5 · 60 + 61 held out";
    options.minimumRating = 3.5;
    options.minClicksPerItem = 10;
    options.untilStable = true;
    QTest::newRow("core")
        << options << 0
        << "ratings ≥ 3.5 · items with ≥ 10 · users with ≥ 5, until stable · 60 + 61 held out";
    options = {};
    options.clicks = ClickKind::Any;
    options.minClicksPerUser = 1;
    options.split = SplitKind::HeldOutUsers;
    QTest::newRow("every row") << options << 0 << "every row · 60 + 61 held out";
    QTest::newRow("given") << options << 1 << "split as given · 60 + 61 held out";
    QTest::newRow("given, same users") << options << 2 << "split as given · plain recall";
    options.clicks = ClickKind::Counts;
    options.split = SplitKind::RandomClicks;
    QTest::newRow("random") << options << 3
                            << "counts · 20\u202F% + 20\u202F% of each user’s clicks, random · plain recall";
    options.split = SplitKind::LatestClicks;
    options.heldOutItems = 0.1;
    options.from = 0;
    QTest::newRow("latest")
        << options << 3
        << "counts · from 1 Jan 1970 · 10\u202F% + 10\u202F% of each user’s clicks, latest · "
           "plain recall";
}

void TestImportRules::saysTheRules() {
    QFETCH(model::ImportOptions, options);
    QFETCH(int, given);
    QFETCH(QString, rules);
    model::DatasetSummary summary;
    summary.options = options;
    summary.splitWasGiven = given == 1 || given == 2;
    summary.usersShared = given >= 2;
    summary.validationUsers = 60;
    summary.testUsers = 61;
    QCOMPARE(ui::importRules(summary), rules);
}

void TestImportRules::saysWhyAndWhoIsNotMeasured() {
    model::DatasetSummary summary;
    summary.options.clicks = ClickKind::Threshold;
    summary.options.minimumRating = 8;
    summary.rule = {ClickKind::Threshold, 8, true, "the ratings go from 1 to 10: ten points", {}};
    summary.testUnmeasured = "none of the 3 users was drawn for it";
    QCOMPARE(
        ui::importRules(summary),
        QStringLiteral("ratings ≥ 8 · users with ≥ 5 · 0 + 0 held out · nobody to measure for test: none of "
                       "the 3 users was drawn for it · the ratings go from 1 to 10: ten points"));
}

TASTESCOPE_TEST(TestImportRules)
#include "test_import_rules.moc"
