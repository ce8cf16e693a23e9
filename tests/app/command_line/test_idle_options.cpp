#include <QtTest>

#include "tests/app/command_line/command_folder.h"
#include "tests/support/registered_test.h"

/// Options that would do nothing beside the others are bad usage, with the reason; so that nobody takes a
/// run for something that it is not. Of the data: see TestAskedOptions.
class TestIdleOptions : public QObject {
    Q_OBJECT

private:
    CommandFolder m_folder;

private slots:
    void initTestCase() {
        QVERIFY(QFile::copy(QStringLiteral(TESTS_DATA "/import/plain.csv"), m_folder.path("plain.csv")));
    }

    void areRefused_data() {
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* arguments, const char* says) {
            QTest::newRow(arguments) << QByteArray(arguments) << QString::fromUtf8(says);
        };
        for (const char* option : {"--schedule linear", "--beta-cap 0.5", "--anneal-steps 10",
                                   "--peak-patience 3", "--cycles 2", "--growing-share 0.3"})
            row(qPrintable(QStringLiteral("train @/plain.csv --model-type dae ") + QLatin1String(option)),
                (QByteArray(option).split(' ').front() + ": a dae has no β").constData());
        row("train @/plain.csv --schedule constant --anneal-steps 10",
            "--anneal-steps: the schedule constant makes no use of it. Leave it out, or say --schedule "
            "linear "
            "or hold");
        row("train @/plain.csv --schedule cyclical --anneal-steps 10",
            "--anneal-steps: the schedule cyclical");
        row("train @/plain.csv --peak-patience 3", "--peak-patience: the schedule linear makes no use of it");
        row("train @/plain.csv --cycles 3", "say --schedule cyclical");
        row("train @/plain.csv --schedule hold --growing-share 0.3", "--growing-share: the schedule hold");
        row("train @/plain.csv --name mine", "--name: only a recorded run has a name");
        row("train --resume some-run --name mine", "--name: a resumed run keeps its name");
        row("train --resume @/runs/one --runs-dir @/runs", "--runs-dir: RUN is a folder itself");
        row("runs show @/runs/one --runs-dir @/runs", "--runs-dir: RUN is a folder itself");
        row("runs compare @/runs/one @/runs/two --runs-dir @/runs", "--runs-dir: RUN is a folder itself");
        row("report @/runs/one @/o.html --runs-dir @/runs", "--runs-dir: RUN is a folder itself");
        row("experiment likelihoods @/plain.csv --likelihood gaussian", "--likelihood: each row has its own");
        row("experiment likelihoods @/plain.csv --model-type vae", "--model-type: each row has its own");
        row("experiment beta @/plain.csv --beta-cap 1", "--beta-cap: each row has its own");
        row("experiment beta @/plain.csv --model-type dae", "--model-type: a dae has no β");
        row("inspect @/plain.csv --k-core", "--k-core: with one minimum alone nothing changes");
        row("inspect @/plain.csv --k-core --min-item 3 --min-user 1", "--k-core: with one minimum alone");
        row("inspect @/plain.csv --header --no-header", "--header: its opposite is given, too");
        row("inspect @/plain.csv --split users --heldout 0 --split-seed 3",
            "--split-seed: nothing is held out. Leave it out, or hold out users: --heldout");
        row("inspect @/plain.csv --split users --heldout 0 --heldout-items 0.3",
            "--heldout-items: nothing is held out");
        row("inspect @/plain.csv --split random --heldout-items 0 --split-seed 3",
            "--split-seed: nothing is held out. Leave it out, or say what share of the clicks");
        row("inspect @/plain.csv --format lists --events view", "--events: lists have no events");
        row("inspect @/plain.csv --format counted --keep-missing-ids", "--keep-missing-ids: only rows");
        row("inspect @/plain.csv --format authors --exact-ids",
            "--exact-ids: the ids of the authors' layout");
        row("inspect @/plain.csv --columns user=0,item=1 --events view", "--events: the data have no events");
        row("inspect @/plain.csv --format npz --encoding utf-8", "--encoding: this format is always written");
        row("inspect @/plain.csv --format sqlite --encoding utf-8", "--encoding: this format is always");
        row("inspect @/plain.csv --format matrix-market --decimal comma", "--decimal: this format is always");
        row("baseline popularity @/plain.csv --split test --split validation",
            "--split: test and validation exclude each other");
        row("baseline popularity @/plain.csv --split users --split random",
            "--split: users and random exclude each other");
    }
    void areRefused() {
        QFETCH(const QByteArray, arguments);
        QFETCH(const QString, says);
        const Result result = run(m_folder.arguments(arguments.constData()));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }

    /// What only the data can tell is bad input.
    void withNobodyToMeasureThereIsNothingToWaitFor() {
        for (const char* option : {"--early-stop 3", "--schedule hold"}) {
            const Result result = run(
                m_folder.arguments("train @/plain.csv --heldout 0 --hidden 2 --latent 1 --epochs 1 --quiet") +
                words(QLatin1String(option)));
            QCOMPARE(result.exitCode, 1);
            QVERIFY2(result.isOneLineWith(QStringLiteral(" cannot apply: nobody is measured for validation")),
                     qPrintable(result.errors));
        }
    }

    void areTakenWhereTheyDoSomething_data() {
        QTest::addColumn<QByteArray>("options");
        for (const char* options :
             {"--schedule hold --anneal-steps 10 --peak-patience 3 --beta-cap 0.5",
              "--schedule cyclical --cycles 2 --growing-share 0.3", "--anneal-steps auto",
              "--model-type dae --likelihood gaussian --l2 0.1 --hidden 3 --early-stop 2",
              "--k-core --min-item 2", "--name mine --runs-dir @/runs", "--split random --split-seed 3"})
            QTest::newRow(options) << QByteArray(options);
    }
    void areTakenWhereTheyDoSomething() {
        QFETCH(const QByteArray, options);
        const QByteArray all = "train @/plain.csv --latent 1 --epochs 1 --quiet " + options;
        const Result result = run(m_folder.arguments(all.constData()));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    }
};

TASTESCOPE_TEST(TestIdleOptions)
#include "test_idle_options.moc"
