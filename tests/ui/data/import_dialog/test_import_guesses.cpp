#include <QLabel>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/data/import_dialog/import_dialog_test.h"

using model::DataFormat;
using model::ImportOptions;

/// What the dialog guesses, and what a person chooses instead.
class TestImportGuesses : public ImportDialogTest {
    Q_OBJECT
private slots:
    void init() { begin(); }
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
    void asksWhichColumnIsTheItem();
    void asksWhetherAColumnIsTheRating();
    void saysWhatWasTakenByItself();
    void eventsAreChosenAndWeighed();
    void eventsOfOtherDataAreForgotten();
    void copiesWhatHasAnEffect();
};

void TestImportGuesses::beginsWithThePapersOptions() {
    const ui::ImportDialog dialog;
    QVERIFY(dialog.options() == ImportOptions());
}

void TestImportGuesses::roundTripsEveryOption() {
    ui::ImportDialog dialog;
    dialog.setOptions(unusualImport());
    QVERIFY(dialog.options() == unusualImport());
    model::ImportPreview preview = examplePreview();
    preview.options = unusualImport();
    lookAt(dialog, preview);
    QVERIFY(dialog.options() == unusualImport());
}

void TestImportGuesses::asksOnceForSeveralEdits() {
    ui::ImportDialog dialog;
    const QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    QTest::keyClicks(find<QLineEdit>(dialog, "data"), QStringLiteral("ratings.csv"));
    choose(dialog, "encoding", 1);
    QVERIFY(asked.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
    QVERIFY(asked.front().front().value<ImportOptions>() == dialog.options());
}

void TestImportGuesses::showsWhatWasGuessed() {
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

void TestImportGuesses::untouchedOptionsStayGuesses() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    QVERIFY(dialog.options() == optionsFor("/home/ada/ml-latest-small/ratings.csv"));
}

void TestImportGuesses::choicesAreNotGuesses_data() {
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
    row("comment", 1, [](ImportOptions& options) { options.table.comment = "#"; });
    row("dates", 1, [](ImportOptions& options) { options.table.dates = model::DateForm::DayFirst; });
    row("clicks", 1, [](ImportOptions& options) { options.clicks = model::ClickKind::Any; });
    row("repeats", 2, [](ImportOptions& options) { options.repeats = model::Repeats::Sum; });
    row("split", 3, [](ImportOptions& options) { options.split = model::SplitKind::LatestClicks; });
    row("titlesFile", 2,
        [](ImportOptions& options) { options.items = "/home/ada/ml-latest-small/links.csv"; });
    row("titleColumn", 2, [](ImportOptions& options) { options.titleColumns = {0, 2}; });
    row("role3", 5, [](ImportOptions& options) { options.columns = {0, 1, 2, std::nullopt}; });
}

void TestImportGuesses::choicesAreNotGuesses() {
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

void TestImportGuesses::takesAnyTextAsDelimiter() {
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
    QVERIFY(asked.wait(patience));
    dialog.setPreview(examplePreview());
    QCOMPARE(line->text(), QStringLiteral("Comma (found)"));
}

void TestImportGuesses::guessesAgain() {
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

void TestImportGuesses::columnsNeverShareARole() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    choose(dialog, "role0", 1); // the item, which column 1 was
    QCOMPARE(shown(dialog, "role1"), QStringLiteral("user"));
    choose(dialog, "role3", 2); // the rating, which column 2 was
    QCOMPARE(shown(dialog, "role2"), QStringLiteral("time"));
    QVERIFY((dialog.options().columns == model::RatingColumns{1, 0, 3, 2}));
    choose(dialog, "role2", 5);
    choose(dialog, "role3", 5); // any number of columns is ignored
    QVERIFY((dialog.options().columns == model::RatingColumns{1, 0, std::nullopt, std::nullopt}));
}

void TestImportGuesses::needsUsersAndItems() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    choose(dialog, "role0", 5);
    QVERIFY(!canOpen(dialog));
    QCOMPARE(reasonOf(dialog), QStringLiteral("Choose the column of the users above the preview."));
    QCOMPARE(shown(dialog, "role0"), QStringLiteral("ignore"));
    choose(dialog, "role3", 0);
    QCOMPARE(dialog.options().columns->user, 3U);
}

void TestImportGuesses::titleColumnsNeverAgree() {
    ui::ImportDialog dialog;
    lookAt(dialog, examplePreview());
    choose(dialog, "idColumn", 1); // the title's
    QVERIFY((dialog.options().titleColumns == model::TitleColumns{1, 0}));
    choose(dialog, "titlesFile", 2);
    QVERIFY(!dialog.options().titleColumns); // they belonged to the other file
}

/// The example with something to decide.
static model::ImportPreview openPreview(bool item, bool rating) {
    model::ImportPreview preview = examplePreview();
    preview.question.message = "it is not clear";
    preview.question.item = item;
    preview.question.rating = rating;
    return preview;
}

void TestImportGuesses::asksWhichColumnIsTheItem() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, openPreview(true, false));
    QCOMPARE(find<QLabel>(dialog, "columnsQuestion")->text(),
             QStringLiteral("It is not clear. Choose above the columns."));
    QVERIFY(!find<QPushButton>(dialog, "noRating")->isVisible());
    QVERIFY(!canOpen(dialog));
    QCOMPARE(shown(dialog, "role1"), QStringLiteral("ignore"));
    choose(dialog, "role1", 1);
    QVERIFY(dialog.options().columns == examplePreview().options.columns);
}

void TestImportGuesses::asksWhetherAColumnIsTheRating() {
    ui::ImportDialog dialog;
    dialog.show();
    lookAt(dialog, openPreview(false, true));
    QVERIFY(!canOpen(dialog));
    QVERIFY(reasonOf(dialog).startsWith(QStringLiteral("Choose the column of the ratings")));
    click(dialog, "noRating");
    QVERIFY(dialog.options().columns.has_value());
    QVERIFY(!dialog.options().columns->rating);
}

void TestImportGuesses::saysWhatWasTakenByItself() {
    ui::ImportDialog dialog;
    dialog.show();
    model::ImportPreview preview = examplePreview();
    lookAt(dialog, preview);
    QVERIFY(!find<QLabel>(dialog, "columnsQuestion")->isVisible());
    preview.options.data = "/data/others.csv";
    preview.notes = {"the columns have no names"};
    lookAt(dialog, preview);
    QCOMPARE(find<QLabel>(dialog, "columnsQuestion")->text(), QStringLiteral("The columns have no names."));
    QVERIFY(find<QLabel>(dialog, "columnsQuestion")->isVisible());
}

void TestImportGuesses::eventsAreChosenAndWeighed() {
    ui::ImportDialog dialog;
    model::ImportPreview preview = examplePreview();
    preview.events = {{"view", 338}, {"buy", 168}};
    lookAt(dialog, preview);
    QVERIFY(dialog.options().events.empty());
    QCOMPARE(find<QCheckBox>(dialog, "event-view")->text(), QStringLiteral("view (338)"));
    auto* weight = find<QLineEdit>(dialog, "weight-view");
    weight->selectAll();
    QTest::keyClicks(weight, QStringLiteral("0.5"));
    QVERIFY((dialog.options().events == std::vector<model::EventWeight>{{"view", 0.5}, {"buy", 1.0}}));
    QVERIFY(dialog.options().repeats == model::Repeats::Sum);
    click(dialog, "event-view");
    QVERIFY((dialog.options().events == std::vector<model::EventWeight>{{"buy", 1.0}}));
    QVERIFY(!weight->isEnabled());
    click(dialog, "event-buy");
    QVERIFY(!canOpen(dialog));
    click(dialog, "event-view");
    click(dialog, "event-buy");
    weight->selectAll();
    QTest::keyClicks(weight, QStringLiteral("1"));
    QVERIFY(dialog.options().events.empty());
}

void TestImportGuesses::eventsOfOtherDataAreForgotten() {
    ui::ImportDialog dialog;
    model::ImportPreview preview = examplePreview();
    preview.events = {{"view", 338}, {"buy", 168}};
    lookAt(dialog, preview);
    click(dialog, "event-view");
    QVERIFY(!dialog.options().events.empty());
    auto* line = find<QLineEdit>(dialog, "data");
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("other.csv"));
    QVERIFY(dialog.options().events.empty());
}

void TestImportGuesses::copiesWhatHasAnEffect() {
    ui::ImportDialog dialog;
    dialog.show();
    QVERIFY(!find<QPushButton>(dialog, "copyCommandLine")->isEnabled()); // no data are named
    lookAt(dialog, examplePreview());
    ImportOptions options = dialog.options();
    options.table.header = true;
    options.minClicksPerUser = 7;
    options.repeats = model::Repeats::Max;
    options.heldOut.users = 12;
    dialog.setOptions(options);
    const auto copied = [&dialog] {
        QSignalSpy requested(&dialog, &ui::ImportDialog::commandLineRequested);
        click(dialog, "copyCommandLine");
        return requested.value(0).value(0).value<ImportOptions>();
    };
    QVERIFY(copied() == dialog.options());
    model::ImportPreview lists = examplePreview();
    lists.options.data = "/data/lists";
    lists.options.format = model::DataFormat::UserLists;
    lists.rated = lists.timed = false;
    lists.test = "lists/test.txt";
    lookAt(dialog, lists);
    waitForCount(dialog);
    const auto summary = exampleRemainder();
    summary->splitWasGiven = true;
    dialog.setRemaining(summary);
    ImportOptions expected = dialog.options();
    expected.table.header.reset();
    expected.minClicksPerUser = ImportOptions().minClicksPerUser;
    expected.repeats = ImportOptions().repeats;
    expected.heldOut = ImportOptions().heldOut;
    QVERIFY(copied() == expected);
}

TASTESCOPE_TEST(TestImportGuesses)
#include "test_import_guesses.moc"
