#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/command_runner.h"
#include "tests/support/registered_test.h"

/// Runs that are kept, and what is done with them, from the command line: a process of its own, without a
/// display.
class TestLabCommands : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    static QByteArray contents(const QString& file) {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    /// The command on the example, with a network that trains in a moment.
    static QStringList small(const QString& command, const QString& runs, const QString& rest) {
        return command.split(QLatin1Char(' ')) +
               QStringLiteral("--example --hidden 20 --latent 8 --batch 100 --threads 2 --quiet")
                   .split(QLatin1Char(' ')) +
               rest.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--runs-dir"), runs};
    }

    static Json list(const QString& runs) {
        return run({QStringLiteral("runs"), QStringLiteral("list"), QStringLiteral("--json"),
                    QStringLiteral("--runs-dir"), runs})
            .json();
    }

    static QString idOf(const Json& run) { return QString::fromStdString(run["id"].get<std::string>()); }

private slots:
    void aKilledRunGoesOnToTheSameModel() {
        const QString whole = path("whole");
        QCOMPARE(run(small(QStringLiteral("train"), whole, QStringLiteral("--epochs 60"))).exitCode, 0);
        const QString killed = path("killed");
        QProcess process;
        process.start(QStringLiteral(TASTESCOPE),
                      small(QStringLiteral("train"), killed, QStringLiteral("--epochs 60")));
        QTRY_VERIFY_WITH_TIMEOUT(
            QDir(killed).exists() && !list(killed).empty() && list(killed)[0]["state"] != "queued", 30000);
        process.kill(); // SIGKILL
        QVERIFY(process.waitForFinished());
        const Json interrupted = list(killed)[0];
        QVERIFY(interrupted["state"] == "interrupted" || interrupted["state"] == "finished");
        if (interrupted["state"] == "interrupted") {
            const Result resumed =
                run({QStringLiteral("train"), QStringLiteral("--resume"), idOf(interrupted),
                     QStringLiteral("--runs-dir"), killed, QStringLiteral("--quiet")});
            QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.errors));
        }
        const auto modelOf = [](const QString& runs) {
            return contents(runs + QLatin1Char('/') + idOf(list(runs)[0]) +
                            QStringLiteral("/model.safetensors"));
        };
        QVERIFY(!modelOf(whole).isEmpty());
        QVERIFY(modelOf(whole) == modelOf(killed));
        QCOMPARE(list(killed).size(), std::size_t{1});
    }

    void experimentsCompareTheirRows() {
        const QString runs = path("experiment");
        const Result result = run(small(QStringLiteral("experiment likelihoods"), runs,
                                        QStringLiteral("--epochs 2 --seeds 2 --json")));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const Json json = result.json();
        QCOMPARE(json["rows"].size(), std::size_t{4});
        QCOMPARE(QString::fromStdString(json["rows"][3]["label"].get<std::string>()),
                 QStringLiteral("Mult-DAE"));
        for (const Json& row : json["rows"]) {
            QCOMPARE(row["finished"].get<int>(), 2);
            QVERIFY(row["ndcg@100"]["mean"].get<double>() > 0);
        }
        QCOMPARE(list(runs).size(), std::size_t{8});
    }

    void runsAreShownComparedReportedAndDeleted() {
        const QString runs = path("several");
        for (const char* rest : {"--epochs 1 --schedule constant", "--epochs 1 --seed 2 --schedule hold"})
            QCOMPARE(run(small(QStringLiteral("train"), runs, QString::fromUtf8(rest))).exitCode, 0);
        const Json all = list(runs);
        QCOMPARE(all.size(), std::size_t{2});
        const QStringList folder{QStringLiteral("--runs-dir"), runs};
        const Json compared = run(QStringList{QStringLiteral("runs"), QStringLiteral("compare"), idOf(all[0]),
                                              idOf(all[1]), QStringLiteral("--json")} +
                                  folder)
                                  .json();
        QVERIFY(compared["differences"].contains("beta_schedule") &&
                compared["differences"].contains("seed"));
        QVERIFY(!compared["differences"].contains("epochs"));
        const QString report = path("report.html");
        QCOMPARE(run(QStringList{QStringLiteral("report"), idOf(all[0]), report} + folder).exitCode, 0);
        const QByteArray html = contents(report);
        QCOMPARE(html.count("<svg"), 5);
        QVERIFY(!html.contains("http://localhost") && !html.contains("<script"));
        QCOMPARE(run(QStringList{QStringLiteral("runs"), QStringLiteral("delete"), idOf(all[0])} + folder)
                     .exitCode,
                 0);
        QCOMPARE(list(runs).size(), std::size_t{1});
        const Result gone =
            run(QStringList{QStringLiteral("runs"), QStringLiteral("show"), idOf(all[0])} + folder);
        QCOMPARE(gone.exitCode, 1);
        QVERIFY(gone.isOneClearLine());
    }

    void aRunThatGoesOnKeepsItsOptions() {
        const Result ignored = run({QStringLiteral("train"), QStringLiteral("--resume"),
                                    QStringLiteral("any"), QStringLiteral("--lr"), QStringLiteral("0.1")});
        QCOMPARE(ignored.exitCode, 2); // rather than taking no notice of it
        QVERIFY(ignored.isOneClearLine() && ignored.errors.contains(QStringLiteral("--lr")));
    }

    void otherDataAreRefused() {
        const QString runs = path("other");
        QCOMPARE(run(small(QStringLiteral("train"), runs, QStringLiteral("--epochs 1"))).exitCode, 0);
        const Result refused =
            run({QStringLiteral("train"), QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout"),
                 QStringLiteral("--resume"), idOf(list(runs)[0]), QStringLiteral("--runs-dir"), runs});
        QCOMPARE(refused.exitCode, 1);
    }
};

TASTESCOPE_TEST(TestLabCommands)
#include "test_lab_commands.moc"
