#include <QTest>

#include <set>

#include "model/import/import.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/ranking/ranking_metrics.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;
using Ids = std::set<std::string>;

namespace {

Ids idsOfRow(const Dataset& dataset, const Interactions& rows, UserIndex user) {
    Ids ids;
    for (const ItemIndex item : rows.items(user))
        ids.insert(dataset.catalog.ids[item.value]);
    return ids;
}

UserIndex userOf(const UserBlock& block, const std::string& id) {
    return {static_cast<std::uint32_t>(std::ranges::find(block.ids, id) - block.ids.begin())};
}

/// Users 0 … 19 click the items 0 … 9, in another order each, an hour apart.
std::string timedTable() {
    std::string bytes = "user,item,rating,timestamp\n";
    for (int user = 0; user < 20; ++user)
        for (int click = 0; click < 10; ++click)
            bytes += std::to_string(user) + "," + std::to_string((click + user) % 10) + ",5," +
                     std::to_string(1'000'000'000 + 3600 * click) + "\n";
    return bytes;
}

std::shared_ptr<const Dataset> splitBy(SplitKind kind, std::uint64_t seed = 1) {
    const Folder folder;
    ImportOptions options = optionsFor(folder.write("ratings.csv", timedTable()));
    options.split = kind;
    options.splitSeed = seed;
    return importDataset(options);
}

} // namespace

/// Splits within each user, drawn or given.
class TestWeakSplits : public QObject {
    Q_OBJECT

private slots:
    void theLatestClicksAreForTest();
    void randomClicksDependOnTheSeedAlone();
    void everyUserIsListedOnce();
    void recallIsPlain();
    void timesAreAskedFor();
    void listsInThreeFilesAreASplit();
    void withoutValidationAShareIsDrawn();
    void whatIsTrainedOnIsNotPredicted();
    void aGivenSplitCanBeDrawnAnew();
};

void TestWeakSplits::theLatestClicksAreForTest() {
    const auto dataset = splitBy(SplitKind::LatestClicks);
    QVERIFY(dataset->summary.usersShared);
    QCOMPARE(dataset->summary.users, 20U);
    QCOMPARE(dataset->summary.interactions, 200U);
    for (int user = 0; user < 20; ++user) {
        const std::string id = std::to_string(user);
        const auto item = [user](int click) { return std::to_string((click + user) % 10); };
        const UserIndex test = userOf(dataset->test, id);
        QCOMPARE(idsOfRow(*dataset, dataset->test.heldOut, test), (Ids{item(8), item(9)}));
        QCOMPARE(dataset->test.foldIn.items(test).size(), std::size_t{8});
        const UserIndex validation = userOf(dataset->validation, id);
        QCOMPARE(idsOfRow(*dataset, dataset->validation.heldOut, validation), (Ids{item(6), item(7)}));
        QCOMPARE(dataset->validation.foldIn.items(validation).size(), std::size_t{6});
    }
}

void TestWeakSplits::randomClicksDependOnTheSeedAlone() {
    const std::string text = splitText(*splitBy(SplitKind::RandomClicks));
    QCOMPARE(splitText(*splitBy(SplitKind::RandomClicks)), text);
    QVERIFY(splitText(*splitBy(SplitKind::RandomClicks, 2)) != text);
    const auto dataset = splitBy(SplitKind::RandomClicks);
    for (std::uint32_t user = 0; user < 20; ++user) {
        QCOMPARE(dataset->test.heldOut.items(UserIndex{user}).size(), std::size_t{2});
        QCOMPARE(dataset->training.foldIn.items(UserIndex{user}).size(), std::size_t{6});
    }
}

void TestWeakSplits::everyUserIsListedOnce() {
    const auto dataset = splitBy(SplitKind::RandomClicks);
    const auto directory = dataset->directory();
    QCOMPARE(directory.size(), std::size_t{20});
    for (const UserEntry& user : directory) {
        QVERIFY(user.role == UserRole::Test);
        QCOMPARE(user.clicks, 10U);
        QVERIFY(dataset->find(user.id)->role == UserRole::Test);
    }
}

void TestWeakSplits::recallIsPlain() {
    const auto dataset = splitBy(SplitKind::LatestClicks);
    PopularityScorer scorer(dataset->training.foldIn);
    QVERIFY(evaluate(scorer, dataset->test).plainRecall);
    // Two of four held-out items among the first two: all that two places can hold, half of what there is.
    const std::vector<ItemIndex> ranking = {{3}, {1}, {9}};
    const std::vector<ItemIndex> heldOut = {{1}, {3}, {5}, {7}};
    QCOMPARE(recallAt(2, ranking, heldOut), 1.0);
    QCOMPARE(recallAt(2, ranking, heldOut, RecallKind::Plain), 0.5);
}

void TestWeakSplits::timesAreAskedFor() {
    const Folder folder;
    ImportOptions options = optionsFor(folder.write("ratings.csv", "0,a,5\n0,b,5\n1,a,5\n"));
    options.split = SplitKind::LatestClicks;
    QCOMPARE(failureOf([&] { importDataset(options); }).message,
             std::string("the table has no times, so no click is the latest"));
}

void TestWeakSplits::listsInThreeFilesAreASplit() {
    const Folder folder;
    folder.write("d/train.txt", "u1 a1 b1 c1 d1\nu2 a1 b1\nu3 c1 \n");
    folder.write("d/valid.txt", "u1 e1 f1 a1\nu2 c1\n");
    folder.write("d/test.txt", "u2 d1 x1\nu3 a1\nu4 b1\n");
    const auto dataset = importDataset(optionsFor(folder.path("d")));
    QVERIFY(dataset->summary.splitWasGiven);
    QVERIFY(dataset->summary.usersShared);
    QCOMPARE(dataset->summary.reader.rows, 15U);
    QCOMPARE(dataset->summary.reader.duplicates, 1U); // a1 of u1 is in valid, too
    QCOMPARE(dataset->summary.reader.users, 4U);
    QCOMPARE(dataset->summary.reader.items, 7U);
    QCOMPARE(dataset->summary.items, 4U);
    QCOMPARE(dataset->summary.dropped.itemsOutsideTraining, 3U);
    QCOMPARE(dataset->summary.dropped.clicksOnThoseItems, 3U);
    QCOMPARE(dataset->training.ids, (std::vector<std::string>{"u1", "u2", "u3"}));
    QCOMPARE(dataset->validation.ids, std::vector<std::string>{"u2"});
    const UserIndex u2 = userOf(dataset->test, "u2");
    QCOMPARE(idsOfRow(*dataset, dataset->test.foldIn, u2), (Ids{"a1", "b1", "c1"}));
    QCOMPARE(idsOfRow(*dataset, dataset->test.heldOut, u2), Ids{"d1"});
    QVERIFY(dataset->test.foldIn.items(userOf(dataset->test, "u4")).empty());
    QCOMPARE(splitText(*importDataset(optionsFor(folder.path("d/train.txt")))), splitText(*dataset));
}

void TestWeakSplits::withoutValidationAShareIsDrawn() {
    const Folder folder;
    folder.write("d/train.txt", "1 10 11 12 13 14\n2 10 11 12 13 14\n");
    folder.write("d/test.txt", "1 15 16\n2 10\n");
    const Failure failure = failureOf([&] { importDataset(optionsFor(folder.path("d"))); });
    QCOMPARE(failure.message,
             std::string("nothing in it can be predicted: no item is also in the training part"));
    folder.write("d/train.txt", "1 10 11 12 13 14\n2 11 12 13 14 15 16 17 18 19 20\n");
    ImportOptions options = optionsFor(folder.path("d"));
    const auto dataset = importDataset(options);
    QVERIFY(dataset->validation.heldOut.clickCount() > 0);
    QVERIFY(dataset->validation.heldOut.clickCount() <= 3); // an item's last training click stays
    QVERIFY(dataset->test.heldOut.clickCount() > 0);
    options.splitVersion = SplitVersion::ByRows;
    const auto byRows = importDataset(options);
    QCOMPARE(byRows->validation.heldOut.clickCount() + byRows->summary.dropped.clicksOnThoseItems, 3U);
}

void TestWeakSplits::whatIsTrainedOnIsNotPredicted() {
    const Folder folder;
    folder.write("x.train.inter", "user_id:token\titem_id:token\nu1\ta\nu1\tb\nu2\ta\n");
    folder.write("x.valid.inter", "user_id:token\titem_id:token\nu2\tb\n");
    folder.write("x.test.inter", "user_id:token\titem_id:token\nu1\tb\nu2\ta\nu2\tb\nu3\ta\n");
    const auto dataset = importDataset(optionsFor(folder.path("x.train.inter")));
    QCOMPARE(dataset->summary.reader.duplicates, 3U);
    QCOMPARE(dataset->test.ids, std::vector<std::string>{"u3"});
}

void TestWeakSplits::aGivenSplitCanBeDrawnAnew() {
    const Folder folder;
    std::string train;
    std::string test;
    for (int user = 0; user < 30; ++user) {
        train += std::to_string(user) + " 1 2 3 4 5 6\n";
        test += std::to_string(user) + " 7 8 9\n";
    }
    folder.write("d/train.txt", train);
    folder.write("d/test.txt", test);
    ImportOptions options = optionsFor(folder.path("d"));
    options.split = SplitKind::HeldOutUsers;
    options.heldOut.users = 3;
    const auto dataset = importDataset(options);
    QVERIFY(!dataset->summary.usersShared);
    QCOMPARE(dataset->summary.items, 9U);
    QCOMPARE(dataset->summary.interactions, 270U);
    QCOMPARE(dataset->summary.testUsers, 3U);
    verifyCounts(dataset->summary);
}

TASTESCOPE_TEST(TestWeakSplits)
#include "test_weak_splits.moc"
