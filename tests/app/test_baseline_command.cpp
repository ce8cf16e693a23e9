#include <QtTest>

#include "tests/app/command_runner.h"
#include "tests/support/registered_test.h"

/// What a model has to beat, from the command line.
class TestBaselineCommand : public QObject {
    Q_OBJECT

private:
    static Result baseline(const QString& arguments) {
        return run(QStringList{QStringLiteral("baseline")} + arguments.split(QLatin1Char(' ')));
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
        QTest::newRow("no method") << QStringLiteral("--example");
        QTest::newRow("another method") << QStringLiteral("slim --example");
        QTest::newRow("no data") << QStringLiteral("ease");
        QTest::newRow("lambda of 0") << QStringLiteral("ease --example --lambda 0");
        QTest::newRow("lambda below 0") << QStringLiteral("ease --example --lambda -1");
        QTest::newRow("endless lambda") << QStringLiteral("ease --example --lambda inf");
        QTest::newRow("lambda that is no number") << QStringLiteral("ease --example --lambda nan");
        QTest::newRow("lambda of popularity") << QStringLiteral("popularity --example --lambda 500");
    }
    void badUsageGivesExitCodeTwo() {
        QFETCH(const QString, arguments);
        const Result result = baseline(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneClearLine(), qPrintable(result.output + result.errors));
    }

    void badInputGivesOneClearLine() {
        const Result result = baseline(QStringLiteral("ease /no/such/data"));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneClearLine(), qPrintable(result.errors));
        QVERIFY(result.errors.contains(QStringLiteral("/no/such/data")));
    }
};

TASTESCOPE_TEST(TestBaselineCommand)
#include "test_baseline_command.moc"
