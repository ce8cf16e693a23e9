#include <QTest>

#include <map>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/input/input_file.h"
#include "model/splits/rule_finding.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;
using Ratings = std::vector<RatingCount>;

namespace {

AppliedRule foundIn(const Ratings& ratings, bool namedCounts = false) {
    return ruleFor({}, {ratings, namedCounts});
}

/// A thousand rows of each of these.
Ratings evenly(const std::vector<double>& values) {
    Ratings ratings;
    for (const double value : values)
        ratings.push_back({value, 1000});
    return ratings;
}

/// From `first` to `last` in these steps.
Ratings stepsOf(double step, double first, double last) {
    std::vector<double> values;
    for (double value = first; value < last + step / 2; value += step)
        values.push_back(value);
    return evenly(values);
}

std::string caseFile(const char* name) {
    return std::string(TESTS_DATA "/import/") + name;
}

} // namespace

/// Which rows are clicks, by what the ratings are.
class TestRuleFinding : public QObject {
    Q_OBJECT

private slots:
    void scalesAreKnown_data();
    void scalesAreKnown();
    void countsAreAnyRow_data();
    void countsAreAnyRow();
    void aColumnOfStarsHoldsNoCounts();
    void whatIsNotClearIsAsked_data();
    void whatIsNotClearIsAsked();
    void anOutlierIsListedAndTurnsNothing();
    void aFileIsNamedForCounts_data();
    void aFileIsNamedForCounts();
    void whatIsAskedForIsNotFound();
    void constantNumbersAreAnyRow();
    void theSameOnEveryScaleGivesTheSameClicks_data();
    void theSameOnEveryScaleGivesTheSameClicks();
    void allRowsDecide();
    void undecidedRatingsAreRefusedWithTheWayOut();
    void theRuleOfAGivenSplitIsThatOfAllItsParts();
};

void TestRuleFinding::scalesAreKnown_data() {
    QTest::addColumn<Ratings>("ratings");
    QTest::addColumn<double>("minimum");
    QTest::newRow("0 and 1") << evenly({0, 1}) << 1.0;
    QTest::newRow("-1 and 1") << evenly({-1, 1}) << 1.0;
    QTest::newRow("-1, 0 and 1") << evenly({-1, 0, 1}) << 1.0;
    QTest::newRow("five stars") << stepsOf(1, 1, 5) << 4.0;
    QTest::newRow("0 to 5") << stepsOf(1, 0, 5) << 4.0;
    QTest::newRow("halves") << stepsOf(0.5, 0.5, 5) << 4.0;
    QTest::newRow("0.5 to 4") << stepsOf(0.5, 0.5, 4) << 4.0;
    QTest::newRow("means of stars") << stepsOf(0.07, 1, 5) << 4.0;
    QTest::newRow("stars of angry people") << Ratings{{1, 400}, {2, 200}, {3, 100}, {4, 90}, {5, 300}} << 4.0;
    QTest::newRow("stars, 5 the most frequent")
        << Ratings{{1, 100}, {2, 60}, {3, 120}, {4, 250}, {5, 700}} << 4.0;
    QTest::newRow("1 to 4, falling a little") << Ratings{{1, 30}, {2, 28}, {3, 27}, {4, 25}} << 4.0;
    QTest::newRow("4 and 5 only") << evenly({4, 5}) << 4.0;
    QTest::newRow("-1 for none") << stepsOf(1, -1, 5) << 4.0;
    QTest::newRow("ten points") << stepsOf(1, 1, 10) << 8.0;
    QTest::newRow("0 to 10, 0 for none") << Ratings{{0, 60000}, {5, 900}, {8, 1000}, {10, 700}} << 8.0;
    QTest::newRow("-1 to 10") << stepsOf(1, -1, 10) << 8.0;
    QTest::newRow("ten points in halves, up to 9.5") << stepsOf(0.5, 1, 9.5) << 8.0;
    QTest::newRow("0 to 1") << stepsOf(0.1, 0, 1) << 0.8;
    QTest::newRow("0.2 to 1") << stepsOf(0.2, 0.2, 1) << 0.8;
    QTest::newRow("1 to 100") << stepsOf(1, 1, 100) << 80.0;
    QTest::newRow("percent") << stepsOf(20, 20, 100) << 80.0;
    QTest::newRow("0 to 100") << stepsOf(5, 0, 100) << 80.0;
}

void TestRuleFinding::scalesAreKnown() {
    QFETCH(Ratings, ratings);
    QFETCH(double, minimum);
    const AppliedRule rule = foundIn(ratings);
    QVERIFY2(rule.clicks == ClickKind::Threshold, rule.because.c_str());
    QCOMPARE(rule.minimumRating, minimum);
    QVERIFY(rule.found);
    QVERIFY(rule.outliers.empty());
    QVERIFY(rule.because.starts_with("the ratings "));
}

void TestRuleFinding::countsAreAnyRow_data() {
    QTest::addColumn<Ratings>("ratings");
    QTest::addColumn<bool>("named");
    QTest::newRow("far above 100") << Ratings{{1, 500}, {2, 300}, {7, 100}, {352, 40}, {5000, 3}} << false;
    QTest::newRow("up to 40") << Ratings{{1, 5000}, {2, 1800}, {3, 800}, {5, 400}, {12, 90}, {40, 10}}
                              << false;
    QTest::newRow("up to 5, ever rarer") << Ratings{{1, 5000}, {2, 300}, {3, 90}, {4, 20}, {5, 4}} << false;
    QTest::newRow("with a long tail")
        << Ratings{{1, 5000}, {2, 300}, {3, 50}, {4, 10}, {5, 3}, {9, 1}} << false;
    QTest::newRow("up to 5, with many above 1")
        << Ratings{{1, 400}, {2, 250}, {3, 150}, {4, 120}, {5, 80}} << false;
    QTest::newRow("named so") << stepsOf(1, 1, 5) << true;
    QTest::newRow("nearly all 1") << Ratings{{1, 5000}, {2, 3}} << false;
}

void TestRuleFinding::countsAreAnyRow() {
    QFETCH(Ratings, ratings);
    QFETCH(bool, named);
    const AppliedRule rule = foundIn(ratings, named);
    QVERIFY2(rule.clicks == ClickKind::Any, rule.because.c_str());
    QVERIFY(rule.outliers.empty());
    ratings.insert(ratings.begin(), {0, 700}); // what did not happen is no click
    const AppliedRule positive = foundIn(ratings, named);
    QVERIFY2(positive.clicks == ClickKind::Threshold, positive.because.c_str());
    QCOMPARE(positive.minimumRating, 1.0);
}

void TestRuleFinding::whatIsNotClearIsAsked_data() {
    QTest::addColumn<Ratings>("ratings");
    QTest::newRow("-10 to 10") << stepsOf(1, -10, 10);
    QTest::newRow("-5 to 5") << stepsOf(0.5, -5, 5);
    QTest::newRow("-1 to 1") << stepsOf(0.25, -1, 1);
    QTest::newRow("1 to 7") << stepsOf(1, 1, 7);
    QTest::newRow("1 to 20") << stepsOf(1, 1, 20);
    QTest::newRow("0 to 0.3") << stepsOf(0.1, 0, 0.3);
    QTest::newRow("up to 5, falling a little") << Ratings{{1, 250}, {2, 230}, {3, 200}, {4, 170}, {5, 150}};
    QTest::newRow("0 and less") << evenly({-1, 0});
}

void TestRuleFinding::whatIsNotClearIsAsked() {
    QFETCH(Ratings, ratings);
    const AppliedRule rule = foundIn(ratings);
    QVERIFY2(rule.clicks == ClickKind::Guess, rule.because.c_str());
    QVERIFY(!rule.found);
    QVERIFY(!rule.because.empty());
}

void TestRuleFinding::aColumnOfStarsHoldsNoCounts() {
    for (const Ratings& ratings : {Ratings{{1, 400}, {2, 250}, {3, 150}, {4, 120}, {5, 80}},
                                   Ratings{{1, 250}, {2, 230}, {3, 200}, {4, 170}, {5, 150}}})
        QCOMPARE(ruleFor({}, {.ratings = ratings, .namedRatings = true}).minimumRating, 4.0);
}

void TestRuleFinding::anOutlierIsListedAndTurnsNothing() {
    Ratings ratings = stepsOf(1, 1, 5);
    ratings.push_back({44, 1});
    const AppliedRule high = foundIn(ratings);
    QCOMPARE(high.minimumRating, 4.0);
    QCOMPARE(high.outliers.size(), std::size_t{1});
    QCOMPARE(high.outliers.front().rating, 44.0);
    QCOMPARE(high.because, std::string("the ratings go from 1 to 5: five stars; 44 (1 row) is an outlier"));
    ratings.insert(ratings.begin(), {-999, 2});
    const AppliedRule both = foundIn(ratings);
    QCOMPARE(both.minimumRating, 4.0);
    QCOMPARE(both.outliers.size(), std::size_t{2});
}

void TestRuleFinding::aFileIsNamedForCounts_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("headed");
    QTest::addColumn<bool>("counts");
    for (const char* name : {"train_triplets.txt", "train_triplets.txt.gz", "train_triplets_MSD-AG.txt",
                             "usersha1-artmbid-artname-plays.tsv", "play_counts.csv"})
        QTest::newRow(name) << QString::fromLatin1(name) << false << true;
    QTest::newRow("ratings.txt") << QStringLiteral("ratings.txt") << false << false;
    QTest::newRow("displays.csv") << QStringLiteral("displays.csv") << false << false;
    QTest::newRow("a column of stars") << QStringLiteral("plays.csv") << true << false;
}

/// Where no column has a name: the numbers alone are as those of stars.
void TestRuleFinding::aFileIsNamedForCounts() {
    QFETCH(QString, name);
    QFETCH(bool, headed);
    QFETCH(bool, counts);
    const Folder folder;
    InputFile triplets(caseFile("train_triplets.txt"));
    const std::string rows = (headed ? "user\tsong\tstars\n" : "") + bytesOf(triplets);
    const AppliedRule rule = importDataset(optionsFor(folder.write(name.toStdString(), rows)))->summary.rule;
    QVERIFY2(rule.clicks == (counts ? ClickKind::Any : ClickKind::Threshold), rule.because.c_str());
    if (counts)
        QCOMPARE(rule.because, std::string("their column or file is named for counts"));
}

void TestRuleFinding::whatIsAskedForIsNotFound() {
    ImportOptions options;
    options.clicks = ClickKind::Threshold;
    options.minimumRating = 2;
    const AppliedRule rule = ruleFor(options, {stepsOf(1, 1, 5), false});
    QVERIFY(!rule.found);
    QCOMPARE(rule.minimumRating, 2.0);
}

void TestRuleFinding::constantNumbersAreAnyRow() {
    for (const double number : {1.0, 5.0, -3.0, 4711.0}) {
        const AppliedRule rule = foundIn({{number, 12}});
        QVERIFY(rule.clicks == ClickKind::Any);
        QVERIFY(rule.because.starts_with("every rating is "));
    }
    QVERIFY(foundIn({}).clicks == ClickKind::Any);
}

/// Files that say the same as plain.csv, 404 clicks of 57 users, in another way.
void TestRuleFinding::theSameOnEveryScaleGivesTheSameClicks_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<qulonglong>("clicks");
    for (const char* name : {"plain.csv", "leak_same_rows_other_order.csv", "stars.csv", "of5.csv",
                             "percent.csv", "label01.csv", "label01_rating.csv", "label01_nohdr.tsv"})
        QTest::newRow(name) << QString::fromLatin1(name) << 404ULL;
    QTest::newRow("outlier_rating_44.csv") << QStringLiteral("outlier_rating_44.csv") << 405ULL;
}

void TestRuleFinding::theSameOnEveryScaleGivesTheSameClicks() {
    QFETCH(QString, file);
    QFETCH(qulonglong, clicks);
    const auto dataset = importDataset(optionsFor(caseFile(qPrintable(file))));
    const DatasetSummary& summary = dataset->summary;
    QCOMPARE(summary.reader.interactions - summary.dropped.belowThreshold -
                 summary.dropped.clicksOfThoseUsers,
             clicks);
    QCOMPARE(summary.users, 57U);
    QVERIFY(summary.rule.found);
}

/// Its first 64 KB look like five stars.
void TestRuleFinding::allRowsDecide() {
    const ImportOptions options = optionsFor(caseFile("counts_first_64k_small.tsv"));
    QVERIFY(previewImport(options).rule.clicks == ClickKind::Threshold);
    const auto dataset = importDataset(options);
    QVERIFY(dataset->summary.rule.clicks == ClickKind::Any);
    QVERIFY(dataset->options.clicks == ClickKind::Any);
    QCOMPARE(dataset->summary.dropped.belowThreshold, 0U);
}

void TestRuleFinding::undecidedRatingsAreRefusedWithTheWayOut() {
    const Folder folder;
    std::string bytes;
    for (int row = 0; row < 210; ++row)
        bytes += std::to_string(row / 10) + ",i" + std::to_string(row % 10) + "," +
                 std::to_string(row % 21 - 10) + "\n";
    ImportOptions options = optionsFor(folder.write("jokes.csv", bytes));
    const Failure failure = failureOf([&] { importDataset(options); });
    QCOMPARE(failure.message,
             std::string("the ratings go from -10 to 10, so that it is not clear which of them "
                         "are clicks"));
    QVERIFY(failure.remedy.find("--min-rating") != std::string::npos);
    QVERIFY(previewImport(options).options.clicks == ClickKind::Guess);
    options.clicks = ClickKind::Threshold;
    options.minimumRating = 5;
    options.minClicksPerUser = 1;
    QCOMPARE(importDataset(options)->summary.dropped.belowThreshold, 150U);
}

void TestRuleFinding::theRuleOfAGivenSplitIsThatOfAllItsParts() {
    const Folder folder;
    const std::string header = "user_id:token\titem_id:token\trating:float\n";
    folder.write("d/x.train.inter", header + "u1\ta\t4\nu1\tb\t5\nu2\ta\t1\n");
    folder.write("d/x.valid.inter", header + "u2\tb\t300\n");
    folder.write("d/x.test.inter", header + "u3\ta\t5000\nu3\tb\t1\n");
    const auto dataset = importDataset(optionsFor(folder.path("d/x.train.inter")));
    QVERIFY(dataset->summary.rule.clicks == ClickKind::Any); // by the training part alone, five stars
    QCOMPARE(dataset->training.foldIn.clickCount(), 3U);
}

TASTESCOPE_TEST(TestRuleFinding)
#include "test_rule_finding.moc"
