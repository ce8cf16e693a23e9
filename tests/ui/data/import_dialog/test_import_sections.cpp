#include <QAbstractItemModel>
#include <QDate>
#include <QDateEdit>
#include <QTabBar>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/data/import_dialog/import_dialog_test.h"
#include "tests/ui/support/look.h"
#include "tests/ui/support/texts.h"
#include "ui/components/elided_label.h"

using model::DataFormat;
using model::ImportOptions;

/// What the sections of the dialog show and ask, for each kind of data.
class TestImportSections : public ImportDialogTest {
    Q_OBJECT
private slots:
    void init() { begin(); }
    void marksBadCells();
    void showsLineNumbers();
    void asksWhetherItIsACount();
    void hidesWhatHasNoEffect();
    void offersTheSplitOfTheFiles();
    void datesNeedTimes();
    void runningNumbersAreNoDates();
    void rulesThatCannotApplySayWhy();
    void whereEveryRowIsAClickNoRatingIsChosen();
    void aGivenSplitIsTakenAsItIs();
    void datesCountWholeDays();
    void saysWhichRecallIsShown();
    void saysTheRuleForClicksAndWhy();
    void asksForTheRuleWhereItIsNotClear();
    void fitsItsTexts_data();
    void fitsItsTexts();
};

void TestImportSections::marksBadCells() {
    ui::ImportDialog dialog;
    lookAt(dialog, spoiltPreview());
    QAbstractItemModel& rows = ratingsOf(dialog);
    const auto tint = [&rows](int row, int column) {
        return rows.index(row, column).data(Qt::BackgroundRole).value<QColor>();
    };
    QVERIFY(!rows.index(0, 2).data(Qt::BackgroundRole).isValid());
    QVERIFY(tint(2, 2).alpha() > tint(2, 1).alpha()); // the cell to blame, in its row
    QVERIFY(rows.index(2, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("is not a number")));
    QVERIFY(tint(4, 0).isValid() && tint(4, 0) == tint(4, 3)); // the row as a whole
    QVERIFY(rows.headerData(4, Qt::Vertical, Qt::DecorationRole).isValid());
    QVERIFY(!rows.headerData(0, Qt::Vertical, Qt::DecorationRole).isValid());
    QCOMPARE(rows.headerData(4, Qt::Vertical, Qt::AccessibleDescriptionRole).toString(),
             QStringLiteral("only 2 of 4 columns are there"));
    QVERIFY(canOpen(dialog)); // bad rows are skipped
}

void TestImportSections::showsLineNumbers() {
    ui::ImportDialog dialog;
    const QAbstractItemModelTester tester(&ratingsOf(dialog),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    lookAt(dialog, examplePreview());
    QAbstractItemModel& rows = ratingsOf(dialog);
    QCOMPARE(rows.rowCount(), 200);
    QCOMPARE(rows.headerData(0, Qt::Vertical).toString(), QStringLiteral("2"));
    QCOMPARE(rows.headerData(1, Qt::Horizontal).toString(), QStringLiteral("movieId"));
}

void TestImportSections::asksWhetherItIsACount() {
    ui::ImportDialog dialog;
    dialog.show();
    model::ImportPreview preview = examplePreview();
    preview.options.format = DataFormat::UserLists;
    preview.looksCounted = true;
    lookAt(dialog, preview);
    auto* notice = find<QWidget>(dialog, "counted");
    QVERIFY(notice->isVisible());
    QVERIFY(!find<QComboBox>(dialog, "role0")); // lists have no columns to choose
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    click(dialog, "readAsCount");
    QCOMPARE(dialog.options().format, DataFormat::CountedLists);
    QVERIFY(asked.wait(patience));
    preview.options.format = DataFormat::CountedLists;
    dialog.setPreview(preview);
    QVERIFY(!notice->isVisible()); // it has been answered
}

void TestImportSections::hidesWhatHasNoEffect() {
    ui::ImportDialog dialog;
    dialog.show();
    model::ImportPreview preview = examplePreview();
    preview.options.format = DataFormat::AuthorLayout;
    lookAt(dialog, preview);
    for (const char* input :
         {"clicks", "repeats", "minClicksPerUser", "untilStable", "split", "splitSeed", "heldOutItems"})
        QVERIFY2(!find<QWidget>(dialog, input)->isVisible(), input);
    QVERIFY(!find<QWidget>(dialog, "delimiter")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "delimiter")->toolTip().contains(QStringLiteral("folder")));
    preview.options.format = DataFormat::UserLists;
    choose(dialog, "format", 1);
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    QVERIFY(asked.wait(patience));
    dialog.setPreview(preview);
    QVERIFY(!find<QWidget>(dialog, "header")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "delimiter")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "split")->isVisible());
}

void TestImportSections::offersTheSplitOfTheFiles() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    auto* split = find<QComboBox>(dialog, "split");
    const auto canChoose = [split](int index) {
        return split->model()->flags(split->model()->index(index, 0)).testFlag(Qt::ItemIsEnabled);
    };
    QVERIFY(!canChoose(0));
    QCOMPARE(split->currentText(), QStringLiteral("held-out users"));
    model::ImportPreview preview = examplePreview();
    preview.options.data = "/data/gowalla";
    preview.test = "gowalla/test.txt";
    lookAt(dialog, preview);
    QVERIFY(canChoose(0));
    QCOMPARE(split->currentText(), QStringLiteral("as the files give it"));
    QVERIFY(find<QLabel>(dialog, "recall")->text().startsWith(QStringLiteral("Test: test.txt.")));
}

void TestImportSections::datesNeedTimes() {
    ui::ImportDialog dialog;
    model::ImportPreview preview = examplePreview();
    preview.timed = false;
    lookAt(dialog, preview);
    auto* from = find<QWidget>(dialog, "from");
    QVERIFY(!find<QCheckBox>(*from, "limited")->isEnabled());
    QVERIFY(find<QCheckBox>(*from, "limited")->toolTip().contains(QStringLiteral("times")));
    ImportOptions latest = dialog.options();
    latest.split = model::SplitKind::LatestClicks;
    dialog.setOptions(latest);
    QVERIFY(!canOpen(dialog));
    QVERIFY(reasonOf(dialog).startsWith(QStringLiteral("The latest clicks need times")));
}

void TestImportSections::runningNumbersAreNoDates() {
    ui::ImportDialog dialog;
    dialog.show();
    ImportOptions options = dialog.options();
    options.from = 1000000000;
    dialog.setOptions(options);
    model::ImportPreview preview = examplePreview();
    preview.options.table.dates = model::DateForm::Order;
    lookAt(dialog, preview);
    QVERIFY(!find<QCheckBox>(*find<QWidget>(dialog, "from"), "limited")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "noDates")->isVisible());
    QVERIFY(!dialog.options().from); // it was chosen for other data
}

void TestImportSections::whereEveryRowIsAClickNoRatingIsChosen() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, examplePreview());
    const auto* repeats = find<QWidget>(dialog, "repeats");
    const auto* reason = find<QWidget>(dialog, "noRepeats");
    QVERIFY(repeats->isEnabled());
    ImportOptions options = dialog.options();
    options.clicks = model::ClickKind::Any;
    dialog.setOptions(options);
    QVERIFY(!repeats->isEnabled());
    QVERIFY(reason->isVisible());
    QVERIFY(repeats->toolTip().contains(QStringLiteral("whatever its rating")));
    options.split = model::SplitKind::LatestClicks;
    dialog.setOptions(options);
    QVERIFY(repeats->isEnabled()); // the time of a repeated pair is chosen
    QVERIFY(!reason->isVisible());
    options.split = model::SplitKind::RandomClicks;
    options.clicks = model::ClickKind::Counts;
    dialog.setOptions(options);
    QVERIFY(repeats->isEnabled());
}

void TestImportSections::rulesThatCannotApplySayWhy() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, examplePreview());
    for (const char* reason : {"noRepeats", "noDates", "noMinimums"})
        QVERIFY2(!find<QWidget>(dialog, reason)->isVisible(), reason);
    const auto* repeat = find<QWidget>(dialog, "untilStable"); // which one minimum alone makes no use of
    auto* minimum = find<QLineEdit>(dialog, "minClicksPerItem");
    for (const bool both : {false, true, false}) {
        minimum->setText(both ? QStringLiteral("2") : QStringLiteral("1"));
        QCOMPARE(repeat->isEnabled(), both);
    }
    model::ImportPreview preview = examplePreview();
    preview.options.data = "/data/clicks.csv";
    preview.options.clicks = model::ClickKind::Any;
    preview.rule = {model::ClickKind::Any, 0, true, "there are no ratings", {}};
    preview.rated = preview.timed = false;
    lookAt(dialog, preview);
    for (const char* input : {"clicks", "repeats"}) {
        QVERIFY2(!find<QWidget>(dialog, input)->isEnabled(), input);
        QVERIFY(find<QWidget>(dialog, input)->toolTip().contains(QStringLiteral("No column holds ratings")));
    }
    for (const char* reason : {"because", "noRepeats", "noDates"})
        QVERIFY2(find<QWidget>(dialog, reason)->isVisible(), reason);
    QCOMPARE(shown(dialog, "clicks"), QStringLiteral("every row"));
    waitForCount(dialog);
    const auto summary = exampleRemainder();
    summary->splitWasGiven = true;
    dialog.setRemaining(summary);
    for (const char* input : {"minClicksPerUser", "minClicksPerItem", "untilStable"})
        QVERIFY2(!find<QWidget>(dialog, input)->isEnabled(), input);
    QVERIFY(find<QWidget>(dialog, "noMinimums")->isVisible());
}

void TestImportSections::aGivenSplitIsTakenAsItIs() {
    ui::ImportDialog dialog;
    dialog.show();
    model::ImportPreview preview = examplePreview();
    preview.test = "gowalla/test.txt";
    lookAt(dialog, preview);
    QVERIFY(find<QWidget>(dialog, "heldOutShare")->isVisible());
    QVERIFY(!find<QWidget>(dialog, "heldOutShare")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "heldOutItems")->isEnabled()); // clicks are lent for validation
    const auto* phrase = find<QLabel>(dialog, "recall");
    QVERIFY(phrase->text().contains(QStringLiteral("The split is taken as it is")));
    preview.options.data = "/data/whole";
    preview.validation = "whole/valid.txt";
    lookAt(dialog, preview);
    for (const char* input : {"heldOutShare", "heldOutItems", "splitSeed"})
        QVERIFY2(!find<QWidget>(dialog, input)->isEnabled(), input);
    choose(dialog, "split", 1);
    QVERIFY(find<QWidget>(dialog, "heldOutShare")->isEnabled());
}

void TestImportSections::datesCountWholeDays() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    const auto limit = [&dialog](const char* name, const QDate& day) {
        auto* half = find<QWidget>(dialog, name);
        if (!find<QCheckBox>(*half, "limited")->isChecked())
            click(*half, "limited");
        find<QDateEdit>(*half, "day")->setDate(day);
    };
    limit("from", QDate(2000, 1, 1));
    limit("until", QDate(2000, 1, 1));
    QCOMPARE(dialog.options().from, 946684800);
    QCOMPARE(dialog.options().until, 946684800 + 86400); // the whole day
    QVERIFY(canOpen(dialog));
    limit("until", QDate(1999, 12, 31));
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("The last day is before the first one."));
    click(*find<QWidget>(dialog, "until"), "limited");
    QVERIFY(!dialog.options().until);
    QVERIFY(canOpen(dialog));
}

void TestImportSections::saysWhichRecallIsShown() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, examplePreview());
    const auto* recall = find<QLabel>(dialog, "recall");
    QVERIFY(recall->text().contains(QStringLiteral("hits / min(R, held out)")));
    choose(dialog, "split", 2);
    QVERIFY(recall->text().contains(QStringLiteral("hits / held out")));
    QVERIFY(!find<QWidget>(dialog, "heldOutShare")->isVisible());
    choose(dialog, "split", 3);
    QVERIFY(!find<QWidget>(dialog, "splitSeed")->isVisible()); // nothing is drawn
}

void TestImportSections::saysTheRuleForClicksAndWhy() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, examplePreview());
    auto* because = find<ui::ElidedLabel>(dialog, "because");
    QVERIFY(because->isVisible());
    QCOMPARE(because->wholeText(), QStringLiteral("the ratings go from 0.5 to 5: five stars"));
    QVERIFY(because->text().size() > 20); // it has room
    waitForCount(dialog);
    const auto summary = exampleRemainder(); // all rows say something else than the first
    summary->options.clicks = model::ClickKind::Threshold;
    summary->rule = {model::ClickKind::Threshold, 8, true, "the ratings go from 1 to 10: ten points", {}};
    dialog.setRemaining(summary);
    auto* minimum = find<QLineEdit>(dialog, "minimumRating");
    QCOMPARE(minimum->text(), QStringLiteral("8"));
    QCOMPARE(because->wholeText(), QStringLiteral("the ratings go from 1 to 10: ten points"));
    QVERIFY(dialog.options().clicks == model::ClickKind::Guess);
    minimum->setText(QStringLiteral("6"));
    QVERIFY(dialog.options().clicks == model::ClickKind::Threshold);
    QCOMPARE(dialog.options().minimumRating, 6.0);
    QVERIFY(!because->isVisible());
}

void TestImportSections::asksForTheRuleWhereItIsNotClear() {
    ui::ImportDialog dialog;
    dialog.show();
    model::ImportPreview preview = examplePreview();
    preview.options.clicks = model::ClickKind::Guess;
    preview.rule = {model::ClickKind::Guess, 0, false, "the ratings go from -10 to 10", {}};
    lookAt(dialog, preview);
    auto* because = find<ui::ElidedLabel>(dialog, "because");
    QCOMPARE(because->wholeText(), QStringLiteral("Choose: the ratings go from -10 to 10."));
    QCOMPARE(shown(dialog, "clicks"), QString());
    choose(dialog, "clicks", 1);
    QVERIFY(dialog.options().clicks == model::ClickKind::Any);
    QVERIFY(!because->isVisible());
}

void TestImportSections::fitsItsTexts_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const bool dark : {false, true})
        for (const QSize size : {QSize(1280, 800), QSize(1100, 760)})
            QTest::addRow("%s %d", dark ? "dark" : "light", size.width()) << dark << size;
}

void TestImportSections::fitsItsTexts() {
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    const Look look(dark);
    ui::ImportDialog dialog;
    QVERIFY(showAt(dialog, size));
    const auto check = [&](const char* state) {
        QCoreApplication::processEvents();
        const QString cut = CutTexts(dialog).toString();
        QVERIFY2(cut.isEmpty(), qPrintable(QLatin1String(state) + QStringLiteral(": ") + cut));
        QCOMPARE(dialog.size(), size);
    };
    check("empty");
    lookAt(dialog, examplePreview());
    waitForCount(dialog);
    dialog.setRemaining(exampleRemainder());
    check("ready");
    find<QTabBar>(dialog, "tabs")->setCurrentIndex(1);
    check("titles");
    find<QTabBar>(dialog, "tabs")->setCurrentIndex(0);
    model::ImportPreview spoilt = spoiltPreview();
    spoilt.options.data = "/data/spoilt.csv";
    spoilt.titles.reset();
    spoilt.options.items.clear();
    spoilt.options.titleColumns.reset();
    lookAt(dialog, spoilt);
    choose(dialog, "split", 2);
    waitForCount(dialog);
    dialog.setRemainingFailure({"no user has 5 clicks", "/data/spoilt.csv", 0, "Lower the minimum"});
    check("spoilt");
    lookAt(dialog, listPreview());
    check("lists");
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    dialog.setOptions(optionsFor("/data/notes.pdf"));
    QVERIFY(asked.wait(patience));
    dialog.setPreviewFailure({"the file is not a text file", "/data/notes.pdf", 1,
                              "Choose a table, a list, a folder or an archive"});
    check("failed");
}

TASTESCOPE_TEST(TestImportSections)
#include "test_import_sections.moc"
