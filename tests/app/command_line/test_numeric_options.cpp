#include <QtTest>

#include <algorithm>

#include "app/command_line/all_commands.h"
#include "app/command_line/numbers.h"
#include "tests/support/registered_test.h"

namespace {

using Words = std::vector<std::string>;

/// Every command, as the program has them: they take numbers into their members, and do nothing else.
struct Program {
    CLI::App parser;
    std::vector<std::unique_ptr<app::Command>> commands;

    Program() {
        for (app::MakeCommand* make : app::allCommands)
            commands.push_back(make(parser));
    }
};

/// An option that takes a number, or several.
struct NumericOption {
    Words command; ///< such as experiment beta
    std::string name;
    bool whole = false;
};

/// What also takes a word, so that its type does not say that it takes numbers.
bool takesNumbersAndWords(const std::string& name) {
    return name == "--heldout" || name == "--anneal-steps";
}

void addOptionsOf(const CLI::App& command, const Words& words, std::vector<NumericOption>& all) {
    for (const CLI::Option* option : command.get_options()) {
        const std::string type = option->get_type_name();
        const std::string& name = option->get_name();
        const bool whole = type == "INT" || type == "UINT" || name == "--anneal-steps";
        if (option->get_items_expected_max() > 0 && (whole || type == "FLOAT" || takesNumbersAndWords(name)))
            all.push_back({words, name, whole});
    }
    for (const CLI::App* part : command.get_subcommands([](const CLI::App*) { return true; })) {
        Words more = words;
        more.push_back(part->get_name());
        addOptionsOf(*part, more, all);
    }
}

std::vector<NumericOption> numericOptions() {
    const Program program;
    std::vector<NumericOption> all;
    addOptionsOf(program.parser, {}, all);
    return all;
}

/// What the program says of an option with this value, without running anything: the option's refusal, or
/// empty where the value is taken. taken: as the option has it then.
std::string refusalOf(const NumericOption& option, const std::string& value, std::string* taken = nullptr) {
    Program program;
    CLI::App* command = &program.parser;
    for (const std::string& word : option.command)
        command = command->get_subcommand(word);
    Words words = option.command;
    words.push_back(option.name + '=' + value);
    try {
        program.parser.parse(Words(words.rbegin(), words.rend())); // CLI11 wants the last one first
    } catch (const CLI::ValidationError& error) {
        return error.what();
    } catch (const CLI::RequiredError&) { // of DATA or the like, after all options
    } catch (const CLI::Error& error) {
        return error.get_name() + ": " + error.what(); // not as it should be
    }
    if (taken)
        *taken = command->get_option(option.name)->results().at(0);
    return {};
}

} // namespace

/// Every option of every command that takes numbers, as the parser lists them: new ones are tested, too.
class TestNumericOptions : public QObject {
    Q_OBJECT

private:
    const std::vector<NumericOption> m_options = numericOptions();

    void addRows() const {
        QTest::addColumn<int>("place");
        for (std::size_t place = 0; place < m_options.size(); ++place) {
            std::string name;
            for (const std::string& word : m_options[place].command)
                name += word + ' ';
            QTest::newRow((name + m_options[place].name).c_str()) << static_cast<int>(place);
        }
    }

private slots:
    void theParserListsThem() {
        QVERIFY2(m_options.size() > 80, qPrintable(QString::number(m_options.size())));
        for (const char* name : {"--seed", "--top", "--lambda", "--caps", "--hidden", "--min-user"})
            QVERIFY2(std::ranges::find(m_options, name, &NumericOption::name) != m_options.end(), name);
    }

    void whatIsNoNumberIsRefusedWithTheRange_data() { addRows(); }
    void whatIsNoNumberIsRefusedWithTheRange() {
        QFETCH(const int, place);
        const NumericOption& option = m_options[static_cast<std::size_t>(place)];
        Words values = {"nan", "inf", "-inf", "infinity", "-1e400", "1e400", "x",  "4x", "0x10",
                        " 4",  "4 ",  "4 5",  "+4",       "--4",    "1e",    "４", "٤",  "1.2.3"};
        if (option.whole)
            for (const char* value : {"-1", "-0", "1.5", "2.0", "1e3", "1e300", "18446744073709551616",
                                      "99999999999999999999999999"})
                values.emplace_back(value);
        for (const std::string& value : values) {
            const std::string refusal = refusalOf(option, value);
            const bool clear = refusal.starts_with(option.name + ": ") &&
                               (refusal.find(" is no whole number from ") != refusal.npos ||
                                refusal.find(" is no number ") != refusal.npos ||
                                refusal.find("a share of the users from 0 to below 0.5") != refusal.npos);
            QVERIFY2(clear, (value + " → " + refusal).c_str());
        }
    }

    /// Only a rating is any finite number.
    void numbersBeyondAllAreRefused_data() { addRows(); }
    void numbersBeyondAllAreRefused() {
        QFETCH(const int, place);
        const NumericOption& option = m_options[static_cast<std::size_t>(place)];
        const bool any = option.name == "--min-rating";
        QCOMPARE(refusalOf(option, "1e300").empty(), any);
        QCOMPARE(refusalOf(option, "-1e300").empty(), any);
    }

    /// A number with zeros before it is the same number, and not an octal one.
    void wholeNumbersAreDecimal_data() { addRows(); }
    void wholeNumbersAreDecimal() {
        QFETCH(const int, place);
        const NumericOption& option = m_options[static_cast<std::size_t>(place)];
        if (!option.whole)
            return;
        std::string taken;
        QCOMPARE(refusalOf(option, "010", &taken), std::string());
        QCOMPARE(taken, std::string("10"));
    }

    void theRangesAreExact_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QStringList>("refused");
        const auto row = [](const char* command, const char* name, const char* taken, const char* refused) {
            QTest::addRow("%s %s", command, name) << QString::fromLatin1(command) << QString::fromLatin1(name)
                                                  << QString::fromLatin1(taken).split(QLatin1Char(' '))
                                                  << QString::fromLatin1(refused).split(QLatin1Char(' '));
        };
        row("train", "--seed", "0 18446744073709551615", "-1 18446744073709551616");
        row("train", "--threads", "0 1024", "1025");
        row("train", "--epochs", "1 2147483647", "0 2147483648");
        row("train", "--batch", "1 2147483647", "0 2147483648");
        row("train", "--latent", "1 65536", "0 65537");
        row("train", "--hidden", "0 65536", "65537 600,x 600, ,600 600,,300 ,");
        row("train", "--decoder-hidden", "0 65536 600,300", "65537 600,");
        row("train", "--dropout", "0 0.999", "1 -0.1");
        row("train", "--lr", "1e-300 0.5 100", "0 -1 100.1");
        row("train", "--l2", "0 1 1000", "-1e-9 1001");
        row("train", "--early-stop", "0 2147483647", "2147483648");
        row("train", "--beta-cap", "0 1000", "1000.1 -0.1");
        row("train", "--anneal-steps", "auto 0 18446744073709551615", "Auto");
        row("train", "--peak-patience", "1", "0");
        row("train", "--cycles", "1", "0");
        row("train", "--growing-share", "0.001 1", "0 1.001");
        row("train", "--min-user", "0 18446744073709551615", "-3");
        row("train", "--min-item", "0 18446744073709551615", "-1");
        row("train", "--min-rating", "-5 3.5", "3,5");
        row("train", "--heldout", "0 0.499 1 500", "0.5 0.7 1.5 -1 18446744073709551616");
        row("train", "--heldout-items", "0 0.999", "1 -0.1");
        row("train", "--split-seed", "0 18446744073709551615", "-1");
        row("experiment beta", "--caps", "0 1000 0,0.5", "1001 -1 0,x 0, ,1");
        row("experiment likelihoods", "--seeds", "1 1000", "0 1001");
        row("recommend", "--top", "1 18446744073709551615", "0");
        row("similar", "--top", "1", "0");
        row("recommend", "--personal", "-1 1", "-1.01 1.01");
        row("explain", "--personal", "-1 1", "-1.01 1.01");
        row("baseline", "--lambda", "1e-9 500 1e9", "0 -1 1.1e9");
    }
    void theRangesAreExact() {
        QFETCH(const QString, command);
        QFETCH(const QString, name);
        QFETCH(const QStringList, taken);
        QFETCH(const QStringList, refused);
        NumericOption option{{}, name.toStdString()};
        for (const QString& word : command.split(QLatin1Char(' ')))
            option.command.push_back(word.toStdString());
        for (const QString& value : taken)
            QCOMPARE(refusalOf(option, value.toStdString()), std::string());
        for (const QString& value : refused)
            QVERIFY2(!refusalOf(option, value.toStdString()).empty(), qPrintable(value));
    }

    void nothingIsNoNumber() {
        QVERIFY(!app::wholeNumberIn(""));
        QVERIFY(!app::realNumberIn(""));
        QCOMPARE(app::wholeNumber(1, 5)(std::string()), std::string("\"\" is no whole number from 1 to 5"));
        for (const NumericOption& option : m_options)
            QVERIFY2(!refusalOf(option, "").empty(), option.name.c_str());
    }
};

TASTESCOPE_TEST(TestNumericOptions)
#include "test_numeric_options.moc"
