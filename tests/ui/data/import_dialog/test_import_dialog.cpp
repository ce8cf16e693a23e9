#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_preview.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/style/theme.h"
#include "ui/window/recent_data.h"

using model::DataFormat;
using model::ImportOptions;

namespace {

template <typename Widget>
Widget* find(const QWidget& in, const char* name) {
    return in.findChild<Widget*>(QLatin1String(name));
}

QString shown(const QWidget& dialog, const char* box) {
    return find<QComboBox>(dialog, box)->currentText();
}

/// As a person chooses an entry.
void choose(const QWidget& dialog, const char* name, int index) {
    auto* box = find<QComboBox>(dialog, name);
    QVERIFY2(box && index < box->count(), name);
    box->setCurrentIndex(index);
    emit box->activated(index);
}

void type(const QWidget& dialog, const char* name, const char* text) {
    find<QLineEdit>(dialog, name)->setText(QLatin1String(text));
}

void click(const QWidget& dialog, const char* name) {
    find<QAbstractButton>(dialog, name)->click();
}

QString reasonOf(const QWidget& dialog) {
    return find<QPushButton>(dialog, "open")->toolTip();
}

bool canOpen(const QWidget& dialog) {
    return find<QPushButton>(dialog, "open")->isEnabled();
}

QAbstractItemModel& ratingsOf(const QWidget& dialog) {
    return *find<QTableView>(dialog, "ratings")->model();
}

ImportOptions optionsFor(const char* path) {
    ImportOptions options;
    options.data = path;
    return options;
}

/// Names the data, waits for the question and answers it.
void lookAt(ui::ImportDialog& dialog, const model::ImportPreview& preview) {
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    ImportOptions options = dialog.options();
    options.data = preview.options.data;
    dialog.setOptions(options);
    QVERIFY(asked.wait());
    dialog.setPreview(preview);
}

void waitForCount(ui::ImportDialog& dialog) {
    QSignalSpy asked(&dialog, &ui::ImportDialog::remainingRequested);
    QVERIFY(asked.wait());
}

ImportOptions unusualOptions() {
    ImportOptions options;
    options.data = "/data/ratings.zip";
    options.items = "/data/movies.csv";
    options.name = "Mine";
    options.format = DataFormat::Table;
    options.table = {model::TextEncoding::Latin1, "\t", false, true, true};
    options.columns = {3, 0, std::nullopt, 1};
    options.titleTable = {model::TextEncoding::Utf16, " ", true, false, std::nullopt};
    options.titleColumns = {2, 0};
    options.clicks = model::ClickKind::Counts;
    options.minimumRating = 3.500000000000001;
    options.repeats = model::Repeats::Sum;
    options.from = 1000000001; // not the begin of a day
    options.until = 1200000007;
    options.minClicksPerUser = 12;
    options.minClicksPerItem = 3;
    options.untilStable = true;
    options.split = model::SplitKind::LatestClicks;
    options.heldOut = {.share = 0.123, .users = 10000};
    options.heldOutItems = 0.25;
    options.splitSeed = 18446744073709551615U;
    return options;
}

/// Labels whose text does not fit.
QStringList cutTexts(const QWidget& dialog) {
    QStringList cut;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        const QString text = label->buddy() ? QString(label->text()).remove(QLatin1Char('&')) : label->text();
        if (label->isVisible() && label->pixmap().isNull() && !label->wordWrap() &&
            label->width() < label->fontMetrics().horizontalAdvance(text))
            cut += text;
    }
    for (const QComboBox* box : dialog.findChildren<QComboBox*>())
        if (box->isVisible() && box->width() < box->fontMetrics().horizontalAdvance(box->currentText()) + 38)
            cut += box->currentText();
    return cut;
}

} // namespace

class TestImportDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void beginsWithThePapersOptions();
    void roundTripsEveryOption();
    void asksOnceForSeveralEdits();
    void showsWhatWasGuessed();
    void untouchedOptionsStayGuesses();
    void choicesAreNotGuesses_data();
    void choicesAreNotGuesses();
    void takesAnyTextAsDelimiter();
    void guessesAgain();
    void columnsNeverShareARole();
    void needsUsersAndItems();
    void titleColumnsNeverAgree();
    void marksBadCells();
    void showsLineNumbers();
    void asksWhetherItIsACount();
    void hidesWhatHasNoEffect();
    void offersTheSplitOfTheFiles();
    void datesNeedTimes();
    void datesCountWholeDays();
    void saysWhichRecallIsShown();
    void saysWhyItCannotBeOpened();
    void saysWhatFailedAndWhere();
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
    void everyInputIsReachedByTheTabKey();
    void everyInputHasANameAndHelp();
    void remembersEveryOption();
    void forgetsWhatIsAGuessAgain();
    void readsSpoiltSettings();
    void leavesSettingsOfLaterProgramsAlone();
    void screenshots_data();
    void screenshots();

private:
    QTemporaryDir m_folder;
};

void TestImportDialog::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("tastescope"));
    QCoreApplication::setApplicationName(QStringLiteral("tastescope-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QLocale::setDefault(QLocale::c());
}

void TestImportDialog::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QSettings().clear();
}

void TestImportDialog::beginsWithThePapersOptions() {
    const ui::ImportDialog dialog;
    QVERIFY(dialog.options() == ImportOptions());
}

void TestImportDialog::roundTripsEveryOption() {
    ui::ImportDialog dialog;
    dialog.setOptions(unusualOptions());
    QVERIFY(dialog.options() == unusualOptions());
    model::ImportPreview preview = examplePreview();
    preview.options = unusualOptions();
    lookAt(dialog, preview);
    QVERIFY(dialog.options() == unusualOptions());
}

void TestImportDialog::asksOnceForSeveralEdits() {
    ui::ImportDialog dialog;
    const QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    QTest::keyClicks(find<QLineEdit>(dialog, "data"), QStringLiteral("ratings.csv"));
    choose(dialog, "encoding", 1);
    QVERIFY(asked.isEmpty());
    QTRY_COMPARE(asked.size(), 1);
    QVERIFY(asked.front().front().value<ImportOptions>() == dialog.options());
}

void TestImportDialog::showsWhatWasGuessed() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    QCOMPARE(shown(dialog, "format"), QStringLiteral("Table (found)"));
    QCOMPARE(shown(dialog, "encoding"), QStringLiteral("UTF-8 (found)"));
    QCOMPARE(shown(dialog, "delimiter"), QStringLiteral("Comma (found)"));
    QCOMPARE(shown(dialog, "decimal"), QStringLiteral("Point, 3.5 (found)"));
    QVERIFY(find<QCheckBox>(dialog, "header")->isChecked());
    QVERIFY(find<QCheckBox>(dialog, "header")->text().endsWith(QStringLiteral("(found)")));
    QCOMPARE(shown(dialog, "titlesFile"), QStringLiteral("movies.csv (found)"));
    QCOMPARE(shown(dialog, "titleColumn"), QStringLiteral("title (found)"));
    QCOMPARE(shown(dialog, "clicks"), QStringLiteral("ratings of at least"));
    QCOMPARE(shown(dialog, "role0"), QStringLiteral("user"));
    QCOMPARE(shown(dialog, "role3"), QStringLiteral("time"));
    QVERIFY(canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QString());
}

void TestImportDialog::untouchedOptionsStayGuesses() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    QVERIFY(dialog.options() == optionsFor("/home/ada/ml-latest-small/ratings.csv"));
}

void TestImportDialog::choicesAreNotGuesses_data() {
    using Change = std::function<void(ImportOptions&)>;
    QTest::addColumn<QByteArray>("box");
    QTest::addColumn<int>("index");
    QTest::addColumn<Change>("change");
    const auto row = [](const char* box, int index, const Change& change) {
        QTest::newRow(box) << QByteArray(box) << index << change;
    };
    row("format", 1, [](ImportOptions& options) { options.format = DataFormat::UserLists; });
    row("encoding", 1, [](ImportOptions& options) { options.table.encoding = model::TextEncoding::Latin1; });
    row("delimiter", 1, [](ImportOptions& options) { options.table.delimiter = "\t"; });
    row("decimal", 1, [](ImportOptions& options) { options.table.decimalComma = true; });
    row("clicks", 1, [](ImportOptions& options) { options.clicks = model::ClickKind::Any; });
    row("repeats", 2, [](ImportOptions& options) { options.repeats = model::Repeats::Sum; });
    row("split", 3, [](ImportOptions& options) { options.split = model::SplitKind::LatestClicks; });
    row("titlesFile", 2,
        [](ImportOptions& options) { options.items = "/home/ada/ml-latest-small/links.csv"; });
    row("titleColumn", 2, [](ImportOptions& options) { options.titleColumns = {0, 2}; });
    row("role3", 4, [](ImportOptions& options) { options.columns = {0, 1, 2, std::nullopt}; });
}

void TestImportDialog::choicesAreNotGuesses() {
    QFETCH(QByteArray, box);
    QFETCH(int, index);
    QFETCH(std::function<void(ImportOptions&)>, change);
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    ImportOptions expected = dialog.options();
    choose(dialog, box.constData(), index);
    change(expected);
    QVERIFY(dialog.options() == expected);
    dialog.setPreview(examplePreview()); // whatever is guessed later
    QVERIFY(dialog.options() == expected);
    if (box != "role3" && box != "repeats")
        QVERIFY(!shown(dialog, box.constData()).contains(QStringLiteral("found")));
}

void TestImportDialog::takesAnyTextAsDelimiter() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    QLineEdit* line = find<QComboBox>(dialog, "delimiter")->lineEdit();
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral(" ~ "));
    QCOMPARE(dialog.options().table.delimiter, " ~ ");
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("tab"));
    QCOMPARE(dialog.options().table.delimiter, "\t");
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QVERIFY(!dialog.options().table.delimiter); // guess it
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    QVERIFY(asked.wait());
    dialog.setPreview(examplePreview());
    QCOMPARE(line->text(), QStringLiteral("Comma (found)"));
}

void TestImportDialog::guessesAgain() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    const ImportOptions untouched = dialog.options();
    QVERIFY(!find<QPushButton>(dialog, "guessAgain")->isEnabled());
    choose(dialog, "delimiter", 2);
    choose(dialog, "role0", 1);
    click(dialog, "header");
    QVERIFY(dialog.options() != untouched);
    click(dialog, "guessAgain");
    QVERIFY(dialog.options() == untouched);
    QCOMPARE(shown(dialog, "delimiter"), QStringLiteral("Comma (found)"));
    QVERIFY(!find<QPushButton>(dialog, "guessAgain")->isEnabled());
}

void TestImportDialog::columnsNeverShareARole() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    choose(dialog, "role0", 1); // the item, which column 1 was
    QCOMPARE(shown(dialog, "role1"), QStringLiteral("user"));
    choose(dialog, "role3", 2); // the rating, which column 2 was
    QCOMPARE(shown(dialog, "role2"), QStringLiteral("time"));
    QVERIFY((dialog.options().columns == model::RatingColumns{1, 0, 3, 2}));
    choose(dialog, "role2", 4);
    choose(dialog, "role3", 4); // any number of columns is ignored
    QVERIFY((dialog.options().columns == model::RatingColumns{1, 0, std::nullopt, std::nullopt}));
}

void TestImportDialog::needsUsersAndItems() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    choose(dialog, "role0", 4);
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Choose the column of the users above the preview."));
    QCOMPARE(shown(dialog, "role0"), QStringLiteral("ignore"));
    choose(dialog, "role3", 0);
    QCOMPARE(dialog.options().columns->user, 3U);
}

void TestImportDialog::titleColumnsNeverAgree() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    choose(dialog, "idColumn", 1); // the title's
    QVERIFY((dialog.options().titleColumns == model::TitleColumns{1, 0}));
    choose(dialog, "titlesFile", 2);
    QVERIFY(!dialog.options().titleColumns); // they belonged to the other file
}

void TestImportDialog::marksBadCells() {
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

void TestImportDialog::showsLineNumbers() {
    ui::ImportDialog dialog;
    const QAbstractItemModelTester tester(&ratingsOf(dialog),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    lookAt(dialog, examplePreview());
    QAbstractItemModel& rows = ratingsOf(dialog);
    QCOMPARE(rows.rowCount(), 200);
    QCOMPARE(rows.headerData(0, Qt::Vertical).toString(), QStringLiteral("2"));
    QCOMPARE(rows.headerData(1, Qt::Horizontal).toString(), QStringLiteral("movieId"));
}

void TestImportDialog::asksWhetherItIsACount() {
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
    QVERIFY(asked.wait());
    preview.options.format = DataFormat::CountedLists;
    dialog.setPreview(preview);
    QVERIFY(!notice->isVisible()); // it has been answered
}

void TestImportDialog::hidesWhatHasNoEffect() {
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
    QVERIFY(asked.wait());
    dialog.setPreview(preview);
    QVERIFY(!find<QWidget>(dialog, "header")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "delimiter")->isEnabled());
    QVERIFY(find<QWidget>(dialog, "split")->isVisible());
}

void TestImportDialog::offersTheSplitOfTheFiles() {
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

void TestImportDialog::datesNeedTimes() {
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

void TestImportDialog::datesCountWholeDays() {
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

void TestImportDialog::saysWhichRecallIsShown() {
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

void TestImportDialog::saysWhyItCannotBeOpened() {
    ui::ImportDialog dialog;
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Choose a file or a folder first."));
    QTest::keyClicks(find<QLineEdit>(dialog, "data"), QStringLiteral("ratings.csv"));
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Reading a preview…"));
    QVERIFY(asked.wait());
    dialog.setPreview(examplePreview());
    QVERIFY(canOpen(dialog)); // without waiting for what remains
}

void TestImportDialog::saysWhatFailedAndWhere() {
    ui::ImportDialog dialog;
    dialog.show();
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    dialog.setOptions(optionsFor("broken.csv"));
    QVERIFY(asked.wait());
    dialog.setPreviewFailure({"the file is not a text file", "broken.csv", 3, "Unpack archives first"});
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("The file is not a text file."));
    const auto* failure = find<QWidget>(dialog, "previewFailure");
    QVERIFY(failure->isVisible());
    QCOMPARE(find<QLabel>(*failure, "where")->text(),
             QStringLiteral("broken.csv, line 3 · Unpack archives first."));
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
    QVERIFY(asked.wait());
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
    QVERIFY(asked.wait());
    choose(dialog, "delimiter", 2);
    type(dialog, "minClicksPerUser", "7");
    choose(dialog, "repeats", 0);
    click(dialog, "quotes");
    const ImportOptions edited = dialog.options();
    dialog.setPreview(examplePreview()); // of the options before
    QVERIFY(dialog.options() == edited);
    QCOMPARE(shown(dialog, "delimiter"), QStringLiteral("Semicolon"));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Reading a preview…")); // at what it is now
    QTRY_COMPARE(asked.size(), 2);
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
    dialog.setOptions(unusualOptions());
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
    QVERIFY(asked.wait());
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

void TestImportDialog::everyInputIsReachedByTheTabKey() {
    ui::ImportDialog dialog;
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    lookAt(dialog, examplePreview());
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    choose(dialog, "encoding", 0); // something to guess again
    QVERIFY(asked.wait());
    dialog.setPreview(examplePreview());
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

void TestImportDialog::remembersEveryOption() {
    const auto entry = [](int i) {
        ImportOptions options = unusualOptions();
        options.data = "/data/" + std::to_string(i);
        return options;
    };
    {
        ui::RecentData recent;
        for (int i = 0; i < 8; ++i)
            recent.add(entry(i));
    }
    const ui::RecentData recent;
    QCOMPARE(recent.paths().size(), 8);
    QCOMPARE(recent.paths().front(), QStringLiteral("/data/7"));
    for (int i = 0; i < 8; ++i) {
        const auto found = recent.find(QStringLiteral("/data/%1").arg(i));
        QVERIFY(found && *found == entry(i));
    }
}

void TestImportDialog::forgetsWhatIsAGuessAgain() {
    ui::RecentData().add(unusualOptions());
    ImportOptions guessed;
    guessed.data = unusualOptions().data;
    ui::RecentData().add(guessed);
    const auto found = ui::RecentData().find(QStringLiteral("/data/ratings.zip"));
    QVERIFY(found && *found == guessed);
}

void TestImportDialog::readsSpoiltSettings() {
    {
        QSettings settings; // as the first version wrote them, and damaged
        settings.beginWriteArray(QStringLiteral("recentData"), 2);
        settings.setArrayIndex(0);
        const std::pair<const char*, const char*> values[] = {
            {"data", "/data/old.csv"},  {"minimumRating", "nan"}, {"minClicksPerUser", "0"},
            {"heldOutShare", "7"},      {"heldOutItems", "x"},    {"splitSeed", "17"},
            {"format", "hieroglyphs"},  {"userColumn", "1"},      {"itemColumn", "1"},
            {"titlesId", "-3"},         {"quotes", "perhaps"},    {"from", "yesterday"},
            {"repeats", "authorLayout"}};
        for (const auto& [key, value] : values)
            settings.setValue(QLatin1String(key), QLatin1String(value));
        settings.endArray();
    }
    const ui::RecentData recent;
    QCOMPARE(recent.paths(), QStringList{QStringLiteral("/data/old.csv")});
    ImportOptions expected = optionsFor("/data/old.csv");
    expected.splitSeed = 17;
    QVERIFY(recent.find(QStringLiteral("/data/old.csv")) == expected);
}

void TestImportDialog::leavesSettingsOfLaterProgramsAlone() {
    ui::RecentData().add(unusualOptions());
    QSettings().setValue(QStringLiteral("recentDataVersion"), 3);
    QVERIFY(ui::RecentData().paths().isEmpty());
}

void TestImportDialog::screenshots_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1280, 800);
    QTest::newRow("dark") << true << QSize(1280, 800);
    QTest::newRow("light small") << false << QSize(1100, 760);
    QTest::newRow("dark small") << true << QSize(1100, 760);
}

/// Pictures for people to look at; what can be told without eyes is asserted.
void TestImportDialog::screenshots() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    const ui::Colours& colours = dark ? ui::darkColours() : ui::lightColours();
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(ui::paletteOf(colours));
    qApp->setStyleSheet(ui::styleSheetOf(colours));
    ui::ImportDialog dialog;
    dialog.resize(size);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto look = [&](const char* name) {
        QCoreApplication::processEvents();
        const QString cut = cutTexts(dialog).join(QStringLiteral(" | "));
        const QString file = QStringLiteral("import-%1-%2-%3.png")
                                 .arg(QLatin1String(name), QLatin1String(dark ? "dark" : "light"))
                                 .arg(size.width());
        QVERIFY(dialog.grab().save(QStringLiteral(SCREENSHOTS "/") + file));
        QVERIFY2(cut.isEmpty(), qPrintable(file + QStringLiteral(": ") + cut));
        QCOMPARE(dialog.size(), size);
    };
    look("empty");
    lookAt(dialog, examplePreview());
    waitForCount(dialog);
    dialog.setRemaining(exampleRemainder());
    look("ready");
    find<QTabBar>(dialog, "tabs")->setCurrentIndex(1);
    look("titles");
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
    look("spoilt");
    model::ImportPreview lists = examplePreview();
    lists.options.data = "/data/gowalla";
    lists.options.format = DataFormat::UserLists;
    lists.options.table.delimiter = " ";
    lists.looksCounted = true;
    lists.rated = lists.timed = false;
    lists.test = "gowalla/test.txt";
    lists.options.clicks = model::ClickKind::Any;
    lists.ratings.header.clear();
    lists.ratings.columns = 4;
    lookAt(dialog, lists);
    look("lists");
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    dialog.setOptions(optionsFor("/data/notes.pdf"));
    QVERIFY(asked.wait());
    dialog.setPreviewFailure({"the file is not a text file", "/data/notes.pdf", 1,
                              "Choose a table, a list, a folder or an archive"});
    look("failed");
}

TASTESCOPE_TEST(TestImportDialog)
#include "test_import_dialog.moc"
