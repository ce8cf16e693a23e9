#include <QTest>

#include "model/import/import.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// Four items, two training users, one validation and one test user.
class LayoutFolder : public Folder {
public:
    LayoutFolder() {
        write("unique_sid.txt", "m10\nm7\nm30\nm2\n");
        write("train.csv", "uid,sid\n5,3\n5,0\n4,1\n5,2\n4,0\n");
        write("validation_tr.csv", "uid,sid\n9,0\n9,2\n");
        write("validation_te.csv", "uid,sid\n9,1\n");
        write("test_tr.csv", "uid,sid\n1,3\n");
        write("test_te.csv", "uid,sid\n");
    }

    std::shared_ptr<const Dataset> read() const { return importDataset(optionsFor(path())); }
    Failure failure() const {
        return failureOf([this] { read(); });
    }
};

} // namespace

class TestAuthorLayout : public QObject {
    Q_OBJECT

private slots:
    void theSplitIsUsedAsGiven();
    void theRepositorysCopyIsRead();
    void repeatedRowsCountOnce();
    void titlesBesideTheFilesAreUsed();
    void missingFilesAreNamed();
    void filesThatDoNotFitAreRefused_data();
    void filesThatDoNotFitAreRefused();
};

void TestAuthorLayout::theSplitIsUsedAsGiven() {
    const auto dataset = LayoutFolder().read();
    QCOMPARE(splitText(*dataset), std::string("block\n5: m10 m30 m2\n4: m10 m7\n"
                                              "block\n9: m10 m30 | m7\n"
                                              "block\n1: m2 |\n"));
    QVERIFY(dataset->summary.splitWasGiven);
    QCOMPARE(dataset->summary.interactions, 9U);
    QCOMPARE(dataset->summary.reader.rows, 9U);
    verifyProtocol(*dataset);
}

void TestAuthorLayout::theRepositorysCopyIsRead() {
    const auto dataset = importDataset(optionsFor(TESTS_DATA "/ml-latest-small-author-layout"));
    const DatasetSummary& summary = dataset->summary;
    QCOMPARE(summary.interactions, 47'874U);
    QCOMPARE(summary.users, 603U);
    QCOMPARE(summary.items, 5'660U);
    QCOMPARE(summary.trainingUsers, 483U);
    QCOMPARE(summary.validationUsers, 60U);
    QCOMPARE(summary.testUsers, 60U);
    QCOMPARE(summary.name, std::string("ml-latest-small-author-layout"));
    QCOMPARE(dataset->catalog.ids.front(), std::string("1"));
    verifyProtocol(*dataset);
    verifyCounts(summary);
}

void TestAuthorLayout::repeatedRowsCountOnce() {
    const LayoutFolder folder;
    folder.write("train.csv", "uid,sid\n5,3\n5,3\n\n4,1\n5,3\n");
    const auto dataset = folder.read();
    QCOMPARE(dataset->training.foldIn.clickCount(), 2U);
    QCOMPARE(dataset->summary.reader.duplicates, 2U);
    QCOMPARE(dataset->summary.reader.rows, dataset->summary.interactions + 2);
}

void TestAuthorLayout::titlesBesideTheFilesAreUsed() {
    const LayoutFolder folder;
    folder.write("movies.csv", "movieId,title\nm7,Heat\nm8,Alien\n");
    const auto dataset = folder.read();
    QCOMPARE(dataset->catalog.titles, (std::vector<std::string>{"", "Heat", "", ""}));
    QCOMPARE(dataset->summary.reader.titles, 1U);
}

void TestAuthorLayout::missingFilesAreNamed() {
    for (const char* name : {"unique_sid.txt", "train.csv", "validation_tr.csv", "validation_te.csv",
                             "test_tr.csv", "test_te.csv"}) {
        const LayoutFolder folder;
        std::filesystem::remove(folder.path(name));
        const Failure failure = folder.failure();
        QCOMPARE(failure.file, folder.path(name));
        QCOMPARE(failure.message, std::string("there is no such file"));
    }
}

void TestAuthorLayout::filesThatDoNotFitAreRefused_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::addColumn<qulonglong>("line");
    QTest::newRow("index too large") << "train.csv" << QByteArray("uid,sid\n5,3\n5,4\n")
                                     << "the item \"4\" is not a line of unique_sid.txt, counted from 0 to 3"
                                     << 3ULL;
    QTest::newRow("index negative") << "test_tr.csv" << QByteArray("uid,sid\n1,-1\n")
                                    << "the item \"-1\" is not a line of unique_sid.txt, counted from 0 to 3"
                                    << 2ULL;
    QTest::newRow("index no number") << "train.csv" << QByteArray("uid,sid\n5,m7\n")
                                     << "the item \"m7\" is not a line of unique_sid.txt, counted from 0 to 3"
                                     << 2ULL;
    QTest::newRow("user of training in test") << "test_te.csv" << QByteArray("uid,sid\n1,1\n5,0\n")
                                              << "the user \"5\" is in another block already" << 3ULL;
    QTest::newRow("user of validation in test") << "test_tr.csv" << QByteArray("uid,sid\n9,1\n")
                                                << "the user \"9\" is in another block already" << 2ULL;
    QTest::newRow("prediction given away")
        << "validation_te.csv" << QByteArray("uid,sid\n9,2\n")
        << "the held-out item 2 of user \"9\" is also in validation_tr.csv" << 0ULL;
    QTest::newRow("no item") << "train.csv" << QByteArray("uid,sid\n5\n") << "a user or an item is missing"
                             << 2ULL;
    QTest::newRow("no header") << "train.csv" << QByteArray("5,3\n")
                               << "the file does not begin with the header uid,sid" << 0ULL;
    QTest::newRow("empty") << "test_te.csv" << QByteArray()
                           << "the file does not begin with the header uid,sid" << 0ULL;
    QTest::newRow("no training users")
        << "train.csv" << QByteArray("uid,sid\n") << "the file has no users" << 0ULL;
    QTest::newRow("no items") << "unique_sid.txt" << QByteArray() << "the file is empty" << 0ULL;
    QTest::newRow("blank item") << "unique_sid.txt" << QByteArray("a\n\nb\n") << "the item id is empty"
                                << 2ULL;
    QTest::newRow("item twice") << "unique_sid.txt" << QByteArray("a\nb\na\nc\n")
                                << "the item \"a\" is there twice" << 3ULL;
}

void TestAuthorLayout::filesThatDoNotFitAreRefused() {
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    QFETCH(qulonglong, line);
    const LayoutFolder folder;
    const std::string path = folder.write(file.toStdString(), bytes.toStdString());
    const Failure failure = folder.failure();
    QCOMPARE(QString::fromStdString(failure.message), message);
    QCOMPARE(failure.file, path);
    QCOMPARE(failure.line, line);
    QVERIFY(!failure.remedy.empty());
}

TASTESCOPE_TEST(TestAuthorLayout)
#include "test_author_layout.moc"
