#include <QtTest>

#include "tests/app/command_line/command_folder.h"
#include "tests/app/command_line/recorded_runs.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// How commands and the window end: their status, what they have kept by then, and what they say.
class TestEndings : public QObject {
    Q_OBJECT

private:
    CommandFolder m_folder;

    QString path(const char* name = "") const { return m_folder.path(name); }
    QStringList arguments(const char* text) const { return m_folder.arguments(text); }

    /// The program as the shell starts it.
    static Result inShell(const QString& command) {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
        shell.waitForFinished(-1);
        return {shell.exitCode(), QString::fromUtf8(shell.readAllStandardOutput()),
                QString::fromUtf8(shell.readAllStandardError())};
    }

    static bool isPlain(const QString& text) {
        return !text.contains(QChar::ReplacementCharacter) &&
               std::ranges::all_of(text, [](QChar c) { return c == u'\n' || c == u'\t' || c.isPrint(); });
    }

private slots:
    void initTestCase() {
        QVERIFY(QFile::copy(QStringLiteral(TESTS_DATA "/import/plain.csv"), path("plain.csv")));
        const Result result = run(arguments("train @/plain.csv --hidden 2 --latent 1 --epochs 1 --quiet "
                                            "--runs-dir @/runs --model @/m.st"));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    }

    void whatCannotBePrintedIsNoSuccess_data() {
        QTest::addColumn<QByteArray>("command");
        for (const char* command :
             {"--help", "--version", "train --help", "inspect @/plain.csv", "inspect @/plain.csv --json",
              "evaluate @/m.st @/plain.csv", "evaluate @/m.st @/plain.csv --json",
              "recommend @/m.st @/plain.csv --user U000", "recommend @/m.st @/plain.csv --user U000 --json",
              "latent @/m.st @/plain.csv --user U000", "similar @/m.st @/plain.csv --user U000",
              "explain @/m.st @/plain.csv --user U000 --item I001", "baseline popularity @/plain.csv",
              "runs list --runs-dir @/runs", "runs list --json --runs-dir @/runs"})
            QTest::newRow(command) << QByteArray(command);
    }

    void whatCannotBePrintedIsNoSuccess() {
        QFETCH(QByteArray, command);
        RunningCommand full(arguments(command.constData()), QStringLiteral("/dev/full"));
        const Result result = full.finish();
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains(QStringLiteral("tastescope: standard output is full or closed")),
                 qPrintable(result.errors));
    }

    /// Nor does what is printed go into a file that the command reads.
    void aClosedStandardOutputIsNoSuccess() {
        const Result result = inShell(QStringLiteral("'%1' inspect '%2' --json >&-")
                                          .arg(QStringLiteral(TASTESCOPE), path("plain.csv")));
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.isOneLineWith(QStringLiteral("standard output is full or closed")));
        const Result quiet =
            inShell(QStringLiteral("'%1' train '%2' --hidden 2 --latent 1 --epochs 1 --quiet "
                                   "--model '%3' >&- 2>&- <&-")
                        .arg(QStringLiteral(TASTESCOPE), path("plain.csv"), path("n.st")));
        QCOMPARE(quiet.exitCode, 0); // it prints nothing
        QCOMPARE(contentsOf(path("n.st")), contentsOf(path("m.st")));
    }

    void aDisplayThatCannotBeOpenedIsRefused_data() {
        QTest::addColumn<QByteArray>("environment");
        QTest::newRow("no such server") << QByteArray("DISPLAY=:4077");
        QTest::newRow("no address") << QByteArray("DISPLAY=nonsense");
        QTest::newRow("empty") << QByteArray("DISPLAY=");
        QTest::newRow("no such platform") << QByteArray("QT_QPA_PLATFORM=nonsense");
    }

    void aDisplayThatCannotBeOpenedIsRefused() {
        QFETCH(QByteArray, environment);
        const Result result =
            inShell(QStringLiteral("env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM -u XDG_RUNTIME_DIR "
                                   "'%1' '%2'")
                        .arg(QString::fromLatin1(environment), QStringLiteral(TASTESCOPE)));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(QStringLiteral("tastescope --help")), qPrintable(result.errors));
    }

    void signalsEndATrainingInOrder_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }

    void signalsEndATrainingInOrder() {
        QFETCH(int, number);
        const QString runs = path(QTest::currentDataTag());
        RunningCommand training(
            smallNetwork(QStringLiteral("train"), runs, QStringLiteral("--epochs 10000000")));
        QVERIFY(training.waitForError(QStringLiteral("epoch 1 of")));
        training.signal(number);
        QCOMPARE(training.finish().exitCode, 130);
        QCOMPARE(textOf(recordedRuns(runs)[0], "state"), QStringLiteral("stopped"));
    }

    /// Before the first epoch is over.
    void aRunThatIsKilledEarlyCanBeResumed() {
        const QString runs = path("killed");
        RunningCommand training(
            smallNetwork(QStringLiteral("train"), runs, QStringLiteral("--quiet --epochs 10000000")));
        QVERIFY(training.waitUntil([&] {
            return !QDir(runs).entryList({QStringLiteral("2*")}).isEmpty() &&
                   QFile::exists(runs + QLatin1Char('/') +
                                 QDir(runs).entryList({QStringLiteral("2*")}).first() +
                                 QStringLiteral("/checkpoint.safetensors"));
        }));
        training.kill();
        training.finish();
        const Json killed = recordedRuns(runs)[0];
        QCOMPARE(textOf(killed, "state"), QStringLiteral("interrupted"));
        RunningCommand resumed(words(QStringLiteral("train --resume ")) + QStringList{textOf(killed, "id")} +
                               words(QStringLiteral("--runs-dir")) + QStringList{runs});
        QVERIFY(resumed.waitForError(QStringLiteral("epoch ")));
        resumed.interrupt();
        QCOMPARE(resumed.finish().exitCode, 130);
    }

    /// Whole rows only, while the run goes on; a file that was there stays until the first.
    void metricsCanBeWatched() {
        QFile old(path("watched.csv"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("of another run\n");
        old.close();
        RunningCommand training(
            arguments("train --example --hidden 20 --latent 8 --batch 100 --threads 2 --quiet "
                      "--epochs 10000000 --metrics @/watched.csv"));
        QByteArray seen;
        QVERIFY(training.waitUntil([&] {
            seen = contentsOf(path("watched.csv"));
            return seen.count('\n') >= 4;
        }));
        training.interrupt();
        QCOMPARE(training.finish().exitCode, 130);
        QVERIFY(seen.startsWith("epoch,step,"));
        QVERIFY(seen.endsWith('\n'));
        const QByteArray whole = contentsOf(path("watched.csv"));
        QVERIFY(whole.startsWith(seen));
        QVERIFY(whole.endsWith('\n'));
        for (const QByteArray& line : whole.trimmed().split('\n'))
            QCOMPARE(line.count(','), 10);
    }

    void anyTextIsPrintedOnOneLine() {
        const QString data = path("a\nb\x1b[31m.csv");
        QFile file(data);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("user,item,rating\n");
        for (int row = 0; row < 400; ++row)
            file.write(QByteArray::number(row / 10) + ",i\x07\x7f" + QByteArray::number(row * 7 % 23) +
                       ",5\n");
        file.write("x,y,no\x1b[0mnumber\n");
        file.close();
        const QString items = path("titles.csv");
        QFile titles(items);
        QVERIFY(titles.open(QIODevice::WriteOnly));
        titles.write("item,title\n");
        for (int item = 0; item < 23; ++item)
            titles.write("i\x07\x7f" + QByteArray::number(item) + ",\"T\x1b]0;t\x07\r\n\xC2\x85\xE2\x80\xA8" +
                         QByteArray::number(item) + "\"\n");
        titles.close();
        const QStringList both{data, QStringLiteral("--items"), items};
        const QString model = path("hostile.st");
        const Result trained =
            run(QStringList{QStringLiteral("train")} + both +
                words(QStringLiteral("--hidden 2 --latent 1 --epochs 1 --model")) + QStringList{model});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        QVERIFY2(isPlain(trained.errors), qPrintable(trained.errors));
        for (const QStringList& command :
             {QStringList{QStringLiteral("inspect")} + both,
              QStringList{QStringLiteral("recommend"), model} + both +
                  words(QStringLiteral("--user 1 --top 5")),
              QStringList{QStringLiteral("similar"), model} + both + words(QStringLiteral("--user 1")),
              QStringList{QStringLiteral("recommend"), model} + both +
                  words(QStringLiteral("--user a\x1b\nb"))}) {
            const Result result = run(command);
            QVERIFY2(isPlain(result.output + result.errors), qPrintable(result.output + result.errors));
            if (command.contains(QStringLiteral("--top")))
                QCOMPARE(result.output.count(u'\n'), 5);
        }
        const Result missing = run({QStringLiteral("inspect"), path("no\nfile\x1b[2J")});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.isOneClearLine() && isPlain(missing.errors), qPrintable(missing.errors));
    }
};

TASTESCOPE_TEST(TestEndings)
#include "test_endings.moc"
