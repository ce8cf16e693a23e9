#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

#include "model/import/import.h"
#include "tests/support/registered_test.h"

using model::importDataset;
using model::ImportOptions;

/// Data in which the same ids are written in two ways.
class TestJoinedIds : public QObject {
    Q_OBJECT
private slots:
    void oneWayOrTwoAreTheSameData_data();
    void oneWayOrTwoAreTheSameData();
    void exactIdsStayApart();
    void anyOrderOfRowsGivesTheSameData();
    void titlesAreFoundByTheirOtherForm();
    void partsOfAGivenSplitAreJoined();
    void listsAreJoined();

private:
    std::string write(const char* name, const std::vector<std::string>& lines) const {
        const std::string path = m_folder.filePath(QLatin1String(name)).toStdString();
        std::ofstream file(path);
        for (const std::string& line : lines)
            file << line << '\n';
        return path;
    }

    static ImportOptions optionsOf(const std::string& path) {
        ImportOptions options;
        options.data = path;
        return options;
    }

    /// Rows of ten users and six items; items and users as the two say.
    template <typename User, typename Item>
    static std::vector<std::string> rows(User user, Item item) {
        std::vector<std::string> lines = {"user,item,rating"};
        for (int row = 0; row < 60; ++row)
            lines.push_back(user(row / 6, row) + ',' + item(row % 6, row) + ",5");
        return lines;
    }

    static std::string plain(int number, int) { return std::to_string(number); }
    static std::string decimal(int number, int) { return std::to_string(number) + ".0"; }
    static std::string either(int number, int row) {
        return row % 5 == 0 ? decimal(number, row) : plain(number, row);
    }

    QTemporaryDir m_folder;
};

void TestJoinedIds::oneWayOrTwoAreTheSameData_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("Unicode forms") << QStringLiteral("two_unicode_forms.csv");
    QTest::newRow("floats") << QStringLiteral("ids_as_floats.csv");
}
void TestJoinedIds::oneWayOrTwoAreTheSameData() {
    QFETCH(const QString, file);
    const auto dataset = importDataset(optionsOf((TESTS_DATA "/import/" + file).toStdString()));
    const model::ReaderSummary& found = dataset->summary.reader;
    QCOMPARE(found.users, 60U);
    QCOMPARE(found.items, 40U);
    QCOMPARE(found.interactions, 752U);
    QCOMPARE(dataset->summary.interactions, 404U); // as of plain.csv
    QVERIFY(found.joinedUsers + found.joinedItems > 0);
    QVERIFY(!found.joinedExample.empty());
}

void TestJoinedIds::exactIdsStayApart() {
    ImportOptions options = optionsOf(write("apart.csv", rows(plain, either)));
    const auto joined = importDataset(options);
    QCOMPARE(joined->summary.reader.items, 6U);
    QCOMPARE(joined->summary.reader.joinedItems, 6U);
    QCOMPARE(joined->summary.reader.joinedUsers, 0U);
    options.exactIds = true;
    const auto apart = importDataset(options);
    QCOMPARE(apart->summary.reader.items, 12U);
    QCOMPARE(apart->summary.reader.joinedItems, 0U);
    QVERIFY(std::ranges::count(apart->catalog.ids, "0.0") == 1);
}

void TestJoinedIds::anyOrderOfRowsGivesTheSameData() {
    const auto fingerprint = [&](const char* name, const std::vector<std::string>& lines) {
        return importDataset(optionsOf(write(name, lines)))->fingerprint;
    };
    std::vector<std::string> lines = rows(either, either);
    const auto expected = fingerprint("plain.csv", rows(plain, plain));
    QCOMPARE(fingerprint("decimal.csv", rows(decimal, decimal)), expected);
    QCOMPARE(fingerprint("either.csv", lines), expected);
    std::reverse(lines.begin() + 1, lines.end());
    QCOMPARE(fingerprint("reversed.csv", lines), expected);
}

void TestJoinedIds::titlesAreFoundByTheirOtherForm() {
    ImportOptions options = optionsOf(write("titled.csv", rows(plain, plain)));
    options.items = write("names.csv", {"id,title", "0.0,nought", "1.0,one", "2,two", "caf\xC3\xA9,none"});
    const auto dataset = importDataset(options);
    QCOMPARE(dataset->summary.reader.titles, 3U);
    const auto one = std::ranges::find(dataset->catalog.ids, "1") - dataset->catalog.ids.begin();
    QCOMPARE(dataset->catalog.titles[static_cast<std::size_t>(one)], std::string("one"));
    options.exactIds = true;
    QCOMPARE(importDataset(options)->summary.reader.titles, 1U);
}

void TestJoinedIds::partsOfAGivenSplitAreJoined() {
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("given")));
    std::vector<std::string> all = rows(plain, plain);
    std::vector<std::string> test = {"user,item,rating"};
    for (int user = 0; user < 10; ++user)
        test.push_back(std::to_string(user) + ".0," + std::to_string(user % 5) + ".0,5");
    std::erase_if(all, [](const std::string& line) {
        const auto comma = line.find(',');
        return line != "user,item,rating" && std::stoi(line) % 5 == std::stoi(line.substr(comma + 1));
    });
    write("given/train.csv", all);
    write("given/test.csv", test);
    const auto dataset = importDataset(optionsOf(m_folder.filePath(QStringLiteral("given")).toStdString()));
    QVERIFY(dataset->summary.splitWasGiven);
    QCOMPARE(dataset->summary.reader.users, 10U);
    QCOMPARE(dataset->summary.reader.items, 6U);
    QCOMPARE(dataset->summary.reader.joinedUsers, 10U);
    QCOMPARE(dataset->summary.reader.joinedItems, 5U);
    QCOMPARE(dataset->test.heldOut.clickCount(), std::uint64_t{10});
    ImportOptions anew = dataset->options;
    anew.split = model::SplitKind::HeldOutUsers;
    const auto whole = importDataset(anew);
    QCOMPARE(whole->summary.reader.users, 10U);
    QCOMPARE(whole->summary.reader.joinedItems, 5U);
}

void TestJoinedIds::listsAreJoined() {
    ImportOptions options = optionsOf(
        write("lists.txt", {"1 a b c", "2 a b caf\xC3\xA9 d e", "3.0 a cafe\xCC\x81 d", "3 e a b f"}));
    options.format = model::DataFormat::UserLists;
    const model::ReaderSummary found = model::inspectData(options);
    QCOMPARE(found.users, 3U);
    QCOMPARE(found.items, 7U);
    QCOMPARE(found.joinedUsers, 1U);
    QCOMPARE(found.joinedItems, 1U);
}

TASTESCOPE_TEST(TestJoinedIds)
#include "test_joined_ids.moc"
