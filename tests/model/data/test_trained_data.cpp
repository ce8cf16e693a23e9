#include <QtTest>

#include <set>

#include "model/data/familiarity.h"
#include "model/data/fingerprint.h"
#include "model/data/id_hash.h"
#include "model/import/import.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

std::shared_ptr<const Dataset> plainData(SplitKind split, std::uint64_t seed = 98765) {
    ImportOptions options = optionsFor(TESTS_DATA "/import/plain.csv");
    options.split = split;
    options.splitSeed = seed;
    return importDataset(options);
}

std::uint64_t trainedOn(const Dataset& trained, const Dataset& measured) {
    return countTrained(trainedDataOf(trained), measured.test, measured.catalog.ids);
}

/// The same by looking: clicks that one trains on and the other has held out for test.
std::uint64_t clicksInBoth(const Dataset& trained, const Dataset& measured) {
    std::set<std::pair<std::string, std::string>> clicks;
    for (UserIndex user; user.value < trained.training.ids.size(); ++user.value)
        for (const ItemIndex item : trained.training.foldIn.items(user))
            clicks.emplace(trained.training.ids[user.value], trained.catalog.ids[item.value]);
    std::uint64_t count = 0;
    for (UserIndex user; user.value < measured.test.ids.size(); ++user.value)
        for (const ItemIndex item : measured.test.heldOut.items(user))
            count += clicks.count({measured.test.ids[user.value], measured.catalog.ids[item.value]});
    return count;
}

} // namespace

class TestTrainedData : public QObject {
    Q_OBJECT

private slots:
    void hashesAreAsTheManualSays() {
        const auto dataset = plainData(SplitKind::LatestClicks);
        const TrainedData trained = trainedDataOf(*dataset);
        QCOMPARE(trained.users.size(), dataset->training.ids.size());
        QCOMPARE(trained.clicks.value().size(), dataset->training.foldIn.clickCount());
        const std::uint64_t user = IdHash(dataset->fingerprint.content, 0)(dataset->training.ids[0]);
        const ItemIndex item = dataset->training.foldIn.items(UserIndex{0})[0];
        const std::uint64_t click = IdHash(user, 1)(dataset->catalog.ids[item.value]);
        QVERIFY(std::ranges::binary_search(trained.users, static_cast<std::int64_t>(user)));
        QVERIFY(std::ranges::binary_search(*trained.clicks, static_cast<std::int64_t>(click)));
    }

    void usersHeldOutWithAllTheirClicksAreNotTrainedOn() {
        const auto dataset = plainData(SplitKind::HeldOutUsers);
        QVERIFY(!trainedDataOf(*dataset).clicks);
        QCOMPARE(trainedOn(*dataset, *dataset), 0U);
        QCOMPARE(countMeasured(dataset->test), dataset->test.ids.size());
    }

    void usersOfAnotherSplitAreCounted() {
        const auto trained = plainData(SplitKind::HeldOutUsers);
        const auto other = plainData(SplitKind::HeldOutUsers, 1);
        std::uint64_t both = 0;
        for (const std::string& id : other->test.ids)
            both += static_cast<std::uint64_t>(std::ranges::count(trained->training.ids, id));
        QVERIFY(both > 0);
        QCOMPARE(trainedOn(*trained, *other), both);
    }

    void whereAllAreTrainedOnHeldOutClicksCount() {
        for (const SplitKind split : {SplitKind::RandomClicks, SplitKind::LatestClicks}) {
            const auto trained = plainData(split);
            const auto other = plainData(SplitKind::RandomClicks, 1);
            QCOMPARE(trainedOn(*trained, *trained), 0U);
            QVERIFY(clicksInBoth(*trained, *other) > 0);
            QCOMPARE(trainedOn(*trained, *other), clicksInBoth(*trained, *other));
            QCOMPARE(countMeasured(other->test), other->test.heldOut.clickCount());
        }
    }

    void allClicksOfATrainingUserWereTrainedOn() {
        const auto trained = plainData(SplitKind::HeldOutUsers);
        const auto other = plainData(SplitKind::RandomClicks);
        QCOMPARE(trainedOn(*trained, *other), clicksInBoth(*trained, *other));
    }

    void usersWithNothingHeldOutAreNotMeasured() {
        Dataset dataset = *checkerboard();
        dataset.test.ids = {"t0", "t1"};
        dataset.test.heldOut = Interactions(40, {0, 0, 1}, {{3}});
        QCOMPARE(countMeasured(dataset.test), 1U);
        QCOMPARE(countTrained(trainedDataOf(dataset), dataset.test, dataset.catalog.ids), 1U);
    }

    void familiarityIsSaid() {
        const auto own = plainData(SplitKind::HeldOutUsers);
        const auto other = plainData(SplitKind::HeldOutUsers, 1);
        const TrainedData trained = trainedDataOf(*own);
        const Familiarity same = familiarityOf(trained, own->fingerprint, own->test, own->catalog.ids);
        QCOMPARE(same.sameData, std::optional(true));
        QVERIFY(same.difference.empty());
        QCOMPARE(same.trainedOn, std::optional<std::uint64_t>(0));
        const Familiarity foreign =
            familiarityOf(trained, other->fingerprint, other->test, other->catalog.ids);
        QCOMPARE(foreign.sameData, std::optional(false));
        QVERIFY(!foreign.difference.empty());
        QCOMPARE(trainedOnText(foreign), "the model was trained on " + std::to_string(*foreign.trainedOn) +
                                             " of the " + std::to_string(other->test.ids.size()) +
                                             " users that are measured");
        const Familiarity unknown = familiarityOf({}, own->fingerprint, own->test, own->catalog.ids);
        QVERIFY(!unknown.sameData && !unknown.trainedOn);
    }
};

TASTESCOPE_TEST(TestTrainedData)
#include "test_trained_data.moc"
