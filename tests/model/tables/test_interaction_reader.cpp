#include <QTest>
#include <random>
#include <sstream>

#include "model/numerics/parallel.h"
#include "model/tables/format_detection.h"
#include "model/tables/interaction_reader.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

constexpr std::size_t wholeBlock = std::size_t{1} << 20; ///< larger than any file here

RatingTable tableOf(const std::string& path, std::size_t blockBytes = wholeBlock) {
    ReadingMonitor monitor;
    return readInteractions(path, monitor, blockBytes);
}

RatingTable tableFrom(std::string_view bytes) {
    const Folder folder;
    return tableOf(folder.write("ratings.csv", bytes));
}

Failure failureFrom(std::string_view bytes) {
    return failureOf([&] { tableFrom(bytes); });
}

/// Every rating as "user item rating", user by user.
std::vector<std::string> ratingsOf(const RatingTable& table) {
    std::vector<std::string> all;
    for (std::uint32_t user = 0; user < table.users.size(); ++user)
        for (const ItemRating& rating : table.ratingsOf(user)) {
            std::ostringstream text;
            text << table.users[user] << ' ' << table.items[rating.item] << ' ' << rating.rating;
            all.push_back(text.str());
        }
    return all;
}

/// All that a reader tells, or how it fails, as text.
std::string accountIn(const std::string& path, std::size_t chunkBytes) {
    try {
        const RatingTable table = tableOf(path, chunkBytes);
        std::ostringstream text;
        for (const std::string& rating : ratingsOf(table))
            text << rating << '\n';
        for (const RejectedRow& row : table.summary.rejectedRows)
            text << row.line << ' ' << row.reason << '\n';
        text << table.summary.lines << ' ' << table.summary.blanks << ' ' << table.summary.duplicates;
        return text.str();
    } catch (const Error& error) {
        return error.what();
    }
}

bool linesAddUp(const RatingTable& table) {
    const ReaderSummary& found = table.summary;
    return found.interactions + found.duplicates + found.rejected == found.rows &&
           found.rows + found.blanks + found.headers + found.comments + found.skipped + found.continued ==
               found.lines;
}

} // namespace

class TestInteractionReader : public QObject {
    Q_OBJECT

private slots:
    void ratingsAreReadAsTheyStand();
    void idsStayText();
    void aTableWithoutRatingsIsAllClicks();
    void badRowsAreSkippedAndListed();
    void theFirstThousandBadRowsAreListed();
    void theLastOfRepeatedRatingsCounts();
    void everyLineIsAccountedFor();
    void anyChunkGivesTheSameTable();
    void sumsBelowTheRowsAreSeenInBlocksOfAnySize();
    void randomBytesGiveATableOrAnError();
    void numbersAreReadInEveryUsualForm();
    void unusableFilesAreRefused_data();
    void unusableFilesAreRefused();
};

void TestInteractionReader::ratingsAreReadAsTheyStand() {
    const RatingTable table =
        tableFrom("userId,movieId,rating,timestamp\r\n9,70,4.0,1\r\n3,50,2.5,1\r\n9,50,1,1\r\n");
    QCOMPARE(ratingsOf(table), (std::vector<std::string>{"9 70 4", "9 50 1", "3 50 2.5"}));
    QVERIFY(table.rated);
    QCOMPARE(table.summary.rows, 3U);
    QCOMPARE(table.summary.users, 2U);
    QCOMPARE(table.summary.items, 2U);
    QCOMPARE(table.summary.interactions, 3U);
}

void TestInteractionReader::idsStayText() {
    const RatingTable table = tableFrom("007,0553092626,5\n7,nkN_do3fJ9xekchVC-v68A,5\n\"0,7\",x,5\n");
    QCOMPARE(ratingsOf(table),
             (std::vector<std::string>{"007 0553092626 5", "7 nkN_do3fJ9xekchVC-v68A 5", "0,7 x 5"}));
}

void TestInteractionReader::aTableWithoutRatingsIsAllClicks() {
    const RatingTable table = tableFrom("1,2\n1,3\n");
    QVERIFY(!table.rated);
    QCOMPARE(table.summary.interactions, 2U);
}

void TestInteractionReader::badRowsAreSkippedAndListed() {
    const RatingTable table =
        tableFrom("1,2,3\n1,3,good\n,4,5\n1,,5\n1,5\n1,6,\n1,7,nan\n1,\"8,4\n\n1,9,4\n2,1,1\n"
                  "2,2,1\n2,3,1\n2,4,1\n2,5,1\n");
    const std::vector<std::pair<std::uint64_t, std::string>> expected = {
        {2, "the rating \"good\" is not a number"},
        {3, "the user id is empty"},
        {4, "the item id is empty"},
        {5, "only 2 of 3 columns are there"},
        {6, "the rating is empty"},
        {7, "the rating \"nan\" is not a number"},
        {8, "a quote is opened and never closed"}};
    QCOMPARE(table.summary.rejected, 7U);
    QCOMPARE(table.summary.rejectedRows.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(table.summary.rejectedRows[i].line, expected[i].first);
        QCOMPARE(table.summary.rejectedRows[i].reason, expected[i].second);
    }
    QVERIFY(linesAddUp(table));
}

void TestInteractionReader::theFirstThousandBadRowsAreListed() {
    std::string bytes;
    for (int i = 0; i < 1500; ++i)
        bytes += "1," + std::to_string(i) + ",5\n1,x,bad\n";
    const RatingTable table = tableFrom(bytes);
    QCOMPARE(table.summary.rejected, 1500U);
    QCOMPARE(table.summary.rejectedRows.size(), std::size_t{1000});
    QCOMPARE(table.summary.rejectedRows.back().line, 2000U);
}

void TestInteractionReader::theLastOfRepeatedRatingsCounts() {
    const RatingTable table = tableFrom("1,a,5\n2,a,1\n1,b,4\n1,a,2\n1,a,3\n2,b,1\n");
    QCOMPARE(ratingsOf(table), (std::vector<std::string>{"1 a 3", "1 b 4", "2 a 1", "2 b 1"}));
    QCOMPARE(table.summary.duplicates, 2U);
    QVERIFY(linesAddUp(table));
}

void TestInteractionReader::everyLineIsAccountedFor() {
    const RatingTable table = tableFrom("\n  \nuser,item,rating\n1,a,5\n\n1,a,4\n1,b,x\n \t \n2,a,3");
    QCOMPARE(table.summary.lines, 9U);
    QCOMPARE(table.summary.blanks, 4U);
    QCOMPARE(table.summary.rows, 4U);
    QCOMPARE(table.summary.interactions, 2U);
    QCOMPARE(table.summary.headers, 1U);
    QVERIFY(linesAddUp(table));
}

void TestInteractionReader::anyChunkGivesTheSameTable() {
    const Folder folder;
    const std::string path =
        folder.write("ratings.csv", "\xEF\xBB\xBFuser;item;rating\r\n1;a;5\r1;\"b;\"\"c\";4\n\n1;a;bad\r\n"
                                    "2;a;1\r\n\r\n1;a;3\n\"2\n3\";d;2\r\n"
                                    "3;\"open;1\n3;\"\n\n\";4\r4;d;2\n4;\"open;too\n4;e;5");
    const std::string whole = accountIn(path, wholeBlock);
    QVERIFY(whole.find("1 b;\"c 4") != std::string::npos);
    QVERIFY(whole.find("2\n3 d 2") != std::string::npos);
    QVERIFY(linesAddUp(tableOf(path)));
    for (int threads = 1; threads <= 4; ++threads) {
        useThreads(threads);
        for (std::size_t block = 1; block <= 64; ++block)
            QCOMPARE(accountIn(path, block), whole);
    }
    useThreads(0);
}

void TestInteractionReader::sumsBelowTheRowsAreSeenInBlocksOfAnySize() {
    const Folder folder;
    std::string rows = "user,item,rating\n";
    for (int row = 0; row < 40; ++row)
        rows += std::to_string(row / 4) + ",i" + std::to_string(row % 7) + ",5\n";
    const std::string sums = "\nTotal,752,3\n\n\nMean,18.8,\n\n";
    for (const std::string& above : {std::string(), std::string("\"8\n8\",x,5\n")}) { // a row of two lines
        const std::string path = folder.write("ratings.csv", rows + above + sums);
        const std::string whole = accountIn(path, wholeBlock);
        QCOMPARE(tableOf(path).summary.rejected, 2U);
        for (std::size_t block = 1; block <= 128; ++block)
            QCOMPARE(accountIn(path, block), whole);
    }
}

void TestInteractionReader::randomBytesGiveATableOrAnError() {
    const std::string_view alphabet = "0011223,,,,;;::|\t\"\r\n\n\n a.-\xEF\xBB\xBF\xE9";
    std::mt19937 random(1);
    const Folder folder;
    for (int file = 0; file < 500; ++file) {
        std::string bytes(random() % 200, ' ');
        for (char& byte : bytes)
            byte = alphabet[random() % alphabet.size()];
        const std::string path = folder.write("random.csv", bytes);
        const std::string whole = accountIn(path, wholeBlock);
        for (const std::size_t chunk : {1U, 2U, 7U})
            QCOMPARE(accountIn(path, chunk), whole);
        const Failure failure = failureOf([&] {
            const RatingTable table = tableOf(path);
            QVERIFY(detectFormat({path, {}}, {}).format != DataFormat::Table || linesAddUp(table));
        });
        QVERIFY(failure.message.empty() || failure.file == path);
    }
}

void TestInteractionReader::numbersAreReadInEveryUsualForm() {
    const RatingTable table = tableFrom("1 , a , 7.000000 \n1,b,0\n1,c,-1\n1,d,1e1\n1,e,.5\n");
    QCOMPARE(ratingsOf(table), (std::vector<std::string>{"1 a 7", "1 b 0", "1 c -1", "1 d 10", "1 e 0.5"}));
}

void TestInteractionReader::unusableFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::addColumn<qulonglong>("line");
    QTest::newRow("empty") << QByteArray() << "the file is empty" << 0ULL;
    QTest::newRow("blank") << QByteArray("\n \r\n\t\n") << "the file is empty" << 0ULL;
    QTest::newRow("only a mark") << QByteArray("\xEF\xBB\xBF") << "the file is empty" << 0ULL;
    QTest::newRow("one column") << QByteArray("1\n2\n3\n") << "the file has only one column" << 0ULL;
    QTest::newRow("only a header") << QByteArray("userId,movieId,rating\n")
                                   << "the file has a header and no rows" << 0ULL;
    QTest::newRow("text for numbers")
        << QByteArray("user,item,rating\n1,2,good\n1,3,bad\n1,4,5\n")
        << "2 of 3 rows cannot be used, here the rating \"good\" is not a number" << 2ULL;
    QTest::newRow("items") << QByteArray("movieId,title\n1,Heat\n")
                           << "the file names no users or no items in its header: \"movieId, title\"" << 1ULL;
    QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) << "this is an image"
                              << 0ULL;
    QTest::newRow("binary") << QByteArray("\x89PMG\r\n\x1A\n\0\0\0\rIHDR", 16)
                            << "the file is not a text file" << 3ULL;
}

void TestInteractionReader::unusableFilesAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    QFETCH(qulonglong, line);
    const Failure failure = failureFrom(bytes.toStdString());
    QCOMPARE(QString::fromStdString(failure.message), message);
    QCOMPARE(failure.line, line);
    QVERIFY(!failure.file.empty());
    QVERIFY(!failure.remedy.empty());
}

TASTESCOPE_TEST(TestInteractionReader)
#include "test_interaction_reader.moc"
