#include <QtTest>

#include <QTemporaryDir>

#include "tests/app/command_runner.h"
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
        QStringList words{QStringLiteral("inspect"), data, QStringLiteral("--json")};
        if (!arguments.isEmpty())
            words += arguments.split(QLatin1Char(' '));
        const Result result = run(words);
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
        QCOMPARE(run({QStringLiteral("inspect"), odd}).exitCode, 1);
        const Json json =
            inspect(odd, QStringLiteral("--delimiter <> --columns user=3,item=0,rating=1,time=2"));
        QCOMPARE(json["users"].get<int>(), 20);
        QCOMPARE(json["items"].get<int>(), 12);
        QCOMPARE(json["interactions"].get<int>(), 200);
        QCOMPARE(json["columns"]["time"].get<int>(), 2);
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
            {QStringLiteral("train"), data, QStringLiteral("--any"), QStringLiteral("--split"),
             QStringLiteral("latest"), QStringLiteral("--hidden"), QStringLiteral("8"),
             QStringLiteral("--latent"), QStringLiteral("4"), QStringLiteral("--epochs"), QStringLiteral("2"),
             QStringLiteral("--quiet"), QStringLiteral("--model"), path("weak.safetensors")});
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
        const Json users = evaluate({QStringLiteral("--split"), QStringLiteral("users"),
                                     QStringLiteral("--split"), QStringLiteral("validation")});
        QCOMPARE(users["recall"].get<std::string>(), std::string("truncated"));
        QCOMPARE(users["users"].get<int>(), 2);
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
        QVERIFY(again.isOneClearLine());
        QCOMPARE(run({QStringLiteral("convert"), m_authorsLayout, path("lists"), QStringLiteral("--to"),
                      QStringLiteral("lists")})
                     .exitCode,
                 0);
        QCOMPARE(inspect(path("lists"))["interactions"].get<int>(), 47874);
    }

    void valuesThatMeanNothingAreBadUsage_data() {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("column twice") << QStringLiteral("--columns user=0,item=1,item=2");
        QTest::newRow("no item") << QStringLiteral("--columns user=0");
        QTest::newRow("no number") << QStringLiteral("--columns user=a,item=1");
        QTest::newRow("no date") << QStringLiteral("--from yesterday");
        QTest::newRow("two rules") << QStringLiteral("--any --counts");
        QTest::newRow("format") << QStringLiteral("--format excel");
        QTest::newRow("split") << QStringLiteral("--split thirds");
    }
    void valuesThatMeanNothingAreBadUsage() {
        QFETCH(QString, arguments);
        const Result result = run(QStringList{QStringLiteral("inspect"), QStringLiteral("--example")} +
                                  arguments.split(QLatin1Char(' ')));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneClearLine(), qPrintable(result.output + result.errors));
    }
};

TASTESCOPE_TEST(TestDataCommands)
#include "test_data_commands.moc"
