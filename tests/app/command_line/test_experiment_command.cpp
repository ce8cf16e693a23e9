#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/command_line/recorded_runs.h"
#include "tests/support/registered_test.h"

/// Several runs with one command, and their comparison.
class TestExperimentCommand : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private slots:
    void theRowsAreCompared() {
        const QString runs = m_folder.filePath(QStringLiteral("likelihoods"));
        const Result result = run(smallNetwork(QStringLiteral("experiment likelihoods"), runs,
                                               QStringLiteral("--epochs 2 --seeds 2 --json --quiet")));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QVERIFY(result.errors.isEmpty());
        const Json json = result.json();
        QCOMPARE(json["rows"].size(), std::size_t{4});
        QCOMPARE(textOf(json["rows"][3], "label"), QStringLiteral("Mult-DAE"));
        for (const Json& row : json["rows"]) {
            QCOMPARE(row["finished"].get<int>(), 2);
            QVERIFY(row["ndcg@100"]["mean"].get<double>() > 0);
        }
        QCOMPARE(recordedRuns(runs).size(), std::size_t{8});
    }

    /// With epochs that would not be over today.
    void interruptedTheOtherRunsStayInTheQueue() {
        const QString runs = m_folder.filePath(QStringLiteral("interrupted"));
        RunningCommand experiment(
            smallNetwork(QStringLiteral("experiment beta"), runs,
                         QStringLiteral("--caps 0.1,0.2,0.3 --seeds 1 --epochs 10000000")));
        QVERIFY(experiment.waitForError(QStringLiteral("seed 1\n"))); // the name of the first run
        experiment.interrupt();
        QCOMPARE(experiment.finish().exitCode, 130);
        QStringList states;
        for (const Json& run : recordedRuns(runs))
            states.prepend(textOf(run, "state"));
        QCOMPARE(states, (QStringList{QStringLiteral("stopped"), QStringLiteral("queued"),
                                      QStringLiteral("queued")}));
    }
};

TASTESCOPE_TEST(TestExperimentCommand)
#include "test_experiment_command.moc"
