#include <QtTest>

#include <QTemporaryDir>

#include <cstring>

#include "tests/app/command_line/command_runner.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// The command line as other programs call it: a process of its own, without a display.
class TestCommandLine : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    void write(const char* name, const QByteArray& bytes) const {
        QFile out(path(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    QStringList quickRun(const QStringList& data, const QString& metrics, const QString& model) const {
        return QStringList{QStringLiteral("train")} + data +
               words(QStringLiteral(
                   "--hidden 40,20 --latent 10 --epochs 3 --batch 100 --threads 2 --metrics")) +
               QStringList{metrics, QStringLiteral("--model"), model};
    }

    QTemporaryDir m_folder;
    const QString m_authorsLayout = QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout");
    const QString m_example = QStringLiteral("--example");

private slots:
    void initTestCase() {
        const Result result = run(quickRun({m_example}, path("metrics.csv"), path("model.safetensors")));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QVERIFY(result.output.isEmpty());
        QVERIFY(result.errors.contains(QStringLiteral("epoch 3 of 3")));
    }

    void metricsHaveAHeaderAndARowForEachEpoch() {
        const QList<QByteArray> lines = contentsOf(path("metrics.csv")).trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QByteArray("epoch,step,seconds,beta,elbo,objective,log_likelihood,kl,"
                                      "validation_recall@20,validation_recall@50,validation_ndcg@100"));
        for (int epoch = 1; epoch <= 3; ++epoch) {
            const auto cells = lines[epoch].split(',');
            QCOMPARE(cells.size(), 11);
            QCOMPARE(cells[0].toInt(), epoch);
            QCOMPARE_LE(std::abs(cells[4].toDouble() - (cells[6].toDouble() - cells[7].toDouble())), 1e-9);
        }
    }

    void sameSeedGivesTheSameFiles() {
        const Result again = run(
            quickRun({m_example, QStringLiteral("--quiet")}, path("again.csv"), path("again.safetensors")));
        QCOMPARE(again.exitCode, 0);
        QVERIFY(again.errors.isEmpty());
        QCOMPARE(contentsOf(path("again.safetensors")), contentsOf(path("model.safetensors")));
        const auto withoutSeconds = [](const QByteArray& csv) {
            QList<QByteArrayList> rows;
            for (const QByteArray& line : csv.trimmed().split('\n')) {
                QByteArrayList cells = line.split(',');
                cells.removeAt(2);
                rows << cells;
            }
            return rows;
        };
        QCOMPARE(withoutSeconds(contentsOf(path("again.csv"))),
                 withoutSeconds(contentsOf(path("metrics.csv"))));
    }

    void modelFileIsPlainSafetensors() {
        const QByteArray bytes = contentsOf(path("model.safetensors"));
        const auto length = qFromLittleEndian<quint64>(bytes.constData());
        const Json header = Json::parse(bytes.mid(8, static_cast<qsizetype>(length)).toStdString());
        QCOMPARE(header["__metadata__"]["format"].get<std::string>(), std::string("tastescope 2"));
        const Json config = Json::parse(header["__metadata__"]["config"].get<std::string>());
        QCOMPARE(config["fingerprint"]["training_users"], header["users.hashes"]["shape"][0]);
        const auto shape = [&](const char* name) {
            return header[name]["shape"].get<std::vector<std::size_t>>();
        };
        using Shape = std::vector<std::size_t>;
        const std::size_t items = shape("items.offsets").at(0) - 1;
        QCOMPARE(shape("titles.offsets"), (Shape{items + 1}));
        QCOMPARE(header["items.text"]["dtype"].get<std::string>(), std::string("U8"));
        QCOMPARE(shape("q_layers.0.weight"), (Shape{40, items}));
        QCOMPARE(shape("q_layers.1.weight"), (Shape{20, 40}));
        QCOMPARE(shape("q_layers.2.weight"), (Shape{20, 20}));
        QCOMPARE(shape("p_layers.0.weight"), (Shape{20, 10}));
        QCOMPARE(shape("p_layers.1.weight"), (Shape{40, 20}));
        QCOMPARE(shape("p_layers.2.weight"), (Shape{items, 40}));
        QCOMPARE(shape("p_layers.2.bias"), (Shape{items}));
    }

    void evaluateFindsWhatTrainingFound() {
        const Result result =
            run({QStringLiteral("evaluate"), path("model.safetensors"), m_example, QStringLiteral("--split"),
                 QStringLiteral("validation"), QStringLiteral("--json")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        double best = 0;
        const auto lines = contentsOf(path("metrics.csv")).trimmed().split('\n');
        for (int epoch = 1; epoch < lines.size(); ++epoch)
            best = std::max(best, lines[epoch].split(',').last().toDouble());
        const Json json = result.json();
        QCOMPARE_LE(std::abs(json["ndcg@100"].get<double>() - best), 1e-6);
        QCOMPARE(json["users"].get<int>() + json["skipped"].get<int>(), 58);
        QVERIFY(json.contains("recall@20") && json.contains("recall@50"));
    }

    void recommendGivesItemsByTheirOwnIdsAndTitlesOutsideTheHistory() {
        const Result result = run({QStringLiteral("recommend"), path("model.safetensors"), m_example,
                                   QStringLiteral("--user"), QStringLiteral("1"), QStringLiteral("--top"),
                                   QStringLiteral("7"), QStringLiteral("--json")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const Json json = result.json();
        QCOMPARE(json["user"].get<std::string>(), std::string("1"));
        QCOMPARE(json["items"].size(), std::size_t{7});
        double previous = std::numeric_limits<double>::infinity();
        for (std::size_t rank = 0; rank < 7; ++rank) {
            const Json& item = json["items"][rank];
            QCOMPARE(item["rank"].get<std::size_t>(), rank + 1);
            QVERIFY(!item["item"].get<std::string>().empty() && !item["title"].get<std::string>().empty());
            QCOMPARE_LE(item["score"].get<double>(), previous);
            previous = item["score"];
            QVERIFY(item["probability"].get<double>() > 0 && item["probability"].get<double>() < 1);
        }
    }

    void latentGivesMeansAndPositiveDeviations() {
        const Result result = run({QStringLiteral("latent"), path("model.safetensors"), m_example,
                                   QStringLiteral("--user"), QStringLiteral("1"), QStringLiteral("--json")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QCOMPARE(result.json()["mu"].size(), std::size_t{10});
        QCOMPARE(result.json()["sigma"].size(), std::size_t{10});
        const Json json = result.json();
        for (const Json& sigma : json["sigma"])
            QVERIFY(sigma.get<double>() > 0);
    }

    void peopleCountDimensionsFrom1() {
        const Result result =
            run(QStringList{QStringLiteral("latent"), path("model.safetensors"), m_example} +
                words(QStringLiteral("--user 1")));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const QStringList lines = result.output.trimmed().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 11);
        QCOMPARE(lines[0], QStringLiteral("k\tmu\tsigma"));
        for (qsizetype k = 1; k <= 10; ++k)
            QCOMPARE(lines[k].section(QLatin1Char('\t'), 0, 0).toInt(), int(k));
    }

    void inspectTellsWhatTheFilesHold() {
        const Json example = run({QStringLiteral("inspect"), m_example, QStringLiteral("--json")}).json();
        QCOMPARE(example["users"].get<int>(), 610);
        QCOMPARE(example["items"].get<int>(), 9724);
        QCOMPARE(example["interactions"].get<int>(), 100836);
        QCOMPARE(example["rejected"].get<int>(), 0);
        const Json authors =
            run({QStringLiteral("inspect"), m_authorsLayout, QStringLiteral("--json")}).json();
        QCOMPARE(authors["users"].get<int>(), 603);
        QCOMPARE(authors["items"].get<int>(), 5660);
        QCOMPARE(authors["interactions"].get<int>(), 47874);
    }

    void authorsLayoutTrainsOnItsOwnSplit() {
        const Result result =
            run(quickRun({m_authorsLayout}, path("authors.csv"), path("authors.safetensors")));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const Json json = run({QStringLiteral("evaluate"), path("authors.safetensors"), m_authorsLayout,
                               QStringLiteral("--json")})
                              .json();
        QCOMPARE(json["users"].get<int>(), 59);
        QCOMPARE(json["skipped"].get<int>(), 1);
    }

    void badInputGivesOneClearLineAndExitCodeOne_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        write("empty.csv", "");
        write("binary.csv", QByteArray("\0\1\2\3\0", 5));
        write("text.csv", "userId,movieId,rating\n1,2,good\n2,3,bad\n");
        write("few.csv", "userId,movieId,rating\n1,2,5\n1,3,5\n");
        write("garbage.safetensors", "this is no model at all");
        const auto train = [](const QString& data, const char* options = "") {
            return QStringList{QStringLiteral("train"), data} + words(QLatin1String(options));
        };
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QString::fromUtf8(says);
        };
        row("missing file", train(path("missing.csv")), "missing.csv: there is no such file");
        row("empty file", train(path("empty.csv")), "empty.csv: the file is empty");
        row("binary file", train(path("binary.csv")), "binary.csv: the text is not UTF-16");
        row("text for a number", train(path("text.csv")), "text.csv:2: ");
        row("too few users", train(path("few.csv")), "few.csv: no user has 5 clicks");
        QDir(m_folder.path()).mkdir(QStringLiteral("nothing"));
        write("nothing/notes.md", "About these data\n");
        write("nothing/more.md", "Nothing\n");
        row("a folder without data", train(path("nothing")), "nothing: there is no table of ratings in it");
        row("no model", {QStringLiteral("evaluate"), path("garbage.safetensors"), m_example},
            "garbage.safetensors: this is no safetensors file");
        row("unknown user",
            QStringList{QStringLiteral("recommend"), path("model.safetensors"), m_example} +
                words(QStringLiteral("--user nobody")),
            "there is no user \"nobody\"");
        row("unwritable target", train(m_example, "--model /no/such/folder/m.safetensors"),
            "/no/such/folder/m.safetensors: the folder cannot be written to");
        row("learning rate too high", train(m_example, "--lr 100 --quiet --hidden 8 --latent 4 --batch 50"),
            "Try a smaller learning rate than 100");
    }
    void badInputGivesOneClearLineAndExitCodeOne() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const Result result = run(arguments);
        QVERIFY2(result.exitCode == 1, qPrintable(result.errors));
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }

    void modelForOtherItemsIsRefused() {
        QByteArray csv = "userId,movieId,rating\n";
        for (int user = 0; user < 40; ++user)
            for (int item = 0; item < 12; ++item)
                csv +=
                    QByteArray::number(user) + ",other" + QByteArray::number((user + item * 3) % 30) + ",5\n";
        write("other.csv", csv);
        const Result result = run({QStringLiteral("evaluate"), path("model.safetensors"), path("other.csv")});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(
            result.isOneLineWith(QStringLiteral("other.csv: the data have no item in common with the model")),
            qPrintable(result.errors));
    }

    void badUsageGivesExitCodeTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QStringList model{path("model.safetensors"), m_example};
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QString::fromUtf8(says);
        };
        row("no data", {QStringLiteral("train")}, "DATA or --example is required");
        row("unknown option", words(QStringLiteral("train --example --colour")), "--colour");
        row("dropout of 2", words(QStringLiteral("train --example --dropout 2")),
            "--dropout: 2 is no number from 0 to below 1");
        row("likelihood", words(QStringLiteral("train --example --likelihood poisson")), "--likelihood: ");
        row("held out", words(QStringLiteral("train --example --heldout 0.7")), "--heldout: 0.7");
        row("data twice", {QStringLiteral("inspect"), m_authorsLayout, m_example}, "--example excludes DATA");
        row("split",
            QStringList{QStringLiteral("evaluate")} + model + words(QStringLiteral("--split training")),
            "--split: ");
        for (const char* number :
             {"--min-user -3", "--min-item -1", "--min-item 2.5", "--split-seed -3", "--seed -1",
              "--seed 18446744073709551616", "--min-rating nan", "--min-rating inf", "--min-rating 1e400",
              "--heldout-items 1.5", "--heldout-items nan", "--heldout inf", "--anneal-steps -1",
              "--until 2014-05-01 --from 2014-06-01", "--columns user=0,item=0"})
            row(number, words(QStringLiteral("train --example ") + QLatin1String(number)),
                (std::string(number, std::strchr(number, ' ')) + ": ").c_str());
        row("a β beyond all", words(QStringLiteral("train --example --beta-cap 1e300")),
            "--beta-cap: 1e300 is no number from 0 to 1000");
        row("no user", QStringList{QStringLiteral("latent")} + model, "--user or --all");
    }
    void badUsageGivesExitCodeTwo() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const Result result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }

    void everyCommandHasHelp() {
        const Result help = run({QStringLiteral("--help")});
        QCOMPARE(help.exitCode, 0);
        for (const QString& command :
             words(QStringLiteral("train evaluate recommend latent explain similar inspect convert runs "
                                  "experiment baseline report"))) {
            QVERIFY2(help.output.contains(QStringLiteral("\n  %1 ").arg(command)), qPrintable(command));
            const Result one = run({command, QStringLiteral("--help")});
            QCOMPARE(one.exitCode, 0);
            QVERIFY2(one.output.contains(QStringLiteral("Usage: tastescope %1 ").arg(command)),
                     qPrintable(one.output));
        }
        QVERIFY(run({QStringLiteral("train"), QStringLiteral("--help")})
                    .output.contains(QStringLiteral("--beta-cap")));
    }

    void theVersionIsSaid() {
        const Result result = run({QStringLiteral("--version")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.output.startsWith(QStringLiteral("tastescope ")));
    }

    void windowWithoutADisplayIsRefused() {
        const Result result = run({});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.isOneLineWith(QStringLiteral("there is no display for the window")));
    }
};

TASTESCOPE_TEST(TestCommandLine)
#include "test_command_line.moc"
