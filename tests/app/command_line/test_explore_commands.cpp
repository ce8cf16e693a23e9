#include <QtTest>

#include <QDir>
#include <QTemporaryDir>

#include "tests/app/command_line/command_runner.h"
#include "tests/model/support/csv.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// recommend, latent, explain and similar as other programs call them.
class TestExploreCommands : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// The command with the model, the bundled data and what else it is given.
    Result ask(const QString& command, const QString& options, const QStringList& more = {}) const {
        return run(QStringList{command, path("model.safetensors"), QStringLiteral("--example")} +
                   words(options) + more);
    }
    Json answer(const QString& command, const QString& options) const {
        const Result result = ask(command, options + QStringLiteral(" --json"));
        return result.exitCode == 0 ? result.json() : Json();
    }
    std::vector<std::vector<std::string>> table(const char* name) const {
        return parsedCsv(contentsOf(path(name).toStdString()));
    }
    QStringList files() const {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    /// The columns of a test of refusals, which row() fills and expectRefusal() reads.
    static void addRefusalColumns() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("says");
    }
    static void row(const char* name, const char* command, const char* options, const char* says) {
        QTest::newRow(name) << QString::fromUtf8(command) << QString::fromUtf8(options)
                            << QString::fromUtf8(says);
    }
    void expectRefusal(int exitCode) const {
        QFETCH(const QString, command);
        QFETCH(const QString, options);
        QFETCH(const QString, says);
        const Result result = ask(command, options);
        QCOMPARE(result.exitCode, exitCode);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }

    QTemporaryDir m_folder;

private slots:
    void initTestCase() {
        const Result result =
            run(words(QStringLiteral("train --example --hidden 40 --latent 10 --epochs 3 --batch 100 "
                                     "--threads 2 --quiet --model")) +
                QStringList{path("model.safetensors")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    }

    void theTableOfAllUsersHasWhatEachIsRecommended() {
        const Result result =
            ask(QStringLiteral("recommend"), QStringLiteral("--all --top 9 --out"), {path("all.csv")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QVERIFY(result.output.isEmpty());
        const auto rows = table("all.csv");
        QCOMPARE((rows.size() - 1) % 9, std::size_t{0});
        const Json one = answer(QStringLiteral("recommend"), QStringLiteral("--user 15 --top 9"));
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
        const Json user = answer(
            QStringLiteral("explain"),
            QStringLiteral("--user 15 --item %1")
                .arg(QString::fromStdString(answer(
                    QStringLiteral("recommend"), QStringLiteral("--user 15 --top 1"))["items"][0]["item"])));
        QStringList ids;
        for (const Json& item : user["history"])
            ids << QString::fromStdString(item["item"]);
        const Json made = answer(QStringLiteral("recommend"),
                                 QStringLiteral("--top 30 --history ") + ids.join(QLatin1Char(',')));
        QCOMPARE(made["history"].size(), static_cast<std::size_t>(ids.size()));
        const Json theirs = answer(QStringLiteral("recommend"), QStringLiteral("--top 30 --user 15"));
        QVERIFY(made["items"] == theirs["items"]);
        QVERIFY(!made.contains("user"));
    }

    void unknownItemsOfAHistoryAreNamedAndLeftOut() {
        const Result result =
            ask(QStringLiteral("recommend"), QStringLiteral("--top 3 --history 318,none,296,,no-such"));
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.output.count(QLatin1Char('\n')), 3);
        QVERIFY(result.errors.contains(QStringLiteral("2 of the 4")));
        QVERIFY(result.errors.contains(QStringLiteral("\"none\", \"no-such\"")));
        QCOMPARE(answer(QStringLiteral("recommend"), QStringLiteral("--history 318,none,296"))["items"],
                 answer(QStringLiteral("recommend"), QStringLiteral("--history 296,318"))["items"]);
    }

    void idsWithCommasAreFoundWhole() {
        const QString data = QStringLiteral(TESTS_DATA "/import/ids_commas.csv");
        const QString model = path("commas.safetensors");
        const Result trained = run(QStringList{QStringLiteral("train"), data} +
                                   words(QStringLiteral("--hidden 4 --latent 2 --epochs 2 --quiet --model")) +
                                   QStringList{model});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        const QString one = QStringLiteral("Warhammer 40,000: Part 36");
        const QString other = QStringLiteral("Warhammer 40,000: Part 10");
        const auto historyOf = [&](const QStringList& options) {
            const Result result =
                run(QStringList{QStringLiteral("recommend"), model, data, QStringLiteral("--json"),
                                QStringLiteral("--top"), QStringLiteral("3")} +
                    options);
            return result.exitCode == 0 ? result.json()["history"] : Json(result.errors.toStdString());
        };
        const QString history = QStringLiteral("--history");
        const Json both = historyOf({history, one, history, other});
        QCOMPARE(both.size(), std::size_t{2});
        QCOMPARE(historyOf({history, other, history, one}), both);
        QCOMPARE(historyOf({history, one}), Json::array({one.toStdString()}));
        QVERIFY(
            QString::fromStdString(historyOf({history, one + QLatin1Char(',') + other}).get<std::string>())
                .contains(QStringLiteral("the model knows no item of the history")));
        const Result explained = run({QStringLiteral("explain"), model, data, QStringLiteral("--json"),
                                      history, one, QStringLiteral("--item"), other});
        QVERIFY2(explained.exitCode == 0, qPrintable(explained.errors));
        QCOMPARE(explained.json()["item"], Json(other.toStdString()));
        QCOMPARE(run({QStringLiteral("similar"), model, data, QStringLiteral("--item"), one}).exitCode, 0);
    }

    void aHistoryMayBeGivenInParts() {
        const Json whole = answer(QStringLiteral("recommend"), QStringLiteral("--history 318,296,1"));
        QCOMPARE(answer(QStringLiteral("recommend"), QStringLiteral("--history 318,1 --history 296")), whole);
        const Result first = run(QStringList{QStringLiteral("recommend")} +
                                 words(QStringLiteral("--history 318,1 --history 296 --json --example")) +
                                 QStringList{path("model.safetensors")}); // one text each, and no more
        QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
        QCOMPARE(first.json(), whole);
    }

    void moreThanThereIsCanBeAskedFor() {
        const QString many = QStringLiteral(" --top 18446744073709551615");
        QVERIFY(answer(QStringLiteral("recommend"), QStringLiteral("--user 15") + many)["items"].size() >
                1000);
        QVERIFY(answer(QStringLiteral("similar"), QStringLiteral("--item 1") + many)["items"].size() > 1000);
        QVERIFY(answer(QStringLiteral("similar"), QStringLiteral("--user 1") + many)["users"].size() > 100);
    }

    void whatIsPopularRanksLowerWhenAskedFor() {
        const Json usual = answer(QStringLiteral("recommend"), QStringLiteral("--user 15 --top 20"));
        const Json personal =
            answer(QStringLiteral("recommend"), QStringLiteral("--user 15 --top 20 --personal 1"));
        QCOMPARE(personal["items"].size(), std::size_t{20});
        QVERIFY(usual["items"] != personal["items"]);
    }

    void explanationsComeDownFromTheLargestChange() {
        const Json json = answer(QStringLiteral("explain"), QStringLiteral("--user 1 --item 318"));
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
        const Result text = ask(QStringLiteral("explain"), QStringLiteral("--user 1 --item 318"));
        QCOMPARE(static_cast<std::size_t>(text.output.count(QLatin1Char('\n'))), json["history"].size() + 4);
    }

    void similarItemsAndUsers() {
        const Json items = answer(QStringLiteral("similar"), QStringLiteral("--item 1 --top 6"));
        QCOMPARE(items["items"].size(), std::size_t{6});
        for (const Json& item : items["items"]) {
            QVERIFY(item["item"] != "1");
            QVERIFY(item["co_clicks"].get<int>() <= item["clicks"].get<int>());
        }
        const Json users = answer(QStringLiteral("similar"), QStringLiteral("--user 1 --top 6"));
        QCOMPARE(users["users"].size(), std::size_t{6});
        for (const Json& user : users["users"]) {
            QVERIFY(user["user"] != "1");
            QVERIFY(user["shared_items"].get<int>() <= user["clicks"].get<int>());
        }
        QCOMPARE(ask(QStringLiteral("similar"), QStringLiteral("--item 1 --top 6"))
                     .output.count(QLatin1Char('\n')),
                 7);
        QCOMPARE(ask(QStringLiteral("similar"), QStringLiteral("--user 1 --top 6"))
                     .output.count(QLatin1Char('\n')),
                 7);
    }

    void latentOfAllUsersAndItems() {
        QCOMPARE(ask(QStringLiteral("latent"), QStringLiteral("--all --out"), {path("z.npy")}).exitCode, 0);
        QCOMPARE(ask(QStringLiteral("latent"), QStringLiteral("--all --out"), {path("z.csv")}).exitCode, 0);
        QCOMPARE(ask(QStringLiteral("latent"), QStringLiteral("--item-vectors --out"), {path("items.csv")})
                     .exitCode,
                 0);
        for (const char* name : {"z.npy", "z-variance.npy", "z-ids.csv"})
            QVERIFY(QFile::exists(path(name)));
        const auto rows = table("z.csv");
        QCOMPARE(table("z-ids.csv").size(), rows.size());
        const Json one = answer(QStringLiteral("latent"), QStringLiteral("--user 15"));
        for (const auto& row : rows)
            if (row[0] == "15")
                for (std::size_t k = 0; k < 10; ++k)
                    QVERIFY(std::abs(std::stod(row[2 + k]) - one["mu"][k].get<double>()) < 1e-5);
        QCOMPARE(table("items.csv")[0].size(), std::size_t{3 + 40});
    }

    void badInputGivesExitCodeOne_data() {
        addRefusalColumns();
        row("user", "similar", "--user nobody", "there is no user \"nobody\"");
        row("item", "similar", "--item nothing", "there is no item \"nothing\"");
        row("explained user", "explain", "--user nobody --item 318", "there is no user \"nobody\"");
        row("explained item", "explain", "--user 1 --item nothing", "there is no item \"nothing\"");
        row("item of the history", "explain", "--history 318,296 --item 318",
            "the item \"318\" is in the history");
        row("history of nothing known", "recommend", "--history none,nothing",
            "the model knows no item of the history: \"none\", \"nothing\"");
        row("ending", "latent", "--all --out z.txt", "z.txt: the file's name says no format");
        row("folder that is not there", "recommend", "--all --out /no/such/folder/all.csv",
            "/no/such/folder/all.csv: the folder cannot be written to");
    }
    void badInputGivesExitCodeOne() { expectRefusal(1); }

    void badUsageGivesExitCodeTwo_data() {
        addRefusalColumns();
        row("nobody", "recommend", "", "--user or --history or --all is required");
        row("two at once", "recommend", "--user 1 --history 318", "--user excludes --history");
        row("all and one", "recommend", "--user 1 --all --out x.csv", "--user excludes --all");
        row("all to nowhere", "recommend", "--all", "--out is required");
        row("one to a file", "recommend", "--user 1 --out x.csv", "--out requires --all");
        row("file and JSON", "latent", "--all --json --out x.csv", "--json excludes --out");
        row("users and items", "latent", "--all --item-vectors --out x.csv", "--all excludes --item-vectors");
        row("too personal", "recommend", "--user 1 --personal 2", "--personal: ");
        row("why what", "explain", "--user 1", "--item is required");
        row("why for whom", "explain", "--item 1", "--user or --history is required");
        row("like what", "similar", "", "--item or --user is required");
        row("like both", "similar", "--user 1 --item 1", "--item excludes --user");
    }
    void badUsageGivesExitCodeTwo() { expectRefusal(2); }

    /// Every item for every user takes seconds to write, so the signal comes in the middle.
    void interruptedNothingIsWritten() {
        const QStringList before = files();
        RunningCommand command(QStringList{QStringLiteral("recommend"), path("model.safetensors")} +
                               words(QStringLiteral("--example --all --top 100000 --out")) +
                               QStringList{path("all-items.csv")});
        QVERIFY(command.waitUntil([&] { return files() != before; })); // it has begun to write
        command.interrupt();
        const Result result = command.finish();
        QCOMPARE(result.exitCode, 130);
        QCOMPARE(result.errors, QStringLiteral("tastescope: interrupted, and nothing was written\n"));
        QCOMPARE(files(), before);
    }
};

TASTESCOPE_TEST(TestExploreCommands)
#include "test_explore_commands.moc"
