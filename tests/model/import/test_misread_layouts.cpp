#include <QTest>

#include "model/import/import.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// Three times the same lines, with other users: %1 is a number.
QString thrice(const QString& lines) {
    return lines.arg(1) + lines.arg(2) + lines.arg(3);
}

ImportOptions optionsForText(const Folder& folder, const QString& text) {
    return optionsFor(folder.write("data.txt", text.toStdString()));
}

} // namespace

/// Layouts that looked like another one: read for what they are, or refused with their name.
class TestMisreadLayouts : public QObject {
    Q_OBJECT

private slots:
    void layoutsAreRefusedByName_data();
    void layoutsAreRefusedByName();
    void neighboursAreStillRead_data();
    void neighboursAreStillRead();
    void rowsOfAMatrixMayBeItems();
    void rowsOfAMatrixMayBeNumbered();
};

void TestMisreadLayouts::layoutsAreRefusedByName_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const QString arrays = "the rows are arrays in JSON, without names";
    QTest::newRow("arrays in one line")
        << "[[\"u\", \"a\", 5], [\"u\", \"b\", 4], [\"v\", \"a\", 5]]" << arrays;
    QTest::newRow("arrays in lines of an array") << "[\n[\"u\",\"a\",5],\n[\"v\",\"a\",5]\n]\n" << arrays;
    QTest::newRow("an array on each line") << "[\"u\", \"a\", 5]\n[\"u\", \"b\", 4]\n" << arrays;
    const QString object = "the file is one object in JSON, with all rows inside";
    QTest::newRow("columns as pandas writes them")
        << R"({"user":{"0":"u","1":"v"},"item":{"0":"a","1":"b"},"rating":{"0":5,"1":4}})" << object;
    QTest::newRow("columns as lists") << R"({"user":["u","v"],"item":["a","b"]})" << object;
    QTest::newRow("users with their ratings") << R"({"u":{"a":5,"b":4},"v":{"a":3}})" << object;
    QTest::newRow("rows below one name") << "{\"ratings\": [{\"user\":\"u\",\"item\":\"a\"}]}" << object;
    QTest::newRow("blocks of SNAP")
        << thrice(
               "product/productId: B%1\nreview/userId: A%1\nreview/score: 5.0\nreview/text: so, so: good\n\n")
        << "the file holds blocks of lines with a name and a value each, like \"product/productId: B1\"";
    QTest::newRow("sections of the KDD Cup")
        << thrice("%1|2\n507701\t100\t5\t14:18:00\n507707\t20\t6\t14:18:00\n")
        << "the file holds sections as of the KDD Cup 2011: a line with a user and a number of rows, like "
           "\"1|2\"";
    QTest::newRow("pairs between commas")
        << thrice("u%1,i5:5,i11:1,i2:4\n")
        << "the pairs of item and value are separated by other marks than blanks";
    QTest::newRow("lines quoted as a whole")
        << "\"user_id,item_id,rating\"\n" + thrice("\"u%1,a,5\"\n") << "each line is quoted as a whole";
    const QString lists = " has several items in each field, like ";
    QTest::newRow("lists as Python prints them") << "user_id,items\n" + thrice("u%1,\"['a', 'b', 'c%1']\"\n")
                                                 << "\"items\"" + lists + "\"['a', 'b', 'c1']\"";
    QTest::newRow("lists between bars")
        << "user,items\n" + thrice("u%1,a|b|c%1\nv%1,a|c%1\n") << "\"items\"" + lists + "\"a|b|c1\"";
    QTest::newRow("lists between blanks") << "user_id\titem_ids\n" + thrice("u%1\ti1 i2 j%1\nv%1\tj%1 i2\n")
                                          << "\"item_ids\"" + lists + "\"i1 i2 j1\"";
    QTest::newRow("lists in JSON") << thrice("{\"user\":\"u%1\",\"item\":[\"a\",\"b\",\"c%1\"]}\n{\"user\":"
                                             "\"v%1\",\"item\":[\"b\",\"c%1\"]}\n")
                                   << "\"item\"" + lists + "\"a|b|c1\"";
    QTest::newRow("a matrix without users")
        << "a,b,c,d,e,f,g,h\n1,,,4,,,,5\n1,2,,,,5,,\n,2,3,,,,,1\n"
        << "the file is a matrix with a column for each item and none that names the users";
    QTest::newRow("a matrix with a word for missing")
        << "user,a,b,c,d,e,f,g,h\n1,4,-,-,-,-,-,-,5\n2,-,-,-,-,-,-,-,5\n3,2,1,3,-,-,-,-,-\n"
        << "the file is a matrix of users and items, in which \"-\" is no rating";
    QString sums = "user,a,b,c,d,e,f,g,h,sum\n";
    for (int user = 0; user < 30; ++user)
        sums += QStringLiteral("%1,,,4,,,,,,%2\n").arg(user).arg(10 + user);
    QTest::newRow("a matrix with sums")
        << sums << "the file may be a matrix of users and items, and has 31 different ratings";
}

void TestMisreadLayouts::layoutsAreRefusedByName() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    const Folder folder;
    const Failure failure = failureOf([&] { inspectData(optionsForText(folder, text)); });
    QCOMPARE(QString::fromStdString(failure.message), message);
    QVERIFY(!failure.remedy.empty());
}

void TestMisreadLayouts::neighboursAreStillRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("items");
    QTest::newRow("titles of several words")
        << "user,item\n" + thrice("u%1,\"Alien, 1979\"\nu%1,Toy Story 2\n") << 3 << 2;
    QTest::newRow("ids of two parts") << "user,item\n" + thrice("u%1,a%1|s1\nu%1,b%1|s2\n") << 3 << 6;
    QTest::newRow("one row in JSON") << R"({"user":"u","item":"a","tags":["x","y"]})" << 1 << 1;
    QTest::newRow("objects with objects inside") << "{\"user\":{\"id\":\"u\"},\"item\":{\"id\":\"a\"}}\n"
                                                    "{\"user\":{\"id\":\"v\"},\"item\":{\"id\":\"a\"}}\n"
                                                 << 2 << 1;
    QTest::newRow("pairs below their size") << "3 9\n" + thrice("%1 5:4 7:1 9:3\n") << 3 << 3;
    QTest::newRow("times of day") << "user,item,rating,time\n" + thrice("u%1,a,5,14:03\nu%1,b,4,14:05\n") << 3
                                  << 2;
    QTest::newRow("capitals in MatrixMarket")
        << "%%matrixmarket MATRIX Coordinate Integer General\n2 2 3\n1 1 5\n1 2 4\n2 1 3\n"
        << 2 << 2;
    QTest::newRow("five columns between blanks")
        << thrice("%1 105 6 5 0\n%1 111 6 1 1\n%1 101 2 4 2\n%1 108 3 2 0\n") << 3 << 4;
    QTest::newRow("lists of one length") << thrice("%1 105 6 75 40\n") << 3 << 4;
    QTest::newRow("quoted fields") << "\"user\",\"item\"\n" + thrice("\"u%1\",\"a\"\n") << 3 << 1;
}

void TestMisreadLayouts::neighboursAreStillRead() {
    QFETCH(QString, text);
    QFETCH(int, users);
    QFETCH(int, items);
    const Folder folder;
    const ReaderSummary found = inspectData(optionsForText(folder, text));
    QCOMPARE(found.users, std::uint64_t(users));
    QCOMPARE(found.items, std::uint64_t(items));
}

/// The name above the rows' own says what they are.
void TestMisreadLayouts::rowsOfAMatrixMayBeItems() {
    const Folder folder;
    const ReaderSummary found =
        inspectData(optionsForText(folder, "movieId,1,2,3,4\n7,5,,3,\n8,,4,,2\n9,1,,,\n"));
    QCOMPARE(found.users, 4U);
    QCOMPARE(found.items, 3U);
    QCOMPARE(found.interactions, 5U);
    const ReaderSummary users =
        inspectData(optionsForText(folder, "userId,1,2,3,4\n7,5,,3,\n8,,4,,2\n9,1,,,\n"));
    QCOMPARE(users.users, 3U);
}

void TestMisreadLayouts::rowsOfAMatrixMayBeNumbered() {
    const Folder folder;
    ImportOptions options = optionsForText(folder, "a,b,c,d,e,f,g,h\n1,,,4,,,,5\n1,2,,,,5,,\n,2,3,,,,,1\n");
    options.format = DataFormat::RatingMatrix;
    options.table.firstColumn = FirstColumn::Cells;
    const ReaderSummary found = inspectData(options);
    QCOMPARE(found.users, 3U);
    QCOMPARE(found.items, 6U);
    QCOMPARE(found.interactions, 9U);
}

TASTESCOPE_TEST(TestMisreadLayouts)
#include "test_misread_layouts.moc"
