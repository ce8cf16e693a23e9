#include <QTest>

#include "model/data/dataset.h"
#include "model/data/id_table.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

std::vector<ItemIndex> items(std::initializer_list<std::uint32_t> values) {
    std::vector<ItemIndex> indices;
    for (const std::uint32_t value : values)
        indices.push_back(ItemIndex{value});
    return indices;
}

std::vector<std::uint32_t> row(const Interactions& rows, std::uint32_t user) {
    std::vector<std::uint32_t> values;
    for (const ItemIndex item : rows.items(UserIndex{user}))
        values.push_back(item.value);
    return values;
}

} // namespace

class TestInteractions : public QObject {
    Q_OBJECT

private slots:
    void rowsAreReadBack();
    void nothingIsNoUsers();
    void whatIsNoMatrixIsRefused();
    void usersAreFoundInTheirBlock();
    void theDirectoryListsEveryUser();
    void idsAreNumberedInOrderOfAppearance();
};

void TestInteractions::rowsAreReadBack() {
    const Interactions rows(5, {0, 2, 2, 5}, items({0, 3, 1, 3, 4}), {1, 2, 3, 4, 5});
    QCOMPARE(rows.userCount(), 3U);
    QCOMPARE(rows.itemCount(), 5U);
    QCOMPARE(rows.clickCount(), 5U);
    QCOMPARE(row(rows, 0), (std::vector<std::uint32_t>{0, 3}));
    QVERIFY(rows.items(UserIndex{1}).empty());
    QCOMPARE(row(rows, 2), (std::vector<std::uint32_t>{1, 3, 4}));
    QCOMPARE(rows.counts(UserIndex{2})[1], 4.0F);
    QCOMPARE(rows.clicksPerItem(), (std::vector<std::uint64_t>{1, 1, 0, 2, 1}));
    QVERIFY(Interactions(5, {0, 1}, items({0})).counts(UserIndex{0}).empty());
}

void TestInteractions::nothingIsNoUsers() {
    QCOMPARE(Interactions().userCount(), 0U);
    QCOMPARE(Interactions(7, {0}, {}).clicksPerItem().size(), std::size_t{7});
}

void TestInteractions::whatIsNoMatrixIsRefused() {
    using Invalid = std::invalid_argument;
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {}, {}));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {1, 1}, items({0})));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 1}, items({0, 1})));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 2, 1, 2}, items({0, 1})));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 2}, items({1, 0})));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 2}, items({1, 1})));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 1}, items({5})));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 1}, items({0}), {1, 1}));
    QVERIFY_THROWS_EXCEPTION(Invalid, Interactions(5, {0, 1}, items({0}), {0.5F}));
}

void TestInteractions::usersAreFoundInTheirBlock() {
    Dataset dataset;
    dataset.training.ids = {"7", "007"};
    dataset.test.ids = {"x"};
    const auto found = dataset.find("007");
    QVERIFY(found && found->role == UserRole::Training);
    QCOMPARE(found->index.value, 1U);
    QVERIFY(dataset.find("x")->role == UserRole::Test);
    QVERIFY(!dataset.find("07"));
}

void TestInteractions::theDirectoryListsEveryUser() {
    Dataset dataset;
    dataset.training = {{"a"}, Interactions(3, {0, 2}, items({0, 2})), {}};
    dataset.validation = {{"b"}, Interactions(3, {0, 1}, items({0})), Interactions(3, {0, 2}, items({1, 2}))};
    const std::vector<UserEntry> directory = dataset.directory();
    QCOMPARE(directory.size(), std::size_t{2});
    QCOMPARE(directory[0].clicks, 2U);
    QCOMPARE(directory[1].id, std::string("b"));
    QVERIFY(directory[1].role == UserRole::Validation);
    QCOMPARE(directory[1].clicks, 3U);
}

void TestInteractions::idsAreNumberedInOrderOfAppearance() {
    IdTable table;
    constexpr std::uint32_t count = 100'000;
    for (std::uint32_t pass = 0; pass < 2; ++pass)
        for (std::uint32_t i = 0; i < count; ++i)
            QCOMPARE(table.intern("id" + std::to_string(i)), i);
    QCOMPARE(table.size(), count);
    QCOMPARE(table.text(4711), std::string("id4711"));
    QVERIFY(table.find("id99999") == 99'999U);
    QVERIFY(!table.find("id100000"));
}

TASTESCOPE_TEST(TestInteractions)
#include "test_interactions.moc"
