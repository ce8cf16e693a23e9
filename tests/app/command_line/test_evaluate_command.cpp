#include <QtTest>

#include <QTemporaryDir>

#include "tests/app/command_line/command_runner.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// What evaluate says of the data: whether the model was trained on them, and what it does not know.
class TestEvaluateCommand : public QObject {
    Q_OBJECT

private:
    const QString m_data = QStringLiteral(TESTS_DATA "/import/plain.csv");
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    void train(const QString& options, const char* model) const {
        const Result result =
            run(QStringList{QStringLiteral("train"), m_data} + words(options) +
                words(QStringLiteral("--hidden 4 --latent 2 --epochs 2 --batch 20 --quiet --model")) +
                QStringList{path(model)});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    }

    Result evaluate(const char* model, const QString& data, const QString& options = {}) const {
        return run(QStringList{QStringLiteral("evaluate"), path(model), data, QStringLiteral("--json")} +
                   words(options));
    }

private slots:
    void initTestCase() {
        train({}, "strong");
        train(QStringLiteral("--split random"), "weak");
    }

    void ownDataAreKnownAndNoneOfTheMeasuredUsers() {
        for (const char* options : {"--split test", "--split validation"}) {
            const Result result = evaluate("strong", m_data, QLatin1String(options));
            QVERIFY2(result.exitCode == 0 && result.errors.isEmpty(), qPrintable(result.errors));
            const Json json = result.json();
            QCOMPARE(json["same_data"], Json(true));
            QCOMPARE(json["trained_on"], Json(0));
            QCOMPARE(json["unknown_items"], Json(0));
            QCOMPARE(json["unknown_item_ids"], Json::array());
        }
    }

    void theOrderOfTheRowsChangesNothing() {
        const QString shuffled = QStringLiteral(TESTS_DATA "/import/leak_same_rows_other_order.csv");
        for (const char* model : {"strong", "weak"}) {
            const Result result = evaluate(model, shuffled);
            QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
            QVERIFY(result.json()["users"] > 0);
            QCOMPARE(result.json(), evaluate(model, m_data).json());
        }
    }

    void usersThatWereTrainedOnAreRefused() {
        const QString otherUsers = QStringLiteral("--split-seed 1");
        const Result refused = evaluate("strong", m_data, otherUsers);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.isOneLineWith(QStringLiteral("users that are measured")),
                 qPrintable(refused.output + refused.errors));
        QVERIFY(refused.errors.contains(QStringLiteral("these are not the data it was trained on")));
        QVERIFY(refused.errors.contains(QStringLiteral("--allow-trained")));
        const Result allowed = evaluate("strong", m_data, otherUsers + QStringLiteral(" --allow-trained"));
        QCOMPARE(allowed.exitCode, 0);
        const Json json = allowed.json();
        QCOMPARE(json["same_data"], Json(false));
        QVERIFY(json["trained_on"] > 0 && json["trained_on"] <= json["users"]);
        QVERIFY(allowed.errors.contains(QStringLiteral("trained on %1 of the %2 users that are measured")
                                            .arg(json["trained_on"].get<int>())
                                            .arg(json["users"].get<int>())));
    }

    void whereAllAreTrainedOnHeldOutClicksCount() {
        const Result own = evaluate("weak", m_data);
        QVERIFY2(own.exitCode == 0 && own.errors.isEmpty(), qPrintable(own.errors));
        QCOMPARE(own.json()["trained_on"], Json(0));
        const Result other = evaluate("weak", m_data, QStringLiteral("--split-seed 1"));
        QCOMPARE(other.exitCode, 1);
        QVERIFY2(other.isOneLineWith(QStringLiteral("held-out clicks that are measured")),
                 qPrintable(other.errors));
        QCOMPARE(evaluate("weak", m_data, QStringLiteral("--split-seed 1 --allow-trained")).exitCode, 0);
    }

    void itemsThatAreUnknownAreCountedAndNamed() {
        const Result result =
            evaluate("strong", QStringLiteral(TESTS_DATA "/import/items_partly_renamed.csv"),
                     QStringLiteral("--allow-trained"));
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        const Json json = result.json();
        const int unknown = json["unknown_items"].get<int>();
        QVERIFY(unknown > 0 && unknown < 40);
        QCOMPARE(json["unknown_item_ids"].size(), static_cast<std::size_t>(std::min(unknown, 20)));
        QVERIFY(result.errors.contains(QStringLiteral("%1 of the data's items").arg(unknown)));
        QVERIFY(result.errors.contains(
            QString::fromStdString('"' + json["unknown_item_ids"][0].get<std::string>() + '"')));
    }

    void whateverIsAskedOfOtherDataSaysSo_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("question");
        const auto row = [](const char* command, const char* question) {
            QTest::addRow("%s %s", command, question)
                << QString::fromLatin1(command) << QString::fromLatin1(question);
        };
        row("recommend", "--user U003 --json");
        row("explain", "--user U003 --item I001 --json");
        row("similar", "--item I001 --json");
        row("similar", "--user U003 --json");
        row("latent", "--user U003 --json");
        row("latent", "--item-vectors --out");
        row("recommend", "--all --out");
    }
    void whateverIsAskedOfOtherDataSaysSo() {
        QFETCH(const QString, command);
        QFETCH(const QString, question);
        const bool json = question.endsWith(QStringLiteral("--json"));
        const auto ask = [&](const QString& data) {
            return run(QStringList{command, path("strong"), data} + words(question) +
                       (json ? QStringList() : QStringList{path("out.csv")}));
        };
        const Result own = ask(m_data);
        QVERIFY2(own.exitCode == 0, qPrintable(own.errors));
        QVERIFY2(!own.errors.contains(QStringLiteral("tastescope:")), qPrintable(own.errors));
        const Result other = ask(QStringLiteral(TESTS_DATA "/import/items_partly_renamed.csv"));
        QVERIFY2(other.exitCode == 0, qPrintable(other.errors));
        QVERIFY2(
            other.errors.contains(QStringLiteral("these are not the data that the model was trained on")),
            qPrintable(other.errors));
        QVERIFY2(other.errors.contains(QStringLiteral("unknown to the model, and left out")),
                 qPrintable(other.errors));
        if (!json)
            return;
        QCOMPARE(own.json()["same_data"], Json(true));
        QCOMPARE(own.json()["unknown_items"], Json(0));
        QCOMPARE(other.json()["same_data"], Json(false));
        QVERIFY(other.json()["unknown_items"] > 0);
    }

    void idsMayBeWrittenInAnotherWay() {
        const QString floats = QStringLiteral(TESTS_DATA "/import/ids_as_floats.csv");
        const Result trained = run(QStringList{QStringLiteral("train"), floats} +
                                   words(QStringLiteral("--hidden 4 --latent 2 --epochs 1 --quiet --model")) +
                                   QStringList{path("numbers")});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        const auto ask = [&](const char* user, const char* item) {
            return run({QStringLiteral("explain"), path("numbers"), floats, QStringLiteral("--user"),
                        QLatin1String(user), QStringLiteral("--item"), QLatin1String(item)});
        };
        const Result plain = ask("3", "12");
        QVERIFY2(plain.exitCode == 0 && plain.errors.isEmpty(), qPrintable(plain.errors));
        QCOMPARE(ask("3.0", "12.0").output, plain.output);
        QCOMPARE(ask("3.5", "12").exitCode, 1);
        const Result apart = evaluate("numbers", floats, QStringLiteral("--exact-ids --allow-trained"));
        QCOMPARE(apart.json()["same_data"], Json(false));
    }

    /// By another name for its checksum the file has none: an old one opens with a warning, a new one does
    /// not.
    void filesWithoutAChecksumAreSuspect() {
        const auto strip = [this](const QString& from, const char* to) {
            QFile file(path(to));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(contentsOf(from).replace("\"checksum\":", "\"checksun\":"));
        };
        strip(QStringLiteral(TESTS_DATA "/models/format1.safetensors"), "first");
        const Result first = evaluate("first", m_data);
        QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
        QVERIFY2(first.errors.contains(
                     QStringLiteral("first: the file is of an older format and has no checksum")),
                 qPrintable(first.errors));
        strip(path("strong"), "second");
        const Result second = evaluate("second", m_data);
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.isOneLineWith(
                     QStringLiteral("second: the file is damaged or was changed: it has no checksum")),
                 qPrintable(second.errors));
    }

    void filesOfTheFirstFormatDoNotSay() {
        const Result result =
            run({QStringLiteral("evaluate"), QStringLiteral(TESTS_DATA "/models/format1.safetensors"), m_data,
                 QStringLiteral("--json")});
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QVERIFY(result.json()["trained_on"].is_null() && result.json()["same_data"].is_null());
        QVERIFY(std::abs(result.json()["ndcg@100"].get<double>() - 0.26728096571358545) < 1e-6);
        QVERIFY(result.errors.contains(QStringLiteral("older format")));
    }
};

TASTESCOPE_TEST(TestEvaluateCommand)
#include "test_evaluate_command.moc"
