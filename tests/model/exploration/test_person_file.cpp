#include <QTest>

#include "model/exploration/person_file.h"
#include "tests/model/support/files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

/// Persons in files: what comes back, and what is none.
class TestPersonFile : public QObject {
    Q_OBJECT

private:
    Folder m_folder;
    Catalog m_catalog = {{"a", "b", "c"}, {"Heat", "", "Alien"}};

private slots:
    void whatIsSavedComesBack() {
        const Person person = {"u1", {{ItemIndex{0}, 2.5F}, {ItemIndex{2}}}, {{0, -0.5F}, {6, 1e-30F}}};
        savePerson(m_folder.path("person.json"), person, m_catalog);
        const LoadedPerson loaded = loadPerson(m_folder.path("person.json"), m_catalog);
        QVERIFY(loaded.person == person);
        QVERIFY(loaded.unknownItems.empty());
    }

    void itemsThatTheDataDoNotHaveAreTold() {
        const auto loaded = loadPerson(m_folder.write("p", R"({"format":"tastescope-person",
            "history":[{"item":"x"},{"item":"b"}]})"),
                                       m_catalog);
        QCOMPARE(loaded.unknownItems, std::vector<std::string>{"x"});
        QCOMPARE(loaded.person.history.size(), 1U);
    }

    void impossiblePersonsAreRefused_data() {
        QTest::addColumn<QString>("rest");
        const auto add = [](const char* name, const QString& rest) { QTest::newRow(name) << rest; };
        add("no history", "\"means\":[]");
        add("a count below 1", R"("history":[{"item":"a","count":0}])");
        add("a count beyond all numbers", R"("history":[{"item":"a","count":1e39}])");
        add("an item twice", R"("history":[{"item":"a"},{"item":"a"}])");
        add("an item that is no text", R"("history":[{"item":7}])");
        add("a history of something else", R"("history":[[1]])");
        add("a dimension twice", R"("history":[],"means":[{"dimension":1,"mu":0},{"dimension":1,"mu":1}])");
        add("the dimension 0", R"("history":[],"means":[{"dimension":0,"mu":0}])");
        add("the least dimension", R"("history":[],"means":[{"dimension":-2147483648,"mu":0}])");
        add("a dimension beyond int", R"("history":[],"means":[{"dimension":4294967297,"mu":0}])");
        add("a dimension beyond all", R"("history":[],"means":[{"dimension":1e300,"mu":0}])");
        add("a mean beyond float", R"("history":[],"means":[{"dimension":1,"mu":1e39}])");
        add("lists in lists", "\"history\":" + QString(100'000, '[') + QString(100'000, ']'));
    }

    void impossiblePersonsAreRefused() {
        QFETCH(QString, rest);
        const std::string text = "{\"format\":\"tastescope-person\"," + rest.toStdString() + "}";
        const std::string path = m_folder.write("person.json", text);
        QVERIFY(!failureOf([&] { loadPerson(path, m_catalog); }).message.empty());
    }
};

TASTESCOPE_TEST(TestPersonFile)
#include "test_person_file.moc"
