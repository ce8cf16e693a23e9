#include <QTest>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using Format = ArchiveWriter::Format;

namespace {

const std::string example = RESOURCES "/example";

/// The files of a folder, under a folder of their own as archives have them.
std::vector<PackedFile> packed(const std::string& folder, const std::vector<std::string>& names) {
    std::vector<PackedFile> files;
    for (const std::string& name : names)
        files.push_back({"data/" + name, contentsOf(folder + "/" + name)});
    return files;
}

const std::vector<std::string> layoutNames = {"test_te.csv",    "test_tr.csv",       "train.csv",
                                              "unique_sid.txt", "validation_te.csv", "validation_tr.csv"};

} // namespace

/// Which files of a folder or an archive are taken, and that they mean the same.
class TestDataFiles : public QObject {
    Q_OBJECT

private slots:
    void aFolderFindsItsTables();
    void anArchiveMeansTheSame_data();
    void anArchiveMeansTheSame();
    void aPackedTableMeansTheSame();
    void theAuthorsLayoutMayBePacked();
    void theOnlyTableIsTaken();
    void severalTablesCanBeChosenFrom();
    void theLikeliestTableIsProposed();
    void whatIsChosenHasToBeThere();
    void nothingToTakeIsSaid();
    void aFolderInAFolderIsFound();
    void titlesMayBeAMember();
    void whatIsDeeperIsAnAddition();
    void aCutArchiveIsRefused();
};

void TestDataFiles::aFolderFindsItsTables() {
    const auto dataset = importDataset(optionsFor(example));
    QCOMPARE(dataset->summary.reader.rows, 100'836U);
    QCOMPARE(dataset->summary.reader.users, 610U);
    QCOMPARE(dataset->summary.reader.items, 9'724U);
    QCOMPARE(dataset->summary.reader.titles, 9'724U);
    QCOMPARE(splitText(*dataset), splitText(*importDataset(optionsFor(example + "/ratings.csv"))));
}

void TestDataFiles::anArchiveMeansTheSame_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("zip") << int(Format::Zip) << "ml-latest-small.zip";
    QTest::newRow("tar.gz") << int(Format::TarGzip) << "ml-latest-small.tar.gz";
    QTest::newRow("tar") << int(Format::Tar) << "ml-latest-small.tar";
    QTest::newRow("under another name") << int(Format::Zip) << "data";
}

void TestDataFiles::anArchiveMeansTheSame() {
    QFETCH(int, format);
    QFETCH(QString, name);
    const Folder folder;
    const std::string path = folder.write(
        name.toStdString(),
        archiveOf(static_cast<Format>(format), packed(example, {"README.txt", "movies.csv", "ratings.csv"})));
    const auto dataset = importDataset(optionsFor(path));
    const auto unpacked = importDataset(optionsFor(example));
    QCOMPARE(splitText(*dataset), splitText(*unpacked));
    QCOMPARE(dataset->catalog.titles, unpacked->catalog.titles);
    QCOMPARE(dataset->summary.name, name.toStdString());
}

void TestDataFiles::aPackedTableMeansTheSame() {
    const Folder folder;
    const std::string path = folder.write(
        "ratings.csv.gz", archiveOf(Format::Gzip, {{"ratings.csv", contentsOf(example + "/ratings.csv")}}));
    QCOMPARE(splitText(*importDataset(optionsFor(path))), splitText(*importDataset(optionsFor(example))));
}

void TestDataFiles::theAuthorsLayoutMayBePacked() {
    const std::string layout = TESTS_DATA "/ml-latest-small-author-layout";
    const Folder folder;
    const std::string path = folder.write("layout.zip", archiveOf(Format::Zip, packed(layout, layoutNames)));
    QCOMPARE(splitText(*importDataset(optionsFor(path))), splitText(*importDataset(optionsFor(layout))));
}

void TestDataFiles::theOnlyTableIsTaken() {
    const Folder folder;
    folder.write("d/README.md", "About these data");
    folder.write("d/events.tsv", "u\ta\t5\nu\tb\t4\n");
    QCOMPARE(inspectData(optionsFor(folder.path("d"))).rows, 2U);
}

void TestDataFiles::severalTablesCanBeChosenFrom() {
    const Folder folder;
    folder.write("d/a.csv", "u,a\n");
    folder.write("d/b.csv", "u,a\n");
    folder.write("d/c.csv", "item_id,title\na,Alien\nb,Brazil\n");
    const ImportPreview preview = previewImport(optionsFor(folder.path("d")));
    QCOMPARE(preview.chosenTable, folder.path("d/a.csv"));
    QCOMPARE(preview.tablesAmong, 3U);
    QCOMPARE(preview.choices.size(), std::size_t{3});
    QCOMPARE(preview.choices[1].place, folder.path("d") + ":b.csv");
    QCOMPARE(preview.choices[1].bytes, 4U);
    QVERIFY(preview.choices[0].chosen && !preview.choices[1].chosen);
    const ImportPreview other = previewImport(optionsFor(preview.choices[1].place));
    QCOMPARE(other.ratings.file, folder.path("d/b.csv"));
    QVERIFY(other.chosenTable.empty());
}

void TestDataFiles::theLikeliestTableIsProposed() {
    const Folder folder;
    std::string ratings, people, films;
    for (int user = 0; user < 30; ++user) {
        people += std::to_string(user) + "::M::" + std::to_string(18 + user) + "::10::48067\n";
        for (int item = 0; item < 5; ++item)
            ratings += std::to_string(user) + "::" + std::to_string((user + item) % 20) + "::4::978300760\n";
    }
    for (int item = 0; item < 20; ++item)
        films += std::to_string(item) + "::Film (1995)::Comedy\n";
    const std::vector<PackedFile> files = {
        {"a/first.dat", people}, {"a/second.dat", films}, {"a/third.dat", ratings}};
    const std::string path = folder.write("ml.zip", archiveOf(Format::Zip, files));
    QCOMPARE(previewImport(optionsFor(path)).chosenTable, path + ": a/third.dat");
    const auto dataset = importDataset(optionsFor(path));
    QCOMPARE(dataset->summary.chosenTable, path + ": a/third.dat");
    QCOMPARE(dataset->summary.tablesAmong, 3U);
    QCOMPARE(dataset->summary.reader.rows, 150U);
}

void TestDataFiles::whatIsChosenHasToBeThere() {
    const Folder folder;
    const std::string path =
        folder.write("d.zip", archiveOf(Format::Zip, {{"a/r.csv", "u,a,5\n"}, {"b/r.csv", "u,a,5\n"}}));
    const Failure failure = failureOf([&] { inspectData(optionsFor(path + ":c.csv")); });
    QCOMPARE(failure.message, std::string("there is nothing that is called \"c.csv\""));
    QVERIFY(failure.remedy.find("\"a/r.csv\", \"b/r.csv\"") != std::string::npos);
    QVERIFY(!failureOf([&] { inspectData(optionsFor(path + ":r.csv")); }).message.empty()); // two end so
    QCOMPARE(inspectData(optionsFor(path + ":b/r.csv")).rows, 1U);
    const std::string file = folder.write("r.csv", "u,a,5\n");
    QCOMPARE(failureOf([&] { inspectData(optionsFor(file + ":x")); }).message,
             std::string("nothing is inside this file: it is no archive, no folder and no database"));
    const std::string colon = folder.write("a:b.csv", "u,a,5\nu,b,4\n");
    QCOMPARE(inspectData(optionsFor(colon)).rows, 2U);
}

void TestDataFiles::nothingToTakeIsSaid() {
    const Folder folder;
    folder.write("d/picture.png", "x");
    folder.write("d/picture.jpg", "x");
    QCOMPARE(failureOf([&] { inspectData(optionsFor(folder.path("d"))); }).message,
             std::string("there is no table of ratings in it"));
    QCOMPARE(failureOf([&] { inspectData(optionsFor(folder.path("nowhere"))); }).message,
             std::string("there is no such file"));
}

void TestDataFiles::aFolderInAFolderIsFound() {
    const Folder folder;
    folder.write("download/ml/ratings.csv", "u,a,5\nu,b,4\n");
    QCOMPARE(inspectData(optionsFor(folder.path("download"))).rows, 2U);
}

void TestDataFiles::titlesMayBeAMember() {
    const Folder folder;
    const std::string path = folder.write(
        "d.zip",
        archiveOf(Format::Zip, {{"ratings.csv", "u,a,5\nu,b,4\n"}, {"names.csv", "a,Alien\nb,Brazil\n"}}));
    const ImportPreview preview = previewImport(optionsFor(path));
    QVERIFY(!preview.titles);
    QCOMPARE(preview.tables.size(), std::size_t{2});
    QCOMPARE(inspectData(optionsFor(path, preview.tables[1])).titles, 2U);
    QCOMPARE(inspectData(optionsFor(path, path + ":names.csv")).titles, 2U);
}

void TestDataFiles::whatIsDeeperIsAnAddition() {
    const Folder folder;
    const std::string path = folder.write(
        "d.zip",
        archiveOf(Format::Zip, {{"d/old/ratings.csv", "u,a,5\n"}, {"d/ratings.csv", "u,a,5\nu,b,4\n"}}));
    QCOMPARE(inspectData(optionsFor(path)).rows, 2U);
}

/// Wherever it is cut: an error that names the archive, or, where only the end of the list is missing, the
/// data.
void TestDataFiles::aCutArchiveIsRefused() {
    const Folder folder;
    const std::string whole = archiveOf(Format::TarGzip, {{"ratings.csv", "u,a,5\nu,b,4\nv,a,5\n"}});
    for (std::size_t size = 2; size < whole.size(); ++size) {
        const std::string path = folder.write("cut.tar.gz", whole.substr(0, size));
        const Failure failure = failureOf([&] { inspectData(optionsFor(path)); });
        QVERIFY2(!failure.message.empty(), std::to_string(size).c_str());
        QVERIFY(failure.file.starts_with(path));
    }
}

TASTESCOPE_TEST(TestDataFiles)
#include "test_data_files.moc"
