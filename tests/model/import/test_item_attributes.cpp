#include <QTest>

#include <algorithm>

#include "model/data/match_items.h"
#include "model/import/dataset_export.h"
#include "model/import/import.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

const ItemAttribute* attributeOf(const Dataset& dataset, std::string_view name) {
    const auto found = std::ranges::find(dataset.catalog.attributes, name, &ItemAttribute::name);
    return found == dataset.catalog.attributes.end() ? nullptr : &*found;
}

/// The values of an item by its id, with bars between them.
std::string valuesIn(const Dataset& dataset, std::string_view name, const std::string& id) {
    const ItemAttribute* attribute = attributeOf(dataset, name);
    if (attribute == nullptr)
        return "no such attribute";
    const auto place = std::ranges::find(dataset.catalog.ids, id) - dataset.catalog.ids.begin();
    if (place == std::ssize(dataset.catalog.ids))
        return "no such item";
    std::string values;
    for (const std::uint32_t number : attribute->of(ItemIndex{static_cast<std::uint32_t>(place)}))
        values += (values.empty() ? "" : "|") + attribute->values[number];
    return values;
}

/// name: values, items, + where an item has several.
std::string summaryIn(const Dataset& dataset) {
    std::string text;
    for (const AttributeSummary& attribute : dataset.summary.reader.attributes)
        text += (text.empty() ? "" : "; ") + attribute.name + ": " + std::to_string(attribute.values) + ", " +
                std::to_string(attribute.items) + (attribute.multiValued ? " +" : "");
    return text;
}

std::string ratingRows(int users, int items) {
    std::string rows = "user,item,rating\n";
    for (int user = 0; user < users; ++user)
        for (int item = 0; item < items; ++item)
            rows += 'u' + std::to_string(user) + ',' + std::to_string(item) + (item == 3 ? ",1\n" : ",5\n");
    return rows;
}

constexpr const char* titleRows = "id,title,genres,year\n0,nought,a|b,1999\n1,one,b,2000\n2,two,,2001\n"
                                  "3,three,z,1888\n4,four,b|c,2001\n5,five,a,1999\n77,other,unseen,1\n";

} // namespace

/// The attributes of the items of a dataset, through splits, layouts and models.
class TestItemAttributes : public QObject {
    Q_OBJECT
private slots:
    void theExampleHasGenres();
    void publishedSetsHaveTheirs_data();
    void publishedSetsHaveTheirs();
    void itemsThatAreDroppedTakeTheirValuesAlong();
    void givenSplitsHaveThem();
    void theAuthorsLayoutHasThem();
    void itemsOfAModelKeepTheirs();
    void theFingerprintDoesNotKnowThem();
};

void TestItemAttributes::theExampleHasGenres() {
    const auto dataset = importDataset(optionsFor(RESOURCES "/example/ratings.csv"));
    QCOMPARE(summaryIn(*dataset), std::string("genres: 19, 9690 +"));
    QCOMPARE(valuesIn(*dataset, "genres", "1"), std::string("Adventure|Animation|Children|Comedy|Fantasy"));
    QCOMPARE(valuesIn(*dataset, "genres", "2571"), std::string("Action|Sci-Fi|Thriller")); // The Matrix
    QCOMPARE(valuesIn(*dataset, "genres", "122896"),
             std::string()); // Pirates of the Caribbean: Dead Men Tell No Tales (2017): no genres listed
    QCOMPARE(attributeOf(*dataset, "genres")->offsets.size(), dataset->catalog.ids.size() + 1);
}

void TestItemAttributes::publishedSetsHaveTheirs_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("values");
    QTest::addColumn<int>("distinct");
    const auto add = [](const char* file, const char* attribute, const char* item, const char* values,
                        int distinct) {
        QTest::addRow("%s %s of %s", file, attribute, item)
            << QString::fromUtf8(file) << QString::fromUtf8(attribute) << QString::fromUtf8(item)
            << QString::fromUtf8(values) << distinct;
    };
    add("ml-100k", "genres", "1", "Animation|Children's|Comedy", 19);          // Toy Story
    add("ml-100k", "genres", "50", "Action|Adventure|Romance|Sci-Fi|War", 19); // Star Wars
    add("ml-100k", "genres", "267", "unknown", 19);
    add("ml-100k", "release_date", "1", "01-Jan-1995", 240);
    add("ml-100k-recbole", "class", "50", "Action|Adventure|Romance|Sci-Fi|War", 19);
    add("ml-100k-recbole", "release_year", "50", "1977", 73);
    add("ml-1m", "genres", "1", "Animation|Children's|Comedy", 18);
    add("ml-1m", "genres", "260", "Action|Adventure|Fantasy|Sci-Fi", 18);
    add("ml-latest-small", "genres", "260", "Action|Adventure|Sci-Fi", 19);
}

void TestItemAttributes::publishedSetsHaveTheirs() {
    QFETCH(const QString, file);
    QFETCH(const QString, attribute);
    QFETCH(const QString, item);
    QFETCH(const QString, values);
    QFETCH(const int, distinct);
    const QString root = qEnvironmentVariable("TASTESCOPE_DATA");
    if (root.isEmpty())
        QSKIP("TASTESCOPE_DATA is not set");
    ImportOptions options = optionsFor((root + '/' + file).toStdString());
    options.clicks = ClickKind::Any;
    const auto dataset = importDataset(options);
    QCOMPARE(QString::fromStdString(valuesIn(*dataset, attribute.toStdString(), item.toStdString())), values);
    const auto& all = dataset->summary.reader.attributes;
    const auto found = std::ranges::find(all, attribute.toStdString(), &AttributeSummary::name);
    QCOMPARE(static_cast<int>(found->values), distinct);
}

void TestItemAttributes::itemsThatAreDroppedTakeTheirValuesAlong() {
    const Folder folder;
    const auto dataset = importDataset(
        optionsFor(folder.write("ratings.csv", ratingRows(20, 6)), folder.write("names.csv", titleRows)));
    QCOMPARE(dataset->catalog.ids.size(), std::size_t{5}); // nobody likes item 3
    QCOMPARE(summaryIn(*dataset), std::string("genres: 4, 5 +; year: 4, 6"));
    QCOMPARE(attributeOf(*dataset, "genres")->values, (std::vector<std::string>{"a", "b", "c"}));
    QCOMPARE(attributeOf(*dataset, "year")->values, (std::vector<std::string>{"1999", "2000", "2001"}));
    QCOMPARE(valuesIn(*dataset, "genres", "4"), std::string("b|c"));
    QCOMPARE(valuesIn(*dataset, "genres", "2"), std::string());
    QCOMPARE(valuesIn(*dataset, "year", "2"), std::string("2001"));
}

void TestItemAttributes::givenSplitsHaveThem() {
    const Folder folder;
    folder.write("train.csv", ratingRows(20, 5) + "u20,0,5\nu20,1,5\nu21,1,5\nu21,2,5\n");
    folder.write("test.csv", "user,item,rating\nu20,4,5\nu21,4,5\n");
    folder.write("items.csv", titleRows);
    const auto dataset = importDataset(optionsFor(folder.path()));
    QVERIFY(dataset->summary.splitWasGiven);
    QCOMPARE(valuesIn(*dataset, "genres", "0"), std::string("a|b"));
    QCOMPARE(valuesIn(*dataset, "year", "4"), std::string("2001"));
}

void TestItemAttributes::theAuthorsLayoutHasThem() {
    const Folder folder;
    const auto first = importDataset(optionsFor(folder.write("ratings.csv", ratingRows(40, 6))));
    const std::string layout = folder.path("layout");
    exportAuthorLayout(*first, layout);
    folder.write("layout/items.csv", titleRows);
    const auto dataset = importDataset(optionsFor(layout));
    QCOMPARE(dataset->catalog.ids, first->catalog.ids);
    QVERIFY(first->catalog.attributes.empty());
    QCOMPARE(valuesIn(*dataset, "genres", "4"), std::string("b|c"));
    QCOMPARE(valuesIn(*dataset, "year", "5"), std::string("1999"));
}

void TestItemAttributes::itemsOfAModelKeepTheirs() {
    const Folder folder;
    const auto dataset = importDataset(
        optionsFor(folder.write("ratings.csv", ratingRows(20, 6)), folder.write("names.csv", titleRows)));
    const auto matched = matchItems(*dataset, {"unknown", "4", "1"});
    QCOMPARE(attributeOf(*matched, "genres")->offsets.size(), std::size_t{4});
    QCOMPARE(attributeOf(*matched, "genres")->values, (std::vector<std::string>{"b", "c"}));
    QCOMPARE(valuesIn(*matched, "genres", "unknown"), std::string());
    QCOMPARE(valuesIn(*matched, "genres", "4"), std::string("b|c"));
    QCOMPARE(valuesIn(*matched, "year", "1"), std::string("2000"));
}

void TestItemAttributes::theFingerprintDoesNotKnowThem() {
    const Folder folder;
    const std::string data = folder.write("ratings.csv", ratingRows(20, 6));
    const auto plain = importDataset(optionsFor(data));
    const auto titled = importDataset(optionsFor(data, folder.write("names.csv", titleRows)));
    QVERIFY(plain->fingerprint == titled->fingerprint);
}

TASTESCOPE_TEST(TestItemAttributes)
#include "test_item_attributes.moc"
