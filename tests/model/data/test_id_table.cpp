#include <QTest>

#include <map>
#include <random>

#include "model/data/id_table.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestIdTable : public QObject {
    Q_OBJECT

private slots:
    /// Ids of every length about the one up to which a key holds them whole, alike but for a byte.
    void idsThatDifferInAByteAreDifferent() {
        std::mt19937 random(1);
        IdTable table;
        std::map<std::string, std::uint32_t, std::less<>> expected;
        for (int i = 0; i < 200'000; ++i) {
            std::string id(1 + random() % 10, 'a');
            id[random() % id.size()] = static_cast<char>(random() % 256);
            if (random() % 2 == 0)
                id[random() % id.size()] = static_cast<char>(random() % 256);
            const auto number = static_cast<std::uint32_t>(expected.size());
            const auto [known, isNew] = expected.emplace(id, number);
            table.prefetch(id);
            QCOMPARE(table.intern(id), known->second);
            QCOMPARE(table.intern(id), known->second); // at once again, as in a table by user
        }
        QCOMPARE(std::size_t{table.size()}, expected.size());
        for (const auto& [id, number] : expected) {
            QVERIFY(table[number] == id);
            QCOMPARE(table.find(id), number);
        }
        QVERIFY(!table.find("not there"));
    }
};

TASTESCOPE_TEST(TestIdTable)
#include "test_id_table.moc"
