#include <QtTest>

#include <QDir>

#include "tests/app/command_line/command_folder.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// Files that a command could not write, or must not, are refused before the work.
class TestOutputs : public QObject {
    Q_OBJECT

private:
    CommandFolder m_folder;

    QString path(const char* name = "") const { return m_folder.path(name); }
    QStringList arguments(const char* text) const { return m_folder.arguments(text); }

    QByteArray listing() const {
        QByteArray all;
        for (const QFileInfo& entry :
             QDir(path()).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name))
            all += entry.fileName().toUtf8() + '=' +
                   (entry.isFile() ? contentsOf(entry.filePath()) : QByteArray()) + '\n';
        return all;
    }

private slots:
    void initTestCase() {
        QVERIFY(QFile::copy(QStringLiteral(TESTS_DATA "/import/plain.csv"), path("plain.csv")));
        QVERIFY(QFile::copy(QStringLiteral(TESTS_DATA "/models/format1.safetensors"), path("old.st")));
        QVERIFY(QDir().mkdir(path("folder")));
        QVERIFY(QDir().mkdir(path("data")));
        QVERIFY(QFile::copy(path("plain.csv"), path("data/ratings.csv")));
        QVERIFY(QFile::link(path("plain.csv"), path("link.csv")));
        const Result result =
            run(arguments("train @/plain.csv --hidden 2 --latent 1 --epochs 1 --quiet --runs-dir @/runs"));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const QDir runs(path("runs"));
        QVERIFY(QFile::rename(runs.filePath(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0)),
                              path("runs/20200101-000000-0001-abcdef")));
    }

    void theyAreRefusedAtOnce_data() {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* command, const char* says) {
            QTest::newRow(name) << QByteArray(command) << QString::fromUtf8(says);
        };
        row("model into a folder", "train @/plain.csv --model @/folder", "folder: this is a folder");
        row("metrics into a folder", "train @/plain.csv --metrics @/folder", "folder: this is a folder");
        row("folder that is not there", "train @/plain.csv --model @/none/m.st",
            "m.st: the folder cannot be written to");
        row("below a file", "train @/plain.csv --model @/plain.csv/m.st", "m.st: ");
        row("model over the data", "train @/plain.csv --model @/plain.csv",
            "plain.csv: this is a file that is read");
        row("model over the data by another way", "train @/plain.csv --model @/folder/../plain.csv",
            "plain.csv: this is a file that is read");
        row("model over the data by a link", "train @/plain.csv --model @/link.csv",
            "link.csv: this is a file that is read");
        row("model over the titles", "train @/plain.csv --items @/link.csv --metrics @/plain.csv",
            "plain.csv: this is a file that is read");
        row("model over data in a folder", "train @/data --model @/data/ratings.csv",
            "ratings.csv: this is a file that is read");
        row("both to one", "train @/plain.csv --model @/new --metrics @/folder/../new",
            "two results would be written to the same file");
        row("runs in a file", "train @/plain.csv --runs-dir @/plain.csv", "plain.csv: this is a file");
        row("runs below a file", "train @/plain.csv --runs-dir @/plain.csv/runs", "plain.csv is a file");
        row("experiment in a file", "experiment beta @/plain.csv --runs-dir @/plain.csv",
            "plain.csv: this is a file");
        row("run's own file",
            "train --resume @/runs/20200101-000000-0001-abcdef --model "
            "@/runs/20200101-000000-0001-abcdef/model.safetensors",
            "model.safetensors: this is a file that is read");
        row("report over the run",
            "report @/runs/20200101-000000-0001-abcdef "
            "@/runs/20200101-000000-0001-abcdef/run.json",
            "run.json: this is a file that is read");
        row("report into a folder", "report @/runs/20200101-000000-0001-abcdef @/folder",
            "folder: this is a folder");
        row("list over the model", "recommend @/old.st @/plain.csv --all --out @/old.st",
            "old.st: this is a file that is read");
        row("list into a folder", "recommend @/old.st @/plain.csv --all --out @/folder",
            "folder: this is a folder");
        row("list over data in a folder", "recommend @/old.st @/data --all --out @/data/ratings.csv",
            "ratings.csv: this is a file that is read");
        row("vectors to no format", "latent @/none.st @/plain.csv --all --out @/z.txt",
            "z.txt: the file's name says no format");
        row("vectors over the data", "latent @/old.st @/plain.csv --all --out @/plain.csv",
            "plain.csv: this is a file that is read");
        row("converted into a file", "convert @/plain.csv @/link.csv --to lists", "link.csv: this is a file");
        row("converted into a full folder", "convert @/none.csv @/data --to lists",
            "data: the folder is not empty");
        row("converted below a file", "convert @/none.csv @/plain.csv/x --to lists", "plain.csv is a file");
    }
    void theyAreRefusedAtOnce() {
        QFETCH(const QByteArray, command);
        QFETCH(const QString, says);
        const QByteArray before = listing();
        const Result result = run(arguments(command.constData()));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
        QCOMPARE(listing(), before);
    }

    /// As a shell makes them of a variable that is not set.
    void emptyNamesAreRefused_data() {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("model") << QByteArray("train @/plain.csv --model");
        QTest::newRow("metrics") << QByteArray("train @/plain.csv --metrics");
        QTest::newRow("runs") << QByteArray("train @/plain.csv --runs-dir");
        QTest::newRow("list") << QByteArray("recommend @/old.st @/plain.csv --all --out");
        QTest::newRow("vectors") << QByteArray("latent @/old.st @/plain.csv --all --out");
        QTest::newRow("report") << QByteArray("report @/runs/20200101-000000-0001-abcdef");
    }
    void emptyNamesAreRefused() {
        QFETCH(const QByteArray, command);
        const Result result = run(arguments(command.constData()) + QStringList{QString()});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(QStringLiteral("a name is needed")), qPrintable(result.errors));
    }

    void filesBesideTheVectorsCount() {
        QVERIFY(QFile::copy(path("plain.csv"), path("z-ids.csv")));
        const Result result = run(arguments("latent @/old.st @/z-ids.csv --all --out @/z.npy"));
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneLineWith(QStringLiteral("z-ids.csv: this is a file that is read")),
                 qPrintable(result.errors));
    }

    void anOlderResultIsReplaced() {
        const char* command =
            "train @/data --hidden 2 --latent 1 --epochs 1 --quiet --model @/data/model.safetensors";
        QCOMPARE(run(arguments(command)).exitCode, 0);
        const Result again = run(arguments(command));
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
    }
};

TASTESCOPE_TEST(TestOutputs)
#include "test_outputs.moc"
