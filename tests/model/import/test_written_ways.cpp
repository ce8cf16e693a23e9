#include <QTest>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <random>

#include "model/import/dataset_export.h"
#include "model/import/import.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using Format = ArchiveWriter::Format;

namespace {

struct Rating {
    int user, item, rating;
};

/// 30 users and 20 items; the sparse matrices and the database in data/import/ways hold the same.
std::vector<Rating> ratingsOfAll() {
    std::vector<Rating> ratings;
    for (int user = 1; user <= 30; ++user)
        for (int item = 1; item <= 20; ++item)
            if ((7 * user + 3 * item) % 5 < 2)
                ratings.push_back({user, item, (user * user + 3 * item * item + user * item) % 5 + 1});
    return ratings;
}

std::string replaced(std::string text, const std::string& mark, const std::string& value) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
        text.replace(at, mark.size(), value);
    return text;
}

/// A row for each rating, for USER, ITEM and RATING; ROW is its number from 1.
std::string rows(const std::string& form, const std::vector<Rating>& ratings = ratingsOfAll()) {
    std::string text;
    int number = 0;
    for (const Rating& rating : ratings)
        text += replaced(replaced(replaced(replaced(form, "USER", std::to_string(rating.user)), "ITEM",
                                           std::to_string(rating.item)),
                                  "RATING", std::to_string(rating.rating)),
                         "ROW", std::to_string(++number));
    return text;
}

std::string asUtf16(const std::string& text, bool bigEndian) {
    std::string bytes;
    for (const char character : text) {
        bytes += bigEndian ? '\0' : character;
        bytes += bigEndian ? character : '\0';
    }
    return bytes;
}

/// A line for each user or item with what `cell` makes of each of its ratings.
template <typename Key>
std::string grouped(Key Rating::*key, const std::string& head, const std::string& cell,
                    const std::string& end) {
    std::map<int, std::vector<Rating>> groups;
    for (const Rating& rating : ratingsOfAll())
        groups[rating.*key].push_back(rating);
    std::string text;
    for (const auto& [id, ratings] : groups)
        text += replaced(head, "ID", std::to_string(id)) + rows(cell, ratings) + end;
    return text;
}

/// A line for each user, a cell for each item.
std::string matrix(const std::string& missing) {
    std::map<std::pair<int, int>, int> cells;
    for (const Rating& rating : ratingsOfAll())
        cells[{rating.user, rating.item}] = rating.rating;
    std::string text = "user_id";
    for (int item = 1; item <= 20; ++item)
        text += "," + std::to_string(item);
    for (int user = 1; user <= 30; ++user) {
        text += "\n" + std::to_string(user);
        for (int item = 1; item <= 20; ++item)
            text += "," + (cells.contains({user, item}) ? std::to_string(cells[{user, item}]) : missing);
    }
    return text + "\n";
}

std::vector<Rating> shuffled() {
    std::vector<Rating> ratings = ratingsOfAll();
    std::mt19937 random(1);
    std::ranges::shuffle(ratings, random);
    return ratings;
}

const std::string header = "user_id,item_id,rating\n";
const std::string plain = header + rows("USER,ITEM,RATING\n");

/// All files that convert writes of these data, but for the titles, which only a database has beside them.
std::string convertedOf(const std::string& data) {
    ImportOptions options = optionsFor(data);
    options.minClicksPerUser = 1;
    const Folder folder;
    exportAuthorLayout(*importDataset(options), folder.path("out"));
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path("out")))
        files.push_back(entry.path());
    std::ranges::sort(files);
    std::erase_if(files, [](const auto& file) { return file.filename() == "items.csv"; }); // titles
    std::string text;
    for (const auto& file : files)
        text += file.filename().string() + "\n" + contentsOf(file.string());
    return text;
}

} // namespace

/// However the same ratings are written: the same bytes when they are converted.
class TestWrittenWays : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aTextMeansTheSame_data();
    void aTextMeansTheSame();
    void anArchiveMeansTheSame_data();
    void anArchiveMeansTheSame();
    void aFolderMeansTheSame();
    void aBinaryFileMeansTheSame_data();
    void aBinaryFileMeansTheSame();

private:
    static void tables();
    static void heads();
    static void cells();
    static void otherKinds();

    std::string m_expected;
};

void TestWrittenWays::initTestCase() {
    const Folder folder;
    m_expected = convertedOf(folder.write("ratings.csv", plain));
    QVERIFY(m_expected.find("unique_sid.txt") != std::string::npos);
}

namespace {

void addText(const char* name, const std::string& bytes) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes);
}

} // namespace

void TestWrittenWays::tables() {
    const auto delimited = [](const char* name, const std::string& delimiter) {
        addText(name, replaced(plain, ",", delimiter));
        addText((std::string(name) + ", no header").c_str(),
                rows("USER" + delimiter + "ITEM" + delimiter + "RATING\n"));
    };
    delimited("commas", ",");
    delimited("semicolons", ";");
    delimited("tabs", "\t");
    delimited("bars", "|");
    delimited("double colons", "::");
    delimited("blanks", " ");
    delimited("two blanks", "  ");
    delimited("carets", "^");
    delimited("tildes", "~");
    delimited("Hive's", "\x01");
    addText("quotes", "\"user_id\",\"item_id\",\"rating\"\n" + rows("\"USER\",\"ITEM\",\"RATING\"\n"));
    addText("quotes around ids", header + rows("\"USER\",\"ITEM\",RATING\n"));
    addText("blanks behind commas", replaced(plain, ",", ", "));
    addText("carriage returns", replaced(plain, "\n", "\r\n"));
    addText("lone carriage returns", replaced(plain, "\n", "\r"));
    addText("no last line end", plain.substr(0, plain.size() - 1));
    addText("blank lines", "\n" + replaced(plain, "\n", "\n\n"));
    addText("a mark", "\xEF\xBB\xBF" + plain);
    addText("UTF-16", "\xFF\xFE" + asUtf16(plain, false));
    addText("UTF-16, big-endian", "\xFE\xFF" + asUtf16(plain, true));
    addText("UTF-16 without a mark", asUtf16(plain, false));
    addText("Latin-1", "user_id,item_id,rating,caf\xE9\n" + rows("USER,ITEM,RATING,caf\xE9\n"));
    addText("other rows first", header + rows("USER,ITEM,RATING\n", shuffled()));
}

void TestWrittenWays::heads() {
    const std::string body = rows("USER,ITEM,RATING\n");
    addText("MovieLens", "userId,movieId,rating,timestamp\n" + rows("USER,ITEM,RATING,1085148202\n"));
    addText("RecBole", "user_id:token\titem_id:token\trating:float\n" + rows("USER\tITEM\tRATING\n"));
    addText("columns in another order", "rating,item_id,user_id\n" + rows("RATING,ITEM,USER\n"));
    addText("R's row names", "\"user\" \"item\" \"rating\"\n" + rows("\"ROW\" USER ITEM RATING\n"));
    addText("pandas' row names", ",user_id,item_id,rating\n" + rows("ROW,USER,ITEM,RATING\n"));
    addText("sep=", "sep=;\n" + replaced(plain, ",", ";"));
    addText("comments", "# ratings of all\n# made by hand\n" + plain);
    addText("comments of MATLAB", "% ratings of all\n" + body);
    addText("a report", "Ratings\n\n" + plain);
    const std::size_t middle = plain.rfind('\n', plain.size() / 2) + 1;
    addText("the header again", plain.substr(0, middle) + header + plain.substr(middle));
    addText("a sum below", plain + "Total,,240\n");
    addText("Markdown",
            "| user_id | item_id | rating |\n|---|---|---|\n" + rows("| USER | ITEM | RATING |\n"));
    addText("psql", " user_id | item_id | rating \n---------+---------+--------\n" +
                        rows(" USER | ITEM | RATING\n") + "(240 rows)\n");
    addText("ARFF",
            "@RELATION ratings\n\n@ATTRIBUTE user NUMERIC\n@ATTRIBUTE item NUMERIC\n@ATTRIBUTE rating "
            "NUMERIC\n\n@DATA\n" +
                body);
}

void TestWrittenWays::cells() {
    addText("points", header + rows("USER,ITEM,RATING.0\n"));
    addText("decimal commas", replaced(header, ",", ";") + rows("USER;ITEM;RATING,0\n"));
    addText("stars", header + rows("USER,ITEM,RATING stars\n"));
    addText("of five", header + rows("USER,ITEM,RATING/5\n"));
    const std::string timed = "user_id,item_id,rating,timestamp\n";
    for (const char* time : {"1085148202", "1085148202000", "2004-05-21", "2004-05-21T14:03:22Z",
                             "2004-05-21T16:03:22+02:00", "2004/05/21", "05/21/2004", "21.05.2004",
                             "20040521", "21-May-04", "Fri, 21 May 2004 14:03:22 +0000"})
        addText(time, replaced(timed, ",", ";") + rows("USER;ITEM;RATING;" + std::string(time) + "\n"));
}

void TestWrittenWays::otherKinds() {
    addText("sections", grouped(&Rating::item, "ID:\n", "USER,RATING,2004-05-21\n", ""));
    addText("item:value", grouped(&Rating::user, "ID", " ITEM:RATING", "\n"));
    addText("a matrix", matrix(""));
    addText("a matrix with NaN", matrix("NaN"));
    addText("MatrixMarket", "%%MatrixMarket matrix coordinate integer general\n% ours\n30 20 240\n" +
                                rows("USER ITEM RATING\n"));
    addText("JSON lines", rows("{\"user_id\": \"USER\", \"item_id\": ITEM, \"rating\": RATING.0}\n"));
    const std::string objects = rows("{\"user_id\":USER,\"item_id\":\"ITEM\",\"rating\":RATING},\n");
    addText("a JSON array", "[\n" + objects.substr(0, objects.size() - 2) + "\n]\n");
    addText("nested JSON", rows("{\"rating\":RATING,\"user\":{\"id\":USER},\"item\":{\"id\":ITEM}}\n"));
}

void TestWrittenWays::aTextMeansTheSame_data() {
    QTest::addColumn<QByteArray>("bytes");
    tables();
    heads();
    cells();
    otherKinds();
}

void TestWrittenWays::aTextMeansTheSame() {
    QFETCH(QByteArray, bytes);
    const Folder folder;
    QCOMPARE(convertedOf(folder.write("data", bytes.toStdString())), m_expected);
}

void TestWrittenWays::anArchiveMeansTheSame_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("inside");
    const auto add = [](const char* name, const std::string& bytes, const char* inside = "") {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << inside;
    };
    const std::vector<PackedFile> set = {{"set/README.txt", "About these data\n"},
                                         {"set/ratings.csv", plain}};
    const std::vector<std::pair<const char*, Format>> archives = {
        {"zip", Format::Zip},          {"tar", Format::Tar},      {"tar.gz", Format::TarGzip},
        {"tar.bz2", Format::TarBzip2}, {"tar.xz", Format::TarXz}, {"tar.zst", Format::TarZstd}};
    for (const auto& [name, format] : archives)
        add(name, archiveOf(format, set));
    const std::vector<std::pair<const char*, Format>> packings = {
        {"gz", Format::Gzip}, {"bz2", Format::Bzip2}, {"xz", Format::Xz}, {"zst", Format::Zstd}};
    for (const auto& [name, format] : packings) {
        const std::string packed = archiveOf(format, {{"ratings.csv", plain}});
        add(name, packed);
        add((std::string(name) + " in a zip").c_str(),
            archiveOf(Format::Zip, {{"set/ratings.csv." + std::string(name), packed}}));
    }
    const std::string two =
        archiveOf(Format::Zip, {{"a/old.csv", header + "1,1,5\n1,2,5\n"}, {"a/new.csv", plain}});
    add("a member of its whole name", two, ":a/new.csv");
    add("a member by its end", two, ":new.csv");
    add("a folder", archiveOf(Format::Zip, {{"a/ratings.csv", "1,1,5\n"}, {"b/ratings.csv", plain}}), ":b");
}

void TestWrittenWays::anArchiveMeansTheSame() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, inside);
    const Folder folder;
    QCOMPARE(convertedOf(folder.write("data", bytes.toStdString()) + inside.toStdString()), m_expected);
}

void TestWrittenWays::aFolderMeansTheSame() {
    const Folder folder;
    folder.write("one/ratings.csv", plain);
    QCOMPARE(convertedOf(folder.path("one")), m_expected);
    folder.write("packed/ratings.csv.xz", archiveOf(Format::Xz, {{"ratings.csv", plain}}));
    QCOMPARE(convertedOf(folder.path("packed")), m_expected);
    folder.write("two/a.csv", "item_id,title\n1,Alien\n2,Brazil\n");
    folder.write("two/b.csv", plain);
    QCOMPARE(convertedOf(folder.path("two") + ":b.csv"), m_expected);
    const std::vector<Rating> all = ratingsOfAll();
    const std::vector<Rating> first(all.begin(), all.begin() + 100);
    const std::vector<Rating> second(all.begin() + 100, all.end());
    folder.write("parts/part-00000", header + rows("USER,ITEM,RATING\n", first));
    folder.write("parts/part-00001", header + rows("USER,ITEM,RATING\n", second));
    folder.write("parts/_SUCCESS", "");
    QCOMPARE(convertedOf(folder.path("parts")), m_expected);
}

void TestWrittenWays::aBinaryFileMeansTheSame_data() {
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"csr_int64.npz", "csc_float32.npz", "coo_uint8.npz", "ratings.db", "ratings.db:ratings"})
        QTest::newRow(file) << file;
}

void TestWrittenWays::aBinaryFileMeansTheSame() {
    QFETCH(QString, file);
    const std::string path = std::string(TESTS_DATA "/import/ways/") + file.toStdString();
    QCOMPARE(convertedOf(path), m_expected);
    if (!file.endsWith(".npz"))
        return;
    const Folder folder;
    const std::string packed = archiveOf(Format::Zip, {{"set/m.npz", contentsOf(path)}});
    QCOMPARE(convertedOf(folder.write("a.zip", packed)), m_expected);
}

TASTESCOPE_TEST(TestWrittenWays)
#include "test_written_ways.moc"
