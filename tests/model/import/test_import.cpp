#include <QTest>

#include "model/data/match_items.h"
#include "model/import/import.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

const char* const example = RESOURCES "/example/ratings.csv";

/// Three users with the same six items.
std::string sixItems() {
    std::string bytes = "user,item\n";
    for (const char user : std::string_view("123"))
        for (const char item : std::string_view("ABCDEF"))
            bytes += std::string{user} + "," + item + "\n";
    return bytes;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private slots:
    void theExampleIsReadCompletely();
    void theExampleBecomesADataset();
    void titlesComeFromTheNamedFile();
    void titlesThatFitNothingAreRefused();
    void titlesBesideTheRatingsMayFitNothing();
    void theNameIsTheFilesUnlessGiven();
    void cancelEndsTheImport();
    void progressGrowsToTheTotal();
    void matchedDataHaveTheModelsItems();
    void matchingItsOwnItemsChangesNothing();
    void dataWithoutACommonItemAreRefused();
};

void TestImport::theExampleIsReadCompletely() {
    const ReaderSummary found = inspectData(optionsFor(example));
    QCOMPARE(found.rows, 100'836U);
    QCOMPARE(found.users, 610U);
    QCOMPARE(found.items, 9'724U);
    QCOMPARE(found.interactions, 100'836U);
    QCOMPARE(found.duplicates, 0U);
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(found.titles, 9'724U);
}

void TestImport::theExampleBecomesADataset() {
    const auto dataset = importDataset(optionsFor(example));
    const DatasetSummary& summary = dataset->summary;
    QCOMPARE(summary.dropped.belowThreshold, 100'836U - 48'580U);
    QCOMPARE(summary.users, 603U);
    QCOMPARE(summary.validationUsers, 58U); // a tenth of 603, by chance
    QCOMPARE(summary.source, std::string(example));
    QCOMPARE(summary.options.minimumRating, 4.0);
    QVERIFY(!summary.splitWasGiven);
    QVERIFY(summary.secondsToRead > 0);
    QCOMPARE(summary.popularItems.size(), summary.items);
    QCOMPARE(summary.popularItems.front().title, std::string("Shawshank Redemption, The (1994)"));
    QCOMPARE(summary.popularItems.front().clicks, summary.clicksByRank.front());
    verifyProtocol(*dataset);
    verifyCounts(summary);
}

void TestImport::titlesComeFromTheNamedFile() {
    const Folder folder;
    const std::string items = folder.write("names.txt", "A|Alien\nB|Brazil\n");
    folder.write("movies.csv", "movieId,title\nA,not this one\n");
    const auto dataset = importDataset(optionsFor(folder.write("r.csv", sixItems()), items));
    QCOMPARE(dataset->catalog.titles, (std::vector<std::string>{"Alien", "Brazil", "", "", "", ""}));
    QCOMPARE(dataset->summary.reader.titles, 2U);
}

void TestImport::titlesThatFitNothingAreRefused() {
    const Folder folder;
    const std::string ratings = folder.write("r.csv", sixItems());
    const std::string items = folder.write("names.csv", "X,Alien\nY,Brazil\n");
    QCOMPARE(failureOf([&] { importDataset(optionsFor(ratings, items)); }).file, items);
    QCOMPARE(failureOf([&] { inspectData(optionsFor(ratings, folder.path("none"))); }).message,
             std::string("there is no such file"));
}

void TestImport::titlesBesideTheRatingsMayFitNothing() {
    const Folder folder;
    folder.write("movies.dat", "X::Alien\nY::Brazil\n");
    QCOMPARE(inspectData(optionsFor(folder.write("r.csv", sixItems()))).titles, 0U);
}

void TestImport::theNameIsTheFilesUnlessGiven() {
    const Folder folder;
    const std::string ratings = folder.write("my ratings.csv", sixItems());
    QCOMPARE(importDataset(optionsFor(ratings))->summary.name, std::string("my ratings.csv"));
    ImportOptions named = optionsFor(ratings);
    named.name = "Films";
    QCOMPARE(importDataset(named)->summary.name, std::string("Films"));
    QCOMPARE(importDataset(optionsFor(TESTS_DATA "/ml-latest-small-author-layout/"))->summary.name,
             std::string("ml-latest-small-author-layout"));
}

void TestImport::cancelEndsTheImport() {
    std::stop_source source;
    const auto cancelAtOnce = [&](const ReadingProgress&) { source.request_stop(); };
    QVERIFY_THROWS_EXCEPTION(Cancelled, importDataset(optionsFor(example), source.get_token(), cancelAtOnce));
    QVERIFY_THROWS_EXCEPTION(Cancelled, inspectData(optionsFor(example), source.get_token()));
    QVERIFY_THROWS_EXCEPTION(Cancelled, importDataset(optionsFor(TESTS_DATA "/ml-latest-small-author-layout"),
                                                      source.get_token()));
}

void TestImport::progressGrowsToTheTotal() {
    std::vector<ReadingProgress> reports;
    importDataset(optionsFor(example), {},
                  [&](const ReadingProgress& progress) { reports.push_back(progress); });
    QVERIFY(reports.size() >= 2);
    QVERIFY(std::ranges::is_sorted(reports, {}, &ReadingProgress::bytesRead));
    QVERIFY(std::ranges::is_sorted(reports, {}, &ReadingProgress::rows));
    QCOMPARE(reports.back().bytesRead, reports.back().bytesTotal);
    QVERIFY(reports.back().rows >= 100'836U);
}

void TestImport::matchedDataHaveTheModelsItems() {
    const Folder folder;
    folder.write("movies.csv", "movieId,title\nA,Alien\nB,Brazil\n");
    const auto dataset = importDataset(optionsFor(folder.write("r.csv", sixItems())));
    const auto matched = matchItems(*dataset, {"D", "unknown", "A"});
    QCOMPARE(matched->catalog.ids, (std::vector<std::string>{"D", "unknown", "A"}));
    QCOMPARE(matched->catalog.titles, (std::vector<std::string>{"", "", "Alien"}));
    QCOMPARE(matched->summary.items, 3U);
    QCOMPARE(matched->summary.interactions, 6U);
    QCOMPARE(matched->summary.dropped.clicksOnThoseItems, 12U);
    QCOMPARE(matched->training.foldIn.items(UserIndex{0}).back().value, 2U);
    verifyProtocol(*matched);
}

void TestImport::matchingItsOwnItemsChangesNothing() {
    const auto dataset = importDataset(optionsFor(example));
    const auto matched = matchItems(*dataset, dataset->catalog.ids);
    QCOMPARE(splitText(*matched), splitText(*dataset));
    QCOMPARE(matched->catalog.titles, dataset->catalog.titles);
    QCOMPARE(matched->summary.clicksByRank, dataset->summary.clicksByRank);
}

void TestImport::dataWithoutACommonItemAreRefused() {
    const Folder folder;
    const auto dataset = importDataset(optionsFor(folder.write("r.csv", sixItems())));
    const Failure failure = failureOf([&] { matchItems(*dataset, {"X", "Y"}); });
    QVERIFY(failure.message.find("no item in common") != std::string::npos);
    QVERIFY(failureOf([&] { matchItems(*dataset, {}); }).message == failure.message);
}

TASTESCOPE_TEST(TestImport)
#include "test_import.moc"
