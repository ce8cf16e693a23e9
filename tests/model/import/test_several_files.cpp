#include <QTest>
#include <utility>
#include <vector>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/import/rating_places.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

const std::string headLine = "user_id,item_id,rating\n";

/// The ratings of these users, six items each of which five are liked, a line each.
std::string rowsOfUsers(int begin, int end, const std::string& delimiter = ",") {
    std::string rows;
    for (int user = begin; user < end; ++user)
        for (int item = 0; item < 6; ++item)
            rows += "u" + std::to_string(user) + delimiter + "i" + std::to_string((user + item) % 8) +
                    delimiter + std::to_string(item == 0 ? 2 : 4 + (user * item) % 2) + "\n";
    return rows;
}

bool isNoted(const std::vector<std::string>& notes, const std::string& words) {
    return std::ranges::any_of(
        notes, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

} // namespace

/// Tables that stand in several files: which of these belong together, and how each of them is read.
class TestSeveralFiles : public QObject {
    Q_OBJECT

private slots:
    void columnsAreFoundByNameInEachPart_data();
    void columnsAreFoundByNameInEachPart();
    void aHeaderOfOtherColumnsIsRefused();
    void aSplitIsKnownByItsWords_data();
    void aSplitIsKnownByItsWords();
    void aSplitNeedsTheSameColumns();
    void aTrainingFileAloneTellsOfItsTestFile();
    void partsAreKnownByDatesAndLetters_data();
    void partsAreKnownByDatesAndLetters();
    void otherNamesAreNoParts_data();
    void otherNamesAreNoParts();
    void namesTellWhichTableHoldsRatings_data();
    void namesTellWhichTableHoldsRatings();
    void partsOfAnotherTableAreLeft();
};

/// Neighbours that were thought of: a part without header, more columns, other case, R's names of rows.
void TestSeveralFiles::columnsAreFoundByNameInEachPart_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const QString plain = "user_id,item_id,rating\nu,a,1\nu,b,2\nv,a,2\n";
    QTest::newRow("another order") << plain << "item_id,user_id,rating\na,w,3\nb,w,5\n";
    QTest::newRow("another column") << plain << "rating,item_id,note,user_id\n3,a,x,w\n5,b,x,w\n";
    QTest::newRow("other case") << plain << "User_ID,Item_ID,Rating\nw,a,3\nw,b,5\n";
    QTest::newRow("no header") << plain << "w,a,3\nw,b,5\n";
    QTest::newRow("the same") << plain << "user_id,item_id,rating\nw,a,3\nw,b,5\n";
    QTest::newRow("below a blank line") << plain << "\nitem_id,user_id,rating\na,w,3\nb,w,5\n";
    QTest::newRow("text only") << "user,item\nu,a\nu,b\nv,a\n"
                               << "item,user\na,w\nb,w\n";
}

void TestSeveralFiles::columnsAreFoundByNameInEachPart() {
    QFETCH(QString, first);
    QFETCH(QString, second);
    const Folder folder;
    folder.write("d/part-00000.csv", first.toStdString());
    folder.write("d/part-00001.csv", second.toStdString());
    const ImportOptions options = optionsFor(folder.path("d"));
    const ReaderSummary found = inspectData(options);
    QCOMPARE(found.users, 3U);
    QCOMPARE(found.items, 2U);
    QCOMPARE(found.interactions, 5U);
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(found.lines, found.rows + found.headers + found.blanks);
    const auto places = firstPlacesOf({{5.0, 1}}, options);
    if (first.contains("rating")) {
        QVERIFY(places.front().file.ends_with("part-00001.csv"));
        QCOMPARE(places.front().line, std::uint64_t(found.lines - 4)); // the last line of the second
    }
}

void TestSeveralFiles::aHeaderOfOtherColumnsIsRefused() {
    const Folder folder;
    folder.write("d/part-1.csv", headLine + rowsOfUsers(0, 4));
    folder.write("d/part-2.csv", "user_id,item_id,stars\nu,a,3\n");
    const Failure failure = failureOf([&] { inspectData(optionsFor(folder.path("d"))); });
    QCOMPARE(failure.message,
             std::string("the header has no column \"rating\", which the first file of the table has"));
    QVERIFY(failure.file.ends_with("part-2.csv"));
    QCOMPARE(failure.line, 1U);
}

void TestSeveralFiles::aSplitIsKnownByItsWords_data() {
    QTest::addColumn<QString>("training");
    QTest::addColumn<QString>("test");
    QTest::addColumn<QString>("validation");
    const auto add = [](const char* training, const char* test, const char* validation = "") {
        QTest::newRow(training) << training << test << validation;
    };
    add("train.csv", "test.csv", "valid.csv");
    add("r1.train", "r1.test");
    add("ratings_train.csv", "ratings_test.csv", "ratings_val.csv");
    add("Train.csv", "Test.csv");
    add("TRAIN.CSV", "TEST.CSV", "DEV.CSV");
    add("train_data.csv", "test_data.csv");
    add("train1.txt", "test1.txt");
    add("training.csv", "testing.csv", "validation.csv");
    add("training_set.csv", "test_set.csv");
    add("trainset.csv", "testset.csv", "validset.csv");
    add("ratingsTrain.csv", "ratingsTest.csv");
    add("TrainData.csv", "TestData.csv");
    add("ml_train.csv", "ml_test.csv", "ml_valid.csv");
    add("ydata-v1_0-train.txt", "ydata-v1_0-test.txt");
}

void TestSeveralFiles::aSplitIsKnownByItsWords() {
    QFETCH(QString, training);
    QFETCH(QString, test);
    QFETCH(QString, validation);
    const Folder folder;
    folder.write("d/" + training.toStdString(), headLine + rowsOfUsers(0, 20));
    folder.write("d/" + test.toStdString(), headLine + "u1,i7,5\nu2,i0,5\nu3,i1,4\n");
    if (!validation.isEmpty())
        folder.write("d/" + validation.toStdString(), headLine + "u4,i2,5\nu5,i3,5\nu6,i4,4\n");
    const auto dataset = importDataset(optionsFor(folder.path("d")));
    QVERIFY(dataset->summary.splitWasGiven);
    QCOMPARE(dataset->summary.testUsers, 3U);
    QCOMPARE(dataset->summary.reader.rows, validation.isEmpty() ? 123U : 126U);
    QVERIFY(!isNoted(dataset->summary.reader.notes, "beside"));
}

void TestSeveralFiles::aSplitNeedsTheSameColumns() {
    const Folder folder;
    folder.write("d/ratings_train.csv", headLine + rowsOfUsers(0, 20));
    folder.write("d/ratings_test.csv", "user_id,item_id\nu1,i7\nu2,i0\nu3,i1\n");
    const auto dataset = importDataset(optionsFor(folder.path("d")));
    QVERIFY(!dataset->summary.splitWasGiven);
    QVERIFY(
        isNoted(dataset->summary.reader.notes, "\"ratings_test.csv\" stands beside it, has other columns"));
    folder.write("e/trainers.csv", headLine + rowsOfUsers(0, 20)); // nobody is trained here
    folder.write("e/testers.csv", headLine + rowsOfUsers(0, 3));
    QVERIFY(!importDataset(optionsFor(folder.path("e")))->summary.splitWasGiven);
}

/// As it is read ever since, so that runs find their data again.
void TestSeveralFiles::aTrainingFileAloneTellsOfItsTestFile() {
    const Folder folder;
    const std::string training = folder.write("r1.train", rowsOfUsers(0, 20, "::"));
    folder.write("r1.test", rowsOfUsers(1, 4, "::"));
    const auto dataset = importDataset(optionsFor(training));
    QVERIFY(!dataset->summary.splitWasGiven);
    QCOMPARE(dataset->summary.reader.rows, 120U);
    QVERIFY(isNoted(dataset->summary.reader.notes, "its test part stands beside it: \"r1.test\""));
}

void TestSeveralFiles::partsAreKnownByDatesAndLetters_data() {
    QTest::addColumn<QStringList>("names");
    const auto add = [](const QStringList& names) { QTest::newRow(qPrintable(names.front())) << names; };
    add({"2014-05-01.csv", "2014-05-02.csv", "2014-06-01.csv"});
    add({"log-2014-05-01.csv", "log-2014-05-02.csv", "log-2015-01-01.csv"});
    add({"2014-01.csv", "2014-02.csv", "2015-01.csv"});
    add({"2019-Oct.csv", "2019-Nov.csv", "2019-Dec.csv"});
    add({"data.csv", "data.csv.1", "data.csv.2"});
    add({"data.csv.9", "data.csv.10", "data.csv.11"});
    add({"xaa", "xab", "xac"});
    add({"x_part_a.csv", "x_part_b.csv", "x_part_c.csv"});
    add({"dt=2014-05-01/part-0", "dt=2014-05-02/part-0", "dt=2014-05-03/part-0"});
    add({"year=2014/month=5/a.csv", "year=2014/month=6/a.csv", "year=2015/month=1/a.csv"});
}

void TestSeveralFiles::partsAreKnownByDatesAndLetters() {
    QFETCH(QStringList, names);
    const Folder folder;
    for (int part = 0; part < 3; ++part) // a pair comes again: the last part's rating counts
        folder.write("d/" + names[part].toStdString(),
                     (part == 0 || !names[0].startsWith("xa") ? headLine : "") +
                         rowsOfUsers(4 * part, 4 * part + 4) + "same,same," + std::to_string(part + 7) +
                         "\n");
    folder.write("d/_SUCCESS", "");
    const ReaderSummary found = inspectData(optionsFor(folder.path("d")));
    QCOMPARE(found.rows, 75U);
    QCOMPARE(found.users, 13U);
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(found.duplicates, 2U);
    QCOMPARE(found.ratings.back().rating, 9.0);
}

/// None of these is read together with another.
void TestSeveralFiles::otherNamesAreNoParts_data() {
    QTest::addColumn<QStringList>("names");
    QTest::newRow("letters alone") << QStringList{"a.csv", "b.csv"};
    QTest::newRow("words") << QStringList{"first.csv", "second.csv"};
    QTest::newRow("months without a year") << QStringList{"may.csv", "june.csv"};
    QTest::newRow("letters that skip some") << QStringList{"x_aa.csv", "x_ad.csv"};
    QTest::newRow("two tables by years")
        << QStringList{"a-2014-01.csv", "a-2015-01.csv", "b-2014-01.csv", "b-2015-01.csv"};
}

void TestSeveralFiles::otherNamesAreNoParts() {
    QFETCH(QStringList, names);
    const Folder folder;
    for (const QString& name : names)
        folder.write("d/" + name.toStdString(), headLine + rowsOfUsers(0, 4));
    const ImportPreview preview = previewImport(optionsFor(folder.path("d")));
    QCOMPARE(preview.tablesAmong, std::size_t(names.size()));
}

void TestSeveralFiles::namesTellWhichTableHoldsRatings_data() {
    QTest::addColumn<QString>("ratings");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("named");
    QTest::newRow("Epinions") << "ratings_data.txt"
                              << "trust_data.txt" << false;
    QTest::newRow("Ciao") << "movie-ratings.txt"
                          << "trusts.txt" << false;
    QTest::newRow("of reviews") << "movie-ratings.txt"
                                << "review-ratings.txt" << false;
    QTest::newRow("Yelp") << "academic_review.csv"
                          << "academic_tip.csv" << true;
    QTest::newRow("names of columns go first") << "stuff.csv"
                                               << "events.txt" << true;
}

void TestSeveralFiles::namesTellWhichTableHoldsRatings() {
    QFETCH(QString, ratings);
    QFETCH(QString, other);
    QFETCH(bool, named);
    const Folder folder;
    const std::string path =
        folder.write("d/" + ratings.toStdString(), (named ? headLine : "") + rowsOfUsers(0, 8));
    folder.write("d/" + other.toStdString(),
                 (named && other.endsWith("csv") ? headLine : std::string()) + rowsOfUsers(0, 40));
    const ImportPreview preview = previewImport(optionsFor(folder.path("d")));
    QCOMPARE(preview.chosenTable, path);
}

/// RetailRocket: the properties of items are in two parts.
void TestSeveralFiles::partsOfAnotherTableAreLeft() {
    const Folder folder;
    std::string properties = "timestamp,itemid,property,value\n";
    for (int row = 0; row < 90; ++row)
        properties += "1435460400000,i" + std::to_string(row % 9) + ",categoryid,1338\n";
    folder.write("d/item_properties_part1.csv", properties);
    folder.write("d/item_properties_part2.csv", properties);
    std::string events = "timestamp,visitorid,event,itemid\n";
    for (int row = 0; row < 40; ++row)
        events += "143322273200" + std::to_string(row % 10) + ",u" + std::to_string(row % 7) +
                  (row % 3 == 0 ? ",transaction,i" : ",view,i") + std::to_string(row % 5) + "\n";
    const std::string path = folder.write("d/events.csv", events);
    QCOMPARE(previewImport(optionsFor(folder.path("d"))).chosenTable, path);
}

TASTESCOPE_TEST(TestSeveralFiles)
#include "test_several_files.moc"
