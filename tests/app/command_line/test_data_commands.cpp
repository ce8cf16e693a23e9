#include <QtTest>

#include <QTemporaryDir>

#include "tests/app/command_line/command_runner.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// Every format and rule on the command line, and the way out again.
class TestDataCommands : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    QString write(const char* name, const QByteArray& bytes) const {
        QFile out(path(name));
        out.open(QIODevice::WriteOnly);
        out.write(bytes);
        return path(name);
    }

    static Json inspect(const QString& data, const QString& arguments = {}) {
        const Result result =
            run(QStringList{QStringLiteral("inspect"), data, QStringLiteral("--json")} + words(arguments));
        return result.exitCode == 0 ? result.json() : Json{{"failure", result.errors.toStdString()}};
    }

    /// Twenty users with ten items each, an hour apart.
    static QByteArray table(const QByteArray& delimiter, const QByteArray& header = {}) {
        QByteArray bytes = header;
        for (int user = 0; user < 20; ++user)
            for (int item = 0; item < 10; ++item)
                bytes +=
                    QByteArrayList{QByteArray::number((item + user) % 12), QByteArray::number(1 + item % 5),
                                   QByteArray::number(1000000000 + 3600 * item),
                                   "u" + QByteArray::number(user)}
                        .join(delimiter) +
                    "\n";
        return bytes;
    }

    QTemporaryDir m_folder;
    const QString m_authorsLayout = QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout");

private slots:
    void optionsReplaceGuesses() {
        const QString odd = write("odd.txt", table("<>"));
        const Result guessed = run({QStringLiteral("inspect"), odd});
        QCOMPARE(guessed.exitCode, 1);
        QVERIFY2(guessed.isOneLineWith(QStringLiteral("odd.txt: the file has only one column")),
                 qPrintable(guessed.errors));
        const Json json =
            inspect(odd, QStringLiteral("--delimiter <> --columns user=3,item=0,rating=1,time=2"));
        QCOMPARE(json["users"].get<int>(), 20);
        QCOMPARE(json["items"].get<int>(), 12);
        QCOMPARE(json["interactions"].get<int>(), 200);
        QCOMPARE(json["columns"]["time"].get<int>(), 2);
    }

    void aTableOfSeveralIsChosen() {
        const QString database = QStringLiteral(TESTS_DATA "/import/ways/ratings.db");
        const Json json = inspect(database);
        QCOMPARE(json["format"].get<std::string>(), std::string("sqlite"));
        QCOMPARE(json["file"].get<std::string>(), (database + QStringLiteral(": ratings")).toStdString());
        QCOMPARE(json["chosen_from"].get<int>(), 4);
        QCOMPARE(json["tables"].size(), std::size_t{4});
        QCOMPARE(json["tables"][3]["place"].get<std::string>(),
                 (database + QStringLiteral(":ratings")).toStdString());
        QCOMPARE(json["tables"][3]["rows"].get<int>(), 240);
        QVERIFY(json["tables"][3]["chosen"].get<bool>());
        QVERIFY(json["tables"][0]["bytes"].is_null());
        const Json view = inspect(database + QStringLiteral(":best"), QStringLiteral("--min-user 1"));
        QCOMPARE(view["rows"].get<int>(), 48);
        QCOMPARE(view["chosen_from"].get<int>(), 0);
        const Result text = run({QStringLiteral("inspect"), database});
        QVERIFY(text.output.contains(QStringLiteral("the likeliest of 4 tables")));
        QVERIFY(text.output.contains(QStringLiteral("* ratings  240 rows")));
        const Result train = run(QStringList{QStringLiteral("train"), database} +
                                 words(QStringLiteral("--min-user 1 --epochs 1 --hidden 0 --latent 2")));
        QVERIFY2(train.errors.contains(QStringLiteral("ratings, the likeliest of 4 tables")),
                 qPrintable(train.errors));
    }
    void attributesAreListed() {
        const Json json = inspect(QStringLiteral(RESOURCES "/example/ratings.csv"));
        QCOMPARE(json["attributes"].size(), std::size_t{1});
        const Json& genres = json["attributes"][0];
        QCOMPARE(genres["name"].get<std::string>(), std::string("genres"));
        QCOMPARE(genres["values"].get<int>(), 19);
        QCOMPARE(genres["items"].get<int>(), 9690);
        QVERIFY(genres["multi_valued"].get<bool>());
        const Result text = run({QStringLiteral("inspect"), QStringLiteral("--example")});
        QVERIFY(text.output.contains(
            QStringLiteral("attribute     genres: 19 values of 9690 items, several of one")));
        const QString bare = write("bare.csv", "user,item,rating\nu,a,5\nv,a,3\n");
        QVERIFY(inspect(bare, QStringLiteral("--min-user 1"))["attributes"].empty());
    }
    void datesAreTakenAsCellsHaveThem() {
        const QString data = write("dated.csv", "user,item,rating,date\nu,a,5,2004-05-20\nu,b,4,2004-05-21\n"
                                                "v,a,3,2004-05-21 16:03:22\nv,b,3,2004-05-22\n");
        const auto outside = [&](const QString& options) {
            return inspect(data, options + QStringLiteral(" --min-user 1"))["outside_dates"].get<int>();
        };
        for (const char* from :
             {"2004-05-21", "2004/05/21", "20040521", "1085097600", "2004-05-21T02:00:00+02:00", "21.05.2004",
              "05/21/2004", "21-May-04", "1085097600000"})
            QCOMPARE(outside(QStringLiteral("--from ") + QLatin1String(from)), 1);
        QCOMPARE(outside(QStringLiteral("--until 2004-05-21")), 3); // what happens at that moment is out
        QCOMPARE(outside(QStringLiteral("--until 2004-05-21T00:00:01")), 2);
    }

    void everyLineIsAccountedFor_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"orange.tab", "preamble2.csv", "excel_sep.csv", "min/hash_comment.tsv",
                                 "min/header_again.csv", "min/sections.txt", "min/tiny.mtx", "psql.txt"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void everyLineIsAccountedFor() {
        QFETCH(QString, file);
        const Json json = inspect(QStringLiteral(TESTS_DATA "/import/") + file);
        const auto number = [&](const char* key) { return json[key].get<int>(); };
        QCOMPARE(number("lines"), number("rows") + number("blank") + number("headers") + number("comments") +
                                      number("skipped_header_lines") + number("continued"));
        QCOMPARE(number("rows"), number("interactions") + number("duplicates") + number("outside_dates") +
                                     number("rejected"));
    }

    void whatIsAskedIsAnswered() {
        const QString data = write("matrix.csv", "user,A,B,C\nu1,5,0,0\nu2,0,4,0\nu3,0,0,1\n");
        const Result asked = run({QStringLiteral("inspect"), data});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.isOneLineWith(QStringLiteral("--missing 0")), qPrintable(asked.errors));
        QCOMPARE(inspect(data, QStringLiteral("--missing 0"))["rows"].get<int>(), 3);
        QCOMPARE(inspect(data, QStringLiteral("--missing none"))["rows"].get<int>(), 9);
        const QString dates = write("dates.csv", "user,item,date\nu1,a,05/06/2014\nu2,b,07/08/2014\n");
        QVERIFY(run({QStringLiteral("inspect"), dates}).isOneLineWith(QStringLiteral("--dates day-first")));
        QCOMPARE(
            inspect(dates, QStringLiteral("--dates day-first --from 20140701"))["outside_dates"].get<int>(),
            1);
    }

    void rulesAreApplied_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("clicks");
        QTest::newRow("ratings of 4 and 5") << QStringLiteral("--min-user 1") << 80;
        QTest::newRow("ratings of 5") << QStringLiteral("--min-rating 5 --min-user 1") << 40;
        QTest::newRow("any") << QStringLiteral("--any") << 200;
        QTest::newRow("counts") << QStringLiteral("--counts") << 200;
        QTest::newRow("within each user") << QStringLiteral("--any --split latest") << 200;
        QTest::newRow("at random") << QStringLiteral("--any --split random --heldout-items 0.1") << 200;
        QTest::newRow("dates") << QStringLiteral("--any --until 2001-09-09T03:46:40 --min-user 1") << 40;
        QTest::newRow("core") << QStringLiteral("--any --k-core --min-item 2") << 200;
    }
    void rulesAreApplied() {
        QFETCH(QString, arguments);
        QFETCH(int, clicks);
        const QString data = write("data.csv", table(",", "item,stars,timestamp,user\n"));
        const Json json = inspect(data, arguments);
        QVERIFY2(!json.contains("failure"), json.dump().c_str());
        QCOMPARE(json["kept"]["clicks"].get<int>(), clicks);
    }

    void weakSplitsAreEvaluatedByPlainRecall() {
        const QString data = write("weak.csv", table(",", "item,stars,timestamp,user\n"));
        const Result trained = run(
            QStringList{QStringLiteral("train"), data} +
            words(QStringLiteral("--any --split latest --hidden 8 --latent 4 --epochs 2 --quiet --model")) +
            QStringList{path("weak.safetensors")});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        const auto evaluate = [&](const QStringList& more) {
            return run(QStringList{QStringLiteral("evaluate"), path("weak.safetensors"), data,
                                   QStringLiteral("--json")} +
                       more)
                .json();
        };
        const Json test = evaluate({});
        QCOMPARE(test["recall"].get<std::string>(), std::string("plain"));
        QCOMPARE(test["users"].get<int>(), 20);
        QCOMPARE(test["rule"]["because"].get<std::string>(), std::string("the model was trained so"));
        const Json users =
            evaluate(words(QStringLiteral("--split users --heldout 2 --split validation --allow-trained")));
        QCOMPARE(users["recall"].get<std::string>(), std::string("truncated"));
        QCOMPARE(users["users"].get<int>(), 2);
    }

    void theRuleForClicksIsSaid() {
        const QString outlier = QStringLiteral(TESTS_DATA "/import/outlier_rating_44.csv");
        const Json found = inspect(outlier);
        QCOMPARE(found["rule"]["clicks"].get<std::string>(), std::string("ratings"));
        QCOMPARE(found["rule"]["min_rating"].get<double>(), 4.0);
        QVERIFY(found["rule"]["found"].get<bool>());
        QVERIFY(found["rule"]["because"].get<std::string>().find("five stars") != std::string::npos);
        QCOMPARE(found["outliers"].size(), std::size_t{1});
        const Json& one = found["outliers"][0];
        QCOMPARE(one["rating"], Json(44.0));
        QCOMPARE(one["rows"], Json(1));
        const QList<QByteArray> lines = contentsOf(outlier).split('\n');
        QVERIFY(lines[one["line"].get<int>() - 1].contains(",44"));
        int left = found["interactions"].get<int>();
        for (const auto& [rule, clicks] : found["dropped"].items())
            left -= clicks.get<int>();
        QCOMPARE(left, found["kept"]["clicks"].get<int>());
        const Json asked = inspect(outlier, QStringLiteral("--any"));
        QCOMPARE(asked["rule"]["clicks"].get<std::string>(), std::string("any"));
        QVERIFY(asked["rule"]["min_rating"].is_null());
        QVERIFY(!asked["rule"]["found"].get<bool>());
        const Result people = run({QStringLiteral("inspect"), outlier});
        QVERIFY(people.output.contains(QStringLiteral(
            "\nclicks        ratings of 4 and more (the ratings go from 1 to 5: five stars; 44")));
    }

    void undecidedRatingsAreInspectedAndNotTrained() {
        QByteArray bytes = "user,item,rating\n";
        for (int row = 0; row < 210; ++row)
            bytes += QByteArray::number(row / 10) + ",i" + QByteArray::number(row % 10) + "," +
                     QByteArray::number(row % 21 - 10) + "\n";
        const QString jokes = write("jokes.csv", bytes);
        const Json json = inspect(jokes);
        QVERIFY(json["rule"]["clicks"].is_null());
        QVERIFY(json["dropped"].is_null());
        QCOMPARE(json["interactions"].get<int>(), 210);
        const Result trained = run({QStringLiteral("train"), jokes});
        QCOMPARE(trained.exitCode, 1);
        QVERIFY2(trained.isOneLineWith(QStringLiteral("--min-rating")), qPrintable(trained.errors));
    }

    void nobodyToMeasureIsNoZero() {
        const QString few = QStringLiteral(TESTS_DATA "/import/few3.csv");
        const QStringList popularity = {QStringLiteral("baseline"), QStringLiteral("popularity"), few};
        const Json json = run(popularity + QStringList{QStringLiteral("--json")}).json();
        for (const char* measure : {"recall@20", "recall@50", "ndcg@100"})
            QVERIFY2(json[measure].is_null(), measure);
        QCOMPARE(json["users"].get<int>(), 0);
        QVERIFY(!json["nobody_to_measure"].get<std::string>().empty());
        QVERIFY(run(popularity).output.contains(QStringLiteral("nobody to measure: none of the 3 users")));
        const Result trained = run(QStringList{QStringLiteral("train"), few} +
                                   words(QStringLiteral("--hidden 8 --latent 4 --epochs 2 --metrics")) +
                                   QStringList{path("few.csv")});
        QVERIFY2(
            trained.errors.contains(QStringLiteral("nobody to measure for validation: none of the 3 users")),
            qPrintable(trained.errors));
        QVERIFY(contentsOf(path("few.csv")).endsWith(",,,\n"));
    }

    void listsThatCountAreSaid() {
        const QString lists = write("users.dat", "3 10 11 12\n1 10\n5 12 14 15 16 17\n2 10 11\n");
        const Result guessed = run({QStringLiteral("inspect"), lists, QStringLiteral("--json")});
        QVERIFY(guessed.errors.contains(QStringLiteral("--format lists")));
        QCOMPARE(guessed.json()["format"].get<std::string>(), std::string("counted"));
        const Result said = run({QStringLiteral("inspect"), lists, QStringLiteral("--json"),
                                 QStringLiteral("--format"), QStringLiteral("lists")});
        QVERIFY(said.errors.isEmpty());
        QCOMPARE(said.json()["users"].get<int>(), 4);
    }

    void convertedDataMeanTheSame() {
        const QString layout = path("layout");
        const Result converted = run({QStringLiteral("convert"), QStringLiteral("--example"), layout,
                                      QStringLiteral("--to"), QStringLiteral("authors")});
        QVERIFY2(converted.exitCode == 0, qPrintable(converted.errors));
        const Json example =
            run({QStringLiteral("inspect"), QStringLiteral("--example"), QStringLiteral("--json")}).json();
        QCOMPARE(inspect(layout)["kept"]["clicks"], example["kept"]["clicks"]);
        QCOMPARE(inspect(layout)["kept"]["training_users"], example["kept"]["training_users"]);
        QCOMPARE(inspect(layout)["titles"], inspect(layout)["items"]);
        const Result again = run({QStringLiteral("convert"), m_authorsLayout, layout, QStringLiteral("--to"),
                                  QStringLiteral("authors")});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.isOneLineWith(QStringLiteral("layout: the folder is not empty")),
                 qPrintable(again.errors));
        QCOMPARE(run({QStringLiteral("convert"), m_authorsLayout, path("lists"), QStringLiteral("--to"),
                      QStringLiteral("lists")})
                     .exitCode,
                 0);
        QCOMPARE(inspect(path("lists"))["interactions"].get<int>(), 47874);
    }

    void repeatsAreChosenByTheirWords() {
        for (const char* word : {"first", "last", "sum", "max"})
            QVERIFY2(!inspect(QStringLiteral("--example"), QStringLiteral("--repeats ") + QLatin1String(word))
                          .contains("failure"),
                     word);
        const Result help = run(words(QStringLiteral("inspect --help")));
        QVERIFY(help.output.contains(QStringLiteral("{first,last,sum,max}")));
        QVERIFY(!help.output.contains(QStringLiteral("largest")));
    }

    void valuesThatMeanNothingAreBadUsage_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* arguments, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(says);
        };
        row("column twice", "--columns user=0,item=1,item=2", "--columns: item=2 is not like user=0");
        row("no item", "--columns user=0", "--columns: user=0 does not say which column is the item");
        row("no column", "--columns user=,item=1", "--columns: user= is not like user=0");
        row("no number", "--items-columns id=a,title=1", "--items-columns: id=a is not like id=0");
        row("no weight", "--events view,buy=0", "--events: buy=0 is not like purchase or addtocart=0.5");
        row("no date", "--from yesterday", "--from: yesterday is no date");
        row("a year", "--from 2004", "--from: 2004 is no date");
        row("a date that may be two", "--until 05/06/2004",
            "--until: 05/06/2004 can be read in more than one way");
        row("a year of two digits", "--until 21/05/04", "--until: 21/05/04 can be read in more than one way");
        row("two rules", "--any --counts", "--any excludes --counts");
        row("format", "--format excel", "--format: excel");
        row("split", "--split thirds", "--split: thirds");
    }
    void valuesThatMeanNothingAreBadUsage() {
        QFETCH(const QString, arguments);
        QFETCH(const QString, says);
        const Result result = run(words(QStringLiteral("inspect --example ") + arguments));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }
};

TASTESCOPE_TEST(TestDataCommands)
#include "test_data_commands.moc"
