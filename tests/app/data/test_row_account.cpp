#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

#include "model/import/import.h"
#include "tests/support/registered_test.h"
#include "ui/data/row_account.h"

using model::ClickKind;
using model::SplitKind;

/// The account of the data page over what the readers and the split really count.
class TestRowAccount : public QObject {
    Q_OBJECT
private slots:
    void addsUp_data();
    void addsUp();

private:
    std::string write() const;

    QTemporaryDir m_folder;
};

/// 60 users with 5 to 14 of 30 items, and everything that can go wrong with a row.
std::string TestRowAccount::write() const {
    const std::string path = m_folder.filePath(QStringLiteral("ratings.csv")).toStdString();
    std::ofstream file(path);
    file << "user,item,rating,timestamp\n";
    for (int user = 0; user < 60; ++user)
        for (int click = 0; click < 5 + user % 10; ++click) {
            file << "u" << user << ",i" << (user * 3 + click * click) % 30 << ',' << 1 + (user + click) % 5
                 << ',' << 1000000000 + (user * 14 + click) * 86400 << '\n';
            if (click % 7 == 6)
                file << '\n';
            if (click % 8 == 7)
                file << "u" << user << ",i1,good,1000000000\n";
        }
    file << "v1,i1,5,1000000000\nv2,i40,5,1000000000\n";
    return path;
}

void TestRowAccount::addsUp_data() {
    QTest::addColumn<model::ImportOptions>("options");
    model::ImportOptions options;
    QTest::newRow("as it is guessed") << options;
    options.clicks = ClickKind::Any;
    options.minClicksPerUser = 1;
    QTest::newRow("every row") << options;
    options.clicks = ClickKind::Threshold;
    options.minimumRating = 2;
    options.minClicksPerItem = 4;
    options.minClicksPerUser = 4;
    QTest::newRow("both minimums") << options;
    options.untilStable = true;
    QTest::newRow("until stable") << options;
    options.from = 1000000000 + 20 * 86400;
    options.until = 1000000000 + 600 * 86400;
    QTest::newRow("some dates") << options;
    options.split = SplitKind::RandomClicks;
    QTest::newRow("random clicks") << options;
    options.split = SplitKind::LatestClicks;
    QTest::newRow("latest clicks") << options;
    options.clicks = ClickKind::Counts;
    options.repeats = model::Repeats::Sum;
    QTest::newRow("counts") << options;
}

void TestRowAccount::addsUp() {
    QFETCH(model::ImportOptions, options);
    options.data = write();
    const auto dataset = model::importDataset(options);
    const std::vector<ui::AccountRow> rows = ui::rowAccount(dataset->summary);
    QCOMPARE(rows.front().what, QStringLiteral("lines read"));
    std::uint64_t left = rows.front().count;
    for (std::size_t row = 1; row + 1 < rows.size(); ++row)
        left -= rows[row].count;
    QCOMPARE(left, rows.back().count);
    QVERIFY(rows.size() >= 4);
}

TASTESCOPE_TEST(TestRowAccount)
#include "test_row_account.moc"
