#include <QtTest>

#include <QDir>
#include <QTemporaryDir>

#include <csignal>

#include "tests/app/command_runner.h"
#include "tests/model/support/csv.h"
#include "tests/support/registered_test.h"

/// recommend, latent, explain and similar as other programs call them.
class TestExploreCommands : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// The command with the model, the bundled data and what else is said, in words.
    Result ask(const char* command, const QString& words, const QStringList& more = {}) const {
        return run(
            QStringList{QLatin1String(command), path("model.safetensors"), QStringLiteral("--example")} +
            words.split(QLatin1Char(' '), Qt::SkipEmptyParts) + more);
    }
    Json answer(const char* command, const QString& words) const {
        const Result result = ask(command, words + QStringLiteral(" --json"));
        return result.exitCode == 0 ? result.json() : Json();
    }
    std::vector<std::vector<std::string>> table(const char* name) const {
        return parsedCsv(contentsOf(path(name).toStdString()));
    }
    QStringList files() const {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    QTemporaryDir m_folder;

private slots:
    void initTestCase() {
        const Result result =
            run({QStringLiteral("train"), QStringLiteral("--example"), QStringLiteral("--hidden"),
                 QStringLiteral("40"), QStringLiteral("--latent"), QStringLiteral("10"),
                 QStringLiteral("--epochs"), QStringLiteral("3"), QStringLiteral("--batch"),
                 QStringLiteral("100"), QStringLiteral("--threads"), QStringLiteral("2"),
                 QStringLiteral("--quiet"), QStringLiteral("--model"), path("model.safetensors")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    }

    void everybodysTableHasWhatEachIsRecommended() {
        const Result result = ask("recommend", QStringLiteral("--all --top 9 --out"), {path("all.csv")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QVERIFY(result.output.isEmpty());
        const auto rows = table("all.csv");
        QCOMPARE((rows.size() - 1) % 9, std::size_t{0});
        const Json one = answer("recommend", QStringLiteral("--user 15 --top 9"));
        std::size_t place = 0;
        for (const auto& row : rows)
            if (row[0] == "15") {
                QCOMPARE(row[2], one["items"][place]["item"].get<std::string>());
                QVERIFY(std::abs(std::stod(row[4]) - one["items"][place]["score"].get<double>()) < 1e-5);
                ++place;
            }
        QCOMPARE(place, std::size_t{9});
    }

    void aHistoryIsThatOfAUserWhoHasIt() {
        const Json user =
            answer("explain",
                   QStringLiteral("--user 15 --item %1")
                       .arg(QString::fromStdString(
                           answer("recommend", QStringLiteral("--user 15 --top 1"))["items"][0]["item"])));
        QStringList ids;
        for (const Json& item : user["history"])
            ids << QString::fromStdString(item["item"]);
        const Json made =
            answer("recommend", QStringLiteral("--top 30 --history ") + ids.join(QLatin1Char(',')));
        QCOMPARE(made["history"].size(), static_cast<std::size_t>(ids.size()));
        const Json theirs = answer("recommend", QStringLiteral("--top 30 --user 15"));
        QVERIFY(made["items"] == theirs["items"]);
        QVERIFY(!made.contains("user"));
    }

    void unknownItemsOfAHistoryAreNamedAndLeftOut() {
        const Result result = ask("recommend", QStringLiteral("--top 3 --history 318,none,296,,no-such"));
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.output.count(QLatin1Char('\n')), 3);
        QVERIFY(result.errors.contains(QStringLiteral("2 of the 4")));
        QVERIFY(result.errors.contains(QStringLiteral("\"none\", \"no-such\"")));
        QCOMPARE(answer("recommend", QStringLiteral("--history 318,none,296"))["items"],
                 answer("recommend", QStringLiteral("--history 296,318"))["items"]);
    }

    void moreThanThereIsCanBeAskedFor() {
        const QString many = QStringLiteral(" --top 18446744073709551615");
        QVERIFY(answer("recommend", QStringLiteral("--user 15") + many)["items"].size() > 1000);
        QVERIFY(answer("similar", QStringLiteral("--item 1") + many)["items"].size() > 1000);
        QVERIFY(answer("similar", QStringLiteral("--user 1") + many)["users"].size() > 100);
    }

    void whatIsPopularRanksLowerWhenAskedFor() {
        const Json usual = answer("recommend", QStringLiteral("--user 15 --top 20"));
        const Json personal = answer("recommend", QStringLiteral("--user 15 --top 20 --personal 1"));
        QCOMPARE(personal["items"].size(), std::size_t{20});
        QVERIFY(usual["items"] != personal["items"]);
    }

    void explanationsComeDownFromTheLargestChange() {
        const Json json = answer("explain", QStringLiteral("--user 1 --item 318"));
        QCOMPARE(json["user"].get<std::string>(), std::string("1"));
        QCOMPARE(json["item"].get<std::string>(), std::string("318"));
        QVERIFY(json["history"].size() > 10);
        double previous = std::numeric_limits<double>::infinity();
        for (const Json& without : json["history"]) {
            QVERIFY(without["change"].get<double>() <= previous);
            previous = without["change"];
            QVERIFY(std::abs(json["score"].get<double>() - without["score_without"].get<double>() -
                             previous) < 1e-9);
            QVERIFY(without["rank_without"].get<int>() >= 1);
        }
        const Result text = ask("explain", QStringLiteral("--user 1 --item 318"));
        QCOMPARE(static_cast<std::size_t>(text.output.count(QLatin1Char('\n'))), json["history"].size() + 4);
    }

    void similarItemsAndUsers() {
        const Json items = answer("similar", QStringLiteral("--item 1 --top 6"));
        QCOMPARE(items["items"].size(), std::size_t{6});
        for (const Json& item : items["items"]) {
            QVERIFY(item["item"] != "1");
            QVERIFY(item["co_clicks"].get<int>() <= item["clicks"].get<int>());
        }
        const Json users = answer("similar", QStringLiteral("--user 1 --top 6"));
        QCOMPARE(users["users"].size(), std::size_t{6});
        for (const Json& user : users["users"]) {
            QVERIFY(user["user"] != "1");
            QVERIFY(user["shared_items"].get<int>() <= user["clicks"].get<int>());
        }
        QCOMPARE(ask("similar", QStringLiteral("--item 1 --top 6")).output.count(QLatin1Char('\n')), 7);
        QCOMPARE(ask("similar", QStringLiteral("--user 1 --top 6")).output.count(QLatin1Char('\n')), 7);
    }

    void latentOfEverybodyAndOfItems() {
        QCOMPARE(ask("latent", QStringLiteral("--all --out"), {path("z.npy")}).exitCode, 0);
        QCOMPARE(ask("latent", QStringLiteral("--all --out"), {path("z.csv")}).exitCode, 0);
        QCOMPARE(ask("latent", QStringLiteral("--item-vectors --out"), {path("items.csv")}).exitCode, 0);
        for (const char* name : {"z.npy", "z-variance.npy", "z-ids.csv"})
            QVERIFY(QFile::exists(path(name)));
        const auto rows = table("z.csv");
        QCOMPARE(table("z-ids.csv").size(), rows.size());
        const Json one = answer("latent", QStringLiteral("--user 15"));
        for (const auto& row : rows)
            if (row[0] == "15")
                for (std::size_t k = 0; k < 10; ++k)
                    QVERIFY(std::abs(std::stod(row[2 + k]) - one["mu"][k].get<double>()) < 1e-5);
        QCOMPARE(table("items.csv")[0].size(), std::size_t{3 + 40});
    }

    void badInputGivesExitCodeOne_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("user") << QStringList{QStringLiteral("similar"), QStringLiteral("--user nobody")};
        QTest::newRow("item") << QStringList{QStringLiteral("similar"), QStringLiteral("--item nothing")};
        QTest::newRow("explained user")
            << QStringList{QStringLiteral("explain"), QStringLiteral("--user nobody --item 318")};
        QTest::newRow("explained item")
            << QStringList{QStringLiteral("explain"), QStringLiteral("--user 1 --item nothing")};
        QTest::newRow("item of the history")
            << QStringList{QStringLiteral("explain"), QStringLiteral("--history 318,296 --item 318")};
        QTest::newRow("history of nothing known")
            << QStringList{QStringLiteral("recommend"), QStringLiteral("--history none,nothing")};
        QTest::newRow("ending") << QStringList{QStringLiteral("latent"), QStringLiteral("--all --out z.txt")};
        QTest::newRow("folder that is not there") << QStringList{
            QStringLiteral("recommend"), QStringLiteral("--all --out /no/such/folder/all.csv")};
    }
    void badInputGivesExitCodeOne() {
        QFETCH(QStringList, words);
        const Result result = ask(words[0].toUtf8().constData(), words[1]);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneClearLine(), qPrintable(result.output + result.errors));
    }

    void badUsageGivesExitCodeTwo_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nobody") << QStringList{QStringLiteral("recommend"), QString()};
        QTest::newRow("two at once") << QStringList{QStringLiteral("recommend"),
                                                    QStringLiteral("--user 1 --history 318")};
        QTest::newRow("all and one") << QStringList{QStringLiteral("recommend"),
                                                    QStringLiteral("--user 1 --all --out x.csv")};
        QTest::newRow("all to nowhere") << QStringList{QStringLiteral("recommend"), QStringLiteral("--all")};
        QTest::newRow("one to a file")
            << QStringList{QStringLiteral("recommend"), QStringLiteral("--user 1 --out x.csv")};
        QTest::newRow("file and JSON")
            << QStringList{QStringLiteral("latent"), QStringLiteral("--all --json --out x.csv")};
        QTest::newRow("users and items")
            << QStringList{QStringLiteral("latent"), QStringLiteral("--all --item-vectors --out x.csv")};
        QTest::newRow("too personal")
            << QStringList{QStringLiteral("recommend"), QStringLiteral("--user 1 --personal 2")};
        QTest::newRow("why what") << QStringList{QStringLiteral("explain"), QStringLiteral("--user 1")};
        QTest::newRow("like what") << QStringList{QStringLiteral("similar"), QString()};
        QTest::newRow("like both") << QStringList{QStringLiteral("similar"),
                                                  QStringLiteral("--user 1 --item 1")};
    }
    void badUsageGivesExitCodeTwo() {
        QFETCH(QStringList, words);
        const Result result = ask(words[0].toUtf8().constData(), words[1]);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneClearLine(), qPrintable(result.output + result.errors));
    }

    void interruptedThereIsTheWholeFileOrNone() {
        const QStringList before = files();
        QProcess process;
        process.start(QStringLiteral(TASTESCOPE),
                      {QStringLiteral("recommend"), path("model.safetensors"), QStringLiteral("--example"),
                       QStringLiteral("--all"), QStringLiteral("--top"), QStringLiteral("3000"),
                       QStringLiteral("--out"), path("interrupted.csv")});
        QVERIFY(process.waitForStarted());
        while (process.state() == QProcess::Running && files() == before)
            process.waitForFinished(1); // until it has begun to write
        if (process.state() == QProcess::Running)
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(30000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        if (process.exitCode() == 0) { // it was faster
            QCOMPARE(table("interrupted.csv").back().size(), std::size_t{6});
            return;
        }
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardError().endsWith("nothing was written\n"));
        QCOMPARE(files(), before);
    }
};

TASTESCOPE_TEST(TestExploreCommands)
#include "test_explore_commands.moc"
