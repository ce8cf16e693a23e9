#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

const std::string cases = TESTS_DATA "/import/";

/// What a reader should find; the lines as they are called in what inspect prints.
struct Account {
    std::uint64_t users, items, interactions, rows, lines;
    std::uint64_t headers = 0, comments = 0, skipped = 0, blank = 0, rejected = 0;
};

QString textOf(const Account& account) {
    return QStringLiteral(
               "%1 users, %2 items, %3 pairs, %4 rows, %5 lines, %6 headers, %7 comments, %8 skipped, ")
               .arg(account.users)
               .arg(account.items)
               .arg(account.interactions)
               .arg(account.rows)
               .arg(account.lines)
               .arg(account.headers)
               .arg(account.comments)
               .arg(account.skipped) +
           QStringLiteral("%1 blank, %2 rejected").arg(account.blank).arg(account.rejected);
}

Account accountOf(const ReaderSummary& found) {
    return {found.users,   found.items,    found.interactions, found.rows,   found.lines,
            found.headers, found.comments, found.skipped,      found.blanks, found.rejected};
}

ReaderSummary summaryOf(std::string_view bytes, const char* name = "ratings.txt") {
    const Folder folder;
    return inspectData(optionsFor(folder.write(name, bytes)));
}

Failure refusalOf(const ImportOptions& options) {
    return failureOf([&] { previewImport(options); });
}

Failure refusalOf(std::string_view bytes, const char* name = "ratings.txt") {
    const Folder folder;
    return refusalOf(optionsFor(folder.write(name, bytes)));
}

/// Columns of the preview's table as user, item, rating, time; -1 = none.
QList<int> columnsOf(const ImportOptions& options) {
    const RatingColumns columns = *previewImport(options).options.columns;
    const auto number = [](std::optional<std::size_t> column) {
        return column ? static_cast<int>(*column) : -1;
    };
    return {number(columns.user), number(columns.item), number(columns.rating), number(columns.time)};
}

/// Clicks and users that the rules keep of a case.
std::pair<std::uint64_t, std::uint64_t> keptOf(const ImportOptions& options) {
    const auto dataset = importDataset(options);
    return {dataset->summary.interactions, dataset->summary.users};
}

/// The bytes with some of them changed, left out or repeated.
std::string mutated(std::string bytes, std::mt19937& random) {
    const std::string_view odd = "\n\r\t,;|:\"\\{}[]#%0N -.\xFF";
    for (int change = 0; change < 4 && !bytes.empty(); ++change) {
        const std::size_t at = random() % bytes.size();
        const std::size_t length = random() % 30;
        switch (random() % 4) {
        case 0:
            bytes[at] = odd[random() % odd.size()];
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2:
            bytes.insert(at, bytes.substr(at, length));
            break;
        default:
            bytes.insert(at, 1, odd[random() % odd.size()]);
        }
    }
    return bytes;
}

constexpr std::pair<std::uint64_t, std::uint64_t> keptOfPlain = {404, 57};

} // namespace

Q_DECLARE_METATYPE(Account)

/// What is a row in the files that people have: each case stands for a kind.
class TestRowKinds : public QObject {
    Q_OBJECT

private slots:
    void rowsAreFound_data();
    void rowsAreFound();
    void everyDressOfThePlainTableKeepsTheSameClicks_data();
    void everyDressOfThePlainTableKeepsTheSameClicks();
    void rowNamesAreNoUsers_data();
    void rowNamesAreNoUsers();
    void whatIsUndecidedIsAsked_data();
    void whatIsUndecidedIsAsked();
    void answersAreTaken();
    void marksOfCommentsMayBeginIds();
    void aHeaderThatComesAgainIsNamed();
    void partsMayHaveHeadersOfTheirOwn();
    void aCutMatrixIsRefused();
    void objectsMayGoOverSeveralLines();
    void missingIdsCanBeKept();
    void numbersOfRowsAreTold();
    void daysOfAnyCenturyAreCounted();
    void ratingsAreToldAsTheyAreWritten();
    void mutatedFilesAreReadOrRefused();
};

void TestRowKinds::rowsAreFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<Account>("expected");
    const auto add = [](const char* path, const Account& expected) {
        QTest::newRow(path) << QString::fromLatin1(path) << expected;
    };
    // Neighbours: comments of %, below a blank line, between rows; a header in a comment.
    add("min/hash_comment.tsv", {2, 2, 3, 3, 4, 0, 1});
    add("snap_comments.txt", {60, 40, 752, 752, 755, 0, 3});
    // sep= with a header and without, with CRLF.
    add("min/excel_sep.csv", {2, 2, 2, 2, 4, 1, 0, 1});
    add("excel_sep.csv", {60, 40, 752, 752, 754, 1, 0, 1});
    add("excel_sep_semicolon.csv", {60, 40, 752, 752, 753, 0, 0, 1});
    // Titles of a report: padded with delimiters, or not; blank lines among them.
    add("preamble.csv", {60, 40, 752, 752, 756, 1, 0, 3});
    add("preamble2.csv", {60, 40, 752, 752, 756, 1, 0, 2, 1});
    add("min/header_again.csv", {2, 2, 3, 4, 5, 1, 0, 0, 0, 1});
    add("markdown.md", {60, 40, 752, 752, 754, 1, 0, 1});
    add("psql.txt", {60, 40, 752, 753, 756, 1, 0, 1, 1, 1}); // and a footer
    add("ratings.arff", {60, 40, 752, 752, 757, 0, 0, 5});
    add("orange.tab", {60, 40, 752, 752, 755, 3});
    // Names of rows that have no name of their own.
    add("min/short_header.txt", {2, 2, 3, 3, 4, 1});
    add("r_write_table.txt", {60, 40, 752, 752, 753, 1});
    add("r_write_table_text.txt", {60, 40, 752, 752, 753, 1});
    add("r_write_csv.csv", {60, 40, 752, 752, 753, 1});
    add("pandas_nohdr.csv", {60, 40, 752, 752, 753, 1});
    add("pandas_to_string.txt", {60, 40, 752, 752, 753, 1});
    add("index_nohdr.csv", {60, 40, 752, 752, 752});
    // Files that are no tables.
    add("min/sections.txt", {2, 2, 4, 4, 6, 2});
    add("netflix/combined_data_1.txt", {60, 40, 752, 752, 792, 40});
    add("min/item_value.txt", {3, 4, 6, 6, 3});
    add("libsvm.txt", {60, 40, 752, 752, 60});
    add("libfm.txt", {60, 40, 752, 752, 752});
    add("min/tiny.mtx", {2, 2, 3, 3, 5, 2});
    add("ratings.mtx", {60, 40, 752, 752, 755, 2, 1});
    add("min/wide_header.csv", {3, 3, 6, 6, 4, 1});
    add("pivot.csv", {60, 40, 752, 752, 61, 1});
    add("min/json_lines.jsonl", {2, 2, 3, 3, 3});
    add("clicks.jsonl", {60, 40, 752, 752, 752});
    add("amazon2018.json", {60, 40, 752, 752, 752});
    add("amazon_reviews.json", {60, 40, 752, 752, 752});
    add("yelp_review.json", {60, 40, 752, 752, 752});
    // Several files.
    add("spark_out", {60, 40, 752, 752, 754, 2});
    add("ml", {60, 40, 752, 752, 752});
    add("rbparts", {60, 40, 752, 752, 755, 3});
    // Rare delimiters.
    add("tilde.dat", {60, 40, 752, 752, 752});
    add("caret.txt", {60, 40, 752, 752, 752});
    add("hive.txt", {60, 40, 752, 752, 752});
    add("doublespace.txt", {60, 40, 752, 752, 752});
    add("doubletab.txt", {60, 40, 752, 752, 752});
    add("tabspace.txt", {60, 40, 752, 752, 752});
    add("spaces.csv", {60, 40, 752, 752, 753, 1});
    // Ratings with something behind the number.
    add("stars.csv", {60, 40, 752, 752, 753, 1});
    add("of5.csv", {60, 40, 752, 752, 753, 1});
    add("percent.csv", {60, 40, 752, 752, 753, 1});
    // Missing ids.
    add("min/na_ids.csv", {1, 1, 1, 4, 5, 1, 0, 0, 0, 3});
}

void TestRowKinds::rowsAreFound() {
    QFETCH(QString, path);
    QFETCH(Account, expected);
    const ReaderSummary found = inspectData(optionsFor(cases + path.toStdString()));
    QCOMPARE(textOf(accountOf(found)), textOf(expected));
}

void TestRowKinds::everyDressOfThePlainTableKeepsTheSameClicks_data() {
    QTest::addColumn<QString>("path");
    for (const char* path : {"plain.csv",
                             "excel_sep.csv",
                             "preamble.csv",
                             "markdown.md",
                             "psql.txt",
                             "ratings.arff",
                             "orange.tab",
                             "r_write_table.txt",
                             "r_write_csv.csv",
                             "pandas_nohdr.csv",
                             "pandas_to_string.txt",
                             "index_nohdr.csv",
                             "netflix/combined_data_1.txt",
                             "libsvm.txt",
                             "libfm.txt",
                             "ratings.mtx",
                             "pivot.csv",
                             "amazon2018.json",
                             "yelp_review.json",
                             "spark_out",
                             "tilde.dat",
                             "caret.txt",
                             "hive.txt",
                             "doublespace.txt",
                             "doubletab.txt",
                             "date_offset.csv",
                             "date_slash.csv",
                             "date_us.csv",
                             "date_yyyymmdd.csv",
                             "time_us.csv",
                             "time_float_ms.csv",
                             "time_ordinal.csv",
                             "time_bool.csv"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestRowKinds::everyDressOfThePlainTableKeepsTheSameClicks() {
    QFETCH(QString, path);
    ImportOptions options = optionsFor(cases + path.toStdString());
    options.split = SplitKind::HeldOutUsers;
    QCOMPARE(keptOf(options), keptOfPlain);
}

void TestRowKinds::rowNamesAreNoUsers_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QList<int>>("columns");
    QTest::newRow("R") << "min/short_header.txt" << QList{1, 2, 3, -1};
    QTest::newRow("R, text") << "r_write_table_text.txt" << QList{1, 2, 3, -1};
    QTest::newRow("R, csv") << "r_write_csv.csv" << QList{1, 2, 3, -1};
    QTest::newRow("pandas without names") << "pandas_nohdr.csv" << QList{1, 2, 3, -1};
    QTest::newRow("no header") << "index_nohdr.csv" << QList{1, 2, 3, -1};
    QTest::newRow("Orange") << "orange.tab" << QList{0, 1, 2, 3};
    QTest::newRow("sections") << "min/sections.txt" << QList{1, 0, 2, 3};
}

void TestRowKinds::rowNamesAreNoUsers() {
    QFETCH(QString, path);
    QFETCH(QList<int>, columns);
    QCOMPARE(columnsOf(optionsFor(cases + path.toStdString())), columns);
}

void TestRowKinds::whatIsUndecidedIsAsked_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("option");
    std::string jester; // ten jokes; 99 = not rated
    std::string counted;
    for (int row = 0; row < 9; ++row) {
        jester += std::to_string(row + 1);
        counted += std::to_string(row + 1);
        for (int joke = 0; joke < 10; ++joke) {
            const std::string rating = std::to_string((row * 7 + joke * 3) % 20 - 10);
            jester += joke <= row ? "," + rating : ",99";
            counted += joke <= row ? "," + rating : ",";
        }
        jester += '\n';
        counted += '\n';
    }
    QTest::newRow("a matrix without names") << QByteArray::fromStdString(jester) << "--format matrix";
    QTest::newRow("zeros in a matrix")
        << QByteArray("user,A,B,C\nu1,5,0,0\nu2,0,4,0\nu3,0,0,1\n") << "--missing 0";
    QTest::newRow("99 in a matrix") << QByteArray("user,A,B,C\nu1,5,99,3\nu2,1,4,99\nu3,2,99,1\n")
                                    << "--missing 99";
    QTest::newRow("a matrix that counts")
        << QByteArray("n,A,B,C,D\n2,5,,3,\n3,1,4,2,\n1,2,,,\n") << "--first-column";
    QTest::newRow("day or month") << QByteArray(
                                         "user,item,rating,date\nu1,a,5,05/06/2014\nu2,a,4,07/08/2014\n")
                                  << "--dates day-first";
    QTest::newRow("thousands or decimals")
        << QByteArray("user\titem\trating\nu1\ta\t1,204\nu1\tb\t2,310\nu2\ta\t3,950\n") << "--decimal comma";
    QTest::newRow("comments or tags")
        << QByteArray("# tags\n#jazz\ta\n#rock\ta\npop\tb\nfunk\tc\nblues\tc\n") << "--comment none";
    QTest::newRow("labels of a class")
        << QByteArray("1 3:1 4:2\n0 5:1 6:1 7:1\n1 3:2\n0 2:1 9:1\n1 8:1\n0 8:1\n1 1:3\n0 4:1\n")
        << "--format item-values";
    QTest::newRow("Python") << QByteArray("{'user_id': 'u1', 'item_id': 'a'}\n") << "json.dumps";
    QTest::newRow("a symmetric matrix")
        << QByteArray("%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n2 1 5\n") << "general matrix";
}

void TestRowKinds::whatIsUndecidedIsAsked() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, option);
    const Failure failure = refusalOf(bytes.toStdString());
    QVERIFY2(QString::fromStdString(failure.remedy).contains(option), failure.text().c_str());
    QVERIFY(failure.text().find('\n') == std::string::npos);
}

void TestRowKinds::answersAreTaken() {
    const Folder folder;
    ImportOptions matrix = optionsFor(folder.write("m.csv", "user,A,B,C\nu1,5,0,0\nu2,0,4,0\nu3,0,0,1\n"));
    matrix.table.missing = "0";
    QCOMPARE(inspectData(matrix).rows, 3U);
    matrix.table.missing = "";
    QCOMPARE(inspectData(matrix).rows, 9U);
    ImportOptions dates =
        optionsFor(folder.write("d.csv", "user,item,date\nu1,a,05/06/2014\nu2,a,07/06/2014\n"));
    dates.table.dates = DateForm::DayFirst;
    QCOMPARE(inspectData(dates).days.front().day, 16'226); // 2014-06-05
    dates.table.dates = DateForm::MonthFirst;
    QCOMPARE(inspectData(dates).days.front().day, 16'196); // 2014-05-06
    ImportOptions tags = optionsFor(folder.write("t.tsv", "# tags\n#jazz\ta\n#rock\ta\npop\tb\nfunk\tc\n"));
    tags.table.comment = "#";
    QCOMPARE(inspectData(tags).comments, 3U);
    ImportOptions thousands =
        optionsFor(folder.write("n.tsv", "user\titem\trating\nu1\ta\t1,204\nu1\tb\t2,310\n"));
    thousands.table.decimalComma = false;
    QCOMPARE(inspectData(thousands).ratings.front().rating, 1204.0);
    thousands.table.decimalComma = true;
    QVERIFY(std::abs(inspectData(thousands).ratings.front().rating - 1.204) < 1e-6);
}

void TestRowKinds::marksOfCommentsMayBeginIds() {
    QCOMPARE(summaryOf("pop\t#a\n#jazz\t#a\n#rock\t#b\n").comments, 0U);
    QCOMPARE(summaryOf("#jazz\t#a\n#rock\t#b\n").rows, 2U);
    const ReaderSummary stray = summaryOf("u\ta\t1\n# half\nu\tb\t2\n");
    QCOMPARE(stray.comments, 1U);
    QCOMPARE(stray.rows, 2U);
    QVERIFY(!refusalOf("#jazz\ta\npop\tb\nrock\tb\n").message.empty());
    const Folder folder;
    QCOMPARE(columnsOf(optionsFor(folder.write("c.tsv", "# made up\n#item_id\tuser_id\na\tu1\nb\tu1\n"))),
             (QList{1, 0, -1, -1}));
}

void TestRowKinds::aHeaderThatComesAgainIsNamed() {
    const ReaderSummary clicks = inspectData(optionsFor(cases + "min/header_again.csv"));
    QCOMPARE(clicks.rejectedRows.front().line, 4U);
    QCOMPARE(clicks.rejectedRows.front().reason, std::string("the header is there once more"));
    const ReaderSummary rated = summaryOf("user,item,rating\nu,a,1\nu,b,2\nuser,item,rating\nv,a,3\n");
    QCOMPARE(rated.rejectedRows.front().reason, std::string("the header is there once more"));
}

void TestRowKinds::partsMayHaveHeadersOfTheirOwn() {
    const Folder folder;
    folder.write("part-00000.csv", "user,item,rating\nu,a,1\nu,b,2\n");
    folder.write("part-00001.csv", "user,item,rating\nv,a,3\n");
    folder.write("part-00002.csv", "w,a,3\nw,b,5\n");
    folder.write("part-00003.csv", "user,item,rating\n");
    folder.write("_SUCCESS", "");
    const ReaderSummary found = inspectData(optionsFor(folder.path()));
    QCOMPARE(textOf(accountOf(found)), textOf({3, 2, 5, 5, 8, 3}));
}

void TestRowKinds::aCutMatrixIsRefused() {
    const Failure failure =
        refusalOf("%%MatrixMarket matrix coordinate pattern general\n2 2 3\n1 1\n1 2\n", "cut.mtx");
    QCOMPARE(failure.message, std::string("the matrix has 2 entries, and its head tells of 3"));
    QCOMPARE(
        summaryOf("%%MatrixMarket matrix coordinate pattern general\n% ours\n2 2 2\n1 1\n3 1\n").rejected,
        1U);
}

void TestRowKinds::objectsMayGoOverSeveralLines() {
    const ReaderSummary found =
        summaryOf("[\n  {\n    \"user\": {\"id\": \"u}\\\"\"}, \"item_id\": 7\n  },\n"
                  "  {\"user\": {\"id\": \"v\"}, \"item_id\": 8.50, \"extra\": [1, 2]}\n]\n");
    QCOMPARE(textOf(accountOf(found)), textOf({2, 2, 2, 2, 6, 0, 0, 2}));
    QCOMPARE(found.continued, 2U);
}

void TestRowKinds::missingIdsCanBeKept() {
    ImportOptions options = optionsFor(cases + "min/na_ids.csv");
    QCOMPARE(inspectData(options).rejectedRows.front().reason,
             std::string("the user id \"NA\" stands for a missing one"));
    options.keepMissingIds = true;
    QCOMPARE(inspectData(options).users, 2U);
    QCOMPARE(inspectData(options).rejected, 0U);
}

void TestRowKinds::numbersOfRowsAreTold() {
    ImportOptions options = optionsFor(cases + "time_ordinal.csv");
    QCOMPARE(columnsOf(options).last(), 3);
    QVERIFY(previewImport(options).options.table.dates == DateForm::Order);
    QVERIFY(inspectData(options).days.empty());
    options.from = 5;
    QCOMPARE(inspectData(options).outsideDates, 0U); // remembered of other data: a number is in no year
    options.asked = {model::AskedOption::From};
    QVERIFY(!refusalOf(options).message.empty());
}

void TestRowKinds::daysOfAnyCenturyAreCounted() {
    const Folder folder;
    std::string rows = "user,item,date\n";
    for (const char* date : {"2060-01-01", "1969-12-31T23:59:59", "1970-01-01", "2001-03-04", "1815-06-18",
                             "1970-01-01T23:59:59", "2059-09-18", "2059-09-19", "2001-03-04T05:06:07"})
        rows += "u" + std::to_string(rows.size()) + ",a," + date + '\n';
    const ReaderSummary found = inspectData(optionsFor(folder.write("d.csv", rows)));
    std::map<std::int64_t, std::uint64_t> days; // from 1970-01-01, as date -u -d … +%s has them
    for (const DayCount& day : found.days)
        days[day.day] = day.rows;
    QCOMPARE(days, (std::map<std::int64_t, std::uint64_t>{
                       {-56'445, 1}, {-1, 1}, {0, 2}, {11'385, 2}, {32'767, 1}, {32'768, 1}, {32'872, 1}}));
    QVERIFY(std::ranges::is_sorted(found.days, {}, &DayCount::day));
}

void TestRowKinds::ratingsAreToldAsTheyAreWritten() {
    const ReaderSummary found = summaryOf("user,item,score\nu,a,0.2\nu,b,0.9\nv,a,0.2\n");
    QCOMPARE(found.ratings.front().rating, 0.2); // as a float it is 0.200000003
    QCOMPARE(found.ratings.back().rating, 0.9);
}

void TestRowKinds::mutatedFilesAreReadOrRefused() {
    std::mt19937 random(15);
    const Folder folder;
    std::size_t tried = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(cases)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string bytes(1500, '\0');
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(file.gcount()));
        for (int variant = 0; variant < 25; ++variant, ++tried) {
            const std::string path = folder.write("mutated.txt", mutated(bytes, random));
            const Failure failure = failureOf([&] {
                const ReaderSummary found = inspectData(optionsFor(path));
                QCOMPARE(found.interactions + found.duplicates + found.rejected, found.rows);
            });
            QVERIFY2(failure.message.empty() || failure.file.starts_with(path), failure.text().c_str());
            QVERIFY(failure.text().find('\n') == std::string::npos);
        }
    }
    QVERIFY(tried >= 3000);
}

TASTESCOPE_TEST(TestRowKinds)
#include "test_row_kinds.moc"
