#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/command_line/recorded_runs.h"
#include "tests/support/registered_test.h"

/// Commands with less memory or less room on the disk than a run needs.
class TestScarceResources : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static constexpr rlim_t noCheckpoint = 100'000; ///< of the small network; run.json and the curves fit
    static constexpr const char* huge = "--hidden 65536,65536,65536 --latent 65536"; ///< 260 GB and more

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    static QStringList endless(const char* command, const QString& runs, const char* more = "") {
        return smallNetwork(QLatin1String(command), runs,
                            QStringLiteral("--epochs 10000000 ") + QLatin1String(more));
    }

private slots:
    void aRunSaysWhatMemoryItNeeds() {
        const Result result = run(words(QStringLiteral("train --example --epochs 1")));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        static const QRegularExpression line(QStringLiteral("^memory: about \\d+ MB \\(\\d+ MB network and "
                                                            "optimizer, \\d+ MB best model, \\d+ MB saving, "
                                                            "\\d+ MB batches, \\d+ [kM]B data\\)$"),
                                             QRegularExpression::MultilineOption);
        QVERIFY2(line.match(result.errors).hasMatch(), qPrintable(result.errors));
        QVERIFY(result.errors.indexOf(QStringLiteral("memory: ")) <
                result.errors.indexOf(QStringLiteral("training users")));
    }

    void moreMemoryThanThereIsIsRefused_data() {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("train") << QByteArray("train");
        QTest::newRow("train, quiet") << QByteArray("train --quiet");
        QTest::newRow("experiment") << QByteArray("experiment likelihoods");
    }

    void moreMemoryThanThereIsIsRefused() {
        QFETCH(const QByteArray, command);
        const QString runs = path("refused");
        const Result result =
            run(words(QString::fromLatin1(command) + QStringLiteral(" --example ") + QLatin1String(huge)) +
                QStringList{QStringLiteral("--runs-dir"), runs});
        QCOMPARE(result.exitCode, 1);
        static const QRegularExpression line(QStringLiteral(
            "tastescope: the run needs about [\\d.]+ GB of memory besides the data \\(.* batches\\), and "
            "[\\d.]+ [MG]B are free\\. --hidden (\\d+),\\1,\\1 --latent \\1 would fit; --ignore-memory "
            "starts "
            "the run all the same\n$"));
        QVERIFY2(line.match(result.errors).hasMatch(), qPrintable(result.errors));
        QVERIFY(recordedRuns(runs).empty());
    }

    void aCheckpointThatDoesNotFitIsSaidAtOnce_data() {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("train") << QByteArray("train");
        QTest::newRow("experiment") << QByteArray("experiment beta --caps 0.1,0.2 --seeds 1");
    }

    void aCheckpointThatDoesNotFitIsSaidAtOnce() {
        QFETCH(const QByteArray, command);
        RunningCommand training(endless(command.constData(), path(QTest::currentDataTag())), {},
                                noCheckpoint);
        QVERIFY(training.waitForError(QStringLiteral("Make room there; it is tried again\n"))); // it goes on
        training.makeRoom();
        training.interrupt();
        const Result result = training.finish();
        QVERIFY2(result.exitCode == 130, qPrintable(result.errors));
        QCOMPARE(result.errors.count(QStringLiteral("its checkpoint cannot be saved: ")), 1);
        QCOMPARE(result.errors.count(QStringLiteral("checkpoint.safetensors: it is saved again\n")), 1);
    }

    void aRunThatCouldNotBeSavedIsNoSuccess() {
        RunningCommand training(endless("train", path("lost")), {}, noCheckpoint);
        QVERIFY(training.waitForError(QStringLiteral("Make room there; it is tried again\n")));
        training.interrupt();
        const Result result = training.finish();
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains(QStringLiteral("the run was stopped, but could not be saved there")),
                 qPrintable(result.errors));
    }

    void quietItIsOneLine() {
        const QString runs = path("quiet");
        RunningCommand training(endless("train", runs, "--quiet"), {}, noCheckpoint);
        QVERIFY(training.waitUntil([&] { // that the run has begun
            const QStringList ids = QDir(runs).entryList({QStringLiteral("2*")});
            return !ids.isEmpty() &&
                   QFileInfo(runs + QLatin1Char('/') + ids.first() + QStringLiteral("/epochs.csv")).size() >
                       500;
        }));
        training.interrupt();
        const Result result = training.finish();
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneLineWith(QStringLiteral("could not be saved there")), qPrintable(result.errors));
    }
};

TASTESCOPE_TEST(TestScarceResources)
#include "test_scarce_resources.moc"
