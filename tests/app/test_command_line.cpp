#include <QtTest>

#include <QTemporaryDir>

#include "tests/app/command_runner.h"
#include "tests/support/registered_test.h"

/// The command line as other programs call it: a process of its own, without a display.
class TestCommandLine : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    static QByteArray contents(const QString& file) {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    void write(const char* name, const QByteArray& bytes) const {
        QFile out(path(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    QStringList quickRun(const QStringList& data, const QString& metrics, const QString& model) const {
        return QStringList{QStringLiteral("train")} + data +
               QStringLiteral("--hidden 40,20 --latent 10 --epochs 3 --batch 100 --threads 2 --metrics")
                   .split(QLatin1Char(' ')) +
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
        const QList<QByteArray> lines = contents(path("metrics.csv")).trimmed().split('\n');
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
        QCOMPARE(contents(path("again.safetensors")), contents(path("model.safetensors")));
        const auto withoutSeconds = [](const QByteArray& csv) {
            QList<QByteArrayList> rows;
            for (const QByteArray& line : csv.trimmed().split('\n')) {
                QByteArrayList cells = line.split(',');
                cells.removeAt(2);
                rows << cells;
            }
            return rows;
        };
        QCOMPARE(withoutSeconds(contents(path("again.csv"))), withoutSeconds(contents(path("metrics.csv"))));
    }

    void modelFileIsPlainSafetensors() {
        const QByteArray bytes = contents(path("model.safetensors"));
        const auto length = qFromLittleEndian<quint64>(bytes.constData());
        const Json header = Json::parse(bytes.mid(8, static_cast<qsizetype>(length)).toStdString());
        const auto items = Json::parse(header["__metadata__"]["items"].get<std::string>());
        const auto titles = Json::parse(header["__metadata__"]["titles"].get<std::string>());
        QCOMPARE(header["__metadata__"]["format"].get<std::string>(), std::string("tastescope 1"));
        QVERIFY(Json::parse(header["__metadata__"]["config"].get<std::string>()).is_object());
        QCOMPARE(titles.size(), items.size());
        const auto shape = [&](const char* name) {
            return header[name]["shape"].get<std::vector<std::size_t>>();
        };
        using Shape = std::vector<std::size_t>;
        QCOMPARE(shape("q_layers.0.weight"), (Shape{40, items.size()}));
        QCOMPARE(shape("q_layers.1.weight"), (Shape{20, 40}));
        QCOMPARE(shape("q_layers.2.weight"), (Shape{20, 20}));
        QCOMPARE(shape("p_layers.0.weight"), (Shape{20, 10}));
        QCOMPARE(shape("p_layers.1.weight"), (Shape{40, 20}));
        QCOMPARE(shape("p_layers.2.weight"), (Shape{items.size(), 40}));
        QCOMPARE(shape("p_layers.2.bias"), (Shape{items.size()}));
    }

    void evaluateFindsWhatTrainingFound() {
        const Result result =
            run({QStringLiteral("evaluate"), path("model.safetensors"), m_example, QStringLiteral("--split"),
                 QStringLiteral("validation"), QStringLiteral("--json")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        double best = 0;
        const auto lines = contents(path("metrics.csv")).trimmed().split('\n');
        for (int epoch = 1; epoch < lines.size(); ++epoch)
            best = std::max(best, lines[epoch].split(',').last().toDouble());
        const Json json = result.json();
        QCOMPARE_LE(std::abs(json["ndcg@100"].get<double>() - best), 1e-6);
        QVERIFY(json["users"].get<int>() + json["skipped"].get<int>() >= 59);
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
        const QString train = QStringLiteral("train");
        QTest::newRow("missing file")
            << QStringList{train, path("missing.csv")} << QStringLiteral("missing.csv");
        QTest::newRow("empty file") << QStringList{train, path("empty.csv")} << QStringLiteral("empty");
        QTest::newRow("binary file") << QStringList{train, path("binary.csv")}
                                     << QStringLiteral("binary.csv");
        QTest::newRow("text for a number")
            << QStringList{train, path("text.csv")} << QStringLiteral("text.csv:2");
        QTest::newRow("too few users") << QStringList{train, path("few.csv")} << QStringLiteral("user");
        QTest::newRow("a folder without data")
            << QStringList{train, m_folder.path()} << QStringLiteral("tables");
        QTest::newRow("no model") << QStringList{QStringLiteral("evaluate"), path("garbage.safetensors"),
                                                 m_example}
                                  << QStringLiteral("garbage.safetensors");
        QTest::newRow("unknown user")
            << QStringList{QStringLiteral("recommend"), path("model.safetensors"), m_example,
                           QStringLiteral("--user"), QStringLiteral("nobody")}
            << QStringLiteral("nobody");
        QTest::newRow("unwritable target") << QStringList{train, m_example, QStringLiteral("--model"),
                                                          QStringLiteral("/no/such/folder/m.safetensors")}
                                           << QStringLiteral("/no/such/folder");
        QTest::newRow("learning rate too high") << QStringList{train,
                                                               m_example,
                                                               QStringLiteral("--lr"),
                                                               QStringLiteral("1e30"),
                                                               QStringLiteral("--quiet"),
                                                               QStringLiteral("--hidden"),
                                                               QStringLiteral("8"),
                                                               QStringLiteral("--latent"),
                                                               QStringLiteral("4"),
                                                               QStringLiteral("--batch"),
                                                               QStringLiteral("50")}
                                                << QStringLiteral("learning rate");
    }
    void badInputGivesOneClearLineAndExitCodeOne() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Result result = run(arguments);
        QVERIFY2(result.exitCode == 1, qPrintable(result.errors));
        QVERIFY2(result.isOneClearLine(), qPrintable(result.output + result.errors));
        QVERIFY2(result.errors.contains(says), qPrintable(result.errors));
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
        QVERIFY2(result.isOneClearLine() && result.errors.contains(QStringLiteral("item")),
                 qPrintable(result.errors));
    }

    void badUsageGivesExitCodeTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no data") << QStringList{QStringLiteral("train")};
        QTest::newRow("unknown option")
            << QStringList{QStringLiteral("train"), m_example, QStringLiteral("--colour")};
        QTest::newRow("dropout of 2") << QStringList{QStringLiteral("train"), m_example,
                                                     QStringLiteral("--dropout"), QStringLiteral("2")};
        QTest::newRow("likelihood") << QStringList{QStringLiteral("train"), m_example,
                                                   QStringLiteral("--likelihood"), QStringLiteral("poisson")};
        QTest::newRow("held out") << QStringList{QStringLiteral("train"), m_example,
                                                 QStringLiteral("--heldout"), QStringLiteral("0.7")};
        QTest::newRow("data twice") << QStringList{QStringLiteral("inspect"), m_authorsLayout, m_example};
        QTest::newRow("split") << QStringList{QStringLiteral("evaluate"), path("model.safetensors"),
                                              m_example, QStringLiteral("--split"),
                                              QStringLiteral("training")};
        QTest::newRow("no user") << QStringList{QStringLiteral("latent"), path("model.safetensors"),
                                                m_example};
    }
    void badUsageGivesExitCodeTwo() {
        QFETCH(QStringList, arguments);
        const Result result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneClearLine(), qPrintable(result.output + result.errors));
    }

    void helpAndVersionAreAnswered() {
        QCOMPARE(run({QStringLiteral("--help")}).exitCode, 0);
        QVERIFY(run({QStringLiteral("--help")}).output.contains(QStringLiteral("recommend")));
        QVERIFY(run({QStringLiteral("train"), QStringLiteral("--help")})
                    .output.contains(QStringLiteral("--beta-cap")));
        QVERIFY(run({QStringLiteral("--version")}).output.startsWith(QStringLiteral("tastescope ")));
    }

    void windowWithoutADisplayIsRefused() {
        const Result result = run({});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.errors.contains(QStringLiteral("display")));
    }
};

TASTESCOPE_TEST(TestCommandLine)
#include "test_command_line.moc"
