#include <QtTest>

#include <CLI/CLI.hpp>

#include "app/command_line/data_arguments.h"
#include "app/command_line/data_words.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/example_import.h"

using model::ImportOptions;

/// The answers of the import dialog as words of the command line, and what that makes of them.
class TestDataWords : public QObject {
    Q_OBJECT

private:
    /// What the command line understands.
    static ImportOptions parsed(const std::vector<std::string>& words) {
        CLI::App program;
        app::DataArguments data;
        data.addReading(program);
        data.addRules(program);
        data.addSplit(program);
        program.parse(
            std::vector<std::string>(words.rbegin(), words.rend())); // CLI11 wants the last one first
        ImportOptions options;
        data.applyTo(options);
        options.asked.clear(); // which words were said is no option
        return options;
    }

private slots:
    void theyMeanTheSame_data() {
        QTest::addColumn<ImportOptions>("options");
        const auto row = [](const char* name, const auto& change) {
            ImportOptions options = optionsFor("/data/ratings.csv");
            change(options);
            QTest::newRow(name) << options;
        };
        row("guesses", [](ImportOptions&) {});
        row("unusual", [](ImportOptions& options) {
            options = unusualImport();
            options.name.clear();
            options.columns->rating = 4;    // without ratings there are no counts
            options.table.firstColumn = {}; // of matrices
            options.table.missing.reset();
            options.minimumRating = 4;                      // of no effect where counts are clicks
            options.split = model::SplitKind::HeldOutUsers; // of which a number is held out
            options.heldOut = {.share = 0.1, .users = 10000};
            options.titleTable.quotes.reset(); // which no option says
        });
        row("blanks and quotes", [](ImportOptions& options) {
            options.data = "/my data/it's \"mine\" $HOME.csv";
            options.items = "-titles.csv";
        });
        row("a threshold below 0", [](ImportOptions& options) {
            options.clicks = model::ClickKind::Threshold;
            options.minimumRating = -0.1;
        });
        row("every row", [](ImportOptions& options) { options.clicks = model::ClickKind::Any; });
        row("the first of a repeated pair", [](ImportOptions& options) {
            options.clicks = model::ClickKind::Any;
            options.split = model::SplitKind::LatestClicks;
            options.repeats = model::Repeats::First;
        });
        row("nothing in its place", [](ImportOptions& options) {
            options.format = model::DataFormat::RatingMatrix;
            options.table.missing = "";
            options.table.comment = "";
            options.table.firstColumn = model::FirstColumn::Counts;
        });
        row("dashes between columns", [](ImportOptions& options) {
            options.table.delimiter = "--";
            options.table.missing = "-1";
            options.table.decimalComma = false;
        });
        row("long ago", [](ImportOptions& options) { options.from = -8520336000; });
        row("days", [](ImportOptions& options) {
            options.from = 946684800;
            options.until = 946684800 + 86400;
            options.table.dates = model::DateForm::MonthFirst;
        });
        row("a share", [](ImportOptions& options) { options.heldOut.share = 0.123; });
        row("nobody", [](ImportOptions& options) { options.heldOut.share = 0; });
        row("one user", [](ImportOptions& options) { options.heldOut.users = 1; });
        row("latest", [](ImportOptions& options) { options.split = model::SplitKind::LatestClicks; });
        row("ids", [](ImportOptions& options) { options.exactIds = options.keepMissingIds = true; });
    }
    void theyMeanTheSame() {
        QFETCH(const ImportOptions, options);
        const std::vector<std::string> words = app::dataWords(options);
        QVERIFY2(parsed(words) == options, app::shellLine("", words).c_str());
    }

    void whatHasNoEffectIsLeftOut() {
        ImportOptions options = optionsFor("/data/ratings.csv");
        options.clicks = model::ClickKind::Any;
        options.repeats = model::Repeats::Max;
        options.untilStable = true; // of one minimum
        options.split = model::SplitKind::RandomClicks;
        options.heldOutItems = 0;
        options.splitSeed = 3; // of no draw
        QCOMPARE(app::shellLine("train", app::dataWords(options)),
                 std::string("train /data/ratings.csv --any --split random --heldout-items 0"));
    }

    void aShellReadsThemAsTheyAre() {
        ImportOptions options = optionsFor("/my data/it's \"mine\" $HOME.csv");
        options.table.delimiter = "\t";
        options.table.comment = "#";
        const std::vector<std::string> words = app::dataWords(options);
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QString::fromStdString(app::shellLine("printf '%s\\n'", words))});
        QVERIFY(shell.waitForFinished(-1));
        QStringList expected;
        for (const std::string& word : words)
            expected += QString::fromStdString(word);
        QCOMPARE(
            QString::fromUtf8(shell.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts),
            expected);
    }

    void whatIsGuessedIsLeftOut() {
        QCOMPARE(app::shellLine("tastescope train", app::dataWords(optionsFor("/data/ratings.csv"))),
                 std::string("tastescope train /data/ratings.csv"));
    }
};

TASTESCOPE_TEST(TestDataWords)
#include "test_data_words.moc"
