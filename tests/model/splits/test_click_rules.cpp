#include <QTest>

#include "model/data/match_items.h"
#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;
using Strings = std::vector<std::string>;

namespace {

/// Nothing is dropped but what a test asks for.
ImportOptions lenient(const std::string& path) {
    ImportOptions options = optionsFor(path);
    options.minClicksPerUser = 1;
    options.heldOut.users = 1;
    return options;
}

/// Ten users with the items a … f, rated 1 … 6, and one item more each.
std::string tenUsers() {
    std::string bytes;
    for (int user = 0; user < 10; ++user) {
        for (int item = 0; item < 6; ++item)
            bytes += std::to_string(user) + "," + std::string(1, static_cast<char>('a' + item)) + "," +
                     std::to_string(item + 1) + "\n";
        bytes += std::to_string(user) + ",own" + std::to_string(user) + ",5\n";
    }
    return bytes;
}

std::shared_ptr<const Dataset> datasetFrom(const std::string& bytes,
                                           const std::function<void(ImportOptions&)>& change) {
    const Folder folder;
    ImportOptions options = lenient(folder.write("ratings.csv", bytes));
    change(options);
    return importDataset(options);
}

/// Every count of every click of the training block, by item.
std::map<std::string, std::vector<float>> countsOf(const Dataset& dataset) {
    std::map<std::string, std::vector<float>> counts;
    const Interactions& rows = dataset.training.foldIn;
    for (std::uint32_t user = 0; user < rows.userCount(); ++user) {
        const auto items = rows.items(UserIndex{user});
        const auto ofUser = rows.counts(UserIndex{user});
        for (std::size_t click = 0; click < items.size(); ++click)
            counts[dataset.catalog.ids[items[click].value]].push_back(ofUser.empty() ? 1.0F : ofUser[click]);
    }
    return counts;
}

} // namespace

class TestClickRules : public QObject {
    Q_OBJECT

private slots:
    void theGuessDependsOnTheNumbers_data();
    void theGuessDependsOnTheNumbers();
    void everyRowCanBeAClick();
    void countsAreKept();
    void repeatedPairsFollowTheRule_data();
    void repeatedPairsFollowTheRule();
    void itemsAreDroppedBeforeUsers();
    void theCoreIsStable();
    void datesLimitTheRows();
    void modelsItemsKeepTheCounts();
};

void TestClickRules::theGuessDependsOnTheNumbers_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("kind");
    QTest::newRow("ratings to 5") << QByteArray("u,i,5\nu,j,1\n") << int(ClickKind::Threshold);
    QTest::newRow("ratings to 10") << QByteArray("u,i,10\nu,j,1\n") << int(ClickKind::Threshold);
    QTest::newRow("counts") << QByteArray("u,i,352698\nu,j,1\n") << int(ClickKind::Any);
    QTest::newRow("only ones") << QByteArray("u,i,1\nu,j,1\n") << int(ClickKind::Any);
    QTest::newRow("plays") << QByteArray("user,item,plays\nu,i,5\nu,j,1\n") << int(ClickKind::Any);
    QTest::newRow("no numbers") << QByteArray("u,i\nu,j\n") << int(ClickKind::Any);
}

void TestClickRules::theGuessDependsOnTheNumbers() {
    QFETCH(QByteArray, row);
    QFETCH(int, kind);
    const Folder folder;
    const ImportPreview preview = previewImport(optionsFor(folder.write("r.csv", row.toStdString())));
    QCOMPARE(int(preview.options.clicks), kind);
}

void TestClickRules::everyRowCanBeAClick() {
    const auto dataset =
        datasetFrom(tenUsers(), [](ImportOptions& options) { options.clicks = ClickKind::Any; });
    QCOMPARE(dataset->summary.dropped.belowThreshold, 0U);
    QCOMPARE(dataset->summary.interactions + dataset->summary.dropped.clicksOnThoseItems, 70U);
}

void TestClickRules::countsAreKept() {
    const auto dataset = datasetFrom("0,a,3\n0,b,0.4\n0,c,-2\n1,a,2.6\n1,b,0.5\n2,a,1\n3,a,1\n",
                                     [](ImportOptions& options) { options.clicks = ClickKind::Counts; });
    QCOMPARE(dataset->summary.dropped.belowThreshold, 2U);
    const auto counts = countsOf(*dataset);
    for (const float count : counts.at("a"))
        QVERIFY(count == 3 || count == 1);
}

void TestClickRules::repeatedPairsFollowTheRule_data() {
    QTest::addColumn<int>("repeats");
    QTest::addColumn<float>("count");
    QTest::newRow("first") << int(Repeats::First) << 2.0F;
    QTest::newRow("last") << int(Repeats::Last) << 3.0F;
    QTest::newRow("sum") << int(Repeats::Sum) << 12.0F;
    QTest::newRow("largest") << int(Repeats::Max) << 7.0F;
}

void TestClickRules::repeatedPairsFollowTheRule() {
    QFETCH(int, repeats);
    QFETCH(float, count);
    std::string bytes;
    for (int user = 0; user < 5; ++user)
        for (const char* rating : {"2", "7", "3"})
            bytes += std::to_string(user) + ",a," + rating + "\n";
    const auto dataset = datasetFrom(bytes, [repeats](ImportOptions& options) {
        options.clicks = ClickKind::Counts;
        options.repeats = static_cast<Repeats>(repeats);
    });
    QCOMPARE(dataset->summary.reader.duplicates, 10U);
    QCOMPARE(countsOf(*dataset).at("a"), std::vector<float>(3, count));
}

void TestClickRules::itemsAreDroppedBeforeUsers() {
    // User 9 has two clicks, one of them on an item of its own.
    std::string bytes;
    for (int user = 0; user < 9; ++user)
        bytes += std::to_string(user) + ",a\n" + std::to_string(user) + ",b\n";
    bytes += "9,a\n9,own\n";
    const auto dataset = datasetFrom(bytes, [](ImportOptions& options) {
        options.minClicksPerUser = 2;
        options.minClicksPerItem = 2;
    });
    QCOMPARE(dataset->summary.users, 9U);
    QCOMPARE(dataset->summary.dropped.itemsBelowMinimum, 1U);
    QCOMPARE(dataset->summary.dropped.clicksOfThoseItems, 1U);
    QCOMPARE(dataset->summary.dropped.usersBelowMinimum, 1U);
    QCOMPARE(dataset->summary.dropped.clicksOfThoseUsers, 1U);
}

void TestClickRules::theCoreIsStable() {
    // A chain: dropping one item drops a user, which drops an item, and so on; the square a, b, c stays.
    std::string bytes = "x,p\nx,q\ny,q\ny,r\nz,r\nz,a\n";
    for (int user = 0; user < 6; ++user)
        for (const char* item : {"a", "b", "c"})
            bytes += "u" + std::to_string(user) + "," + item + "\n";
    const auto core = datasetFrom(bytes, [](ImportOptions& options) {
        options.minClicksPerUser = 2;
        options.minClicksPerItem = 2;
        options.untilStable = true;
    });
    QCOMPARE(core->summary.users, 6U);
    QCOMPARE(core->summary.items, 3U);
    QCOMPARE(core->summary.interactions, 18U);
    const DroppedCounts& dropped = core->summary.dropped;
    QCOMPARE(core->summary.interactions + dropped.clicksOfThoseItems + dropped.clicksOfThoseUsers, 24U);
    const auto once = datasetFrom(bytes, [](ImportOptions& options) {
        options.minClicksPerUser = 2;
        options.minClicksPerItem = 2;
    });
    QCOMPARE(once->summary.dropped.usersBelowMinimum, 1U);
}

void TestClickRules::datesLimitTheRows() {
    std::string bytes = "user,item,rating,date\n";
    for (int user = 0; user < 5; ++user)
        for (int day = 1; day <= 9; ++day)
            bytes += std::to_string(user) + ",i" + std::to_string(day) + ",5,2004-05-0" +
                     std::to_string(day) + "\n";
    const auto dataset = datasetFrom(bytes, [](ImportOptions& options) {
        options.from = 1'083'456'000;  // 2004-05-02
        options.until = 1'083'715'200; // 2004-05-05
    });
    QCOMPARE(dataset->summary.reader.outsideDates, 30U);
    QCOMPARE(dataset->summary.interactions, 15U);
    QCOMPARE(dataset->summary.reader.days.size(), std::size_t{3});
    QCOMPARE(dataset->summary.reader.days.front().day, std::int64_t{12540});
    QCOMPARE(dataset->summary.reader.days.front().rows, 5U);
    QCOMPARE(
        failureOf([&] { datasetFrom(bytes, [](ImportOptions& options) { options.until = 0; }); }).message,
        std::string("no row lies within the chosen dates"));
}

void TestClickRules::modelsItemsKeepTheCounts() {
    std::string bytes;
    for (int user = 0; user < 5; ++user)
        bytes += std::to_string(user) + ",a,3\n" + std::to_string(user) + ",b,2\n";
    const auto dataset =
        datasetFrom(bytes, [](ImportOptions& options) { options.clicks = ClickKind::Counts; });
    const auto counts = countsOf(*matchItems(*dataset, {"b", "x", "a"}));
    QCOMPARE(counts.at("a"), std::vector<float>(3, 3.0F));
    QCOMPARE(counts.at("b"), std::vector<float>(3, 2.0F));
}

TASTESCOPE_TEST(TestClickRules)
#include "test_click_rules.moc"
