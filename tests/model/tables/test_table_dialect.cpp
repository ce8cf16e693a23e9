#include <QTest>

#include "model/tables/dialect_detection.h"
#include "model/tables/role_finding.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_dialect.h"
#include "model/tables/table_sample.h"
#include "model/values/failure.h"
#include "tests/support/registered_test.h"

using namespace model;
using Lines = std::vector<std::string>;
using Fields = std::vector<std::string>;

Q_DECLARE_METATYPE(Lines)

namespace {

Fields split(const std::string& line, const std::string& delimiter, bool quotes) {
    TableDialect dialect;
    dialect.delimiter = delimiter;
    dialect.quotes = quotes;
    RowSplitter splitter(dialect);
    const auto fields = splitter.split(line);
    return {fields.begin(), fields.end()};
}

FoundRoles rolesOf(const Lines& lines) {
    const TableDialect dialect = detectDialect(lines);
    return findRoles(fieldsOfRows(rowsOf(lines, dialect), dialect), dialect, "r.csv");
}

} // namespace

class TestTableDialect : public QObject {
    Q_OBJECT

private slots:
    void theDelimiterOfMostLinesWins_data();
    void theDelimiterOfMostLinesWins();
    void headersAreTold_data();
    void headersAreTold();
    void columnsAreFoundByName_data();
    void columnsAreFoundByName();
    void aHeaderOfItemsOnlyIsNoTableOfRatings();
    void titleColumnsAreFoundByName();
    void quotedFieldsAreRead();
    void quotesArePlainTextWhereTheDialectHasNone();
    void anOpenQuoteIsTold();
    void onlyTheWantedFieldsAreCut();
};

void TestTableDialect::theDelimiterOfMostLinesWins_data() {
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<QString>("delimiter");
    QTest::addColumn<qulonglong>("columns");
    QTest::newRow("comma") << Lines{"1,2,3.5,9", "1,3,4.0,9"} << "," << 4ULL;
    QTest::newRow("double colon") << Lines{"1::2::3", "1::4::5"} << "::" << 3ULL;
    QTest::newRow("tab") << Lines{"1\t2\t3", "1\t4\t5"} << "\t" << 3ULL;
    QTest::newRow("decimal commas") << Lines{"1;2;3,5", "1;4;2,5"} << ";" << 3ULL;
    QTest::newRow("bar") << Lines{"1|Toy, Story", "2|GoldenEye"} << "|" << 2ULL;
    QTest::newRow("commas and bars in titles")
        << Lines{"1::President, The::A|B", "2::Heat::A|C"} << "::" << 3ULL;
    QTest::newRow("quoted commas") << Lines{"1,\"a, b; c\",A|B", "2,d,A"} << "," << 3ULL;
    QTest::newRow("bad lines among good ones") << Lines{"oops", "1,2,3", "", "1,3,4", "1;2"} << "," << 3ULL;
    QTest::newRow("none") << Lines{"hello", "world"} << "," << 0ULL;
    QTest::newRow("nothing") << Lines{} << "," << 0ULL;
}

void TestTableDialect::theDelimiterOfMostLinesWins() {
    QFETCH(Lines, lines);
    QFETCH(QString, delimiter);
    QFETCH(qulonglong, columns);
    const TableDialect dialect = detectDialect(lines);
    QCOMPARE(dialect.delimiter, delimiter.toStdString());
    QCOMPARE(dialect.columns, columns);
}

void TestTableDialect::headersAreTold_data() {
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<bool>("header");
    QTest::newRow("known names") << Lines{"userId,movieId,rating", "1,2,3"} << true;
    QTest::newRow("known names, text ids") << Lines{"uid,sid", "anna,heat"} << true;
    QTest::newRow("unknown names above numbers") << Lines{"A;B;C", "x;y;3"} << true;
    QTest::newRow("after a blank line") << Lines{"", "user,item", "1,2"} << true;
    QTest::newRow("numbers") << Lines{"1,2,3", "1,3,4"} << false;
    QTest::newRow("text ids") << Lines{"anna,heat", "ben,alien"} << false;
    QTest::newRow("a bad first row") << Lines{"1,2,good", "1,3,4"} << false;
}

void TestTableDialect::headersAreTold() {
    QFETCH(Lines, lines);
    QFETCH(bool, header);
    QCOMPARE(!detectDialect(lines).header.empty(), header);
}

void TestTableDialect::columnsAreFoundByName_data() {
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<QList<int>>("columns"); // user, item, rating; -1 = none
    QTest::newRow("MovieLens") << Lines{"userId,movieId,rating,timestamp", "1,2,3,4"} << QList{0, 1, 2};
    QTest::newRow("typed") << Lines{"user_id:token\titem_id:token\trating:float", "1\t2\t3"}
                           << QList{0, 1, 2};
    QTest::newRow("play counts") << Lines{"userID\tartistID\tweight", "1\t2\t3"} << QList{0, 1, 2};
    QTest::newRow("authors") << Lines{"uid,sid", "1,2"} << QList{0, 1, -1};
    QTest::newRow("another order") << Lines{",Rating,ASIN,Reviewer_ID", "0,5,B1,A2"} << QList{3, 2, 1};
    QTest::newRow("a row id before them") << Lines{"id,user,item", "1,2,3"} << QList{1, 2, -1};
    QTest::newRow("no rating among others") << Lines{"userId,movieId,timestamp", "1,2,3"} << QList{0, 1, -1};
    QTest::newRow("only the rating") << Lines{"rating,who,what", "5,a,b"} << QList{1, 2, 0};
    QTest::newRow("unknown names") << Lines{"A,B,C", "1,2,3"} << QList{0, 1, 2};
    QTest::newRow("no header") << Lines{"1,2,3,4", "1,3,4,5"} << QList{0, 1, 2};
    QTest::newRow("no header, two columns") << Lines{"1,2", "1,3"} << QList{0, 1, -1};
}

void TestTableDialect::columnsAreFoundByName() {
    QFETCH(Lines, lines);
    QFETCH(QList<int>, columns);
    const FoundRoles found = rolesOf(lines);
    QVERIFY2(!found.question.open(), found.question.message.c_str());
    QCOMPARE(static_cast<int>(found.columns.user), columns[0]);
    QCOMPARE(static_cast<int>(found.columns.item), columns[1]);
    QCOMPARE(found.columns.rating ? static_cast<int>(*found.columns.rating) : -1, columns[2]);
}

void TestTableDialect::aHeaderOfItemsOnlyIsNoTableOfRatings() {
    QVERIFY_EXCEPTION_THROWN(rolesOf({"movieId,title,genres", "1,Toy Story,Comedy"}), Error);
    QVERIFY_EXCEPTION_THROWN(rolesOf({"userId,gender,age", "1,F,31"}), Error);
}

void TestTableDialect::titleColumnsAreFoundByName() {
    const auto columns = [](const Lines& lines) {
        const TitleColumns found = titleColumns(detectDialect(lines)).value();
        return std::pair(found.id, found.title);
    };
    using Columns = std::pair<std::size_t, std::size_t>;
    QCOMPARE(columns({"movieId,title,genres", "1,Heat,A"}), Columns(0, 1));
    QCOMPARE(columns({"item_id:token\tmovie_title:token_seq", "1\tHeat"}), Columns(0, 1));
    QCOMPARE(columns({"genre,name,id", "A,Heat,1"}), Columns(2, 1));
    QCOMPARE(columns({"1::Heat::A", "2::Alien::B"}), Columns(0, 1));
}

void TestTableDialect::quotedFieldsAreRead() {
    QCOMPARE(split("1,\"American President, The (1995)\",A|B", ",", true),
             (Fields{"1", "American President, The (1995)", "A|B"}));
    QCOMPARE(split("\"say \"\"hi\"\"\",\"\",\"x\"", ",", true), (Fields{"say \"hi\"", "", "x"}));
    QCOMPARE(split("\"a\"b,c \"d\" e", ",", true), (Fields{"ab", "c \"d\" e"}));
    QCOMPARE(split(" 1 ;\t2\t; 3", ";", true), (Fields{"1", "2", "3"}));
    QCOMPARE(split("1,,", ",", true), (Fields{"1", "", ""}));
}

void TestTableDialect::quotesArePlainTextWhereTheDialectHasNone() {
    QCOMPARE(split("1\t\"Weird Al\t2", "\t", false), (Fields{"1", "\"Weird Al", "2"}));
    QCOMPARE(split("1::a:b::2", "::", false), (Fields{"1", "a:b", "2"}));
}

void TestTableDialect::anOpenQuoteIsTold() {
    RowSplitter splitter(TableDialect{});
    splitter.split("1,\"open");
    QVERIFY(splitter.quoteLeftOpen());
    splitter.split("1,\"");
    QVERIFY(splitter.quoteLeftOpen());
    splitter.split("1,\"closed\"");
    QVERIFY(!splitter.quoteLeftOpen());
}

void TestTableDialect::onlyTheWantedFieldsAreCut() {
    RowSplitter splitter(TableDialect{}, 2);
    QCOMPARE(splitter.split("1,2,3,4").size(), std::size_t{2});
    QCOMPARE(splitter.split("1").size(), std::size_t{1});
}

TASTESCOPE_TEST(TestTableDialect)
#include "test_table_dialect.moc"
