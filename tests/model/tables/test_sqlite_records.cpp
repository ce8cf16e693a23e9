#include <QTest>
#include <filesystem>
#include <sqlite3.h>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/input/sqlite_file.h"
#include "tests/model/support/files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using std::string_literals::operator""s;

namespace {

const std::string films = TESTS_DATA "/import/ways/ratings.db"; // movies, people, ratings and the view best

/// A database that this SQL makes.
std::string databaseOf(const Folder& folder, const char* name, const std::string& sql) {
    const std::string path = folder.path(name);
    sqlite3* database = nullptr;
    if (sqlite3_open(path.c_str(), &database) != SQLITE_OK ||
        sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
    sqlite3_close(database);
    return path;
}

std::vector<std::string> filesIn(const Folder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string previewOf(const std::string& place) {
    std::string text;
    for (const PreviewRow& row : previewImport(optionsFor(place)).ratings.rows) {
        for (const std::string& cell : row.cells)
            text += cell + "|";
        text += row.problem + "\n";
    }
    return text;
}

Failure refusalOfPlace(const std::string& place) {
    return failureOf([&] { previewImport(optionsFor(place)); });
}

} // namespace

/// Tables and views of SQLite databases.
class TestSqliteRecords : public QObject {
    Q_OBJECT

private slots:
    void theLikeliestTableIsProposed();
    void anyTableOrViewCanBeChosen();
    void titlesAreFoundByTheNameOfTheirTable();
    void titlesOfOtherDataAreReadFromATable();
    void titlesThatCannotBeReadAreRefusedOrNoted();
    void cellsAreText();
    void oddNamesAreQuoted();
    void nothingIsWrittenBesideIt();
    void waitingChangesAreRefused();
    void aDatabaseInWalModeIsRead();
    void anUnfinishedJournalIsRefused();
    void damagedDatabasesAreRefused();
    void aSchemaCallsNothingHarmful();
    void aFileThatChangesIsNoticed();
    void aFolderMayHoldOne();
};

void TestSqliteRecords::theLikeliestTableIsProposed() {
    const ImportPreview preview = previewImport(optionsFor(films));
    QCOMPARE(preview.options.format, DataFormat::Sqlite);
    QCOMPARE(preview.chosenTable, films + ": ratings");
    QCOMPARE(preview.tablesAmong, 4U);
    QCOMPARE(preview.choices.size(), std::size_t{4});
    QCOMPARE(preview.choices[3].place, films + ":ratings");
    QCOMPARE(preview.choices[3].rows, 240U);
    QVERIFY(preview.choices[3].chosen);
    QVERIFY(!preview.choices[0].chosen);
    QCOMPARE(preview.rowsEstimated, 240U);
    QVERIFY(preview.timed);
    const ReaderSummary found = inspectData(optionsFor(films));
    QCOMPARE(found.rows, 240U);
    QCOMPARE(found.lines, 240U);
    QCOMPARE(found.users, 30U);
    QCOMPARE(found.items, 20U);
    QCOMPARE(found.rejected, 0U);
}

void TestSqliteRecords::anyTableOrViewCanBeChosen() {
    const ImportPreview preview = previewImport(optionsFor(films + ":best"));
    QCOMPARE(preview.ratings.header, (std::vector<std::string>{"user_id", "movie_id"}));
    QVERIFY(preview.chosenTable.empty());
    QCOMPARE(inspectData(optionsFor(films + ":best")).rows, 48U);
    const Failure refusal = refusalOfPlace(films + ":nothing");
    QCOMPARE(refusal.message, "the database has no table \"nothing\""s);
    QVERIFY(refusal.remedy.find("\"ratings\"") != std::string::npos);
    ImportOptions people = optionsFor(films + ":people");
    people.columns = RatingColumns{0, 2};
    QCOMPARE(inspectData(people).users, 30U);
}

void TestSqliteRecords::titlesAreFoundByTheNameOfTheirTable() {
    const ImportPreview preview = previewImport(optionsFor(films));
    QVERIFY(preview.titles.has_value());
    QCOMPARE(preview.titles->file, films + ": movies");
    QCOMPARE(preview.titles->header, (std::vector<std::string>{"movie_id", "title"}));
    QCOMPARE(preview.titles->rows.front().cells, (std::vector<std::string>{"1", "Film 1"}));
    const ReaderSummary found = inspectData(optionsFor(films));
    QCOMPARE(found.titles, 20U);
    QVERIFY(found.notes.empty());
    QCOMPARE(inspectData(preview.options).titles, 20U); // as they are remembered
    const Folder folder;
    std::filesystem::create_directory(folder.path("d"));
    std::filesystem::copy(films, folder.path("d/any name"));
    QCOMPARE(inspectData(optionsFor(folder.path("d"))).titles, 20U);
}

void TestSqliteRecords::titlesOfOtherDataAreReadFromATable() {
    const Folder folder;
    const std::string path = databaseOf(folder, "titles.db",
                                        "CREATE TABLE things (name text, id real, genres text, url text);"
                                        "INSERT INTO things VALUES ('Alien', 7.0, 'Horror|Sci-Fi', NULL),"
                                        "('Brazil', 8, 'Drama', NULL), (NULL, 9, 'Drama', NULL)");
    const std::string data = folder.write("d/ratings.csv", "user,item,rating\nu,7,5\nu,8,4\nv,7,1\nv,9,2\n");
    ImportOptions options = optionsFor(data, path + ":things");
    options.titleColumns = TitleColumns{1, 0};
    const ReaderSummary found = inspectData(options);
    QCOMPARE(found.titles, 2U);
    QCOMPARE(found.attributes.front().name, "genres"s);
    QCOMPARE(found.attributes.front().values, 3U);
    options.items = path; // it has no other table
    const ImportPreview preview = previewImport(options);
    QCOMPARE(preview.options.items, path + ": things");
    QCOMPARE(inspectData(preview.options).titles, 2U);
    options.titleColumns = TitleColumns{1, 4};
    QCOMPARE(failureOf([&] { inspectData(options); }).message, "the table of items has only 4 columns"s);
}

void TestSqliteRecords::titlesThatCannotBeReadAreRefusedOrNoted() {
    const Folder folder;
    const std::string path = databaseOf(folder, "a.db",
                                        "CREATE TABLE items (id integer);"
                                        "CREATE TABLE ratings (user_id, item_id, rating);"
                                        "INSERT INTO ratings VALUES ('u', 1, 5), ('v', 1, 4), ('u', 2, 1)");
    const ReaderSummary found = inspectData(optionsFor(path));
    QCOMPARE(found.interactions, 3U);
    QCOMPARE(found.notes.size(), std::size_t{1});
    QVERIFY(found.notes.front().starts_with("titles are not read: " + path + ": items"));
    QCOMPARE(failureOf([&] { inspectData(optionsFor(path, path + ":items")); }).message,
             "this is no table of items"s);
    const std::string csv = folder.write("d/r.csv", "user,item,rating\nu,1,5\nv,1,4\n");
    const std::string two = databaseOf(folder, "two.db", "CREATE TABLE a (x, y); CREATE TABLE b (x, y)");
    const Failure several = failureOf([&] { inspectData(optionsFor(csv, two)); });
    QCOMPARE(several.message, "the database has several tables"s);
    QCOMPARE(several.remedy, "Choose one: " + two + ":TABLE");
    ImportOptions written = optionsFor(films);
    written.asked = {AskedOption::TitleDelimiter};
    QCOMPARE(failureOf([&] { previewImport(written); }).message,
             "--items-delimiter cannot apply: this format is always written the same way"s);
}

void TestSqliteRecords::cellsAreText() {
    const Folder folder;
    const std::string path = databaseOf(
        folder, "a.db",
        "CREATE TABLE t (user_id, item_id, rating);"
        "INSERT INTO t VALUES (1, 7.0, 4.5), (9007199254740993, 'M\xC3\xBCller', 3), (NULL, 'b', 1),"
        "('x', x'0001', 2), (1264000000.0, -0.25, 1e300), ('', 'c', 5)");
    QCOMPARE(previewOf(path), "1|7|4.5|\n"
                              "9007199254740993|M\xC3\xBCller|3|\n"
                              "|b|1|the user id is empty\n"
                              "x||2|the item id is empty\n"
                              "1264000000|-0.25|1e+300|the rating \"1e+300\" is not a number\n"
                              "|c|5|the user id is empty\n"s);
}

void TestSqliteRecords::oddNamesAreQuoted() {
    const Folder folder;
    const std::string path = databaseOf(folder, "odd ?#%:.db",
                                        "CREATE TABLE \"my \"\"t\"\":able\" (user_id, item_id, rating);"
                                        "INSERT INTO \"my \"\"t\"\":able\" VALUES ('u', 'a', 5)");
    QCOMPARE(previewOf(path + ":my \"t\":able"), "u|a|5|\n"s);
    QCOMPARE(previewOf(path), "u|a|5|\n"s);
}

void TestSqliteRecords::nothingIsWrittenBesideIt() {
    const Folder folder;
    const std::string path = databaseOf(folder, "a.db",
                                        "PRAGMA journal_mode=WAL; CREATE TABLE t (user_id, item_id);"
                                        "INSERT INTO t VALUES ('u', 'a')");
    const std::string before = contentsOf(path);
    const std::vector<std::string> files = filesIn(folder);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::remove);
    const ReaderSummary found = inspectData(optionsFor(path));
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add);
    QCOMPARE(found.rows, 1U);
    QCOMPARE(filesIn(folder), files);
    QVERIFY(contentsOf(path) == before);
}

void TestSqliteRecords::waitingChangesAreRefused() {
    const Folder folder;
    const std::string path = databaseOf(folder, "a.db",
                                        "PRAGMA journal_mode=WAL; CREATE TABLE t (user_id, item_id);"
                                        "INSERT INTO t VALUES ('u', 'a')");
    sqlite3* writer = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &writer), SQLITE_OK);
    QCOMPARE(sqlite3_exec(writer, "INSERT INTO t VALUES ('v', 'b')", nullptr, nullptr, nullptr), SQLITE_OK);
    const std::string log = contentsOf(path + "-wal");
    QVERIFY(!log.empty());
    const Failure refusal = refusalOfPlace(path);
    QCOMPARE(refusal.message,
             "the database has changes that are not in its file yet: they wait in a.db-wal"s);
    QVERIFY(!refusal.remedy.empty());
    QVERIFY(contentsOf(path + "-wal") == log);
    std::filesystem::create_symlink(path, folder.path("link.db"));
    QVERIFY(!refusalOfPlace(folder.path("link.db")).message.empty());
    sqlite3_close(writer);
    QCOMPARE(inspectData(optionsFor(path)).rows, 2U);
}

void TestSqliteRecords::aDatabaseInWalModeIsRead() {
    const Folder folder;
    const std::string path = databaseOf(folder, "a.db",
                                        "PRAGMA journal_mode=WAL; CREATE TABLE t (user_id, item_id);"
                                        "INSERT INTO t VALUES ('u', 'a'), ('u', 'b')");
    folder.write("a.db-wal", ""); // empty: nothing waits
    QCOMPARE(inspectData(optionsFor(path)).rows, 2U);
    QCOMPARE(contentsOf(path + "-wal"), std::string());
}

void TestSqliteRecords::anUnfinishedJournalIsRefused() {
    const Folder folder;
    const std::string path = databaseOf(folder, "a.db",
                                        "CREATE TABLE t (user_id, item_id);"
                                        "INSERT INTO t VALUES ('u', 'a')");
    folder.write("a.db-journal", std::string(512, '\0')); // as PRAGMA journal_mode=PERSIST leaves it
    QCOMPARE(inspectData(optionsFor(path)).rows, 1U);
    folder.write("a.db-journal", "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7" + std::string(504, '\0'));
    QCOMPARE(refusalOfPlace(path).message,
             "the database has changes that are not in its file yet: they wait in a.db-journal"s);
}

void TestSqliteRecords::damagedDatabasesAreRefused() {
    const Folder folder;
    const std::string whole = contentsOf(films);
    for (std::size_t size = 100; size < whole.size(); size += 1000) {
        const std::string path = folder.write("cut.db", whole.substr(0, size));
        QVERIFY2(!failureOf([&] { inspectData(optionsFor(path)); }).message.empty(),
                 std::to_string(size).c_str());
    }
    for (std::size_t place = 16; place < whole.size(); place += 37) {
        std::string bytes = whole;
        bytes[place] = static_cast<char>(~bytes[place]);
        const std::string path = folder.write("odd.db", bytes);
        failureOf([&] { inspectData(optionsFor(path)); }); // read or refused, never more
    }
    const std::string empty = databaseOf(folder, "empty.db", "CREATE TABLE t (a); DROP TABLE t");
    QCOMPARE(refusalOfPlace(empty).message, "the database has no tables"s);
}

void TestSqliteRecords::aSchemaCallsNothingHarmful() {
    const Folder folder;
    const std::string path =
        databaseOf(folder, "a.db",
                   "CREATE VIEW v AS SELECT load_extension('x') AS user_id, 'a' AS item_id;"
                   "CREATE VIEW w AS SELECT writefile('y', 'z') AS user_id, 1 AS item_id");
    QVERIFY(!refusalOfPlace(path + ":v").message.empty());
    QVERIFY(!refusalOfPlace(path + ":w").message.empty());
    QCOMPARE(filesIn(folder), (std::vector<std::string>{"a.db"}));
}

void TestSqliteRecords::aFileThatChangesIsNoticed() {
    const Folder folder;
    const std::string path = databaseOf(folder, "a.db",
                                        "CREATE TABLE t (user_id, item_id);"
                                        "INSERT INTO t VALUES ('u', 'a'), ('v', 'a')");
    SqliteFile file(path);
    SqliteRows rows(file, "t");
    std::vector<std::string_view> fields;
    QVERIFY(rows.next(fields));
    folder.write("a.db", contentsOf(path) + "more");
    QVERIFY(rows.next(fields));
    QCOMPARE(failureOf([&] { rows.next(fields); }).message, "the file changed while it was being read"s);
}

void TestSqliteRecords::aFolderMayHoldOne() {
    const Folder folder;
    folder.write("d/notes.txt", "About these data, which nobody needs\n");
    folder.write("d/data.sqlite3", contentsOf(films));
    QCOMPARE(inspectData(optionsFor(folder.path("d"))).rows, 240U);
    QCOMPARE(inspectData(optionsFor(folder.path("d") + ":data.sqlite3:best")).rows, 48U);
}

TASTESCOPE_TEST(TestSqliteRecords)
#include "test_sqlite_records.moc"
