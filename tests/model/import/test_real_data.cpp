#include <QTest>

#include "model/import/import.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

/// The public data sets that the repository may not contain, in the folder TASTESCOPE_DATA.
class TestRealData : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tablesAreReadCompletely_data();
    void tablesAreReadCompletely();
    void theDamagedCopyHasTheSameRows();
    void titlesInLatin1AreRead();
    void theAuthorsLayoutIsReadAsGiven();
    void theAuthorsRuleGivesTheAuthorsUsers();

private:
    std::string path(const char* name) const { return (m_root / name).string(); }

    std::filesystem::path m_root;
};

void TestRealData::initTestCase() {
    m_root = qEnvironmentVariable("TASTESCOPE_DATA").toStdString();
    if (!std::filesystem::is_directory(m_root))
        QSKIP("no public data sets: set TASTESCOPE_DATA to their folder");
}

void TestRealData::tablesAreReadCompletely_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<qulonglong>>("counts"); // rows, users, items, titles
    const auto add = [](const char* file, QList<qulonglong> counts) {
        QTest::newRow(file) << file << counts;
    };
    const QList<qulonglong> small = {100'836, 610, 9'724, 9'724};
    const QList<qulonglong> million = {1'000'209, 6'040, 3'706, 3'706};
    const QList<qulonglong> hundred = {100'000, 943, 1'682, 1'682};
    const QList<qulonglong> lastfm = {92'834, 1'892, 17'632, 17'632};
    const QList<qulonglong> untitled = {92'834, 1'892, 17'632, 0};
    add("ml-latest-small", small);
    add("ml-latest-small/ratings.csv", small);
    add("ml-latest-small-author-layout", {47'874, 603, 5'660, 0});
    add("ml-1m", million);
    add("ml-1m/ratings.dat", million);
    add("ml-1m-author-layout", {575'228, 6'034, 3'497, 0});
    add("ml-100k", hundred);
    add("ml-100k/u.data", hundred);
    add("ml-100k-recbole", hundred);
    add("ml-100k-recbole/ml-100k.inter", hundred);
    add("lastfm-hetrec2011", lastfm);
    add("lastfm-hetrec2011/user_artists.dat", lastfm);
    add("lastfm-hetrec2011/damaged", untitled);
    add("lastfm-lists", {91'779, 1'885, 17'388, 0});
    add("lastfm-lists/train.txt", {91'779, 1'885, 17'388, 0});
}

void TestRealData::tablesAreReadCompletely() {
    QFETCH(QString, file);
    QFETCH(QList<qulonglong>, counts);
    const auto dataset = importDataset(optionsFor(path(qPrintable(file))));
    const ReaderSummary& found = dataset->summary.reader;
    QCOMPARE((QList<qulonglong>{found.rows, found.users, found.items, found.titles}), counts);
    QCOMPARE(found.interactions, found.rows);
    QCOMPARE(found.rejected + found.duplicates, 0U);
    const DroppedCounts& dropped = dataset->summary.dropped;
    QCOMPARE(dataset->summary.interactions + dropped.belowThreshold + dropped.clicksOfThoseItems +
                 dropped.clicksOfThoseUsers + dropped.clicksOnThoseItems,
             found.interactions);
    const ReaderSummary inspected = inspectData(optionsFor(path(qPrintable(file))));
    QCOMPARE(inspected.rows, found.rows);
    QCOMPARE(inspected.users, found.users);
}

void TestRealData::theDamagedCopyHasTheSameRows() {
    const ImportOptions whole = optionsFor(path("lastfm-hetrec2011/user_artists.dat"));
    const ImportOptions damaged = optionsFor(path("lastfm-hetrec2011/damaged/user_artists.dat"));
    QCOMPARE(splitText(*importDataset(damaged)), splitText(*importDataset(whole)));
}

void TestRealData::titlesInLatin1AreRead() {
    const auto films = importDataset(optionsFor(path("ml-1m/ratings.dat")));
    QVERIFY(std::ranges::count(films->catalog.titles, "Mis\xC3\xA9rables, Les (1995)") == 1);
    const auto titlesIn = [this](const char* ratings, const char* items) {
        return inspectData(optionsFor(path(ratings), path(items))).titles;
    };
    QCOMPARE(titlesIn("ml-100k/u.data", "ml-100k/u.item"), 1'682U);
    QCOMPARE(titlesIn("ml-100k-recbole/ml-100k.inter", "ml-100k-recbole/ml-100k.item"), 1'682U);
    QCOMPARE(titlesIn("lastfm-hetrec2011/user_artists.dat", "lastfm-hetrec2011/artists.dat"), 17'632U);
}

void TestRealData::theAuthorsLayoutIsReadAsGiven() {
    const auto dataset = importDataset(optionsFor(path("ml-1m-author-layout")));
    QCOMPARE(dataset->summary.interactions, 575'228U);
    QCOMPARE(dataset->summary.users, 6'034U);
    QCOMPARE(dataset->summary.items, 3'497U);
    QCOMPARE(dataset->summary.validationUsers, 600U);
    QCOMPARE(dataset->summary.testUsers, 600U);
    verifyProtocol(*dataset);
    verifyCounts(dataset->summary);
}

void TestRealData::theAuthorsRuleGivesTheAuthorsUsers() {
    ImportOptions options = optionsFor(path("ml-1m/ratings.dat"));
    options.heldOut.users = 600;
    const auto dataset = importDataset(options);
    QCOMPARE(dataset->summary.users, 6'034U);
    verifyProtocol(*dataset);
    verifyCounts(dataset->summary);
}

TASTESCOPE_TEST(TestRealData)
#include "test_real_data.moc"
