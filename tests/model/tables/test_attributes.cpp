#include <QTest>

#include <algorithm>
#include <random>

#include "model/tables/attribute_collector.h"
#include "model/tables/titles_reader.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// What a table says of items whose ids count from 1.
ItemTexts textsFrom(std::string_view bytes, std::uint32_t count) {
    const Folder folder;
    IdTable items;
    for (std::uint32_t id = 1; id <= count; ++id)
        items.intern(std::to_string(id));
    ReadingMonitor monitor;
    const DataFile file = {folder.write("items", bytes), {}};
    return readTitles(file, detectTitles(file, {}), items, monitor);
}

std::string join(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts)
        joined += (joined.empty() ? "" : "; ") + text;
    return joined;
}

/// "genres: Action, Crime; -", an entry for each item.
std::string textOfAttribute(const ItemAttribute& attribute) {
    std::vector<std::string> items;
    for (std::uint32_t item = 0; item + 1 < attribute.offsets.size(); ++item) {
        std::string values;
        for (const std::uint32_t number : attribute.of(ItemIndex{item}))
            values += (values.empty() ? "" : ", ") + attribute.values[number];
        items.push_back(values.empty() ? "-" : values);
    }
    return attribute.name + ": " + join(items);
}

std::string attributesIn(std::string_view bytes, std::uint32_t count) {
    std::vector<std::string> texts;
    for (const ItemAttribute& attribute : textsFrom(bytes, count).attributes)
        texts.push_back(textOfAttribute(attribute));
    return texts.empty() ? "" : texts.size() == 1 ? texts.front() : texts.front() + " / " + texts.back();
}

/// A row of u.item whose flags are set where said, from 0.
std::string itemRow(int id, const std::string& date, const std::vector<std::size_t>& genres) {
    std::string row = std::to_string(id) + "|Film " + std::to_string(id) + "|" + date + "||";
    for (std::size_t genre = 0; genre < 19; ++genre)
        row += std::ranges::count(genres, genre) > 0 ? "|1" : "|0";
    return row + '\n';
}

} // namespace

/// What a table of items says besides their titles.
class TestAttributes : public QObject {
    Q_OBJECT
private slots:
    void everyWayOfWritingGivesItsValues_data();
    void everyWayOfWritingGivesItsValues();
    void valuesAreInOrder();
    void theOrderOfTheRowsDoesNotMatter();
    void longTextsAreKeptOutAndNamed();
    void memoryIsBounded();
    void columnsAreBounded();
    void titlesAreAsBefore();
    void anyBytesAreSurvived();
};

void TestAttributes::everyWayOfWritingGivesItsValues_data() {
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("expected"); // of items 1 to 3
    const auto add = [](const char* name, const QByteArray& table, const char* expected) {
        QTest::newRow(name) << table << QString::fromUtf8(expected);
    };
    add("bars",
        "movieId,title,genres\n1,Heat (1995),Action|Crime\n2,Cats,(no genres listed)\n3,Up,Animation\n",
        "genres: Action, Crime; -; Animation");
    add("quoted", "id,title,genres\n1,\"Heat, The\",\"Action|\"\"Crime\"\"\"\n3,Up,\"a, b\"\n",
        "genres: \"Crime\", Action; -; a, b");
    add("missing", "id,title,year\n1,Heat,NA\n2,Cats,\n3,Up,2009\n", "year: -; -; 2009");
    add("all missing", "id,title,year\n1,Heat,NaN\n2,Cats,\\N\n3,Up,NULL\n", "");
    add("doubled, empty and blank", "id,title,tags\n1,Heat,b|a| b ||\n2,Cats,|\n", "tags: a, b; -; -");
    add("Python's lists", "id,title,tags\n1,Heat,\"['a', \"\"b's\"\"]\"\n2,Cats,[]\n3,Up,[x]\n",
        "tags: a, b's; -; [x]");
    add("JSON's lists", "id;title;tags\n1;Heat;\"[\"\"a\"\",\"\"c\"\"]\"\n2;Cats;\"['a\"\n",
        "tags: a, c; ['a; -");
    add("RecBole's lists",
        "item_id:token\tmovie_title:token_seq\tclass:token_seq\n1\tToy Story\tAnimation "
        "Comedy\n3\tUp\tDrama\n",
        "class: Animation, Comedy; -; Drama");
    add("blanks in a word", "id\ttitle\tgenre\n1\tHeat\tScience Fiction\n", "genre: Science Fiction; -; -");
    add("movies.dat", "1::Heat (1995)::Action|Children's\n2::Cats::Sci-Fi\n3::Up::(no genres listed)\n",
        "genres: Action, Children's; Sci-Fi; -");
    add("no header and no genres", "1::Heat (1995)::USA\n2::Cats::UK\n", "column 3: USA; UK; -");
    add("u.item",
        QByteArray::fromStdString(itemRow(1, "01-Jan-1995", {3, 4}) + itemRow(2, "", {0}) +
                                  itemRow(3, "02-Feb-1996", {18, 1})),
        "release_date: 01-Jan-1995; -; 02-Feb-1996 / genres: Animation, Children's; unknown; Action, "
        "Western");
    add("flags with names", "id,title,Action,Drama,Sci-Fi\n1,Heat,1,1,0\n2,Cats,0,0,0\n3,Up,0,0,1\n",
        "genres: Action, Drama; -; Sci-Fi");
    add("flags of other kinds", "id,title,new,used\n1,Heat,1,0\n2,Cats,0,0\n",
        "new: 1; 0; - / used: 0; 0; -");
    add("several rows of an item", "id,title,genre\n1,Heat,Crime\n3,Up,x\n1,Heat,Action\n1,Heat,Crime\n",
        "genre: Action, Crime; -; x");
    add("ids in another form", "id,title,genre\n1.0,Heat,Crime\n2.0,Cats,x\n", "genre: Crime; x; -");
    add("row names", ",id,title,genre\n1,1,Heat,Crime\n2,2,Cats,x\n3,3,Up,y\n", "genre: Crime; x; y");
    add("one name twice", "id,title,tag,tag\n1,Heat,a,b\n", "tag: a; -; - / tag, column 4: b; -; -");
    add("Latin-1", "id,title,country\n1,Heat,M\xE9xico\n", "country: M\xC3\xA9xico; -; -");
    add("short rows", "id,title,year\n1,Heat\n2,Cats,1998\n3,Up,2009\n", "year: -; 1998; 2009");
    add("a title with a comma", "id,title,year\n1,Heat, The,1995\n2,Cats,1998\n3,Up,2009\n",
        "year: -; 1998; 2009");
    add("an open quote behind the title", "id,title,year\n1,Heat,\"1995\n2,Cats,1998\n3,Up,2009\n",
        "year: -; 1998; 2009");
    add("nothing else", "id,title\n1,Heat\n2,Cats\n", "");
}

void TestAttributes::everyWayOfWritingGivesItsValues() {
    QFETCH(const QByteArray, table);
    QFETCH(const QString, expected);
    QCOMPARE(QString::fromStdString(attributesIn(table.toStdString(), 3)), expected);
}

void TestAttributes::valuesAreInOrder() {
    const ItemTexts texts = textsFrom("id,title,year,tag\n1,a,1995,x\n2,b,900,10\n3,c,12,9\n4,d,1995,X\n", 4);
    QCOMPARE(join(texts.attributes[0].values), std::string("12; 900; 1995"));
    QCOMPARE(join(texts.attributes[1].values), std::string("10; 9; X; x"));
}

void TestAttributes::theOrderOfTheRowsDoesNotMatter() {
    std::vector<std::string> rows;
    for (int id = 1; id <= 40; ++id)
        rows.push_back(std::to_string(id) + ",t,g" + std::to_string(id % 7) + "|g" + std::to_string(id % 3) +
                       '\n');
    const auto table = [&] {
        std::string bytes = "id,title,genres\n";
        for (const std::string& row : rows)
            bytes += row;
        return attributesIn(bytes, 40);
    };
    const std::string expected = table();
    std::ranges::reverse(rows);
    QCOMPARE(table(), expected);
    std::ranges::shuffle(rows, std::mt19937(1));
    QCOMPARE(table(), expected);
}

void TestAttributes::longTextsAreKeptOutAndNamed() {
    std::string bytes = "id,title,url,plot,director,year\n";
    for (int id = 1; id <= 50; ++id)
        bytes += std::to_string(id) + ",T,http://example.org/a/long/address/" + std::to_string(id) +
                 ",A story of the number " + std::to_string(id) + " and what became of it," + "D" +
                 std::to_string(id) + ",1995\n";
    const ItemTexts texts = textsFrom(bytes, 50);
    std::vector<std::string> names;
    for (const ItemAttribute& attribute : texts.attributes)
        names.push_back(attribute.name);
    QCOMPARE(join(names), std::string("director; year"));
    QCOMPARE(texts.notes.size(), std::size_t{2});
    QVERIFY(texts.notes[0].starts_with("\"url\" is no attribute"));
    QVERIFY(texts.notes[1].starts_with("\"plot\" is no attribute"));
}

void TestAttributes::memoryIsBounded() {
    const std::vector<AttributeColumn> columns = {{0, "many"}, {1, "few"}};
    AttributeCollector collector(columns, 20'000);
    for (std::uint32_t item = 0; item < 1'000; ++item) {
        const std::string value = std::to_string(item);
        const std::vector<std::string_view> fields = {value, "x"};
        collector.add(item, fields);
    }
    const auto attributes = collector.take(1'000);
    QCOMPARE(attributes.size(), std::size_t{1});
    QCOMPARE(attributes[0].name, std::string("few"));
    QCOMPARE(attributes[0].of(ItemIndex{999}).size(), std::size_t{1});
    QCOMPARE(join(collector.notes()),
             std::string("\"many\" is no attribute of items: it takes too much memory"));
}

void TestAttributes::columnsAreBounded() {
    std::string header = "id,title";
    std::string row = "1,Heat";
    for (int column = 0; column < 100; ++column) {
        header += ",c" + std::to_string(column);
        row += ",v";
    }
    const ItemTexts texts = textsFrom(header + '\n' + row + '\n', 1);
    QCOMPARE(texts.attributes.size(), AttributeCollector::mostColumns);
    QCOMPARE(join(texts.notes), std::string("only the first 64 of 100 columns become attributes of items"));
}

void TestAttributes::titlesAreAsBefore() {
    const ItemTexts texts = textsFrom("id,title,year\n1,Heat, The,1995\n2,Cats,\"1998\n3,\"Up\n4,Big\n", 4);
    QCOMPARE(texts.titles, (std::vector<std::string>{"Heat", "Cats", "", "Big"}));
}

void TestAttributes::anyBytesAreSurvived() {
    const std::string base = "id,title,genres,tags\n1,\"Heat, The\",Action|Crime,\"['a', 'b']\"\n"
                             "2,Cats,(no genres listed),[]\n3,Up,\xC3\x89t\xC3\xA9|x,\"[\"\"q\"\"]\"\n";
    constexpr char bytes[] = "\"'[]|,\\\n\r\0\xC3\xFF 1x"; // its last 0 among them
    std::mt19937 generator(7);
    for (int round = 0; round < 600; ++round) {
        std::string table = base;
        for (int change = 0; change < 3; ++change) {
            const std::size_t at = generator() % table.size();
            if (generator() % 3 == 0)
                table.erase(at, generator() % 8);
            else
                table.insert(at, 1, bytes[generator() % sizeof(bytes)]);
        }
        try {
            for (const ItemAttribute& attribute : textsFrom(table, 3).attributes) {
                QCOMPARE(attribute.offsets.size(), std::size_t{4});
                QCOMPARE(attribute.offsets.back(), attribute.numbers.size());
                for (const std::uint32_t number : attribute.numbers)
                    QVERIFY(number < attribute.values.size());
                QVERIFY(!attribute.values.empty() && !attribute.name.empty());
            }
        } catch (const Error& error) {
            QVERIFY(!error.failure().message.empty());
        }
    }
}

TASTESCOPE_TEST(TestAttributes)
#include "test_attributes.moc"
