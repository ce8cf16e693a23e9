#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/command_line/recorded_runs.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// Runs that train records: interrupted, killed, and resumed.
class TestTrainCommand : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    static QStringList resume(const Json& run, const QString& runs, const QStringList& more = {}) {
        return QStringList{QStringLiteral("train"), QStringLiteral("--resume"), textOf(run, "id"),
                           QStringLiteral("--runs-dir"), runs} +
               more;
    }

    static QByteArray finalModel(const QString& runs) {
        return contentsOf(runs + QLatin1Char('/') + textOf(recordedRuns(runs)[0], "id") +
                          QStringLiteral("/model.safetensors"));
    }

    /// Interrupts a training after its first epoch; its run.
    static Json interruptedRun(const QString& runs, int epochs) {
        RunningCommand training(
            smallNetwork(QStringLiteral("train"), runs, QStringLiteral("--epochs %1").arg(epochs)));
        if (!training.waitForError(QStringLiteral("epoch 1 of %1 ").arg(epochs)))
            return {};
        training.interrupt();
        const int exitCode = training.finish().exitCode;
        Json run = recordedRuns(runs)[0];
        run["exit"] = exitCode;
        return run;
    }

private slots:
    /// Of 160 epochs no more than some 50 can be trained before either signal: see RunningCommand.
    void anInterruptedAndAKilledRunEndWithTheSameModel() {
        const QString whole = path("whole");
        QCOMPARE(run(smallNetwork(QStringLiteral("train"), whole, QStringLiteral("--epochs 160 --quiet")))
                     .exitCode,
                 0);
        const QString parts = path("parts");
        const Json interrupted = interruptedRun(parts, 160);
        QCOMPARE(interrupted["exit"].get<int>(), 130);
        QCOMPARE(textOf(interrupted, "state"), QStringLiteral("stopped"));
        QVERIFY(interrupted["can_resume"].get<bool>());
        const int done = interrupted["epochs_done"].get<int>();
        QVERIFY(done >= 1 && done < 160);

        RunningCommand second(resume(interrupted, parts));
        QVERIFY(second.waitForError(QStringLiteral("after epoch %1\n").arg(done)));
        QVERIFY(second.waitForError(QStringLiteral("epoch %1 of 160 ").arg(done + 1)));
        second.kill();
        QCOMPARE(second.finish().exitCode, -1);
        QCOMPARE(textOf(recordedRuns(parts)[0], "state"), QStringLiteral("interrupted"));

        const Result third = run(resume(interrupted, parts, {QStringLiteral("--quiet")}));
        QVERIFY2(third.exitCode == 0, qPrintable(third.errors));
        QCOMPARE(recordedRuns(parts).size(), std::size_t{1});
        QCOMPARE(textOf(recordedRuns(parts)[0], "state"), QStringLiteral("finished"));
        QVERIFY(!finalModel(whole).isEmpty());
        QVERIFY(finalModel(whole) == finalModel(parts));
    }

    void otherDataAreRefused() {
        const QString runs = path("other");
        const Json interrupted = interruptedRun(runs, 160);
        const Result refused = run(
            resume(interrupted, runs,
                   {QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout"), QStringLiteral("--quiet")}));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.isOneLineWith(QStringLiteral("these are not the data of the run")),
                 qPrintable(refused.errors));
        QCOMPARE(textOf(recordedRuns(runs)[0], "state"), QStringLiteral("stopped"));
    }

    void aFinishedRunIsNotResumed() {
        const QString runs = path("finished");
        QCOMPARE(
            run(smallNetwork(QStringLiteral("train"), runs, QStringLiteral("--epochs 1 --quiet"))).exitCode,
            0);
        const Result refused = run(resume(recordedRuns(runs)[0], runs, {QStringLiteral("--quiet")}));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.isOneLineWith(QStringLiteral("the run is over")), qPrintable(refused.errors));
    }

    void aResumedRunKeepsItsOptions() {
        const Result refused = run(words(QStringLiteral("train --resume any --lr 0.1")));
        QCOMPARE(refused.exitCode, 2); // rather than taking no notice of it
        QVERIFY2(refused.isOneLineWith(QStringLiteral("--lr")), qPrintable(refused.errors));
    }

    void anUnknownRunIsNamed() {
        const Result refused =
            run(words(QStringLiteral("train --resume no-such-run --runs-dir")) + QStringList{path("none")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.isOneLineWith(QStringLiteral("there is no run \"no-such-run\"")),
                 qPrintable(refused.errors));
    }
};

TASTESCOPE_TEST(TestTrainCommand)
#include "test_train_command.moc"
