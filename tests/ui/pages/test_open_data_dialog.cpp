#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "ui/data/open_data_dialog.h"

class TestOpenDataDialog : public QObject {
    Q_OBJECT
private slots:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    }

    void beginsWithThePapersOptions();
    void roundTripsEveryOption();
    void saysWhyItCannotBeOpened();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void ignoresTheHeldOutFieldThatIsNotChosen();
    void opensByTheReturnKey();
    void everyInputHasANameAndHelp();
};

namespace {

model::ImportOptions unusualOptions() {
    model::ImportOptions options;
    options.data = "/data/ratings.csv";
    options.items = "/data/movies.csv";
    options.minimumRating = 3.500000000000001;
    options.minimumInteractions = 12;
    options.heldOut = {.share = 0.1, .users = 10000};
    options.heldOutItems = 0.25;
    options.splitSeed = 18446744073709551615U;
    return options;
}

QString reasonOf(const ui::OpenDataDialog& dialog) {
    return dialog.findChild<QLabel*>(QStringLiteral("reason"))->text();
}

bool canOpen(const ui::OpenDataDialog& dialog) {
    return dialog.findChild<QPushButton*>(QStringLiteral("open"))->isEnabled();
}

} // namespace

void TestOpenDataDialog::beginsWithThePapersOptions() {
    const model::ImportOptions options = ui::OpenDataDialog().options();
    QCOMPARE(options.minimumRating, 4.0);
    QCOMPARE(options.minimumInteractions, 5U);
    QCOMPARE(options.heldOut.share, 0.1);
    QCOMPARE(options.heldOut.users, 0U);
    QCOMPARE(options.heldOutItems, 0.2);
    QCOMPARE(options.splitSeed, 98765U);
}

void TestOpenDataDialog::roundTripsEveryOption() {
    ui::OpenDataDialog dialog;
    const model::ImportOptions expected = unusualOptions();
    dialog.setOptions(expected);
    const model::ImportOptions actual = dialog.options();
    QCOMPARE(actual.data, expected.data);
    QCOMPARE(actual.items, expected.items);
    QVERIFY(actual.minimumRating == expected.minimumRating); // every digit
    QCOMPARE(actual.minimumInteractions, expected.minimumInteractions);
    QVERIFY(actual.heldOut.share == expected.heldOut.share);
    QCOMPARE(actual.heldOut.users, expected.heldOut.users);
    QVERIFY(actual.heldOutItems == expected.heldOutItems);
    QCOMPARE(actual.splitSeed, expected.splitSeed);
}

void TestOpenDataDialog::saysWhyItCannotBeOpened() {
    ui::OpenDataDialog dialog;
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Choose a file or a folder first."));
    QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("data")),
                     QStringLiteral("/data/ratings.csv"));
    QVERIFY(canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QString());
}

void TestOpenDataDialog::namesTheFieldThatIsWrong_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("rating") << "minimumRating"
                            << "four"
                            << "Ratings of at least: Needs a number.";
    QTest::newRow("clicks") << "minimumInteractions"
                            << "0"
                            << "Clicks a user, at least: Needs a whole number of at least 1.";
    QTest::newRow("share")
        << "heldOutShare"
        << "0.5"
        << "Share of the users held out for each block: Needs a share above 0 and below 0.5.";
    QTest::newRow("items") << "heldOutItems"
                           << "1"
                           << "Clicks to predict: Needs a share above 0 and below 1.";
    QTest::newRow("seed") << "splitSeed"
                          << "-1"
                          << "Split seed: Needs a whole number.";
}

void TestOpenDataDialog::namesTheFieldThatIsWrong() {
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    ui::OpenDataDialog dialog;
    model::ImportOptions options;
    options.data = "ratings.csv";
    dialog.setOptions(options);
    dialog.findChild<QLineEdit*>(field)->setText(text);
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), reason);
}

void TestOpenDataDialog::ignoresTheHeldOutFieldThatIsNotChosen() {
    ui::OpenDataDialog dialog;
    model::ImportOptions options;
    options.data = "ratings.csv";
    dialog.setOptions(options);
    dialog.findChild<QLineEdit*>(QStringLiteral("heldOutShare"))->setText(QStringLiteral("nonsense"));
    dialog.findChild<QComboBox*>(QStringLiteral("heldOutKind"))->setCurrentIndex(1);
    dialog.findChild<QLineEdit*>(QStringLiteral("heldOutUsers"))->setText(QStringLiteral("40"));
    QVERIFY(canOpen(dialog));
    QCOMPARE(dialog.options().heldOut.users, 40U);
}

void TestOpenDataDialog::opensByTheReturnKey() {
    ui::OpenDataDialog dialog;
    const QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.open();
    auto* data = dialog.findChild<QLineEdit*>(QStringLiteral("data"));
    QTest::keyClick(data, Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    QTest::keyClicks(data, QStringLiteral(" ratings.csv "));
    QTest::keyClick(data, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(dialog.options().data, std::string("ratings.csv"));
}

void TestOpenDataDialog::everyInputHasANameAndHelp() {
    const ui::OpenDataDialog dialog;
    QList<const QWidget*> inputs;
    for (const QLineEdit* line : dialog.findChildren<QLineEdit*>())
        inputs += line;
    for (const QComboBox* choice : dialog.findChildren<QComboBox*>())
        inputs += choice;
    QCOMPARE(inputs.size(), 9);
    for (const QWidget* input : inputs) {
        QVERIFY2(!input->accessibleName().isEmpty(), qPrintable(input->objectName()));
        QVERIFY2(!input->toolTip().isEmpty(), qPrintable(input->objectName()));
    }
}

QTEST_MAIN(TestOpenDataDialog)
#include "test_open_data_dialog.moc"
