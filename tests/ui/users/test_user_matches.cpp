#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/users/user_matches.h"

namespace {

ui::UserDirectory directoryOf(const std::vector<std::string>& ids) {
    std::vector<model::UserEntry> entries;
    for (const std::string& id : ids)
        entries.push_back({.id = id, .role = model::UserRole::Training, .clicks = 5});
    return std::make_shared<const std::vector<model::UserEntry>>(std::move(entries));
}

} // namespace

class TestUserMatches : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_matches.reset(); }
    void offersNobodyBeforeSomethingIsTyped();
    void offersIdsThatBeginWithIt();
    void offersTheExactIdFirst();
    void tellsCapitalsFromSmallLetters();
    void readsIdsBeyondAscii();
    void followsOtherData();
    void keepsTheListShortAmongManyUsers();

private:
    QStringList offered() const {
        QStringList ids;
        for (int row = 0; row < m_matches->rowCount(); ++row)
            ids += m_matches->index(row).data().toString();
        return ids;
    }

    std::unique_ptr<ui::UserMatches> m_matches;
};

void TestUserMatches::init() {
    beginStrictly();
    m_matches = std::make_unique<ui::UserMatches>();
    new QAbstractItemModelTester(m_matches.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_matches.get());
}

void TestUserMatches::offersNobodyBeforeSomethingIsTyped() {
    m_matches->setDirectory(directoryOf({"1", "2"}));
    QVERIFY(offered().isEmpty());
    m_matches->setPrefix(QStringLiteral("1"));
    m_matches->setPrefix({});
    QVERIFY(offered().isEmpty());
}

void TestUserMatches::offersIdsThatBeginWithIt() {
    m_matches->setDirectory(directoryOf({"41", "14", "4x", "5"}));
    m_matches->setPrefix(QStringLiteral("4"));
    QCOMPARE(offered(), QStringList({QStringLiteral("41"), QStringLiteral("4x")}));
    m_matches->setPrefix(QStringLiteral("6"));
    QVERIFY(offered().isEmpty());
}

void TestUserMatches::offersTheExactIdFirst() {
    m_matches->setDirectory(directoryOf({"40", "41", "4"}));
    m_matches->setPrefix(QStringLiteral("4"));
    QCOMPARE(offered(), QStringList({QStringLiteral("4"), QStringLiteral("40"), QStringLiteral("41")}));
}

void TestUserMatches::tellsCapitalsFromSmallLetters() {
    m_matches->setDirectory(directoryOf({"Ada", "ada"}));
    m_matches->setPrefix(QStringLiteral("A"));
    QCOMPARE(offered(), QStringList({QStringLiteral("Ada")}));
}

void TestUserMatches::readsIdsBeyondAscii() {
    m_matches->setDirectory(directoryOf({"Žofie", "Zofie"}));
    m_matches->setPrefix(QStringLiteral("Ž"));
    QCOMPARE(offered(), QStringList({QStringLiteral("Žofie")}));
}

void TestUserMatches::followsOtherData() {
    m_matches->setDirectory(directoryOf({"1"}));
    m_matches->setPrefix(QStringLiteral("1"));
    m_matches->setDirectory(directoryOf({"10", "12"}));
    QCOMPARE(offered(), QStringList({QStringLiteral("10"), QStringLiteral("12")}));
}

void TestUserMatches::keepsTheListShortAmongManyUsers() {
    std::vector<std::string> ids;
    for (int user = 0; user < 500000; ++user)
        ids.push_back(std::to_string(user));
    m_matches->setDirectory(directoryOf(ids));
    m_matches->setPrefix(QStringLiteral("49999"));
    QCOMPARE(offered().size(), 11);
    QBENCHMARK {
        m_matches->setPrefix(QStringLiteral("4"));
    }
    QCOMPARE(offered().size(), 50);
    QCOMPARE(offered().front(), QStringLiteral("4"));
}

TASTESCOPE_TEST(TestUserMatches)
#include "test_user_matches.moc"
