#include <QTest>

#include <random>

#include "model/input/block_reader.h"
#include "model/tables/row_scanner.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

using Lines = std::vector<std::string>;

void addLines(std::string_view text, Lines& lines) {
    TextLines reader(text, {}, 1);
    while (const auto line = reader.next())
        lines.emplace_back(*line);
}

/// The lines that the scanner finds itself, with the pieces that it leaves to others read line by line; where
/// it gives fields, these are what stands between the delimiters.
Lines linesOfText(std::string_view text, std::size_t wanted) {
    RowScanner scanner(text, ',', wanted);
    RowScanner::Row row;
    Lines lines;
    while (scanner.next(row)) {
        if (!row.plain) {
            addLines(row.text, lines);
            continue;
        }
        lines.emplace_back(row.text);
        std::string joined;
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            joined += (i > 0 ? "," : "") + std::string(row.fields[i]);
        const auto delimiters = static_cast<std::size_t>(std::ranges::count(row.text, ','));
        if (row.fields.size() != std::min(wanted, delimiters + 1) || !row.text.starts_with(joined) ||
            (wanted > delimiters && row.text != joined))
            lines.push_back("wrong fields in " + std::string(row.text));
    }
    return lines;
}

} // namespace

class TestRowScanner : public QObject {
    Q_OBJECT

private slots:
    void fieldsAreFoundAtOnce() {
        RowScanner scanner("1,22,3.5,964982703\r\n1, b \n\n", ',', 3);
        RowScanner::Row row;
        QVERIFY(scanner.next(row));
        QVERIFY(row.plain);
        QVERIFY(row.text == "1,22,3.5,964982703");
        QVERIFY(std::ranges::equal(row.fields, std::vector<std::string_view>{"1", "22", "3.5"}));
        QVERIFY(scanner.next(row));
        QVERIFY(std::ranges::equal(row.fields, std::vector<std::string_view>{"1", " b "}));
        QVERIFY(scanner.next(row));
        QVERIFY(row.text.empty());
        QVERIFY(!scanner.next(row));
    }

    void whatNeedsCareIsLeftToOthers() {
        RowScanner scanner("1,\"a,b\",3\n1,2\r3,4\n5,6\n", ',', 2);
        RowScanner::Row row;
        QVERIFY(scanner.next(row));
        QVERIFY(!row.plain);
        QVERIFY(row.text == "1,\"a,b\",3");
        QVERIFY(scanner.next(row));
        QVERIFY(!row.plain);
        QVERIFY(row.text == "1,2\r3,4");
        QVERIFY(scanner.next(row));
        QVERIFY(row.plain);
        QVERIFY(row.text == "5,6");
    }

    void findsTheLinesThatALineReaderFinds() {
        std::mt19937 random(1);
        for (const std::string_view alphabet :
             {std::string_view("ab,,\n"), std::string_view("abcdefg,\r\n"), std::string_view("ab,\"\r\n\n")})
            for (int text = 0; text < 3000; ++text) {
                std::string bytes(random() % 260, ' ');
                for (char& byte : bytes)
                    byte = alphabet[random() % alphabet.size()];
                Lines expected;
                addLines(bytes, expected);
                QCOMPARE(linesOfText(bytes, 1 + random() % 4), expected);
            }
    }
};

TASTESCOPE_TEST(TestRowScanner)
#include "test_row_scanner.moc"
