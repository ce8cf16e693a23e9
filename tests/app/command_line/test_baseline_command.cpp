#include <QtTest>

#include "tests/app/command_line/command_runner.h"
#include "tests/support/registered_test.h"

/// What a model has to beat, from the command line.
class TestBaselineCommand : public QObject {
    Q_OBJECT

private:
    static Result baseline(const QString& arguments) {
        return run(words(QStringLiteral("baseline ") + arguments));
    }

    static void compare(const Result& result, const QList<double>& expected) {
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const Json json = result.json();
        QCOMPARE(json.size(), std::size_t{6});
        const std::array keys = {"recall@20", "recall@50", "ndcg@100"};
        for (std::size_t key = 0; key < keys.size(); ++key)
            QCOMPARE(QString::number(json[keys[key]].get<double>(), 'f', 5),
                     QString::number(expected[static_cast<qsizetype>(key)], 'f', 5));
        QCOMPARE(json["recall"].get<std::string>(), std::string("truncated"));
        QCOMPARE(json["users"].get<int>(), 59);
        QCOMPARE(json["skipped"].get<int>(), 1);
    }

    const QString m_authorsLayout = QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout");

private slots:
    /// The figures are those of the model's tests: computed elsewhere.
    void popularityGivesTheReferenceFigures() {
        const Result result = baseline(QStringLiteral("popularity %1 --json").arg(m_authorsLayout));
        compare(result, {0.13251, 0.20731, 0.16356});
        QVERIFY(result.errors.isEmpty());
    }

    void easeGivesTheReferenceFiguresAndSaysItsNeedFirst() {
        const Result result = baseline(QStringLiteral("ease %1 --lambda 200 --json").arg(m_authorsLayout));
        compare(result, {0.31678, 0.40020, 0.31088});
        QCOMPARE(result.errors, QStringLiteral("EASE needs 268 MB for 5660 items\n"));
    }

    void theBlockAndTheSplitCanBeChosen() {
        const Json test = baseline(QStringLiteral("popularity --example --json")).json();
        const Json validation =
            baseline(QStringLiteral("popularity --example --split validation --json")).json();
        QVERIFY(test["ndcg@100"] != validation["ndcg@100"]);
        const Json within = baseline(QStringLiteral("popularity --example --split random --json")).json();
        QCOMPARE(within["recall"].get<std::string>(), std::string("plain"));
    }

    void rulesAreTakenAsEverywhere() {
        const QString few = QStringLiteral("ease --example --min-item 40 --json");
        QVERIFY(baseline(few).json()["ndcg@100"].get<double>() > 0.3);
        QVERIFY(baseline(few).json() != baseline(few + QStringLiteral(" --lambda 5")).json());
    }

    void peopleGetTheTextOfEvaluate() {
        const Result result = baseline(QStringLiteral("popularity %1").arg(m_authorsLayout));
        QVERIFY(
            result.output.startsWith(QStringLiteral("test, 59 users, 1 skipped\nRecall is hits / min(R")));
        QVERIFY(result.output.contains(QStringLiteral("NDCG@100   0.163")));
    }

    void badUsageGivesExitCodeTwo_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* arguments, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(says);
        };
        row("no method", "--example", "METHOD is required");
        row("another method", "slim --example", "METHOD: slim");
        row("no data", "ease", "DATA or --example is required");
        row("lambda of 0", "ease --example --lambda 0", "--lambda: 0 is no number above 0");
        row("lambda below 0", "ease --example --lambda -1", "--lambda: -1 is no number above 0");
        row("endless lambda", "ease --example --lambda inf", "--lambda: inf is no number above 0");
        row("lambda that is no number", "ease --example --lambda nan", "--lambda: nan is no number above 0");
        row("lambda of popularity", "popularity --example --lambda 500", "--lambda excludes popularity");
    }
    void badUsageGivesExitCodeTwo() {
        QFETCH(const QString, arguments);
        QFETCH(const QString, says);
        const Result result = baseline(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }

    void badInputGivesOneClearLine() {
        const Result result = baseline(QStringLiteral("ease /no/such/data"));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneLineWith(QStringLiteral("/no/such/data: there is no such file")),
                 qPrintable(result.errors));
    }
};

TASTESCOPE_TEST(TestBaselineCommand)
#include "test_baseline_command.moc"
