#include <QTest>

#include "model/tables/number_marks.h"
#include "model/tables/time_text.h"
#include "tests/support/registered_test.h"

using namespace model;

Q_DECLARE_METATYPE(DateForm)

/// The expected moments are those of date(1): date -u -d '2004-05-21 14:03:22' +%s.
class TestTimeText : public QObject {
    Q_OBJECT

private slots:
    void momentsAreReadAsTheyAreWritten_data();
    void momentsAreReadAsTheyAreWritten();
    void otherTextsAreNoTimes_data();
    void otherTextsAreNoTimes();
    void commasAreToldApart();
};

void TestTimeText::momentsAreReadAsTheyAreWritten_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<DateForm>("form");
    QTest::addColumn<qlonglong>("moment");
    const auto add = [](const char* text, qlonglong moment, DateForm form = DateForm::Plain) {
        QTest::addRow("%s, %d", text, static_cast<int>(form)) << QString::fromLatin1(text) << form << moment;
    };
    constexpr qlonglong day = 1'085'097'600; // 2004-05-21
    constexpr qlonglong moment = 1'085'148'202;
    for (const char* text : {"1085148202",
                             "1085148202.9",
                             "1085148202000",
                             "1085148202000000",
                             "1085148202000000000",
                             "1.085148202e9",
                             "2004-05-21 14:03:22",
                             "2004-05-21T14:03:22Z",
                             "2004-05-21T14:03:22.123456Z",
                             "2004-05-21 14:03:22 UTC",
                             "2004-05-21T16:03:22+02:00",
                             "2004-05-21T16:03:22+0200",
                             "2004-05-21T16:03:22+02",
                             "2004-05-21 08:33:22-05:30",
                             "2004/05/21 14:03:22",
                             "20040521T140322Z",
                             "20040521140322",
                             "Fri, 21 May 2004 14:03:22 +0000",
                             "21 May 2004 16:03:22 +0200",
                             "Fri May 21 14:03:22 2004",
                             "Fri May 21 14:03:22 +0000 2004",
                             "Fri May 21 14:03:22 UTC 2004",
                             "21/May/2004:14:03:22 +0000",
                             "5/21/2004 2:03:22 PM",
                             "21.05.2004 14:03:22",
                             "21/05/2004, 14:03:22"})
        add(text, moment);
    for (const char* text :
         {"2004-05-21", "2004/5/21", "May 21, 2004", "21 May 2004", "21-May-2004", "05 21, 2004",
          "05/21/2004", "21.5.2004", "2004-05-21T00:00:00Z", "05/21/2004 12:00 AM"})
        add(text, day);
    add("2004-05-21 14", day + 50'400);
    add("05/06/2004", 1'083'801'600, DateForm::MonthFirst);
    add("05/06/2004", 1'086'393'600, DateForm::DayFirst);
    add("20040521", day, DateForm::Compact);
    for (const char* text : {"21-May-04", "21 May 04", "21.05.04", "21.5.04"})
        add(text, day);
    add("21/05/04", day, DateForm::DayFirst);
    add("05/21/04", day, DateForm::MonthFirst);
    add("5/21/04 2:03:22 PM", moment, DateForm::MonthFirst);
    add("04/05/21", day, DateForm::YearFirst);
    add("04-5-21 14:03:22", moment, DateForm::YearFirst);
    add("01/01/69", -31'536'000, DateForm::DayFirst);
    add("01/01/68", 3'092'601'600, DateForm::DayFirst);
    add("20040521", 20'040'521);
    add("3", 3, DateForm::Order);
    add("-1085148202000", -1'085'148'202);
    add("1969-12-31 23:59:59", -1);
}

void TestTimeText::momentsAreReadAsTheyAreWritten() {
    QFETCH(QString, text);
    QFETCH(DateForm, form);
    QFETCH(qlonglong, moment);
    const auto time = parseTime(text.toStdString(), form);
    QVERIFY(time.has_value());
    QCOMPARE(static_cast<qlonglong>(*time), moment);
}

void TestTimeText::otherTextsAreNoTimes_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             "good",
                             "2004-02-30",
                             "2004-13-01",
                             "05/06/2004",
                             "21/05/04",
                             "05/21/04",
                             "21-05-04",
                             "2004-05-21 24:00",
                             "2004-05-21 14:60",
                             "May",
                             "1/2",
                             "12:30",
                             "2004-05-21 14:03:22 XYZ",
                             "2004-05-21T14:03:22+",
                             "13:00 PM",
                             "0001-01-01",
                             "9999-12-31",
                             "Montreal",
                             "21 Mai 2004",
                             "2004-05-21 14:03:22+25:00",
                             "nan",
                             "inf",
                             "1e300"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTimeText::otherTextsAreNoTimes() {
    QFETCH(QString, text);
    QVERIFY(!parseTime(text.toStdString()));
}

void TestTimeText::commasAreToldApart() {
    const auto meaningOf = [](std::initializer_list<const char*> fields, bool counts = false) {
        NumberMarks marks;
        for (const char* field : fields)
            marks.add(field);
        return marks.commas(counts);
    };
    QCOMPARE(meaningOf({"4", "3.5"}), NumberMarks::None);
    QCOMPARE(meaningOf({"3,5", "4"}), NumberMarks::Decimal);
    QCOMPARE(meaningOf({"0,250", "0,500"}), NumberMarks::Decimal);
    QCOMPARE(meaningOf({"1,204,000"}), NumberMarks::Thousands);
    QCOMPARE(meaningOf({"1,204", "950"}), NumberMarks::Thousands);
    QCOMPARE(meaningOf({"1,204", "2,310"}), NumberMarks::Either);
    QCOMPARE(meaningOf({"1,204", "2,310"}, true), NumberMarks::Thousands);
    QCOMPARE(*parseGrouped("1.204.500,5", true), 1'204'500.5F);
    QVERIFY(!parseGrouped("1,20", false) && !parseGrouped("12345,678", false) &&
            !parseGrouped(",204", false));
}

TASTESCOPE_TEST(TestTimeText)
#include "test_time_text.moc"
