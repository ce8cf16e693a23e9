#include <QTest>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;
using Strings = std::vector<std::string>;

namespace {

/// Reads a file by sniffing alone.
ReaderSummary inspected(std::string_view bytes, const char* name = "ratings.csv") {
    const Folder folder;
    return inspectData(optionsFor(folder.write(name, bytes)));
}

/// Every user rates the same six items, so that nothing is dropped.
std::string table(const std::string& rowFormat, int users = 10) {
    std::string bytes;
    for (int user = 0; user < users; ++user)
        for (int item = 0; item < 6; ++item) {
            std::string row = rowFormat;
            row.replace(row.find("USER"), 4, "u" + std::to_string(user));
            row.replace(row.find("ITEM"), 4, "i" + std::to_string(item));
            bytes += row;
        }
    return bytes;
}

/// The same rows with the rating first and the user last.
std::string tableByItem() {
    std::string bytes;
    for (int user = 0; user < 10; ++user)
        for (int item = 0; item < 6; ++item)
            bytes += "4.5,i" + std::to_string(item) + ",u" + std::to_string(user) + "\n";
    return bytes;
}

std::string utf16Bytes(std::string_view text, bool bigEndian) {
    std::string bytes;
    for (const char character : text) {
        bytes += bigEndian ? '\0' : character;
        bytes += bigEndian ? character : '\0';
    }
    return bytes;
}

Strings idsOf(const Dataset& dataset) {
    Strings ids = dataset.catalog.ids;
    std::ranges::sort(ids);
    return ids;
}

} // namespace

/// What real files have that nobody expects; see also the readers' own tests.
class TestUntidyFiles : public QObject {
    Q_OBJECT

private slots:
    void tablesInEveryDressHaveTheSameRows_data();
    void tablesInEveryDressHaveTheSameRows();
    void idsStayAsTheyAre();
    void zeroAndNegativeRatingsAreRatings();
    void duplicateHeaderNamesMeanTheFirst();
    void rowsMayHaveMoreFieldsThanTheHeader();
    void repeatedPairsCountOnce();
    void rejectedRowsTellLineColumnReasonAndText();
    void entitiesInTitlesStay();
    void aGiantLineIsRefused();
    void zerosAreNoText();
    void listsAreReadByUser();
    void listsThatCountAreRecognised();
    void aLongListIsRead();
    void sentencesAreNoLists();
    void sumsBelowTheRowsAreNoRows();
    void whoIsCalledLikeASumIsSomebody();
    void yearsOfTwoDigitsAreAskedAbout();
};

void TestUntidyFiles::tablesInEveryDressHaveTheSameRows_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    const std::string plain = table("USER,ITEM,4.5\n");
    const std::string header = "userId,movieId,rating\n";
    add("plain", plain);
    add("a header", header + plain);
    add("a byte order mark", "\xEF\xBB\xBF" + header + plain);
    add("CRLF", table("USER,ITEM,4.5\r\n"));
    add("lone CR", table("USER,ITEM,4.5\r"));
    add("no end of the last line", plain.substr(0, plain.size() - 1));
    add("tabs and blanks", table("USER\t ITEM \t4.5 \n"));
    add("double colons", table("USER::ITEM::4.5\n"));
    add("bars", table("USER|ITEM|4.5\n"));
    add("blanks between", table("USER ITEM  4.5\n"));
    add("decimal commas", table("USER;ITEM;4,5\n"));
    add("many decimals", table("USER,ITEM,4.500000\n"));
    add("everything quoted", table("\"USER\",\"ITEM\",\"4.5\"\n"));
    add("typed headers", "user_id:token\titem_id:token\trating:float\n" + table("USER\tITEM\t4.5\n"));
    add("columns in another order", "stars,product,customer\n" + tableByItem());
    add("times", table("USER,ITEM,4.5,881250949\n"));
    add("dates", table("USER,ITEM,4.5,2004-05-21 14:03:22\n"));
    add("UTF-16", "\xFF\xFE" + utf16Bytes(header + plain, false));
    add("UTF-16, big-endian", "\xFE\xFF" + utf16Bytes(header + plain, true));
    add("UTF-16 without a mark", utf16Bytes(header + plain, false));
    add("blank lines", "\n\n" + plain + "\n \n");
}

void TestUntidyFiles::tablesInEveryDressHaveTheSameRows() {
    QFETCH(QByteArray, bytes);
    const ReaderSummary found = inspected(bytes.toStdString());
    QCOMPARE(found.rows, 60U);
    QCOMPARE(found.users, 10U);
    QCOMPARE(found.items, 6U);
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(found.ratings.size(), std::size_t{1});
    QCOMPARE(found.ratings.front().rating, 4.5);
    QCOMPARE(found.ratings.front().count, 60U);
    QCOMPARE(found.rows + found.blanks + found.headers, found.lines);
}

void TestUntidyFiles::idsStayAsTheyAre() {
    std::string bytes = "user,item\n";
    for (const char* user : {"nkN_do3fJ9xekchVC-v68A", "007", "7", "+7", "1e3"})
        for (const char* item : {"0553092626", "553092626", "B00000", "Nullarbor", "nanny"})
            bytes += std::string(user) + "," + item + "\n";
    const Folder folder;
    const auto dataset = importDataset(optionsFor(folder.write("r.csv", bytes)));
    QCOMPARE(idsOf(*dataset), (Strings{"0553092626", "553092626", "B00000", "Nullarbor", "nanny"}));
    QCOMPARE(dataset->summary.users, 5U);
    QVERIFY(dataset->find("007"));
    QVERIFY(dataset->find("7"));
}

void TestUntidyFiles::zeroAndNegativeRatingsAreRatings() {
    const ReaderSummary found = inspected("u,a,0\nu,b,-3.5\nu,c,5\n");
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(found.ratings.size(), std::size_t{3});
    QCOMPARE(found.ratings.front().rating, -3.5);
}

void TestUntidyFiles::duplicateHeaderNamesMeanTheFirst() {
    const Folder folder;
    const ImportPreview preview =
        previewImport(optionsFor(folder.write("r.csv", "user,item,item,rating,rating\n1,2,3,4,5\n")));
    QCOMPARE(preview.options.columns->item, std::size_t{1});
    QCOMPARE(*preview.options.columns->rating, std::size_t{3});
}

void TestUntidyFiles::rowsMayHaveMoreFieldsThanTheHeader() {
    QCOMPARE(inspected("user,item,rating\nu,a,4,surplus\nu,b,5,1,2\nu,c,3,9\n").rejected, 0U);
}

void TestUntidyFiles::repeatedPairsCountOnce() {
    const ReaderSummary found = inspected("u,a,4\nu,a,5\nu,b,4\nv,a,3\nu,a,4\n");
    QCOMPARE(found.rows, 5U);
    QCOMPARE(found.interactions, 3U);
    QCOMPARE(found.duplicates, 2U);
}

void TestUntidyFiles::rejectedRowsTellLineColumnReasonAndText() {
    const ReaderSummary found =
        inspected("user,item,rating\nu,a,4\nu,b,good\n,c,4\nu,\"open,4\nu\nu,d,5\nu,e,5\nu,f,5\nu,g,3\n");
    QCOMPARE(found.rejected, 4U);
    const RejectedRow& number = found.rejectedRows[0];
    QCOMPARE(number.line, 3U);
    QCOMPARE(number.column, 3U);
    QCOMPARE(number.reason, std::string("the rating \"good\" is not a number"));
    QCOMPARE(number.text, std::string("u,b,good"));
    QCOMPARE(found.rejectedRows[1].column, 1U);
    QCOMPARE(found.rejectedRows[2].reason, std::string("a quote is opened and never closed"));
    QCOMPARE(found.rejectedRows[2].column, 2U);
    QCOMPARE(found.rejectedRows[3].line, 6U);
    QCOMPARE(found.rejectedRows[3].column, 0U);
}

void TestUntidyFiles::entitiesInTitlesStay() {
    const Folder folder;
    const std::string ratings = folder.write("ratings.csv", table("USER,ITEM,5\n"));
    folder.write("movies.csv", "movieId,title\ni0,Tom &amp; Jerry\ni1,<b>Bold</b>\n");
    const auto dataset = importDataset(optionsFor(ratings));
    QVERIFY(std::ranges::find(dataset->catalog.titles, "Tom &amp; Jerry") != dataset->catalog.titles.end());
    QVERIFY(std::ranges::find(dataset->catalog.titles, "<b>Bold</b>") != dataset->catalog.titles.end());
}

void TestUntidyFiles::aGiantLineIsRefused() {
    const Folder folder;
    const std::string path =
        folder.write("r.csv", "u,a,4\nu,b," + std::string((std::size_t{1} << 20) + 1, '4') + "\n");
    const Failure failure = failureOf([&] { inspectData(optionsFor(path)); });
    QCOMPARE(failure.message, std::string("the line is longer than 1 MiB"));
    QCOMPARE(failure.line, 2U);
}

void TestUntidyFiles::zerosAreNoText() {
    std::string bytes = table("USER,ITEM,4\n");
    bytes[bytes.size() / 2] = '\0';
    const Folder folder;
    const Failure failure = failureOf([&] { inspectData(optionsFor(folder.write("r.csv", bytes))); });
    QCOMPARE(failure.message, std::string("the file is not a text file"));
    QVERIFY(failure.line > 0);
}

void TestUntidyFiles::listsAreReadByUser() {
    const ReaderSummary found =
        inspected("0 10 11 12 13\n1 10 \n2\n3 \n\n4 12 14 15 16 17 18\n5 10 11\n", "lists.txt");
    QCOMPARE(found.rows, 13U);
    QCOMPARE(found.users, 4U);
    QCOMPARE(found.items, 9U);
    QCOMPARE(found.blanks, 3U);
    QCOMPARE(found.rejected, 0U);
}

void TestUntidyFiles::listsThatCountAreRecognised() {
    const Folder folder;
    const std::string path = folder.write("users.dat", "3 10 11 12\n1 10\n5 12 14 15 16 17\n2 10 11\n");
    const ImportPreview preview = previewImport(optionsFor(path));
    QVERIFY(preview.looksCounted);
    QVERIFY(preview.options.format == DataFormat::CountedLists);
    QCOMPARE(inspectData(optionsFor(path)).users, 4U);
    QCOMPARE(inspectData(optionsFor(path)).rows, 11U);
    ImportOptions asUsers = optionsFor(path);
    asUsers.format = DataFormat::UserLists;
    QVERIFY(previewImport(asUsers).looksCounted);
    QCOMPARE(inspectData(asUsers).users, 4U);
    folder.write("users.dat", "3 10 11 12\n1 10 11\n5 12 14 15 16 17\n2 10 11\n");
    QVERIFY(!previewImport(optionsFor(path)).looksCounted);
    ImportOptions counted = optionsFor(path);
    counted.format = DataFormat::CountedLists;
    const ReaderSummary found = inspectData(counted);
    QCOMPARE(found.rejected, 1U);
    QCOMPARE(found.rejectedRows.front().line, 2U);
}

void TestUntidyFiles::aLongListIsRead() {
    std::string bytes = "0";
    for (int item = 0; item < 3583; ++item)
        bytes += " " + std::to_string(item);
    QCOMPARE(inspected(bytes + "\n1 5 6\n2 7\n", "lists.txt").rows, 3586U);
}

void TestUntidyFiles::sentencesAreNoLists() {
    const Folder folder;
    const std::string path =
        folder.write("README", "This is a file\nof sentences, and of no data at all.\nIt has\n"
                               "lines of words, more here\nand less\nthere.\n");
    QVERIFY(!failureOf([&] { inspectData(optionsFor(path)); }).message.empty());
}

void TestUntidyFiles::sumsBelowTheRowsAreNoRows() {
    const auto verify = [](const std::string& bytes, std::uint64_t sums, std::uint64_t line) {
        const ReaderSummary found = inspected(bytes);
        QCOMPARE(found.rows, 3U + sums);
        QCOMPARE(found.rejected, sums);
        QCOMPARE(found.users, 2U);
        QCOMPARE(found.items, 2U);
        QCOMPARE(found.rejectedRows.front().line, line);
        QCOMPARE(found.rejectedRows.front().reason, std::string("this is a sum below the rows"));
        QCOMPARE(found.rows + found.blanks + found.headers, found.lines);
    };
    const std::string rows = "u,a\nu,b\nv,a\n";
    verify("user,item\n" + rows + "Total,752\n", 1, 5);
    verify("user,item\n" + rows + "Total,752", 1, 5);
    verify("user,item\n" + rows + "\nTOTAL:,752\n\n \n", 1, 6);
    verify(rows + "Grand total,752\n", 1, 4);
    verify("user,item\r\nu,a\r\nu,b\r\nv,a\r\nTotal users,2\r\nTotal items,2\r\n", 2, 5);
    verify("user,item,rating\nu,a,5\n\"u\",b,4\nv,a,3\nAverage,,4\n", 1, 5);
    verify("user,item,rating\nu,a,5\nu,b,4\nv,a,3\nSum,3,12\n", 1, 5);
}

void TestUntidyFiles::whoIsCalledLikeASumIsSomebody() {
    for (const char* bytes : {"user,item\nu,1\nTotal,1\nTotal,2\n", "user,item\nu,a\nTotal,b\n",
                              "user,item\nTotal,1\nu,1\n", "user,item\nu,1\ntotals of mine,2\n",
                              "user,item,rating,timestamp\nu,1,5,1085148202\nTotal,7,4,1085148202\n"})
        QCOMPARE(inspected(bytes).rejected, 0U);
}

void TestUntidyFiles::yearsOfTwoDigitsAreAskedAbout() {
    const auto remedyFor = [](const std::string& rows) {
        const Folder folder;
        return failureOf([&] { previewImport(optionsFor(folder.write("r.csv", "user,item,date\n" + rows))); })
            .remedy;
    };
    QCOMPARE(remedyFor("u,a,13/05/21\nu,b,01/02/21\n"),
             std::string("Choose how dates are written: --dates day-first or --dates year-first"));
    QCOMPARE(remedyFor("u,a,04/05/06\nu,b,04/05/07\n"),
             std::string("Choose how dates are written: --dates day-first, --dates month-first or --dates "
                         "year-first"));
    QCOMPARE(remedyFor("u,a,05/21/04\nu,b,05/06/04\n"), std::string()); // only the month can be first
    const ReaderSummary found = inspected("user,item,date\nu,a,98-05-21\nu,b,98-05-06\n");
    QCOMPARE(found.days.front().day, 10'352); // 1998-05-06, as date(1) has it
    QCOMPARE(found.rejected, 0U);
}

TASTESCOPE_TEST(TestUntidyFiles)
#include "test_untidy_files.moc"
