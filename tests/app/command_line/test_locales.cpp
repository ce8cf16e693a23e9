#include <QtTest>

#include <QDirIterator>

#include "tests/app/command_line/command_folder.h"
#include "tests/support/contents.h"
#include "tests/support/made_locales.h"
#include "tests/support/registered_test.h"

/// What commands write is the same in every locale, byte for byte.
class TestLocales : public QObject {
    Q_OBJECT

private:
    using Outputs = QMap<QString, QByteArray>; ///< by the command, or by the file

    CommandFolder m_folder;
    MadeLocales m_locales;
    Outputs m_expected; ///< of the C locale

    void write(const char* name, const QByteArray& bytes) const {
        QFile file(m_folder.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    /// Without the columns that tell times.
    static QByteArray withoutTimes(const QByteArray& csv) {
        QByteArray rest;
        const QList<QByteArray> header = csv.left(csv.indexOf('\n')).split(',');
        for (const QByteArray& line : csv.split('\n')) {
            const QList<QByteArray> cells = line.split(',');
            for (qsizetype column = 0; column < cells.size(); ++column)
                if (!header.value(column).contains("second"))
                    rest += cells[column] + ',';
            rest += '\n';
        }
        return rest;
    }

    /// Without the id of an experiment, which tells when it was made.
    static QByteArray withoutId(const QByteArray& output) {
        static const QRegularExpression id(QStringLiteral("\"experiment\":\"[^\"]*\""));
        return QString::fromUtf8(output).remove(id).toUtf8();
    }

    /// A run's folder and record, and its checkpoints, tell when it was made.
    static bool isCompared(const QString& file) {
        return !file.contains(QStringLiteral("/out/runs")) ||
               (file.contains(QStringLiteral("/out/runs/")) && file.endsWith(QStringLiteral(".csv")));
    }

    /// Runs every command, and gathers what they print and what they write to @/out.
    Outputs outputs() const {
        Outputs all;
        QDir(m_folder.path("out")).removeRecursively();
        QDir(m_folder.path()).mkdir(QStringLiteral("out"));
        for (const char* command : commands) {
            const Result result = run(m_folder.arguments(command));
            all[QLatin1String(command)] = withoutId(result.output.toUtf8()) +
                                          QByteArray::number(result.exitCode) +
                                          (result.exitCode == 0 ? QByteArray() : result.errors.toUtf8());
        }
        QDirIterator files(m_folder.path("out"), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            if (!isCompared(file))
                continue;
            const QByteArray bytes = contentsOf(file);
            const bool ofRun = file.contains(QStringLiteral("/out/runs/"));
            all[ofRun ? files.fileName() : file] =
                file.endsWith(QStringLiteral(".csv")) ? withoutTimes(bytes) : bytes;
        }
        return all;
    }

    static constexpr std::array commands = {
        "train @/plain.csv --min-rating 3.5 --hidden 4 --latent 2 --epochs 2 --dropout 0.25 --lr 0.0125 "
        "--quiet --model @/out/m.st --metrics @/out/metrics.csv --runs-dir @/out/runs --name Lauf-ıİiI",
        "train @/plain.csv --dropout 1,5",
        "train @/plain.csv --lr -0.5",
        "train @/plain.csv --lr 1234.5e20 --hidden 2 --latent 2 --epochs 2 --quiet",
        "train --help",
        "evaluate @/m.st @/plain.csv",
        "evaluate @/m.st @/plain.csv --json",
        "evaluate @/m.st @/plain.csv --split validation --min-rating 2.5 --allow-trained --json",
        "recommend @/m.st @/plain.csv --user U003",
        "recommend @/m.st @/plain.csv --user U003 --personal 0.5 --json",
        "recommend @/m.st @/plain.csv --all --out @/out/all.csv",
        "latent @/m.st @/plain.csv --user U003",
        "latent @/m.st @/plain.csv --user U003 --json",
        "latent @/m.st @/plain.csv --all --out @/out/latent.csv",
        "latent @/m.st @/plain.csv --all --out @/out/latent.npy",
        "latent @/m.st @/plain.csv --item-vectors --out @/out/items.csv",
        "similar @/m.st @/plain.csv --item I036",
        "similar @/m.st @/plain.csv --item I036 --json",
        "similar @/m.st @/plain.csv --user U003",
        "similar @/m.st @/plain.csv --user U003 --json",
        "explain @/m.st @/plain.csv --user U003 --item I036",
        "explain @/m.st @/plain.csv --user U003 --item I036 --json",
        "convert @/plain.csv @/out/authors --to authors",
        "convert @/plain.csv @/out/lists --to lists",
        "inspect @/plain.csv",
        "inspect @/plain.csv --json",
        "inspect @/comma.csv --decimal comma --dates day-first --json",
        "baseline popularity @/plain.csv --json",
        "baseline ease @/plain.csv --lambda 50.5",
        "runs list --runs-dir @/runs",
        "runs list --runs-dir @/runs --json",
        "runs show @/runs/20200101-000000-0001-abcdef",
        "runs compare @/runs/20200101-000000-0001-abcdef @/runs/20200101-000000-0002-abcdef",
        "runs compare @/runs/20200101-000000-0001-abcdef @/runs/20200101-000000-0002-abcdef --json",
        "report @/runs/20200101-000000-0001-abcdef @/out/report.html",
        "experiment beta @/plain.csv --caps 0.25,0.5 --hidden 2 --latent 1 --epochs 1 --seeds 2 --runs-dir "
        "@/out/runs2",
        "experiment likelihoods @/plain.csv --hidden 2 --latent 1 --epochs 1 --seeds 1 --json --runs-dir "
        "@/out/runs3",
    };

private slots:
    void initTestCase() {
        if (const QString why = m_locales.make(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_locales.use(nullptr);
        QVERIFY(QFile::copy(QStringLiteral(TESTS_DATA "/import/plain.csv"), m_folder.path("plain.csv")));
        QByteArray comma = "kullanıcı;item;rating;date\n";
        for (int row = 0; row < 120; ++row)
            comma += "İ" + QByteArray::number(row % 12) + ";ı" + QByteArray::number(row * 7 % 11) + ';' +
                     QByteArray::number(row % 5) + ",5;" + QByteArray::number(13 + row % 15) + "/05/2004\n";
        write("comma.csv", comma);
        for (const char* run : {"20200101-000000-0001-abcdef", "20200101-000000-0002-abcdef"}) {
            const QByteArray train = "train @/plain.csv --hidden 4 --latent 2 --epochs 3 --lr 0.0125 --quiet "
                                     "--model @/m.st --runs-dir @/made-" +
                                     QByteArray(run);
            QCOMPARE(::run(m_folder.arguments(train.constData())).exitCode, 0);
            QDir(m_folder.path()).mkdir(QStringLiteral("runs"));
            const QDir made(m_folder.path(("made-" + QByteArray(run)).constData()));
            const QString id = made.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
            QVERIFY(QDir().rename(made.filePath(id),
                                  m_folder.path("runs") + QLatin1Char('/') + QLatin1String(run)));
        }
        m_expected = outputs();
        QVERIFY2(m_expected.size() > 40, qPrintable(QString::number(m_expected.size())));
        std::size_t worked = 0; // all but three, which are told so
        for (const char* command : commands)
            worked += m_expected.value(QLatin1String(command)).endsWith('0') ? 1 : 0;
        QCOMPARE(worked, commands.size() - 3);
    }

    void writeTheSameBytesInEachOfThem_data() {
        QTest::addColumn<QByteArray>("locale");
        for (const char* name : MadeLocales::names)
            QTest::newRow(name) << QByteArray(name);
    }
    void writeTheSameBytesInEachOfThem() {
        QFETCH(const QByteArray, locale);
        m_locales.use(locale.constData());
        const Outputs found = outputs();
        QCOMPARE(found.keys(), m_expected.keys());
        QStringList other;
        for (auto output = found.begin(); output != found.end(); ++output)
            if (output.value() != m_expected.value(output.key()))
                other.append(output.key());
        QVERIFY2(other.isEmpty(), qPrintable(other.join(QLatin1Char('\n'))));
    }

    void cleanupTestCase() {
        for (const char* variable : {"LOCPATH", "LC_ALL", "LANG"})
            qunsetenv(variable);
    }
};

TASTESCOPE_TEST(TestLocales)
#include "test_locales.moc"
