#include <QTest>

#include <nlohmann/json.hpp>

#include <map>

#include "model/import/import.h"
#include "model/numerics/random.h"
#include "model/saved/options_json.h"
#include "model/splits/hold_out.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;
using Rows = std::vector<std::string>;

namespace {

/// Sixty users, user u with the items u·7, u·7 + 11, … of forty, rated 1 to 5, an hour apart.
Rows sixtyUsers() {
    Rows rows;
    for (int user = 0; user < 60; ++user)
        for (int i = 0; i < 6 + user % 13; ++i)
            rows.push_back("user" + std::to_string(user * user) + ",i" +
                           std::to_string((user * 7 + i * 11) % 40) + "," +
                           std::to_string(1 + (user + i * i) % 5) + "," +
                           std::to_string(1'000'000'000 + 3600 * i) + "\n");
    return rows;
}

std::string tableOfRows(const Rows& rows) {
    std::string bytes = "user,item,rating,timestamp\n";
    for (const std::string& row : rows)
        bytes += row;
    return bytes;
}

std::shared_ptr<const Dataset> splitOf(const Rows& rows, const ImportOptions& rules) {
    const Folder folder;
    ImportOptions options = rules;
    options.data = folder.write("ratings.csv", tableOfRows(rows));
    return importDataset(options);
}

/// The first held-out item of each user of a block.
std::vector<std::string> idsHeldOut(const Dataset& dataset, const UserBlock& block) {
    std::vector<std::string> ids;
    for (UserIndex user; user.value < block.ids.size(); ++user.value)
        ids.push_back(dataset.catalog.ids[block.heldOut.items(user).front().value]);
    return ids;
}

/// The block of every user.
std::map<std::string, UserRole> partOfEachUser(const Dataset& dataset) {
    std::map<std::string, UserRole> roles;
    for (const UserEntry& user : dataset.directory())
        roles[user.id] = user.role;
    return roles;
}

} // namespace

/// SplitVersion::ByIds.
class TestSplitByIds : public QObject {
    Q_OBJECT

private slots:
    void anyOrderOfTheRowsIsTheSame_data();
    void anyOrderOfTheRowsIsTheSame();
    void timesAtTheSameMomentDependOnNoOrder();
    void shuffledFilesAreTheSame_data();
    void shuffledFilesAreTheSame();
    void whoIsAddedChangesNobodyElsesBlock();
    void theDefinitionInTheManualIsMet();
    void aNumberOfUsersIsTakenByRank();
    void heldOutClicksAreThoseOfTheFirstPlaces();
    void idsAreNumberedInTheirOrder();
    void aLentValidationLeavesEveryItemAClick();
    void theFirstVersionDrawsByRows();
    void rulesThatNameNoVersionAreOfTheFirst();
};

void TestSplitByIds::anyOrderOfTheRowsIsTheSame_data() {
    QTest::addColumn<int>("split");
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("minimumOfItem");
    QTest::newRow("a share of the users") << int(SplitKind::HeldOutUsers) << 0 << 1;
    QTest::newRow("a number of users") << int(SplitKind::HeldOutUsers) << 7 << 1;
    QTest::newRow("items with a minimum") << int(SplitKind::HeldOutUsers) << 7 << 4;
    QTest::newRow("random clicks") << int(SplitKind::RandomClicks) << 0 << 1;
    QTest::newRow("latest clicks") << int(SplitKind::LatestClicks) << 0 << 1;
}

void TestSplitByIds::anyOrderOfTheRowsIsTheSame() {
    QFETCH(int, split);
    QFETCH(int, users);
    QFETCH(int, minimumOfItem);
    ImportOptions rules;
    rules.split = static_cast<SplitKind>(split);
    rules.heldOut.users = static_cast<std::uint64_t>(users);
    rules.minClicksPerItem = static_cast<std::uint64_t>(minimumOfItem);
    rules.minClicksPerUser = 2;
    Rows rows = sixtyUsers();
    const auto first = splitOf(rows, rules);
    QVERIFY(!first->test.ids.empty());
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        RandomStream random(seed, purpose::shuffle);
        shuffle(rows, random);
        const auto again = splitOf(rows, rules);
        QCOMPARE(again->catalog.ids, first->catalog.ids);
        QCOMPARE(splitText(*again), splitText(*first));
        QVERIFY(again->fingerprint == first->fingerprint);
    }
}

void TestSplitByIds::timesAtTheSameMomentDependOnNoOrder() {
    ImportOptions rules;
    rules.split = SplitKind::LatestClicks;
    Rows rows;
    for (int user = 0; user < 9; ++user)
        for (int item = 0; item < 10; ++item)
            rows.push_back(std::to_string(user) + "," + std::to_string(item) + ",5,1500000000\n");
    const std::string text = splitText(*splitOf(rows, rules));
    std::ranges::reverse(rows);
    QCOMPARE(splitText(*splitOf(rows, rules)), text);
}

void TestSplitByIds::shuffledFilesAreTheSame_data() {
    QTest::addColumn<int>("split");
    QTest::newRow("users") << int(SplitKind::HeldOutUsers);
    QTest::newRow("random") << int(SplitKind::RandomClicks);
    QTest::newRow("latest") << int(SplitKind::LatestClicks);
}

void TestSplitByIds::shuffledFilesAreTheSame() {
    QFETCH(int, split);
    ImportOptions options = optionsFor(TESTS_DATA "/import/plain.csv");
    options.split = static_cast<SplitKind>(split);
    const auto plain = importDataset(options);
    options.data = TESTS_DATA "/import/leak_same_rows_other_order.csv";
    const auto shuffled = importDataset(options);
    QCOMPARE(splitText(*shuffled), splitText(*plain));
    QVERIFY(shuffled->fingerprint == plain->fingerprint);
    QCOMPARE(plain->summary.interactions + plain->summary.dropped.clicksOnThoseItems, 404U);
}

void TestSplitByIds::whoIsAddedChangesNobodyElsesBlock() {
    ImportOptions rules;
    rules.minClicksPerUser = 1;
    Rows rows = sixtyUsers();
    const auto before = partOfEachUser(*splitOf(rows, rules));
    rows.insert(rows.begin(), {"somebody new,i1,5,1000000000\n", "another,i2,5,1000000000\n"});
    auto after = partOfEachUser(*splitOf(rows, rules));
    after.erase("somebody new");
    after.erase("another");
    QVERIFY(after == before);
}

// Numbers of the program in resources/manual/files.md.
void TestSplitByIds::theDefinitionInTheManualIsMet() {
    QCOMPARE(placeOfUser(98765, "1"), 0x8859eab48026de71U);
    QCOMPARE(placeOfUser(98765, "U000"), 0xce5af20b7632e137U);
    QCOMPARE(placeOfUser(98765, "Zo\xc3\xab"), 0x0d021b026807e553U);
    QCOMPARE(placeOfClick(98765, 0x8859eab48026de71U, "1"), 0xa66320099c0c3225U);
    QCOMPARE(placeOfClick(98765, 0x8859eab48026de71U, "tt0111161"), 0x392f686c7501a3b9U);
    ImportOptions rules;
    rules.minClicksPerUser = 1;
    rules.heldOut.share = 0.2;
    constexpr std::uint64_t limit = 0x3333333333333400U; // ⌊0.2 · 2⁶⁴⌋, 0.2 being a double
    for (const auto& [user, role] : partOfEachUser(*splitOf(sixtyUsers(), rules))) {
        const std::uint64_t place = placeOfUser(98765, user);
        QCOMPARE(int(role), int(place < limit       ? UserRole::Test
                                : place < 2 * limit ? UserRole::Validation
                                                    : UserRole::Training));
    }
}

void TestSplitByIds::aNumberOfUsersIsTakenByRank() {
    ImportOptions rules;
    rules.minClicksPerUser = 1;
    rules.heldOut.users = 5;
    std::vector<std::pair<std::uint64_t, UserRole>> places;
    for (const auto& [user, role] : partOfEachUser(*splitOf(sixtyUsers(), rules)))
        places.emplace_back(placeOfUser(98765, user), role);
    std::ranges::sort(places);
    for (std::size_t rank = 0; rank < places.size(); ++rank)
        QCOMPARE(int(places[rank].second), int(rank < 5    ? UserRole::Test
                                               : rank < 10 ? UserRole::Validation
                                                           : UserRole::Training));
}

void TestSplitByIds::heldOutClicksAreThoseOfTheFirstPlaces() {
    ImportOptions rules;
    rules.minClicksPerUser = 1;
    rules.heldOut.users = 8;
    rules.clicks = ClickKind::Any;
    const auto dataset = splitOf(sixtyUsers(), rules);
    QVERIFY(dataset->test.heldOut.clickCount() > 8);
    for (UserIndex user; user.value < dataset->test.ids.size(); ++user.value) {
        const std::uint64_t ofUser = placeOfUser(98765, dataset->test.ids[user.value]);
        const auto placeOf = [&](ItemIndex item) {
            return placeOfClick(98765, ofUser, dataset->catalog.ids[item.value]);
        };
        for (const ItemIndex heldOut : dataset->test.heldOut.items(user))
            for (const ItemIndex seen : dataset->test.foldIn.items(user))
                QVERIFY(placeOf(heldOut) < placeOf(seen));
    }
}

void TestSplitByIds::idsAreNumberedInTheirOrder() {
    Rows rows;
    for (const char* user : {"b", "10", "9", "a", "2", "10000000000", "20000000000", "100000000"})
        for (const char* item : {"x10", "x9", "", "x1", "zzzzzzzzz", "zzzzzzzzb"})
            if (*item != '\0')
                rows.push_back(std::string(user) + "," + item + ",5,1500000000\n");
    ImportOptions rules;
    rules.split = SplitKind::RandomClicks;
    const auto dataset = splitOf(rows, rules);
    QCOMPARE(dataset->training.ids,
             (std::vector<std::string>{"2", "9", "a", "b", "10", "100000000", "10000000000", "20000000000"}));
    QCOMPARE(dataset->catalog.ids, (std::vector<std::string>{"x1", "x9", "x10", "zzzzzzzzb", "zzzzzzzzz"}));
}

// Each item is in the training part of at most two users.
void TestSplitByIds::aLentValidationLeavesEveryItemAClick() {
    const Folder folder;
    std::string train;
    for (int user = 0; user < 40; ++user) {
        train += "u" + std::to_string(user);
        for (int item = 0; item < 10; ++item)
            train += " i" + std::to_string(user * 7 + item);
        train += "\n";
    }
    ImportOptions options = optionsFor(folder.path("d"));
    folder.write("d/test.txt", "u1 i1\nu2 i1\n");
    folder.write("d/train.txt", train);
    const auto dataset = importDataset(options);
    QVERIFY(dataset->validation.heldOut.clickCount() > 40);
    QCOMPARE(dataset->catalog.ids.size(), std::size_t{39 * 7 + 10});
    QCOMPARE(dataset->summary.dropped.itemsOutsideTraining, 0U);
    options.splitVersion = SplitVersion::ByRows;
    QVERIFY(importDataset(options)->summary.dropped.itemsOutsideTraining > 0);
}

// What the first version made of these rows; the models of that time were measured on it.
void TestSplitByIds::theFirstVersionDrawsByRows() {
    ImportOptions rules;
    rules.splitVersion = SplitVersion::ByRows;
    Rows rows;
    for (int user = 0; user < 10; ++user)
        for (int item = 0; item < 5; ++item)
            rows.push_back("u" + std::to_string(9 - user) + ",i" + std::to_string(9 - item) +
                           ",5,1500000000\n");
    const auto dataset = splitOf(rows, rules);
    QCOMPARE(
        splitText(*dataset),
        std::string("block\nu9: i9 i8 i7 i6 i5\nu8: i9 i8 i7 i6 i5\nu7: i9 i8 i7 i6 i5\nu5: i9 i8 i7 i6 i5\n"
                    "u4: i9 i8 i7 i6 i5\nu2: i9 i8 i7 i6 i5\nu1: i9 i8 i7 i6 i5\nu0: i9 i8 i7 i6 i5\n"
                    "block\nu3: i9 i8 i6 i5 | i7\nblock\nu6: i9 i7 i6 i5 | i8\n"));
    rules.split = SplitKind::RandomClicks;
    const auto random = splitOf(rows, rules);
    QCOMPARE(idsHeldOut(*random, random->test),
             (std::vector<std::string>{"i8", "i8", "i6", "i8", "i5", "i8", "i7", "i7", "i8", "i9"}));
    QCOMPARE(idsHeldOut(*random, random->validation),
             (std::vector<std::string>{"i6", "i9", "i8", "i7", "i7", "i7", "i9", "i5", "i5", "i5"}));
}

void TestSplitByIds::rulesThatNameNoVersionAreOfTheFirst() {
    nlohmann::json rules = rulesToJson(ImportOptions());
    QCOMPARE(rules.at("split_version").get<int>(), 2);
    QVERIFY(rulesFromJson(rules).splitVersion == SplitVersion::ByIds);
    rules.erase("split_version");
    QVERIFY(rulesFromJson(rules).splitVersion == SplitVersion::ByRows);
    ImportOptions newer;
    newer.splitVersion = static_cast<SplitVersion>(3);
    QCOMPARE(failureOf([&] { splitOf(sixtyUsers(), newer); }).message,
             std::string("the split is of a version that this program does not know"));
}

TASTESCOPE_TEST(TestSplitByIds)
#include "test_split_by_ids.moc"
