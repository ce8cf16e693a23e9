#include <QTest>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

std::string digits(int number) {
    return std::to_string(number);
}

/// 30 users with 10 of 40 items each, a header, and of every row what `write` makes of row, user and item.
template <typename Write>
QByteArray decoyTable(const char* header, Write write) {
    std::string text = header;
    int row = 0;
    for (int user = 0; user < 30; ++user)
        for (int item = 0; item < 10; ++item, ++row)
            text += write(row, user, (user * 7 + item * 3) % 40) + '\n';
    return QByteArray::fromStdString(text);
}

/// Whether the first note about the columns begins so.
bool saysOfColumns(const ReaderSummary& summary, const char* words) {
    return std::ranges::any_of(
        summary.notes, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

ReaderSummary inspectDecoy(const QByteArray& bytes, const char* name = "d.csv") {
    const Folder folder;
    return inspectData(optionsFor(folder.write(name, bytes.toStdString())));
}

} // namespace

/// Columns beside the right ones: parts of their names, properties of their items, parts of their times.
class TestDecoyColumns : public QObject {
    Q_OBJECT

private slots:
    void decoysAreLeft_data();
    void decoysAreLeft();
    void decoysWithoutNamesAreAsked_data();
    void decoysWithoutNamesAreAsked();
    void ordersAreSaid();
    void whatIsNoTimeIsNoted_data();
    void whatIsNoTimeIsNoted();
    void rowsApartByBlanksAreNoLists();
    void aMatrixApartByBlanksIsAsked();
    void yesAndNoAreRatings();
    void namedRatingsOfTwoOrThreeStepsAreAsked();
    void ordersOfAShopHaveNoItems();
};

void TestDecoyColumns::decoysAreLeft_data() {
    QTest::addColumn<QString>("names"); // of the columns; the decoy is called x below
    QTest::addColumn<QString>("decoy");
    QTest::addColumn<QString>("kind");
    const auto add = [](const char* decoy, const char* names, const char* kind) {
        QTest::addRow("%s beside %s", decoy, names) << QString(names) << QString(decoy) << QString(kind);
    };
    const char* const shop = "customer_id,product_id,score,created_at";
    add("userAgent", "personId,contentId,stars,timestamp", "few");
    add("userAgent", shop, "few");
    add("user_mean", "member,sku,stars,date", "user");
    add("rating_id", "user_id,movie_id,rating,timestamp", "row");
    add("average_rating", "reader,book_id,stars,date", "item");
    add("avgRating", shop, "item");
    add("mean_score", "memberId,sku,stars,date", "item");
    add("num_ratings", "reviewerID,asin,overall,unixReviewTime", "item");
    add("ratings_count", "user_id,item_id,stars,time", "item");
    add("rating_x", "user_id,anime_id,rating_y,time", "item");
    add("rating", "user_id,anime_id,score,time", "item"); // its name is surer, and it says nothing
    add("signup_time", shop, "stamp");
    add("birth_date", shop, "date");
    add("releasedate", shop, "date");
    add("premiere", "user_id,item_id,score,created_at", "date");
    add("date_month", "user_id,item_id,rating,created_at", "few");
    add("time_spent", "user_id,item_id,rating,created_at", "row");
    add("hashtag", "user_id,track_id,rating,time", "constant");
}

void TestDecoyColumns::decoysAreLeft() {
    QFETCH(QString, names);
    QFETCH(QString, decoy);
    QFETCH(QString, kind);
    const auto decoyOf = [&](int row, int user, int item) {
        const QHash<QString, std::string> values = {
            {"few", digits(row % 4)},
            {"user", "3." + digits(10 + user)},
            {"item", "3." + digits(10 + item)},
            {"row", digits(row + 1)},
            {"stamp", digits(1'300'000'000 + user * 1000)},
            {"date", digits(1960 + item) + "-03-04"},
            {"constant", "now"},
        };
        return values.value(kind);
    };
    for (const bool first : {true, false}) {
        const QString header = first ? decoy + ',' + names : names + ',' + decoy;
        const QByteArray bytes =
            decoyTable((header + '\n').toUtf8().constData(), [&](int row, int user, int item) {
                const std::string rest = "u" + digits(user) + ",i" + digits(item) + "," +
                                         digits(1 + (user + item) % 5) + "," +
                                         digits(1'400'000'000 + row * 90);
                const std::string other = decoyOf(row, user, item);
                return first ? other + "," + rest : rest + "," + other;
            });
        const Folder folder;
        const ImportPreview preview = previewImport(optionsFor(folder.write("d.csv", bytes.toStdString())));
        QVERIFY2(!preview.question.open(), preview.question.message.c_str());
        const RatingColumns columns = *preview.options.columns;
        const std::size_t shift = first ? 1 : 0;
        QCOMPARE(columns.user, 0 + shift);
        QCOMPARE(columns.item, 1 + shift);
        QCOMPARE(columns.rating, std::optional(2 + shift));
        QCOMPARE(columns.time, std::optional(3 + shift));
    }
}

void TestDecoyColumns::decoysWithoutNamesAreAsked_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("option");
    QTest::newRow("a genre") << decoyTable("", [](int, int user, int item) {
        return digits(user) + "," + digits(item + 1) + "," + digits(1 + item % 5) + "," +
               digits(1 + (user + item) % 5);
    }) << QString("rating=2");
    QTest::newRow("a constant") << decoyTable("", [](int, int user, int item) {
        return digits(user) + "," + digits(item + 1) + ",1," + digits(1 + (user + item) % 5);
    }) << QString("rating=3");
    QTest::newRow("the rating first") << decoyTable("", [](int row, int user, int item) {
        return digits(1 + row * 7 % 5) + "," + digits(user) + "," + digits(901 + item);
    }) << QString("--columns");
    QTest::newRow("two means") << decoyTable("user_id,item_id,story_rating,art_rating\n", [](int row,
                                                                                             int user,
                                                                                             int item) {
        return digits(user) + "," + digits(item) + "," + digits(1 + row % 5) + "," + digits(1 + row % 4);
    }) << QString("rating=story_rating");
}

void TestDecoyColumns::decoysWithoutNamesAreAsked() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, option);
    const Folder folder;
    const std::string file = folder.write("d.csv", bytes.toStdString());
    const Failure failure = failureOf([&] { inspectData(optionsFor(file)); });
    QVERIFY2(failure.remedy.find(option.toStdString()) != std::string::npos, failure.text().c_str());
}

void TestDecoyColumns::ordersAreSaid() {
    const auto table = [](const char* header) {
        return decoyTable(header, [](int row, int user, int item) {
            return digits(user) + "," + digits(item) + "," + digits(row + 1);
        });
    };
    QVERIFY(saysOfColumns(inspectDecoy(table("user,item,timestamp\n")), "taken as an order, not as dates"));
    const QByteArray steps = decoyTable("user,item,time\n", [](int row, int user, int item) {
        return digits(user) + "," + digits(item) + "," + digits(1 + row % 10);
    });
    QVERIFY(saysOfColumns(inspectDecoy(steps), "taken as an order, not as dates")); // of each user
}

void TestDecoyColumns::whatIsNoTimeIsNoted_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("values"); // %1 is a number from 0 to 23
    QTest::newRow("hours") << "time"
                           << "%1";
    QTest::newRow("days") << "date_day"
                          << "%1";
    QTest::newRow("weeks") << "timestamp"
                           << "2014-W%1-2";
    QTest::newRow("words") << "timestamp"
                           << "some time %1";
}

void TestDecoyColumns::whatIsNoTimeIsNoted() {
    QFETCH(QString, name);
    QFETCH(QString, values);
    const QByteArray bytes = decoyTable(("user,item,rating," + name + '\n').toUtf8().constData(),
                                        [&](int row, int user, int item) {
                                            const QString value = values.arg((row * 5 + user) % 24);
                                            return digits(user) + "," + digits(item) + "," +
                                                   digits(1 + (user + item) % 5) + "," + value.toStdString();
                                        });
    const ReaderSummary found = inspectDecoy(bytes);
    QVERIFY(saysOfColumns(found, "is not taken as the time"));
    QCOMPARE(found.rejected, 0U);
}

void TestDecoyColumns::rowsApartByBlanksAreNoLists() {
    for (const std::string between : {" ", "  "}) {
        const QByteArray table = decoyTable("", [&](int row, int user, int item) {
            return digits(user) + between + digits(item + 1) + between + digits(1 + (user + item) % 5) +
                   between + digits(1'400'000'000 + row * 90) + between + "1";
        });
        const ReaderSummary found = inspectDecoy(table, "d.txt");
        QCOMPARE(found.interactions, 300U);
        QCOMPARE(found.ratings.size(), std::size_t{5});
    }
    std::string lists; // of one length, which stay lists: nobody comes again
    for (int user = 0; user < 40; ++user)
        lists += digits(user) + " 101 " + digits(102 + user) + " 203 " + digits(304 + user) + " 405\n";
    QCOMPARE(inspectDecoy(QByteArray::fromStdString(lists), "l.txt").interactions, 200U);
}

void TestDecoyColumns::aMatrixApartByBlanksIsAsked() {
    const QByteArray matrix = decoyTable("", [](int row, int, int item) {
        std::string line;
        for (int column = 0; column < 20; ++column)
            line += (column > 0 ? " " : "") + digits((row + column * item) % 3 == 0 ? column % 6 : 0);
        return line;
    });
    const Folder folder;
    const std::string file = folder.write("m.txt", matrix.toStdString());
    const Failure failure = failureOf([&] { inspectData(optionsFor(file)); });
    QVERIFY2(failure.remedy.find("--format matrix") != std::string::npos, failure.text().c_str());
}

void TestDecoyColumns::yesAndNoAreRatings() {
    const QByteArray bytes = decoyTable("user_id,item_id,clicked\n", [](int row, int user, int item) {
        return digits(user) + "," + digits(item) + (row % 3 == 0 ? ",yes" : ",no");
    });
    const ReaderSummary found = inspectDecoy(bytes);
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(found.ratings.size(), std::size_t{2});
    QCOMPARE(found.ratings.back().count, 100U);
}

void TestDecoyColumns::namedRatingsOfTwoOrThreeStepsAreAsked() {
    for (const int steps : {2, 3}) {
        const QByteArray bytes = decoyTable("user,item,rating\n", [&](int row, int user, int item) {
            return digits(user) + "," + digits(item) + "," + digits(1 + row % steps);
        });
        const Folder folder;
        const std::string file = folder.write("d.csv", bytes.toStdString());
        const Failure failure = failureOf([&] { importDataset(optionsFor(file)); });
        QVERIFY2(failure.message.find("no known scale") != std::string::npos, failure.text().c_str());
    }
}

void TestDecoyColumns::ordersOfAShopHaveNoItems() {
    const QByteArray bytes = decoyTable("order_id,user_id,eval_set,order_number,order_hour_of_day\n",
                                        [](int row, int user, int item) {
                                            return digits(2'539'329 + row) + "," + digits(user) + ",prior," +
                                                   digits(1 + row % 10) + "," + digits(item % 24);
                                        });
    const Folder folder;
    const std::string file = folder.write("orders.csv", bytes.toStdString());
    const Failure failure = failureOf([&] { inspectData(optionsFor(file)); });
    QVERIFY2(failure.message.find("names no users or no items") != std::string::npos, failure.text().c_str());
}

TASTESCOPE_TEST(TestDecoyColumns)
#include "test_decoy_columns.moc"
