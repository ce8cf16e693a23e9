#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/command_line/recorded_runs.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// runs list, show, compare, delete and clean, and report.
class TestRunsCommands : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_runs;
    Json m_all; ///< what runs list has of them before any is deleted

    Result runs(const QString& command, const QStringList& more = {}) const {
        return run(words(command) + more + QStringList{QStringLiteral("--runs-dir"), m_runs});
    }

private slots:
    void initTestCase() {
        m_runs = m_folder.filePath(QStringLiteral("runs"));
        for (const char* options : {"--schedule constant", "--seed 2 --schedule hold"})
            QCOMPARE(run(smallNetwork(QStringLiteral("train"), m_runs,
                                      QStringLiteral("--epochs 1 --quiet ") + QLatin1String(options)))
                         .exitCode,
                     0);
        m_all = recordedRuns(m_runs);
        QCOMPARE(m_all.size(), std::size_t{2});
    }

    void settingsThatDifferAreCompared() {
        const Json compared =
            runs(QStringLiteral("runs compare --json"), {textOf(m_all[0], "id"), textOf(m_all[1], "id")})
                .json();
        QVERIFY(compared["differences"].contains("beta_schedule") &&
                compared["differences"].contains("seed"));
        QVERIFY(!compared["differences"].contains("epochs"));
    }

    void aReportIsOnePage() {
        const QString page = m_folder.filePath(QStringLiteral("report.html"));
        const Result result = runs(QStringLiteral("report"), {textOf(m_all[0], "id"), page});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const QByteArray html = contentsOf(page);
        QCOMPARE(html.count("<svg"), 5);
        QVERIFY(!html.contains("http://localhost") && !html.contains("<script"));
    }

    void sizesAreShown() {
        QCOMPARE_GT(m_all[0]["bytes"].get<int>(), 1000);
        const Result listed = runs(QStringLiteral("runs list"));
        QVERIFY(listed.output.contains(QLatin1Char('\t') + QString::number(m_all[0]["bytes"].get<int>()) +
                                       QLatin1Char('\t')));
        QVERIFY(listed.errors.startsWith(QStringLiteral("2 runs, ")));
    }

    void whatIsNotNeededIsRemoved() {
        const QDir folder(m_runs);
        const QString born = QStringLiteral("20200101-000000-0001-abcdef");
        QVERIFY(folder.mkdir(born));
        QVERIFY(runs(QStringLiteral("runs list")).output.contains(born + QStringLiteral("\tunrecorded\t")));
        const Json found = runs(QStringLiteral("runs clean --dry-run --json")).json();
        QCOMPARE(found["unrecorded_runs"].get<int>(), 1);
        QVERIFY(!found["removed"].get<bool>() && folder.exists(born));
        const Result cleaned = runs(QStringLiteral("runs clean"));
        QCOMPARE(cleaned.exitCode, 0);
        QVERIFY(cleaned.output.contains(QStringLiteral("runs without a record\t1\n")));
        QVERIFY(!folder.exists(born));
        QCOMPARE(recordedRuns(m_runs).size(), std::size_t{2});
    }

    void aDeletedRunIsGone() {
        const QString id = textOf(m_all[0], "id");
        QCOMPARE(runs(QStringLiteral("runs delete"), {id}).exitCode, 0);
        QCOMPARE(recordedRuns(m_runs).size(), std::size_t{1});
        const Result gone = runs(QStringLiteral("runs show"), {id});
        QCOMPARE(gone.exitCode, 1);
        QVERIFY2(gone.isOneLineWith(QStringLiteral("there is no run \"%1\"").arg(id)),
                 qPrintable(gone.errors));
    }
};

TASTESCOPE_TEST(TestRunsCommands)
#include "test_runs_commands.moc"
