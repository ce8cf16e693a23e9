#include <QTest>

#include "model/import/import.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// Five users with the common items and one of their own each, "x" below the threshold and "few" with too few
/// clicks.
std::string handMade(std::string_view commonItems) {
    std::string bytes = "user,item,rating\nx,z,3.9\nfew,A,5\nfew,B,4\nfew,C,3\n";
    for (const char user : std::string_view("12345")) {
        for (const char item : commonItems)
            (((bytes += user) += ',') += item) += ",4\n";
        (((((bytes += user) += ",own") += user) += ",5\n") += user) += ",low,3.5\n";
    }
    return bytes;
}

/// The options that matter here, with their defaults.
struct Rule {
    double minimumRating = 4.0;
    std::uint64_t minClicksPerUser = 5;
    HeldOutUsers heldOut = {};
    double heldOutItems = 0.2;
    std::uint64_t splitSeed = 98765;
    SplitVersion splitVersion = SplitVersion::ByIds;
};

std::shared_ptr<const Dataset> datasetBy(std::string_view bytes, const Rule& rule) {
    const Folder folder;
    ImportOptions options = optionsFor(folder.write("ratings.csv", bytes));
    options.clicks = ClickKind::Threshold;
    options.minimumRating = rule.minimumRating;
    options.minClicksPerUser = rule.minClicksPerUser;
    options.heldOut = rule.heldOut;
    options.heldOutItems = rule.heldOutItems;
    options.splitSeed = rule.splitSeed;
    options.splitVersion = rule.splitVersion;
    return importDataset(options);
}

Failure failureBy(std::string_view bytes, const Rule& rule) {
    return failureOf([&] { datasetBy(bytes, rule); });
}

constexpr Rule tiny = {.minClicksPerUser = 3, .heldOut = {.users = 1}};

/// A larger made-up table: 40 users, user u with 4 + u % 9 items.
std::string manyUsers() {
    std::string bytes;
    for (int user = 0; user < 40; ++user)
        for (int i = 0; i < 4 + user % 9; ++i)
            bytes += "u" + std::to_string(user) + "," + std::to_string((user * 7 + i * 5) % 30) + ",5\n";
    return bytes;
}

} // namespace

class TestDatasetSplit : public QObject {
    Q_OBJECT

private slots:
    void theHandMadeFileGivesWhatWasWorkedOut();
    void usersWithFewerThanFiveItemsHoldNothingOut();
    void itemsOutsideTrainingAreDroppedBeforeTheRowsAreSplit();
    void itemsOfTheFirstVersionKeepTheOrderOfTheFile();
    void aRatingEqualToTheMinimumCounts();
    void aTableWithoutRatingsHasNoThreshold();
    void theHeldOutShareIsRoundedDown_data();
    void theHeldOutShareIsRoundedDown();
    void blocksHaveTheAskedForSize_data();
    void blocksHaveTheAskedForSize();
    void theSeedDecidesTheSplit();
    void theProtocolHoldsForEverySeed();
    void tooFewUsersAreRefused();
    void optionsOutOfRangeAreRefused();
};

// Whoever is drawn: three training users give A–E and their own items, 8; the two held-out users' own items
// are outside; they keep 5 items each, of which ⌊0.2 · 5⌋ = 1 is held out.
void TestDatasetSplit::theHandMadeFileGivesWhatWasWorkedOut() {
    const auto dataset = datasetBy(handMade("ABCDE"), tiny);
    const DatasetSummary& summary = dataset->summary;
    QCOMPARE(summary.dropped.belowThreshold, 1U + 1U + 5U);
    QCOMPARE(summary.dropped.usersBelowMinimum, 2U);
    QCOMPARE(summary.dropped.clicksOfThoseUsers, 2U);
    QCOMPARE(summary.dropped.itemsOutsideTraining, 2U);
    QCOMPARE(summary.dropped.clicksOnThoseItems, 2U);
    QCOMPARE(summary.dropped.itemsNeverClicked, 2U); // z and low
    QCOMPARE(summary.items, 8U);
    QCOMPARE(summary.users, 5U);
    QCOMPARE(summary.interactions, 3U * 6U + 2U * 5U);
    QCOMPARE(dataset->training.foldIn.clickCount(), 18U);
    for (const UserBlock* block : {&dataset->validation, &dataset->test}) {
        QCOMPARE(block->ids.size(), std::size_t{1});
        QCOMPARE(block->foldIn.clickCount(), 4U);
        QCOMPARE(block->heldOut.clickCount(), 1U);
    }
    QCOMPARE(summary.clicksByRank, (std::vector<std::uint64_t>{5, 5, 5, 5, 5, 1, 1, 1}));
    QCOMPARE(summary.clicksPerUser, (std::vector<std::uint64_t>{6, 6, 6, 5, 5}));
    QCOMPARE(summary.popularItems.front().id, std::string("A"));
    verifyProtocol(*dataset);
    verifyCounts(summary);
}

void TestDatasetSplit::usersWithFewerThanFiveItemsHoldNothingOut() {
    const auto dataset = datasetBy(handMade("ABCD"), tiny);
    for (const UserBlock* block : {&dataset->validation, &dataset->test}) {
        QCOMPARE(block->foldIn.clickCount(), 4U);
        QCOMPARE(block->heldOut.clickCount(), 0U);
        QCOMPARE(block->heldOut.userCount(), 1U);
    }
}

// With nine common items and one of their own, ten are clicked but nine remain: ⌊0.2 · 9⌋ = 1, not ⌊0.2 · 10⌋
// = 2.
void TestDatasetSplit::itemsOutsideTrainingAreDroppedBeforeTheRowsAreSplit() {
    const auto dataset = datasetBy(handMade("ABCDEFGHI"), tiny);
    QCOMPARE(dataset->test.heldOut.clickCount(), 1U);
    QCOMPARE(dataset->test.foldIn.clickCount(), 8U);
}

void TestDatasetSplit::itemsOfTheFirstVersionKeepTheOrderOfTheFile() {
    const auto dataset =
        datasetBy("1,d,5\n1,b,5\n2,d,5\n2,c,5\n3,a,5\n3,b,5\n3,c,5\n3,d,5\n",
                  {.minClicksPerUser = 1, .heldOut = {.users = 1}, .splitVersion = SplitVersion::ByRows});
    const std::vector<std::string> order = {"d", "b", "c", "a"};
    const auto place = [&](const std::string& id) { return std::ranges::find(order, id); };
    QVERIFY(std::ranges::is_sorted(dataset->catalog.ids, {}, place));
}

void TestDatasetSplit::aRatingEqualToTheMinimumCounts() {
    std::string bytes;
    for (int user = 0; user < 5; ++user)
        bytes += std::to_string(user) + ",a,0.7\n" + std::to_string(user) + ",b,0.69\n";
    const auto dataset =
        datasetBy(bytes, {.minimumRating = 0.7, .minClicksPerUser = 1, .heldOut = {.users = 1}});
    QCOMPARE(dataset->summary.interactions, 5U);
    QCOMPARE(dataset->summary.dropped.belowThreshold, 5U);
}

void TestDatasetSplit::aTableWithoutRatingsHasNoThreshold() {
    const auto dataset = datasetBy("1,a\n2,a\n3,a\n1,b\n", {.minClicksPerUser = 1, .heldOut = {.users = 1}});
    QCOMPARE(dataset->summary.dropped.belowThreshold, 0U);
    QCOMPARE(dataset->summary.users, 3U);
}

void TestDatasetSplit::theHeldOutShareIsRoundedDown_data() {
    QTest::addColumn<int>("items");
    QTest::addColumn<double>("share");
    QTest::addColumn<qulonglong>("heldOut");
    QTest::newRow("9 · 0.2") << 9 << 0.2 << 1ULL;
    QTest::newRow("10 · 0.2") << 10 << 0.2 << 2ULL;
    QTest::newRow("100 · 0.29, which is 28.999… in floating point") << 100 << 0.29 << 29ULL;
    QTest::newRow("5 · 0.1") << 5 << 0.1 << 0ULL;
}

void TestDatasetSplit::theHeldOutShareIsRoundedDown() {
    QFETCH(int, items);
    QFETCH(double, share);
    QFETCH(qulonglong, heldOut);
    std::string bytes;
    for (int user = 0; user < 4; ++user)
        for (int item = 0; item < items; ++item)
            bytes += std::to_string(user) + "," + std::to_string(item) + "\n";
    const auto dataset = datasetBy(bytes, {.heldOut = {.users = 1}, .heldOutItems = share});
    QCOMPARE(dataset->test.heldOut.clickCount(), heldOut);
    QCOMPARE(dataset->validation.heldOut.clickCount(), heldOut);
}

void TestDatasetSplit::blocksHaveTheAskedForSize_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<qulonglong>("users");
    QTest::addColumn<qulonglong>("expected");
    QTest::addColumn<int>("version");
    const int byRows = int(SplitVersion::ByRows);
    QTest::newRow("a tenth of 40") << 0.1 << 0ULL << 4ULL << byRows;
    QTest::newRow("rounded: 0.06 · 40 = 2.4") << 0.06 << 0ULL << 2ULL << byRows;
    QTest::newRow("at least one") << 0.001 << 0ULL << 1ULL << byRows;
    QTest::newRow("a number by rows") << 0.1 << 7ULL << 7ULL << byRows;
    QTest::newRow("a number by ids") << 0.1 << 7ULL << 7ULL << int(SplitVersion::ByIds);
    QTest::newRow("nearly all") << 0.1 << 19ULL << 19ULL << int(SplitVersion::ByIds);
    QTest::newRow("nobody has so small a place") << 0.001 << 0ULL << 0ULL << int(SplitVersion::ByIds);
}

void TestDatasetSplit::blocksHaveTheAskedForSize() {
    QFETCH(double, share);
    QFETCH(qulonglong, users);
    QFETCH(qulonglong, expected);
    QFETCH(int, version);
    const auto dataset = datasetBy(manyUsers(), {.minClicksPerUser = 1,
                                                 .heldOut = {share, users},
                                                 .splitVersion = static_cast<SplitVersion>(version)});
    QCOMPARE(dataset->summary.validationUsers, expected);
    QCOMPARE(dataset->summary.testUsers, expected);
    QCOMPARE(dataset->summary.trainingUsers, 40 - 2 * expected);
}

void TestDatasetSplit::theSeedDecidesTheSplit() {
    const std::string first = splitText(*datasetBy(manyUsers(), {}));
    QCOMPARE(splitText(*datasetBy(manyUsers(), {})), first);
    QVERIFY(splitText(*datasetBy(manyUsers(), {.splitSeed = 1})) != first);
}

void TestDatasetSplit::theProtocolHoldsForEverySeed() {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto dataset = datasetBy(manyUsers(), {.minClicksPerUser = 5, .splitSeed = seed});
        verifyProtocol(*dataset);
        verifyCounts(dataset->summary);
    }
}

void TestDatasetSplit::tooFewUsersAreRefused() {
    const Failure none = failureBy(manyUsers(), {.minimumRating = 5.5});
    QCOMPARE(none.message, std::string("no user has 5 ratings of 5.5 or more"));
    QVERIFY(none.remedy.find("minimum rating") != std::string::npos);
    const Failure few = failureBy(manyUsers(), {.minClicksPerUser = 1, .heldOut = {.users = 20}});
    QCOMPARE(few.message,
             std::string("only 40 users have 1 ratings of 4 or more: too few to train after holding out 20 "
                         "for validation and 20 for test"));
    const Failure two = failureBy("1,a\n2,a\n", {.minClicksPerUser = 1, .heldOut = {.users = 1}});
    QVERIFY(two.message.starts_with("only 2 users have"));
    QVERIFY(two.remedy.find("rating") == std::string::npos);
    const Rule one = {.minClicksPerUser = 1, .heldOut = {.users = 1}};
    QCOMPARE(datasetBy("1,a\n2,a\n3,a\n", one)->summary.trainingUsers, 1U);
}

void TestDatasetSplit::optionsOutOfRangeAreRefused() {
    for (const double share : {0.5, -1.0, std::nan("")})
        QVERIFY(failureBy(manyUsers(), {.heldOut = {.share = share}}).message.find("users") !=
                std::string::npos);
    for (const double share : {-0.1, 1.0, std::nan("")})
        QVERIFY(failureBy(manyUsers(), {.heldOutItems = share}).message.find("items") != std::string::npos);
    QCOMPARE(failureOf([] { importDataset({}); }).message, std::string("no data are named"));
}

TASTESCOPE_TEST(TestDatasetSplit)
#include "test_dataset_split.moc"
