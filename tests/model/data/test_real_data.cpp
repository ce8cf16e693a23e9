#include <QTest>

#include "model/data/import.h"
#include "tests/model/data/dataset_checks.h"
#include "tests/model/data/files.h"

using namespace model;

/// The public data sets that the repository may not contain: in the folder TASTESCOPE_DATA, or ../shared/data
/// beside the project.
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
    m_root = qEnvironmentVariable("TASTESCOPE_DATA", RESOURCES "/../../shared/data").toStdString();
    if (!std::filesystem::is_directory(m_root))
        QSKIP(qPrintable("no public data sets in " + QString::fromStdString(m_root.string()) +
                         ": set TASTESCOPE_DATA to their folder"));
}

void TestRealData::tablesAreReadCompletely_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<qulonglong>>("counts"); // rows, users, items, titles
    const auto add = [](const char* file, QList<qulonglong> counts) {
        QTest::newRow(file) << file << counts;
    };
    add("ml-latest-small/ratings.csv", {100'836, 610, 9'724, 9'724});
    add("ml-1m/ratings.dat", {1'000'209, 6'040, 3'706, 3'706});
    add("ml-100k/u.data", {100'000, 943, 1'682, 0});
    add("ml-100k-recbole/ml-100k.inter", {100'000, 943, 1'682, 0});
    add("lastfm-hetrec2011/user_artists.dat", {92'834, 1'892, 17'632, 0});
}

void TestRealData::tablesAreReadCompletely() {
    QFETCH(QString, file);
    QFETCH(QList<qulonglong>, counts);
    const ReaderSummary found = inspectData(optionsFor(path(qPrintable(file))));
    QCOMPARE((QList<qulonglong>{found.rows, found.users, found.items, found.titles}), counts);
    QCOMPARE(found.interactions, found.rows);
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

QTEST_GUILESS_MAIN(TestRealData)
#include "test_real_data.moc"
