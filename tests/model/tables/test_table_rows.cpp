#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

#include "model/input/input_file.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_rows.h"
#include "tests/model/support/files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using Rows = std::vector<std::vector<std::string>>;

namespace {

TableDialect commas() {
    TableDialect dialect;
    dialect.delimiter = ",";
    return dialect;
}

/// The fields of every row of the file, read in chunks of that size.
Rows rowsInChunks(const std::string& path, std::size_t chunk) {
    const TableDialect dialect = commas();
    ReadingMonitor monitor;
    BlockReader blocks(path, monitor, chunk);
    RowReader reader(blocks, monitor, dialect);
    RowSplitter splitter(dialect);
    Rows rows;
    while (const auto row = reader.next()) {
        const auto fields = splitter.split(row->text);
        rows.emplace_back(fields.begin(), fields.end());
    }
    return rows;
}

Rows rowsFrom(std::string_view bytes) {
    const Folder folder;
    const std::string path = folder.write("table.csv", bytes);
    const Rows whole = rowsInChunks(path, std::size_t{64} << 10);
    for (std::size_t chunk = 1; chunk <= 64; ++chunk)
        if (rowsInChunks(path, chunk) != whole)
            return {{"chunks of " + std::to_string(chunk) + " give other rows"}};
    return whole;
}

} // namespace

class TestTableRows : public QObject {
    Q_OBJECT

private slots:
    void quotedFieldsMayHoldLineEnds();
    void aQuoteThatIsLeftOpenSpoilsItsLineOnly();
    void aQuoteWithoutAnEndIsLookedForNoFurtherThanALineMayBeLong();
    void aRowIsNotCutAtTheLimit();
    void whatIsRememberedOfOpenRowsChangesNothing();
    void blanksInQuotesStay();
    void theSpectrumOfCsvIsRead();
};

void TestTableRows::quotedFieldsMayHoldLineEnds() {
    QCOMPARE(rowsFrom("a,\"one\ntwo\",b\nc,\"three\r\n\r\nfour\"\nd,e\n"),
             (Rows{{"a", "one\ntwo", "b"}, {"c", "three\r\n\r\nfour"}, {"d", "e"}}));
    QCOMPARE(rowsFrom("\"a \"\"quoted\"\"\nword\",1\r\n\"x\"\n"), (Rows{{"a \"quoted\"\nword", "1"}, {"x"}}));
    QCOMPARE(rowsFrom("a,\"lone\rreturn\"\rb,c\r"), (Rows{{"a", "lone\rreturn"}, {"b", "c"}}));
}

void TestTableRows::aQuoteThatIsLeftOpenSpoilsItsLineOnly() {
    QCOMPARE(rowsFrom("a,\"open\nb,c\nd,e\n").size(), std::size_t{3});
    QCOMPARE(rowsFrom("a,\"open\nb,\"closed\"\nc,\"more\nlines\"\n"),
             (Rows{{"a", "open"}, {"b", "closed"}, {"c", "more\nlines"}}));
}

void TestTableRows::aQuoteWithoutAnEndIsLookedForNoFurtherThanALineMayBeLong() {
    std::string bytes = "a,\"open\n";
    while (bytes.size() < TextLines::lineLimit + 1000)
        bytes += "b,c\n";
    bytes += "d,\"e\"\n";
    const Folder folder;
    const Rows rows = rowsInChunks(folder.write("table.csv", bytes), std::size_t{64} << 10);
    QCOMPARE(rows.front(), (std::vector<std::string>{"a", "open"}));
    QCOMPARE(rows.back(), (std::vector<std::string>{"d", "e"}));
    QCOMPARE(rows.size(), static_cast<std::size_t>(std::ranges::count(bytes, '\n')));
}

/// It is no row over several lines then, though its quote is closed.
void TestTableRows::aRowIsNotCutAtTheLimit() {
    const std::string bytes =
        "a,\"open\nclosed\"," + std::string(TextLines::lineLimit - 12, 'x') + "\nb,\"c\nd\"\n";
    const Folder folder;
    const Rows rows = rowsInChunks(folder.write("table.csv", bytes), std::size_t{64} << 10);
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[0], (std::vector<std::string>{"a", "open"}));
    QCOMPARE(rows[1].front(), std::string("closed\""));
    QCOMPARE(rows[2], (std::vector<std::string>{"b", "c\nd"}));
}

void TestTableRows::whatIsRememberedOfOpenRowsChangesNothing() {
    constexpr std::string_view letters = "\"\"\n\n,,a \\\r";
    TableDialect dialect = commas();
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        while (text.size() < 24)
            text += letters[random() % letters.size()];
        dialect.escapes = round % 2 == 1;
        RowEnds remembering(text, dialect);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t lineEnd = std::min(text.find_first_of("\r\n", begin), text.size());
            const RowEnd found = remembering.endOf(begin, lineEnd);
            const RowEnd alone = RowEnds(text, dialect).endOf(begin, lineEnd);
            QVERIFY2(found.state == alone.state, text.c_str());
            QVERIFY2(found.state != RowEnd::Closed || found.end == alone.end, text.c_str());
            begin = lineEnd + 1;
        }
    }
}

void TestTableRows::blanksInQuotesStay() {
    QCOMPARE(rowsFrom("\" a \" , b \n"), (Rows{{" a ", "b"}}));
}

/// Small files that each have one difficulty, with what they mean as JSON.
void TestTableRows::theSpectrumOfCsvIsRead() {
    const std::filesystem::path root = qEnvironmentVariable("TASTESCOPE_CORPORA").toStdString();
    if (!std::filesystem::is_directory(root / "csv-spectrum"))
        QSKIP("no csv-spectrum: set TASTESCOPE_CORPORA to the folder of the corpora");
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "csv-spectrum" / "csvs")) {
        std::ifstream json(root / "csv-spectrum" / "json" / (entry.path().stem().string() + ".json"));
        const auto expected = nlohmann::json::parse(json);
        const Rows rows = rowsFrom(contentsOf(entry.path().string()));
        nlohmann::json found = nlohmann::json::array();
        for (std::size_t row = 1; row < rows.size(); ++row) {
            nlohmann::json object = nlohmann::json::object();
            for (std::size_t column = 0; column < rows.front().size(); ++column)
                object[rows.front()[column]] = rows[row][column];
            found.push_back(object);
        }
        QVERIFY2(found == expected, (entry.path().string() + ": " + found.dump()).c_str());
        ++files;
    }
    QVERIFY(files >= 10);
}

TASTESCOPE_TEST(TestTableRows)
#include "test_table_rows.moc"
