#include <QTest>

#include "model/data/interactions_builder.h"
#include "model/import/dataset_export.h"
#include "model/import/import.h"
#include "model/input/input_file.h"
#include "model/input/text.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

using Rows = std::vector<std::vector<std::uint32_t>>;

Interactions interactionsOf(const Rows& rows, std::size_t items) {
    InteractionsBuilder builder;
    for (const std::vector<std::uint32_t>& row : rows) {
        std::vector<ItemIndex> clicks;
        for (const std::uint32_t item : row)
            clicks.push_back({item});
        builder.addRow(std::move(clicks));
    }
    return std::move(builder).build(static_cast<std::uint32_t>(items));
}

UserBlock blockOf(std::vector<std::string> ids, const Rows& foldIn, const Rows& heldOut, std::size_t items) {
    return {std::move(ids), interactionsOf(foldIn, items), interactionsOf(heldOut, items)};
}

/// Four items, one of them without a title; two training users, one and two to predict for.
Dataset tinyDataset() {
    Dataset dataset;
    dataset.catalog.ids = {"m10", "m7", "0030", "m2"};
    dataset.catalog.titles = {"Alien", "Good, the \"Bad\"", "", "Zwei\nZeilen"};
    dataset.training = blockOf({"ann", "bob"}, {{3, 0}, {1}}, {}, 4);
    dataset.validation = blockOf({"eve"}, {{0, 2}}, {{1}}, 4);
    dataset.test = blockOf({"007", "zoe"}, {{}, {3}}, {{2}, {0, 1}}, 4);
    dataset.summary.source = "ratings.csv";
    return dataset;
}

std::string bytesIn(const std::string& path) {
    InputFile file(path);
    return bytesOf(file);
}

std::shared_ptr<const Dataset> readAgain(const std::string& folder) {
    return importDataset(optionsFor(folder));
}

void verifySame(const Dataset& found, const Dataset& expected) {
    QCOMPARE(found.catalog.ids, expected.catalog.ids);
    QCOMPARE(found.catalog.titles, expected.catalog.titles);
    QCOMPARE(splitText(found), splitText(expected));
    verifyProtocol(found);
}

using Export = void (*)(const Dataset&, const std::string&, std::stop_token, const ExportProgressSink&);

Failure failureOfExport(Export write, const Dataset& dataset, const std::string& folder) {
    return failureOf([&] { write(dataset, folder, {}, {}); });
}

} // namespace

class TestDatasetExport : public QObject {
    Q_OBJECT

private slots:
    void theLayoutIsTheAuthors();
    void listsHaveAUserALine();
    void listsOfSharedUsersHaveEveryClickOnce();
    void theLayoutComesBackByteForByte();
    void naughtyStringsComeBackByteForByte();
    void usersOfTheLayoutStandInTheOrderOfTheirNames();
    void usersWithoutAClickAreLeftOut();
    void theExampleComesBack();
    void listsAreReadAsASplit();
    void idsThatDoNotFitAreRefused_data();
    void idsThatDoNotFitAreRefused();
    void dataThatDoNotFitAreRefused();
    void listsLongerThanALineAreRefused();
    void otherFilesAreNotTouched();
    void theFolderIsCreated();
    void cancelLeavesNothing();
    void progressGrowsToTheTotal();
    void namesThatDoNotFitAreRefused_data();
    void namesThatDoNotFitAreRefused();
};

void TestDatasetExport::theLayoutIsTheAuthors() {
    const Folder folder;
    exportAuthorLayout(tinyDataset(), folder.path("out"));
    const auto text = [&](const char* name) { return bytesIn(folder.path("out/" + std::string(name))); };
    QCOMPARE(text("unique_sid.txt"), std::string("m10\nm7\n0030\nm2\n"));
    QCOMPARE(text("unique_uid.txt"), std::string("ann\nbob\neve\n007\nzoe\n"));
    QCOMPARE(text("train.csv"), std::string("uid,sid\n0,0\n0,3\n1,1\n"));
    QCOMPARE(text("validation_tr.csv"), std::string("uid,sid\n2,0\n2,2\n"));
    QCOMPARE(text("validation_te.csv"), std::string("uid,sid\n2,1\n"));
    QCOMPARE(text("test_tr.csv"), std::string("uid,sid\n4,3\n"));
    QCOMPARE(text("test_te.csv"), std::string("uid,sid\n3,2\n4,0\n4,1\n"));
    QCOMPARE(text("items.csv"), std::string("item_id,title\nm10,Alien\nm7,\"Good, the \"\"Bad\"\"\"\n"
                                            "0030,\nm2,\"Zwei\nZeilen\"\n"));
}

void TestDatasetExport::listsHaveAUserALine() {
    const Folder folder;
    exportUserLists(tinyDataset(), folder.path("out"));
    QCOMPARE(bytesIn(folder.path("out/train.txt")),
             std::string("ann m10 m2\nbob m7\neve m10 0030\nzoe m2\n"));
    QCOMPARE(bytesIn(folder.path("out/valid.txt")), std::string("eve m7\n"));
    QCOMPARE(bytesIn(folder.path("out/test.txt")), std::string("007 0030\nzoe m10 m7\n"));
}

void TestDatasetExport::listsOfSharedUsersHaveEveryClickOnce() {
    Dataset dataset = tinyDataset();
    dataset.validation = blockOf({"ann"}, {{0, 3}}, {{1}}, 4);
    dataset.test = blockOf({"ann", "bob"}, {{0, 1, 3}, {1}}, {{2}, {0}}, 4);
    dataset.validation.trainedOn = dataset.test.trainedOn = true;
    dataset.summary.usersShared = true;
    const Folder folder;
    ExportProgress last;
    exportUserLists(dataset, folder.path("out"), {},
                    [&](const ExportProgress& progress) { last = progress; });
    QCOMPARE(bytesIn(folder.path("out/train.txt")), std::string("ann m10 m2\nbob m7\n"));
    QCOMPARE(bytesIn(folder.path("out/valid.txt")), std::string("ann m7\n"));
    QCOMPARE(bytesIn(folder.path("out/test.txt")), std::string("ann 0030\nbob m10\n"));
    QCOMPARE(last.clicks, 6U);
    QCOMPARE(last.clicksTotal, 6U);
}

void TestDatasetExport::theLayoutComesBackByteForByte() {
    const Folder folder;
    const Dataset dataset = tinyDataset();
    exportAuthorLayout(dataset, folder.path("out"));
    verifySame(*readAgain(folder.path("out")), dataset);
    exportAuthorLayout(*readAgain(folder.path("out")), folder.path("again"));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path("out")))
        QCOMPARE(bytesIn(folder.path("again/" + entry.path().filename().string())),
                 bytesIn(entry.path().string()));
}

void TestDatasetExport::naughtyStringsComeBackByteForByte() {
    const std::filesystem::path corpora = qEnvironmentVariable("TASTESCOPE_CORPORA").toStdString();
    const std::string path = (corpora / "naughty-strings/blns.txt").string();
    if (!std::filesystem::is_regular_file(path))
        QSKIP("no naughty strings: set TASTESCOPE_CORPORA to the folder of the corpora");
    std::set<std::string> known;
    std::vector<std::string> strings = {"\xEF\xBB\xBF"
                                        "first"};
    for (const QByteArray& line : QByteArray::fromStdString(bytesIn(path)).split('\n'))
        if (const std::string text(trimmed(line.toStdString()));
            !text.empty() && text.find('\r') == text.npos && known.insert(text).second)
            strings.push_back(text);
    QVERIFY(strings.size() > 500);
    const std::size_t count = strings.size();
    Dataset dataset;
    dataset.catalog.ids = strings;
    dataset.catalog.titles = {strings.rbegin(), strings.rend()};
    Rows rows;
    for (std::uint32_t item = 0; item + 1 < count; ++item)
        rows.push_back({item, item + 1});
    const auto begin = strings.begin();
    dataset.training = blockOf({begin, begin + 400}, Rows(rows.begin(), rows.begin() + 400), {}, count);
    dataset.validation = blockOf({begin + 400, begin + 450}, Rows(rows.begin(), rows.begin() + 50),
                                 Rows(rows.begin() + 300, rows.begin() + 350), count);
    dataset.test = blockOf({begin + 450, strings.end()},
                           Rows(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count) - 450),
                           Rows(count - 450, {499}), count);
    const Folder folder;
    exportAuthorLayout(dataset, folder.path("out"));
    verifySame(*readAgain(folder.path("out")), dataset);
}

void TestDatasetExport::usersOfTheLayoutStandInTheOrderOfTheirNames() {
    const Folder folder;
    exportAuthorLayout(tinyDataset(), folder.path());
    folder.write("train.csv", "uid,sid\n1,1\n0,3\n0,0\n");
    verifySame(*readAgain(folder.path()), tinyDataset());
}

void TestDatasetExport::usersWithoutAClickAreLeftOut() {
    Dataset dataset = tinyDataset();
    dataset.training = blockOf({"none", "ann", "bob"}, {{}, {3, 0}, {1}}, {}, 4);
    dataset.validation = blockOf({"nobody", "eve"}, {{}, {0, 2}}, {{}, {1}}, 4);
    const Folder folder;
    exportAuthorLayout(dataset, folder.path("out"));
    verifySame(*readAgain(folder.path("out")), tinyDataset());
}

void TestDatasetExport::theExampleComesBack() {
    const auto dataset = importDataset(optionsFor(RESOURCES "/example/ratings.csv"));
    const Folder folder;
    exportAuthorLayout(*dataset, folder.path("out"));
    const auto again = readAgain(folder.path("out"));
    verifySame(*again, *dataset);
    QVERIFY(again->summary.splitWasGiven);
    QCOMPARE(again->summary.interactions, dataset->summary.interactions);
    QCOMPARE(again->summary.reader.users, dataset->summary.users);
}

void TestDatasetExport::listsAreReadAsASplit() {
    const auto dataset = importDataset(optionsFor(RESOURCES "/example/ratings.csv"));
    const Folder folder;
    exportUserLists(*dataset, folder.path("out"));
    const auto again = readAgain(folder.path("out"));
    QVERIFY(again->summary.usersShared);
    const std::uint64_t heldOut =
        dataset->validation.heldOut.clickCount() + dataset->test.heldOut.clickCount();
    QCOMPARE(again->training.foldIn.clickCount(), dataset->summary.interactions - heldOut);
    QCOMPARE(again->validation.heldOut.clickCount(), dataset->validation.heldOut.clickCount());
    QCOMPARE(again->test.heldOut.clickCount(), dataset->test.heldOut.clickCount());
}

void TestDatasetExport::idsThatDoNotFitAreRefused_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("layout"); // whether the authors' layout takes it
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("line end") << QByteArray("a\nb") << false;
    QTest::newRow("lone CR") << QByteArray("a\rb") << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("blank in front") << QByteArray(" a") << false;
    QTest::newRow("tab behind") << QByteArray("a\t") << false;
    QTest::newRow("too long") << QByteArray((1 << 20) + 1, 'x') << false;
    QTest::newRow("blank") << QByteArray("a b") << true;
    QTest::newRow("tab") << QByteArray("a\tb") << true;
}

void TestDatasetExport::idsThatDoNotFitAreRefused() {
    QFETCH(QByteArray, id);
    QFETCH(bool, layout);
    Dataset user = tinyDataset();
    user.test.ids.back() = id.toStdString();
    Dataset item = tinyDataset();
    item.catalog.ids[1] = id.toStdString();
    const Folder folder;
    for (const Dataset& dataset : {user, item}) {
        const Failure failure = failureOfExport(exportUserLists, dataset, folder.path("lists"));
        QVERIFY(failure.message.find(model::inQuotes(id.toStdString())) != std::string::npos);
        QVERIFY(!failure.remedy.empty());
        QVERIFY(!std::filesystem::exists(folder.path("lists")));
        std::filesystem::remove_all(folder.path("layout"));
        QCOMPARE(failureOfExport(exportAuthorLayout, dataset, folder.path("layout")).message.empty(), layout);
        QCOMPARE(std::filesystem::exists(folder.path("layout")), layout);
        if (layout)
            verifySame(*readAgain(folder.path("layout")), dataset);
    }
}

void TestDatasetExport::dataThatDoNotFitAreRefused() {
    const Folder folder;
    Dataset shared = tinyDataset();
    shared.summary.usersShared = true;
    QCOMPARE(failureOfExport(exportAuthorLayout, shared, folder.path("out")).remedy,
             std::string("Write user lists instead"));
    Dataset counted = tinyDataset();
    InteractionsBuilder rows;
    rows.addRow(std::vector<Click>{{ItemIndex{0}, 2.0F}});
    rows.addRow(std::vector<Click>{});
    counted.training.foldIn = std::move(rows).build(4);
    for (const Export write : {Export(exportAuthorLayout), Export(exportUserLists)})
        QCOMPARE(failureOfExport(write, counted, folder.path("out")).message,
                 std::string("the clicks are counted, and the format has no place for counts"));
    QVERIFY(!std::filesystem::exists(folder.path("out")));
}

void TestDatasetExport::listsLongerThanALineAreRefused() {
    Dataset dataset = tinyDataset();
    dataset.catalog.ids[0] = std::string(std::size_t{1} << 19, 'x');
    dataset.catalog.ids[3] = std::string(std::size_t{1} << 19, 'y');
    const Folder folder;
    QVERIFY(failureOfExport(exportUserLists, dataset, folder.path("out")).message.find("\"ann\"") !=
            std::string::npos);
    exportAuthorLayout(dataset, folder.path("out"));
    verifySame(*readAgain(folder.path("out")), dataset);
}

void TestDatasetExport::otherFilesAreNotTouched() {
    const Folder folder;
    folder.write("out/notes.txt", "mine");
    const std::string file = folder.write("file", "mine");
    for (const Export write : {Export(exportAuthorLayout), Export(exportUserLists)}) {
        QCOMPARE(failureOfExport(write, tinyDataset(), folder.path("out")).message,
                 std::string("the folder is not empty, and nothing in it would be overwritten"));
        QCOMPARE(failureOfExport(write, tinyDataset(), file).message,
                 std::string("this is a file, not a folder"));
        QVERIFY(failureOfExport(write, tinyDataset(), file + "/below")
                    .message.starts_with("the folder cannot be created"));
    }
    QCOMPARE(bytesIn(folder.path("out/notes.txt")), std::string("mine"));
    QCOMPARE(bytesIn(file), std::string("mine"));
}

void TestDatasetExport::theFolderIsCreated() {
    const Folder folder;
    exportUserLists(tinyDataset(), folder.path("some/where/new"));
    QVERIFY(std::filesystem::exists(folder.path("some/where/new/test.txt")));
    std::filesystem::create_directory(folder.path("empty"));
    exportUserLists(tinyDataset(), folder.path("empty/"));
    QVERIFY(std::filesystem::exists(folder.path("empty/test.txt")));
}

void TestDatasetExport::cancelLeavesNothing() {
    const Folder folder;
    std::filesystem::create_directory(folder.path("empty"));
    for (const Export write : {Export(exportAuthorLayout), Export(exportUserLists)})
        for (const char* name : {"new", "empty"}) {
            std::stop_source source;
            const auto cancelAtOnce = [&](const ExportProgress&) { source.request_stop(); };
            QVERIFY_THROWS_EXCEPTION(
                Cancelled, write(tinyDataset(), folder.path(name), source.get_token(), cancelAtOnce));
        }
    QVERIFY(!std::filesystem::exists(folder.path("new")));
    QVERIFY(std::filesystem::is_empty(folder.path("empty")));
}

void TestDatasetExport::progressGrowsToTheTotal() {
    const Folder folder;
    std::vector<ExportProgress> reports;
    exportAuthorLayout(tinyDataset(), folder.path("out"), {},
                       [&](const ExportProgress& progress) { reports.push_back(progress); });
    QVERIFY(reports.size() >= 2);
    QVERIFY(std::ranges::is_sorted(reports, {}, &ExportProgress::clicks));
    QCOMPARE(reports.back().clicks, 10U);
    QCOMPARE(reports.back().clicksTotal, 10U);
}

void TestDatasetExport::namesThatDoNotFitAreRefused_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::newRow("beyond the names")
        << "test_te.csv" << QByteArray("uid,sid\n5,2\n")
        << "the user \"5\" is not a line of unique_uid.txt, counted from 0 to 4";
    QTest::newRow("twice") << "unique_uid.txt" << QByteArray("ann\nbob\nann\n007\nzoe\n")
                           << "the user \"ann\" is there twice";
    QTest::newRow("blank") << "unique_uid.txt" << QByteArray("ann\n\nbob\n") << "the user id is empty";
    QTest::newRow("none") << "unique_uid.txt" << QByteArray() << "the file is empty";
    QTest::newRow("an id") << "train.csv" << QByteArray("uid,sid\nann,0\n")
                           << "the user \"ann\" is not a line of unique_uid.txt, counted from 0 to 4";
    QTest::newRow("in two blocks") << "test_te.csv" << QByteArray("uid,sid\n3,2\n0,1\n")
                                   << "the user \"0\" is in another block already";
}

void TestDatasetExport::namesThatDoNotFitAreRefused() {
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const Folder folder;
    exportAuthorLayout(tinyDataset(), folder.path());
    const std::string path = folder.write(file.toStdString(), bytes.toStdString());
    const Failure failure = failureOf([&] { readAgain(folder.path()); });
    QCOMPARE(QString::fromStdString(failure.message), message);
    QCOMPARE(failure.file, path);
}

TASTESCOPE_TEST(TestDatasetExport)
#include "test_dataset_export.moc"
