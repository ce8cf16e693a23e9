#include <QTest>

#include "model/data/same_ids.h"
#include "tests/support/registered_test.h"

using model::IdTable;
using model::joinSameIds;
using model::plainForm;

/// Which ids are the same, written in two ways.
class TestSameIds : public QObject {
    Q_OBJECT
private slots:
    void canonicalEquivalentsAreComposed_data();
    void canonicalEquivalentsAreComposed();
    void wholeNumbersLoseTheirDecimals_data();
    void wholeNumbersLoseTheirDecimals();
    void othersStayAsTheyAre_data();
    void othersStayAsTheyAre();
    void joinedIdsKeepTheOrderOfFirstAppearance();
    void plainIdsCostNoTable();
};

/// Examples of Unicode Standard Annex 15, figures 3 to 5, and of its NormalizationTest.txt.
void TestSameIds::canonicalEquivalentsAreComposed_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("plain");
    QTest::newRow("letter and accent") << QString::fromUtf8("cafe\u0301") << QString::fromUtf8("caf\u00E9");
    QTest::newRow("angstrom sign") << QString::fromUtf8("\u212B") << QString::fromUtf8("\u00C5");
    QTest::newRow("ohm sign") << QString::fromUtf8("\u2126") << QString::fromUtf8("\u03A9");
    QTest::newRow("two marks") << QString::fromUtf8("s\u0323\u0307") << QString::fromUtf8("\u1E69");
    QTest::newRow("two marks in the other order")
        << QString::fromUtf8("s\u0307\u0323") << QString::fromUtf8("\u1E69");
    QTest::newRow("order alone") << QString::fromUtf8("q\u0307\u0323") << QString::fromUtf8("q\u0323\u0307");
    QTest::newRow("Hangul") << QString::fromUtf8("\u1112\u1161\u11AB") << QString::fromUtf8("\uD55C");
    QTest::newRow("excluded from composition")
        << QString::fromUtf8("\u0958") << QString::fromUtf8("\u0915\u093C");
}
void TestSameIds::canonicalEquivalentsAreComposed() {
    QFETCH(const QString, written);
    QFETCH(const QString, plain);
    QCOMPARE(plainForm(written.toStdString()), std::optional(plain.toStdString()));
    QVERIFY(!plainForm(plain.toStdString()));
    QCOMPARE(written.normalized(QString::NormalizationForm_C), plain); // as Qt has it
}

void TestSameIds::wholeNumbersLoseTheirDecimals_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("plain");
    for (const auto& [written, plain] :
         {std::pair("7.0", "7"), std::pair("7,0", "7"), std::pair("7.00", "7"), std::pair("0.0", "0"),
          std::pair("-7.0", "-7"), std::pair("1204.0", "1204"), std::pair("100.0", "100"),
          std::pair("7.000000", "7"), std::pair("12345678901234567890.0", "12345678901234567890")})
        QTest::newRow(written) << QString::fromLatin1(written) << QString::fromLatin1(plain);
}
void TestSameIds::wholeNumbersLoseTheirDecimals() {
    QFETCH(const QString, written);
    QFETCH(const QString, plain);
    QCOMPARE(plainForm(written.toStdString()), std::optional(plain.toStdString()));
    QVERIFY(!plainForm(plain.toStdString()));
}

void TestSameIds::othersStayAsTheyAre_data() {
    QTest::addColumn<QByteArray>("id");
    for (const char* id : {"",
                           "0",
                           "7",
                           "007",
                           "007.0",
                           "00.0",
                           "7.5",
                           "7.05",
                           "7.",
                           ".0",
                           "-.0",
                           "-0.0",
                           "1.000",
                           "1,000",
                           "1.0.0",
                           "v1.0",
                           "a.0",
                           "1e3",
                           "7.0 ",
                           "7.0a",
                           "B000",
                           "Caf\xC3\xA9",
                           "\xEF\xAC\x81sh" /* ﬁ */,
                           "e\xCC" /* cut */,
                           "\xE9\xCC\x81" /* no UTF-8 */})
        QTest::newRow(id) << QByteArray(id);
}
void TestSameIds::othersStayAsTheyAre() {
    QFETCH(const QByteArray, id);
    QVERIFY(!plainForm(id.toStdString()));
}

void TestSameIds::joinedIdsKeepTheOrderOfFirstAppearance() {
    IdTable written;
    for (const char* id : {"x", "7.0", "3", "7", "8.0", "3.0", "7,0"})
        written.intern(id);
    const auto joined = joinSameIds(written);
    QVERIFY(joined);
    QCOMPARE(joined->numbers, (std::vector<std::uint32_t>{0, 1, 2, 1, 3, 2, 1}));
    QCOMPARE(joined->ids.size(), 4U);
    for (const auto& [number, id] :
         {std::pair(0U, "x"), std::pair(1U, "7"), std::pair(2U, "3"), std::pair(3U, "8")})
        QCOMPARE(joined->ids.text(number), std::string(id));
    QCOMPARE(joined->example, std::string("\"7.0\" and \"7\""));
}

void TestSameIds::plainIdsCostNoTable() {
    IdTable written;
    for (const char* id : {"x", "7", "caf\xC3\xA9", "007"})
        written.intern(id);
    QVERIFY(!joinSameIds(written));
    written.intern("9.0"); // there is no 9 to join it to
    QVERIFY(joinSameIds(written)->example.empty());
}

TASTESCOPE_TEST(TestSameIds)
#include "test_same_ids.moc"
