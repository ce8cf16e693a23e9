#include <QTest>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/input/text.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

const std::string roleCases = TESTS_DATA "/import/";

/// Columns as user, item, rating, time, event; -1 = none.
QList<int> rolesIn(const ImportPreview& preview) {
    const RatingColumns columns = *preview.options.columns;
    const auto number = [](std::optional<std::size_t> column) {
        return column ? static_cast<int>(*column) : -1;
    };
    return {number(columns.user), number(columns.item), number(columns.rating), number(columns.time),
            number(columns.event)};
}

QList<int> rolesOfText(std::string_view bytes) {
    const Folder folder;
    const ImportPreview preview = previewImport(optionsFor(folder.write("r.txt", bytes)));
    return preview.question.open() ? QList<int>() : rolesIn(preview);
}

/// What the command line says of data that it does not read.
Failure refusalOfRoles(const ImportOptions& options) {
    return failureOf([&] { inspectData(options); });
}

/// Rows of 30 users with 10 of 40 items each; of every row the text that `write` makes of row, user and item.
template <typename Write>
std::string manyRows(Write write) {
    std::string text;
    int row = 0;
    for (int user = 0; user < 30; ++user)
        for (int item = 0; item < 10; ++item, ++row)
            text += write(row, user, (user * 7 + item * 3) % 40) + '\n';
    return text;
}

std::string text(int number) {
    return std::to_string(number);
}

} // namespace

/// What a column is, by its name and by what it holds.
class TestColumnRoles : public QObject {
    Q_OBJECT

private slots:
    void rolesAreFound_data();
    void rolesAreFound();
    void neighboursAreFound_data();
    void neighboursAreFound();
    void nearReadingsAreAsked_data();
    void nearReadingsAreAsked();
    void whatIsTakenIsSaid();
    void columnsAreChosenByName();
    void eventsFilterAndWeigh();
    void eventsThatAreNotThereAreRefused();
    void titlesThatCannotBeReadAreNoted_data();
    void titlesThatCannotBeReadAreNoted();
    void titlesUnderOtherNamesAreFound_data();
    void titlesUnderOtherNamesAreFound();
    void questionsStayShort();
};

void TestColumnRoles::rolesAreFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QList<int>>("roles"); // user, item, rating, time, event
    const auto add = [](const char* path, const QList<int>& roles) {
        QTest::newRow(path) << QString::fromLatin1(path) << roles;
    };
    // By names.
    add("plain.csv", {0, 1, 2, 3, -1});
    add("sessions.csv", {0, 2, -1, 1, -1});
    add("hm_transactions.csv", {1, 2, -1, 0, -1});
    add("recipes.csv", {0, 1, 3, 2, -1});
    add("venue_names.csv", {0, 1, 2, -1, -1});
    add("msd_listen_count.csv", {0, 1, 2, -1, -1});
    add("retailrocket_events.csv", {1, 3, -1, 0, 2});
    add("diginetica.csv", {0, 2, -1, 4, -1});
    add("beer.csv", {0, 1, 2, 3, -1});
    add("goodreads_interactions.csv", {0, 1, 3, -1, -1});
    add("impressions.csv", {0, 1, 2, -1, -1});
    add("steam_au.csv", {0, 1, 2, -1, -1});
    add("BX-Book-Ratings.csv", {0, 1, 2, -1, -1});
    add("min/surrogate_id.csv", {1, 2, 3, -1, -1});
    add("sql_export.csv", {1, 2, 3, 4, -1});
    // By what the columns hold.
    add("train_triplets.txt", {0, 1, 2, -1, -1});
    add("yoochoose-clicks.dat", {0, 2, -1, 1, -1});
    add("behaviour.csv", {0, 1, -1, 4, 3});
    add("lastfm1k.tsv", {0, 3, -1, 1, -1});
    add("pandas_nohdr.csv", {1, 2, 3, -1, -1});
    add("index_nohdr.csv", {1, 2, 3, -1, -1});
    add("amazon2018_ratings.csv", {1, 0, 2, 3, -1});
    add("label01_nohdr.tsv", {0, 1, 2, -1, -1});
}

void TestColumnRoles::rolesAreFound() {
    QFETCH(QString, path);
    QFETCH(QList<int>, roles);
    const ImportPreview preview = previewImport(optionsFor(roleCases + path.toStdString()));
    QVERIFY2(!preview.question.open(), preview.question.message.c_str());
    QCOMPARE(rolesIn(preview), roles);
}

void TestColumnRoles::neighboursAreFound_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("roles");
    const auto add = [](const char* name, const std::string& bytes, const QList<int>& roles) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << roles;
    };
    add("check-ins with coordinates", manyRows([](int row, int user, int place) {
            return text(user) + "\t2010-10-" + text(10 + row % 19) + "T23:55:27Z\t30.23590" +
                   text(place * 37) + "1\t-97.79513" + text(place * 31) + "9\t" + text(22847 + place);
        }),
        {0, 4, -1, 1, -1});
    add("votes", "customer,product,vote\n" + manyRows([](int row, int user, int item) {
                     return text(user) + ",p" + text(item) + (row % 3 == 0 ? ",-1" : ",1");
                 }),
        {0, 1, 2, -1, -1});
    add("venues with their kinds", manyRows([](int, int user, int venue) {
            return text(user) + "\tv" + text(venue) + "\tk" + text(venue % 5) + "\tKind of " +
                   text(venue % 5) + "\t40.7198" + text(venue) + "\t-74.0025" + text(venue);
        }),
        {0, 1, -1, -1, -1});
    add("a running number without a name", manyRows([](int row, int user, int item) {
            return text(row + 5) + ",u" + text(user) + ",i" + text(item);
        }),
        {1, 2, -1, -1, -1});
    add("a unique id", "review_id,reviewer,hotel,stars\n" + manyRows([](int row, int user, int item) {
                           return "r" + text(row * 17) + ",u" + text(user) + ",h" + text(item) + "," +
                                  text(1 + (user + item) % 5);
                       }),
        {1, 2, 3, -1, -1});
    add("an id with an unknown name",
        "user_id,gizmo_id,rating\n" + manyRows([](int, int user, int item) {
            return text(user) + "," + text(item) + "," + text(1 + (user + item) % 5);
        }),
        {0, 1, 2, -1, -1});
    add("the time first", manyRows([](int row, int user, int item) {
            return text(1'400'000'000 + row * 100) + ",u" + text(user) + ",i" + text(item);
        }),
        {1, 2, -1, 0, -1});
    add("large item ids", manyRows([](int, int user, int item) {
            return "u" + text(user) + "," + text(214'500'000 + item) + "," + text(1 + (user + item) % 5);
        }),
        {0, 1, 2, -1, -1});
    add("events of a shop",
        "event_time,event_type,product_id,category_id,brand,price,user_id,user_session\n" +
            manyRows([](int row, int user, int item) {
                return "2019-10-01 00:00:" + text(10 + row % 50) + " UTC," + (row % 3 ? "view" : "purchase") +
                       "," + text(item) + "," + text(item % 4) + ",b" + text(item % 3) + "," + text(item) +
                       ".5," + text(user) + ",s" + text(row / 4);
            }),
        {6, 2, -1, 0, 1});
    add("baskets", "order_id,product_id,quantity\n" + manyRows([](int row, int user, int item) {
                       return text(user) + "," + text(item) + "," + text(1 + row % 3);
                   }),
        {0, 1, 2, -1, -1});
    add("German", "Kundennr;Artikel;Menge;Datum\n" + manyRows([](int row, int user, int item) {
                      return text(user) + ";A" + text(item) + ";" + text(1 + row % 3) + ";2020-01-0" +
                             text(1 + row % 9);
                  }),
        {0, 1, 2, 3, -1});
    add("truth in words", "user_id,video_id,is_click\n" + manyRows([](int row, int user, int item) {
                              return text(user) + "," + text(item) + (row % 3 ? ",True" : ",False");
                          }),
        {0, 1, 2, -1, -1});
    add("an id twice", "user_id,uid,item_id,rating\n" + manyRows([](int row, int user, int item) {
                           return text(user) + "," + text(user) + "," + text(item) + "," + text(1 + row % 5);
                       }),
        {0, 2, 3, -1, -1});
}

void TestColumnRoles::neighboursAreFound() {
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, roles);
    QCOMPARE(rolesOfText(bytes.toStdString()), roles);
}

void TestColumnRoles::nearReadingsAreAsked_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("option");
    const auto add = [](const char* name, const std::string& bytes, const char* option) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString() << QString::fromLatin1(option);
    };
    const auto addCase = [](const char* path, const char* option) {
        QTest::newRow(path) << QByteArray() << QString::fromLatin1(path) << QString::fromLatin1(option);
    };
    addCase("min/text_third.tsv", "--columns user=0,item=1,rating=3");
    addCase("lastfm360k.tsv", "--columns user=0,item=2,rating=3");
    addCase("steam-200k.csv", "--columns user=0,item=1,rating=3,event=2");
    addCase("mind/behaviors.tsv", "--columns");
    add("orders of users", manyRows([](int row, int user, int item) {
            return "o" + text(row / 5) + "," + text(user) + "," + text(item);
        }),
        "--columns user=0,item=1");
    add("artists and tracks", "user_id,artist_id,track_id\n" + manyRows([](int row, int user, int item) {
                                  return text(user) + ",a" + text(item) + ",t" + text(row % 23);
                              }),
        "--columns user=user_id,item=artist_id");
    add("signals", "user_id,item_id,like,share\n" + manyRows([](int row, int user, int item) {
                       return text(user) + "," + text(item) + "," + text(row % 2) + "," + text(row % 3 % 2);
                   }),
        "--columns user=user_id,item=item_id,rating=like");
    add("everybody another item",
        manyRows([](int row, int user, int) { return "u" + text(user) + ",i" + text(row * 3); }),
        "--columns");
    add("the rating first", manyRows([](int row, int user, int item) {
            return text(1 + row % 5) + ",u" + text(user) + ",i" + text(item);
        }),
        "--columns");
}

void TestColumnRoles::nearReadingsAreAsked() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, path);
    QFETCH(QString, option);
    const Folder folder;
    const std::string file =
        path.isEmpty() ? folder.write("r.csv", bytes.toStdString()) : roleCases + path.toStdString();
    const Failure failure = refusalOfRoles(optionsFor(file));
    QVERIFY2(QString::fromStdString(failure.remedy).contains(option), failure.text().c_str());
    QVERIFY(failure.text().find('\n') == std::string::npos);
    QVERIFY(failure.text().size() <= 2000);
}

void TestColumnRoles::whatIsTakenIsSaid() {
    const Folder folder;
    const std::string named = folder.write("named.csv", "user,item,rating\nu,a,4\nu,b,5\nv,a,2\n");
    QVERIFY(inspectData(optionsFor(named)).notes.empty());
    folder.write("items.csv", "id,title\nc,Nobody's\n");
    const std::vector<std::string> notes = inspectData(optionsFor(named)).notes;
    QVERIFY(notes.size() == 1 && notes.front().ends_with("items.csv has a title for none of the items"));
    const ReaderSummary byOrder = inspectData(optionsFor(roleCases + "train_triplets.txt"));
    QCOMPARE(
        byOrder.notes.back(),
        std::string(
            "the columns have no names: the 1st column is taken as the user, the 2nd column as the item, "
            "the 3rd column as the rating"));
    QVERIFY(!inspectData(optionsFor(roleCases + "sessions.csv")).notes.empty());
}

void TestColumnRoles::columnsAreChosenByName() {
    ImportOptions options = optionsFor(roleCases + "hm_transactions.csv");
    options.columnNames = {"customer_id", "sales_channel_id", "price"};
    QCOMPARE(rolesIn(previewImport(options)), (QList<int>{1, 4, 3, -1, -1}));
    QVERIFY(!previewImport(options).options.columnNames);
    options.columnNames = {"Customer ID", "2"}; // undecorated, and by number
    QCOMPARE(rolesIn(previewImport(options)), (QList<int>{1, 2, -1, -1, -1}));
    options.columnNames = {"customer", "article_id"};
    QCOMPARE(refusalOfRoles(options).message, std::string("there is no column \"customer\""));
    QVERIFY(refusalOfRoles(options).remedy.find("customer_id, article_id") != std::string::npos);
    ImportOptions json = optionsFor(roleCases + "yelp_review.json");
    json.columnNames = {"user_id", "business_id", "useful"};
    QCOMPARE(rolesIn(previewImport(json)), (QList<int>{1, 2, 4, -1, -1}));
}

void TestColumnRoles::eventsFilterAndWeigh() {
    ImportOptions options = optionsFor(roleCases + "retailrocket_events.csv");
    const ReaderSummary all = inspectData(options);
    QCOMPARE(all.events.size(), std::size_t{3}); // addtocart, transaction, view
    QCOMPARE(all.events.front().rows, 246U);
    QCOMPARE(all.interactions, 752U);
    options.events = {{"transaction"}};
    const ReaderSummary bought = inspectData(options);
    QCOMPARE(bought.interactions, 168U);
    QCOMPARE(bought.unwantedEvents, 584U);
    QCOMPARE(bought.rows, bought.interactions + bought.duplicates + bought.rejected + bought.unwantedEvents);
    QVERIFY(bought.ratings.empty());
    options.events = {{"transaction"}, {"addtocart", 0.5}};
    options.minClicksPerUser = 1;
    const auto weighed = importDataset(options);
    QCOMPARE(weighed->summary.reader.ratings.size(), std::size_t{2});
    QVERIFY(weighed->summary.rule.clicks == ClickKind::Counts);
    const Folder folder;
    ImportOptions twice =
        optionsFor(folder.write("e.csv", "user,item,event\nu,a,view\nu,a,buy\nu,a,view\nu,b,view\n"));
    twice.events = {{"buy"}, {"view", 0.25}};
    twice.repeats = Repeats::Sum;
    const ReaderSummary sums = inspectData(twice);
    QCOMPARE(sums.ratings.back().rating, 1.5);
    QCOMPARE(sums.ratings.front().rating, 0.25);
}

void TestColumnRoles::eventsThatAreNotThereAreRefused() {
    ImportOptions options = optionsFor(roleCases + "retailrocket_events.csv");
    options.events = {{"purchase"}};
    QCOMPARE(refusalOfRoles(options).message, std::string("no row is of a chosen event"));
    options.events = {{"purchase"}, {"view"}};
    QCOMPARE(refusalOfRoles(options).message, std::string("no row is of the event \"purchase\""));
    ImportOptions plain = optionsFor(roleCases + "plain.csv");
    plain.events = {{"view"}};
    QCOMPARE(refusalOfRoles(plain).message,
             std::string("events are chosen, and no column is known to hold events"));
}

void TestColumnRoles::titlesThatCannotBeReadAreNoted_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("only ids") << QByteArray("item_id:token\na\nb\n");
    QTest::newRow("no titles") << QByteArray("item_id:token\tclass:token_seq\tprice:float\na\tDrama\t3\n");
    QTest::newRow("no text") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
    QTest::newRow("a giant line") << QByteArray("item_id:token\ttitle:token\na\t") +
                                         QByteArray((1 << 20) + 10, 'x') + QByteArray("\n");
    QTest::newRow("nothing") << QByteArray();
}

void TestColumnRoles::titlesThatCannotBeReadAreNoted() {
    QFETCH(QByteArray, bytes);
    const Folder folder;
    folder.write("set.inter", "user_id:token\titem_id:token\nu\ta\nu\tb\n");
    const std::string titles = folder.write("set.item", bytes.toStdString());
    const ReaderSummary found = inspectData(optionsFor(folder.path()));
    QCOMPARE(found.rows, 2U);
    QCOMPARE(found.titles, 0U);
    QCOMPARE(found.notes.size(), std::size_t{1});
    QVERIFY2(found.notes.front().starts_with("titles are not read: "), found.notes.front().c_str());
    previewImport(optionsFor(folder.path()));
    QVERIFY(!failureOf([&] { inspectData(optionsFor(folder.path(), titles)); }).message.empty()); // asked for
}

void TestColumnRoles::titlesUnderOtherNamesAreFound_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"item_info.csv", "items_info.txt", "Movies.csv", "products.tsv", "item-titles.dat"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestColumnRoles::titlesUnderOtherNamesAreFound() {
    QFETCH(QString, name);
    const Folder folder;
    const std::string ratings = folder.write("log.csv", "user,item\nu,a\nu,b\n");
    folder.write(name.toUtf8().constData(), "item_id,name,genre\na,Heat,Drama\nb,Alien,Horror\n");
    QCOMPARE(inspectData(optionsFor(ratings)).titles, 2U);
    QCOMPARE(inspectData(optionsFor(folder.path())).titles, 2U); // and it is no second table of ratings
}

void TestColumnRoles::questionsStayShort() {
    std::string bytes = "user_id";
    for (int column = 0; column < 30; ++column)
        bytes += "," + std::string(200, static_cast<char>('a' + column % 26)) + text(column) + "_id";
    bytes += '\n' + manyRows([](int row, int user, int) {
                 std::string line = text(user);
                 for (int column = 0; column < 30; ++column)
                     line += "," + std::string(120, 'v') + text((row * (column + 3)) % (17 + column));
                 return line;
             });
    const Folder folder;
    const Failure failure = refusalOfRoles(optionsFor(folder.write("wide.csv", bytes)));
    QVERIFY(failure.message.starts_with("it is not clear which column is the item"));
    QVERIFY(failure.text().size() <= 2000);
    QVERIFY(isUtf8(failure.text()));
}

TASTESCOPE_TEST(TestColumnRoles)
#include "test_column_roles.moc"
