#include <QTest>

#include "model/input/text.h"
#include "model/tables/titles_reader.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

std::vector<std::string> titlesFrom(std::string_view bytes, const std::vector<std::string>& ids) {
    const Folder folder;
    IdTable items;
    for (const std::string& id : ids)
        items.intern(id);
    ReadingMonitor monitor;
    const DataFile file = {folder.write("items", bytes), {}};
    return readTitles(file, detectTitles(file, {}), items, monitor).titles;
}

} // namespace

class TestTitlesReader : public QObject {
    Q_OBJECT

private slots:
    void quotedTitlesAreRead();
    void latin1BecomesUtf8();
    void typedHeadersAreRead();
    void linesThatAreNotUnderstoodArePassedOver();
    void aFileThatIsNoTableIsRefused();
    void utf8IsToldFromLatin1_data();
    void utf8IsToldFromLatin1();
    void quotedTextIsCutBetweenCharacters();
};

void TestTitlesReader::quotedTitlesAreRead() {
    const auto titles =
        titlesFrom("movieId,title,genres\r\n1,Heat (1995),Action\r\n"
                   "11,\"American President, The (1995)\",Comedy|Drama\r\n"
                   "12,\"\"\"Great Performances\"\" Cats (1998)\",Musical\r\n99,Never rated,Drama\r\n",
                   {"12", "1", "7", "11"});
    QCOMPARE(titles, (std::vector<std::string>{"\"Great Performances\" Cats (1998)", "Heat (1995)", "",
                                               "American President, The (1995)"}));
}

void TestTitlesReader::latin1BecomesUtf8() {
    const auto titles =
        titlesFrom("1::Mis\xE9rables, Les (1995)::Drama\n2::\xC3\x89t\xC3\xA9::Drama\n", {"1", "2"});
    QCOMPARE(titles, (std::vector<std::string>{"Mis\xC3\xA9rables, Les (1995)", "\xC3\x89t\xC3\xA9"}));
}

void TestTitlesReader::typedHeadersAreRead() {
    QCOMPARE(titlesFrom("item_id:token\tmovie_title:token_seq\trelease_year:token\n1\tHeat\t1995\n", {"1"}),
             (std::vector<std::string>{"Heat"}));
    QCOMPARE(titlesFrom("id\tname\turl\n51\t\"Weird\tx\n", {"51"}), (std::vector<std::string>{"\"Weird"}));
}

void TestTitlesReader::linesThatAreNotUnderstoodArePassedOver() {
    QCOMPARE(titlesFrom("movieId,title\n1\n\n2,\"open\n3,Heat\n", {"1", "2", "3"}),
             (std::vector<std::string>{"", "", "Heat"}));
}

void TestTitlesReader::aFileThatIsNoTableIsRefused() {
    QCOMPARE(failureOf([] { titlesFrom("just\ntext\n", {"1"}); }).message,
             std::string("this is no table of items"));
    QCOMPARE(failureOf([] { titlesFrom("", {"1"}); }).message, std::string("this is no table of items"));
}

void TestTitlesReader::utf8IsToldFromLatin1_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("utf8");
    QTest::newRow("ASCII") << QByteArray("plain") << true;
    QTest::newRow("two bytes") << QByteArray("\xC3\xA9") << true;
    QTest::newRow("three bytes") << QByteArray("\xE2\x82\xAC") << true;
    QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x8E\xAC") << true;
    QTest::newRow("last code point") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("cut") << QByteArray("\xE2\x82") << false;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x80\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("stray") << QByteArray("\x80") << false;
}

void TestTitlesReader::utf8IsToldFromLatin1() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, utf8);
    const QByteArray expected = utf8 ? bytes : QString::fromLatin1(bytes).toUtf8();
    QCOMPARE(QByteArray::fromStdString(toUtf8(bytes.toStdString())), expected);
}

void TestTitlesReader::quotedTextIsCutBetweenCharacters() {
    QCOMPARE(model::inQuotes("abc"), std::string("\"abc\""));
    std::string text = "x";
    for (int i = 0; i < 1000; ++i)
        text += "\xC3\xA9";
    const QString cut = QString::fromStdString(model::inQuotes(text));
    QCOMPARE(cut.size(), 1 + 1 + 20 + 1 + 1);
    QVERIFY(!cut.contains(QChar::ReplacementCharacter) && !cut.contains(QChar(0xC3)));
}

TASTESCOPE_TEST(TestTitlesReader)
#include "test_titles_reader.moc"
