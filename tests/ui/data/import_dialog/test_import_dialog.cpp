#include <QApplication>
#include <QDateEdit>
#include <QDialog>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/data/import_dialog/import_dialog_test.h"

using model::ImportOptions;

/// Whether data can be opened, what remains of them, and answers that come late.
class TestImportDialog : public ImportDialogTest {
    Q_OBJECT
private slots:
    void init() { begin(); }
    void saysWhyItCannotBeOpened();
    void saysWhatFailedAndWhere();
    void letsTheTableBeChosen();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void refusesWhatDoesNotFitIntoMemory();
    void countsWhatRemains();
    void aFailedCountKeepsItFromOpening();
    void aLatePreviewLosesNoEdit();
    void aLateCountIsNotShown();
    void namesOtherDataWhileNothingIsTouched();
    void opensByTheReturnKey();
    void cancelsByTheEscapeKey();
    void isNoHigherThanItsScreen();
    void everyInputIsReachedByTheTabKey();
    void everyInputHasANameAndHelp();
};

void TestImportDialog::saysWhyItCannotBeOpened() {
    ui::ImportDialog dialog;
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Choose a file or a folder first."));
    QTest::keyClicks(find<QLineEdit>(dialog, "data"), QStringLiteral("ratings.csv"));
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Reading a preview…"));
    QVERIFY(asked.wait(patience));
    dialog.setPreview(examplePreview());
    QVERIFY(canOpen(dialog)); // without waiting for what remains
}

void TestImportDialog::saysWhatFailedAndWhere() {
    ui::ImportDialog dialog;
    dialog.show();
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    dialog.setOptions(optionsFor("broken.csv"));
    QVERIFY(asked.wait(patience));
    dialog.setPreviewFailure({"the file is not a text file", "broken.csv", 3, "Unpack archives first"});
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("The file is not a text file."));
    const auto* failure = find<QWidget>(dialog, "previewFailure");
    QVERIFY(failure->isVisible());
    QCOMPARE(find<QLabel>(*failure, "where")->text(),
             QStringLiteral("broken.csv, line 3 · Unpack archives first."));
}

void TestImportDialog::letsTheTableBeChosen() {
    ui::ImportDialog dialog;
    dialog.show();
    const auto* choices = find<QComboBox>(dialog, "choices");
    lookAt(dialog, examplePreview());
    QVERIFY(!choices->isVisible());
    model::ImportPreview preview = examplePreview();
    preview.options.data = "set.zip";
    preview.choices = {{"set.zip:a/one.csv", "a/one.csv", 2'000'000, 0, false},
                       {"set.zip:a/two.csv", "a/two.csv", 1'000'000, 0, true},
                       {"set.zip:three", "three", 0, 240, false}};
    lookAt(dialog, preview);
    QVERIFY(choices->isVisible());
    QCOMPARE(choices->count(), 3);
    QCOMPARE(choices->currentText(), QStringLiteral("a/two.csv · 1.0 MB"));
    QCOMPARE(choices->itemText(2), QStringLiteral("three · 240 rows"));
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    choose(dialog, "choices", 0);
    QVERIFY(asked.wait(patience));
    QCOMPARE(dialog.options().data, std::string("set.zip:a/one.csv"));
    QVERIFY(choices->isVisible());
    QTest::keyClicks(find<QLineEdit>(dialog, "data"), QStringLiteral("x"));
    QVERIFY(!choices->isVisible());
}

void TestImportDialog::namesTheFieldThatIsWrong_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* field, const char* text, const char* reason) {
        QTest::newRow(field) << QByteArray(field) << QByteArray(text) << QString::fromUtf8(reason);
    };
    row("minimumRating", "four", "Ratings of at least: Needs a number.");
    row("minClicksPerUser", "0", "Minimum clicks per user: Needs a whole number of at least 1.");
    row("minClicksPerItem", "none", "Minimum clicks per item: Needs a whole number of at least 1.");
    row("heldOutShare", "0.5",
        "Share of the users held out for each block: Needs a share above 0 and below 0.5.");
    row("heldOutItems", "1",
        "Clicks to predict: Needs a share above 0 and below 1, below 0.5 if it is taken from every user.");
    row("splitSeed", "-1", "Seed: Needs a whole number.");
}

void TestImportDialog::namesTheFieldThatIsWrong() {
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    type(dialog, field.constData(), text.constData());
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), reason);
}

void TestImportDialog::refusesWhatDoesNotFitIntoMemory() {
    ui::ImportDialog dialog;
    const QSignalSpy counted(&dialog, &ui::ImportDialog::remainingRequested);
    model::ImportPreview preview = examplePreview();
    preview.memoryEstimated = 30000000000;
    lookAt(dialog, preview);
    QVERIFY(!canOpen(dialog));
    QVERIFY(reasonOf(dialog).startsWith(QStringLiteral("Reading needs about 30.0 GB, and 21.4 GB is free")));
    preview.memoryAvailable = 0; // unknown
    preview.options.data = "/data/other.csv";
    lookAt(dialog, preview);
    QVERIFY(canOpen(dialog));
    QVERIFY(counted.isEmpty());
}

void TestImportDialog::countsWhatRemains() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, examplePreview());
    waitForCount(dialog);
    QVERIFY(find<QWidget>(dialog, "counting")->isVisible());
    dialog.setRemainingProgress({500, 1000, 20});
    dialog.setRemaining(exampleRemainder());
    QVERIFY(!find<QWidget>(dialog, "counting")->isVisible());
    QCOMPARE(find<QLabel>(dialog, "users")->text(), QStringLiteral("603"));
    QCOMPARE(find<QLabel>(dialog, "heldOut")->text(), QStringLiteral("120"));
    QCOMPARE(find<QLabel>(dialog, "rejected")->text(), QStringLiteral("2"));
    QVERIFY(find<QLabel>(dialog, "dropped")->toolTip().contains(QStringLiteral("ratings below 4")));
    QVERIFY(find<QLabel>(dialog, "memory")->text().contains(QStringLiteral("21.4 GB free")));
    QSignalSpy asked(&dialog, &ui::ImportDialog::remainingRequested);
    type(dialog, "minClicksPerUser", "10");
    QVERIFY(asked.wait(patience));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().value<ImportOptions>().minClicksPerUser, 10U);
}

void TestImportDialog::aFailedCountKeepsItFromOpening() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    waitForCount(dialog);
    dialog.setRemainingFailure({"no user has 5 clicks", "ratings.csv", 0, "Lower the minimum"});
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("No user has 5 clicks."));
    type(dialog, "minClicksPerUser", "1");
    QVERIFY(canOpen(dialog)); // it is another question now
}

void TestImportDialog::aLatePreviewLosesNoEdit() {
    ui::ImportDialog dialog;
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    dialog.setOptions(optionsFor("/data/ratings.csv"));
    QVERIFY(asked.wait(patience));
    choose(dialog, "delimiter", 2);
    type(dialog, "minClicksPerUser", "7");
    choose(dialog, "repeats", 0);
    click(dialog, "quotes");
    const ImportOptions edited = dialog.options();
    dialog.setPreview(examplePreview()); // of the options before
    QVERIFY(dialog.options() == edited);
    QCOMPARE(shown(dialog, "delimiter"), QStringLiteral("Semicolon"));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Reading a preview…")); // at what it is now
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 2, patience);
    choose(dialog, "clicks", 2); // does not matter to the reading
    dialog.setPreview(examplePreview());
    QVERIFY(dialog.options().clicks == model::ClickKind::Counts);
    QCOMPARE(dialog.options().table.delimiter, ";");
    QVERIFY(canOpen(dialog));
}

void TestImportDialog::aLateCountIsNotShown() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    waitForCount(dialog);
    type(dialog, "minClicksPerUser", "7");
    dialog.setRemaining(exampleRemainder());
    QVERIFY(find<QLabel>(dialog, "users")->text() != QStringLiteral("603"));
}

void TestImportDialog::namesOtherDataWhileNothingIsTouched() {
    ui::ImportDialog dialog;
    QSignalSpy named(&dialog, &ui::ImportDialog::dataNamed);
    dialog.setOptions(unusualImport());
    QVERIFY(named.isEmpty());
    auto* data = find<QLineEdit>(dialog, "data");
    data->selectAll();
    QTest::keyClicks(data, QStringLiteral("b"));
    QCOMPARE(named.size(), 1);
    dialog.setOptions(optionsFor("b"));
    QVERIFY(dialog.options() == optionsFor("b"));
    choose(dialog, "encoding", 1);
    QTest::keyClicks(data, QStringLiteral(".csv"));
    QCOMPARE(named.size(), 1); // what is touched stays
    QCOMPARE(dialog.options().data, "b.csv");
    QVERIFY(dialog.options().table.encoding == model::TextEncoding::Latin1);
}

void TestImportDialog::opensByTheReturnKey() {
    ui::ImportDialog dialog;
    const QSignalSpy accepted(&dialog, &QDialog::accepted);
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    dialog.open();
    auto* data = find<QLineEdit>(dialog, "data");
    QTest::keyClick(data, Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    QTest::keyClicks(data, QStringLiteral(" ratings.csv "));
    QVERIFY(asked.wait(patience));
    dialog.setPreview(examplePreview());
    QTest::keyClick(find<QComboBox>(dialog, "delimiter"), Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(dialog.options().data, std::string("ratings.csv"));
}

void TestImportDialog::cancelsByTheEscapeKey() {
    ui::ImportDialog dialog;
    const QSignalSpy rejected(&dialog, &QDialog::rejected);
    const QSignalSpy cancelled(&dialog, &ui::ImportDialog::cancelRequested);
    dialog.open();
    QTest::keyClick(find<QTableView>(dialog, "ratings"), Qt::Key_Escape);
    QCOMPARE(rejected.count(), 1);
    QCOMPARE(cancelled.count(), 1);
}

void TestImportDialog::isNoHigherThanItsScreen() {
    ui::ImportDialog dialog;
    dialog.show();
    constexpr int title = 28;
    QVERIFY(dialog.height() + title <= dialog.screen()->availableGeometry().height());
}

void TestImportDialog::everyInputIsReachedByTheTabKey() {
    ui::ImportDialog dialog;
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    lookAt(dialog, examplePreview());
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    choose(dialog, "encoding", 0); // something to guess again
    QVERIFY(asked.wait(patience));
    dialog.setPreview(examplePreview());
    find<QLineEdit>(dialog, "minClicksPerItem")->setText(QStringLiteral("2")); // else nothing is to repeat
    find<QLineEdit>(dialog, "data")->setFocus();
    QStringList order;
    while (order.size() < 60) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QString name = QApplication::focusWidget()->objectName();
        if (name == QStringLiteral("data"))
            break;
        order += name;
    }
    qsizetype before = -1;
    for (const char* input :
         {"format",      "delimiter",     "header",       "guessAgain",   "tabs",
          "ratings",     "role0",         "role3",        "titlesFile",   "titleColumn",
          "clicks",      "minimumRating", "repeats",      "limited",      "minClicksPerUser",
          "untilStable", "split",         "heldOutShare", "heldOutItems", "splitSeed",
          "open"}) {
        const qsizetype place = order.indexOf(QLatin1String(input));
        QVERIFY2(place > before,
                 qPrintable(QLatin1String(input) + QStringLiteral(" in ") + order.join(u' ')));
        before = place;
    }
}

void TestImportDialog::everyInputHasANameAndHelp() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    int inputs = 0;
    for (const QWidget* input : dialog.findChildren<QWidget*>()) {
        const bool typed = qobject_cast<const QLineEdit*>(input) && !input->objectName().startsWith(u"qt_") &&
                           !qobject_cast<const QComboBox*>(input->parentWidget());
        if (!typed && !qobject_cast<const QComboBox*>(input) && !qobject_cast<const QCheckBox*>(input) &&
            !qobject_cast<const QDateEdit*>(input))
            continue;
        ++inputs;
        QVERIFY2(!input->accessibleName().isEmpty(), qPrintable(input->objectName()));
        QVERIFY2(!input->toolTip().isEmpty(), qPrintable(input->objectName()));
    }
    QVERIFY(inputs > 25);
    QSet<QChar> keys;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->buddy() && label->text().contains(QLatin1Char('&'))) {
            const QChar key = label->text()[label->text().indexOf(QLatin1Char('&')) + 1].toLower();
            QVERIFY2(key == QLatin1Char('p') || key == QLatin1Char('e') || !keys.contains(key),
                     qPrintable(label->text()));
            keys.insert(key);
        }
}

TASTESCOPE_TEST(TestImportDialog)
#include "test_import_dialog.moc"
