#include <QtTest>

#include <QTemporaryDir>

#include "tests/app/command_line/command_runner.h"
#include "tests/support/registered_test.h"

/// Options that cannot apply to the data are errors with their reason; what a model remembers is none.
class TestAskedOptions : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_clicks;  ///< users and items alone
    QString m_ordered; ///< with running numbers as times
    QString m_alike;   ///< with a rating that is always 1
    QString m_lists;   ///< a line for each user
    QString m_given;   ///< a folder with train and test
    const QString m_layout = QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout");
    const QString m_plain = QStringLiteral(TESTS_DATA "/import/plain.csv");

    QString write(const char* name, const QByteArray& bytes) const {
        QFile out(m_folder.filePath(QLatin1String(name)));
        out.open(QIODevice::WriteOnly);
        out.write(bytes);
        return out.fileName();
    }

    static QByteArray rows(int first, int last) {
        QByteArray bytes = "user,item\n";
        for (int user = 0; user < 20; ++user)
            for (int item = first; item < last; ++item)
                bytes +=
                    "u" + QByteArray::number(user) + ",i" + QByteArray::number((item + user) % 12) + "\n";
        return bytes;
    }

    static Result inspect(const QString& data, const QString& options) {
        return run(QStringList{QStringLiteral("inspect"), data, QStringLiteral("--json")} + words(options));
    }

    QString dataNamed(const QString& name) const {
        return name == QStringLiteral("clicks")   ? m_clicks
               : name == QStringLiteral("alike")  ? m_alike
               : name == QStringLiteral("given")  ? m_given
               : name == QStringLiteral("layout") ? m_layout
               : name == QStringLiteral("lists")  ? m_lists
               : name == QStringLiteral("array")  ? QStringLiteral(TESTS_DATA "/import/npz/csr_int32.npz")
               : name == QStringLiteral("coordinates") ? QStringLiteral(TESTS_DATA "/import/ratings.mtx")
               : name == QStringLiteral("ordered")     ? m_ordered
                                                       : m_plain;
    }

private slots:
    void initTestCase() {
        QByteArray ordered = "user,item,timestamp\n";
        for (int row = 0; row < 60; ++row)
            ordered += "u" + QByteArray::number(row / 10) + ",i" + QByteArray::number(row % 10) + "," +
                       QByteArray::number(row + 1) + "\n";
        m_ordered = write("ordered.csv", ordered);
        m_clicks = write("clicks.csv", rows(0, 10));
        m_alike = write("alike.csv", rows(0, 10).replace("\n", ",1\n").replace("item,1", "item,rating"));
        QByteArray lists;
        for (int user = 0; user < 20; ++user) {
            lists += "u" + QByteArray::number(user);
            for (int item = 0; item < 5 + user % 3; ++item)
                lists += " i" + QByteArray::number((item * 5 + user) % 12);
            lists += '\n';
        }
        m_lists = write("lists.txt", lists);
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("given")));
        write("given/train.csv", rows(0, 8));
        write("given/test.csv", rows(8, 10));
        m_given = m_folder.filePath(QStringLiteral("given"));
    }

    void whatTheDataRefuse_data() {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* data, const char* options, const char* says) {
            QTest::addRow("%s %s", data, options)
                << QString::fromLatin1(data) << QString::fromLatin1(options) << QString::fromLatin1(says);
        };
        for (const char* option : {"--min-rating 4", "--counts", "--repeats first", "--decimal comma"})
            row("clicks", option, "cannot apply: the data have no ratings");
        for (const char* option :
             {"--from 2004-05-21", "--until 2004-05-21", "--split latest", "--dates day-first"})
            row("clicks", option, "cannot apply: the data have no times");
        for (const char* option : {"--from 2004-05-21", "--until 2004-05-21"})
            row("ordered", option, "cannot apply: the times are running numbers");
        for (const char* option : {"--repeats sum", "--repeats last"}) // the rule is known once all is read
            row("alike", option, "--repeats cannot apply: every row is a click");
        row("clicks", "--split given", "--split cannot apply: the files give no split");
        row("clicks", "--missing 0", "--missing cannot apply: the data are no matrix");
        row("clicks", "--first-column ids", "--first-column cannot apply: the data are no matrix");
        row("clicks", "--items-columns id=0,title=1", "cannot apply: there is no file of titles");
        for (const char* option : {"--min-user 3", "--min-item 2", "--min-item 2 --k-core", "--heldout 0.2"})
            row("given", option, "cannot apply: the split is taken as the files give it");
        for (const char* option : {"--min-user 3", "--heldout 5", "--heldout-items 0.3", "--split-seed 1"})
            row("layout", option, "cannot apply: the split is taken as the files give it");
        row("clicks", "--events view", "--events cannot apply: the data have no events");
        row("lists", "--events view", "--events cannot apply: lists have no events");
        row("layout", "--events view", "--events cannot apply: the authors' layout has no events");
        for (const char* data : {"lists", "layout", "array", "coordinates"})
            row(data, "--keep-missing-ids", "--keep-missing-ids cannot apply: only rows are rejected");
        row("array", "--exact-ids", "cannot apply: the ids of a sparse matrix are whole numbers");
        row("layout", "--exact-ids", "--exact-ids cannot apply: the ids of the authors' layout");
        row("layout", "--split random", "cannot apply: the authors' layout brings its own split");
        row("layout", "--min-rating 4", "cannot apply: the authors' layout holds clicks");
        row("layout", "--from 2004-05-21", "cannot apply: the authors' layout has no times");
        row("layout", "--header", "cannot apply: this format is always written the same way");
        row("layout", "--columns user=0,item=1", "cannot apply: this format has no columns");
    }
    void whatTheDataRefuse() {
        QFETCH(const QString, data);
        QFETCH(const QString, options);
        QFETCH(const QString, says);
        const Result result = inspect(dataNamed(data), options);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
        QVERIFY2(result.errors.contains(options.section(QLatin1Char(' '), 0, 0)), qPrintable(result.errors));
    }

    void whatTheWordsAloneRefuse_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* options, const char* says) {
            QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(says);
        };
        row("--split random --heldout 0.2", "--heldout: no user is held out");
        row("--split given --min-user 3", "--min-user: the split is taken as the files give it");
        row("--format lists --min-rating 4", "--min-rating: lists have no ratings");
        row("--format counted --from 2004-05-21", "--from: lists have no times");
        row("--format authors --split users", "--split: the authors' layout brings its own split");
        row("--format authors --split-seed 3", "--split-seed: the split is taken");
        row("--format json --delimiter ;", "--delimiter: this format is always written the same way");
        row("--columns user=0,item=1 --min-rating 4", "--min-rating: the data have no ratings");
        row("--columns user=0,item=1 --until 2004-05-21", "--until: the data have no times");
        row("--any --repeats sum", "--repeats: every row is a click, whatever its rating");
        row("--any --repeats first --split users", "--repeats: every row is a click");
        row("--any --events view,buy=2 --repeats max", "--repeats: every row is a click");
        row("--dates order --from 2004-05-21", "--from: the times are running numbers");
    }
    void whatTheWordsAloneRefuse() {
        QFETCH(const QString, options);
        QFETCH(const QString, says);
        const Result result = inspect(QStringLiteral("/there/is/no/such.csv"), options);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(says), qPrintable(result.output + result.errors));
    }

    void whatApplies_data() {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("options");
        const auto row = [](const char* data, const char* options) {
            QTest::addRow("%s %s", data, options)
                << QString::fromLatin1(data) << QString::fromLatin1(options);
        };
        for (const char* data : {"clicks", "given", "layout"}) // 0 asks for nothing
            row(data, "--min-user 0 --min-item 0 --heldout-items 0 --split-seed 0 --min-rating 0 --from 0");
        row("ordered", "--split latest");
        row("lists", "--exact-ids");
        row("coordinates", "--exact-ids"); // with titles, which may write the ids in other ways
        row("given", "--heldout 0");
        row("layout", "--heldout 0");
        row("clicks", "--any --exact-ids --keep-missing-ids --comment none --missing none");
        row("given", "--heldout-items 0.3 --split-seed 1"); // of the clicks that are lent for validation
        row("given", "--split users --min-user 3 --heldout 2");
        row("layout", "--split given --any");
        row("plain", "--split random --heldout-items 0.3 --repeats max");
        row("plain", "--any --split latest --repeats first"); // of a repeated pair it chooses the time
        row("alike", "--counts --repeats sum");
        row("alike", "--min-rating 1 --repeats max");
    }
    void whatApplies() {
        QFETCH(const QString, data);
        QFETCH(const QString, options);
        const Result result = inspect(dataNamed(data), options);
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QVERIFY2(!result.json()["kept"].contains("failure"), qPrintable(result.output));
    }

    void nobodyIsHeldOutWhereNobodyIsWanted() {
        const Json kept = inspect(m_plain, QStringLiteral("--heldout 0")).json()["kept"];
        QCOMPARE(kept["test_users"].get<int>() + kept["validation_users"].get<int>(), 0);
        QCOMPARE(kept["training_users"].get<int>(), 57);
    }

    void whatAModelRemembersIsNotAskedFor() {
        const QString model = m_folder.filePath(QStringLiteral("model"));
        const Result trained =
            run(QStringList{QStringLiteral("train"), m_plain} +
                words(QStringLiteral("--min-rating 3 --repeats max --min-user 4 --split-seed 7 --hidden 4 "
                                     "--latent 2 --epochs 1 --quiet --model")) +
                QStringList{model});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        QByteArray clicks = "user_id,item_id\n"; // of items that the model knows, without ratings
        QFile plain(m_plain);
        QVERIFY(plain.open(QIODevice::ReadOnly));
        plain.readLine();
        while (!plain.atEnd()) {
            const QList<QByteArray> cells = plain.readLine().split(',');
            clicks += "new" + cells[0] + ',' + cells[1] + '\n';
        }
        const QString others = write("others.csv", clicks);
        const QStringList evaluate = {QStringLiteral("evaluate"), model, others, QStringLiteral("--json")};
        const Result remembered = run(evaluate);
        QVERIFY2(remembered.exitCode == 0, qPrintable(remembered.errors));
        QCOMPARE(remembered.json()["rule"]["because"], Json("there are no ratings"));
        const Result asked = run(evaluate + words(QStringLiteral("--min-rating 3")));
        QCOMPARE(asked.exitCode, 1);
        QVERIFY(asked.isOneLineWith(QStringLiteral("--min-rating cannot apply: the data have no ratings")));
    }

    void aSplitThatAModelRemembersIsNotAskedFor() {
        const QString model = m_folder.filePath(QStringLiteral("latest"));
        const Result trained =
            run(QStringList{QStringLiteral("train"), m_plain} +
                words(QStringLiteral("--split latest --hidden 4 --latent 2 --epochs 1 --quiet --model")) +
                QStringList{model});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        QByteArray timeless;
        QFile plain(m_plain);
        QVERIFY(plain.open(QIODevice::ReadOnly));
        while (!plain.atEnd()) {
            const QList<QByteArray> cells = plain.readLine().split(',');
            timeless += cells[0] + ',' + cells[1] + ',' + cells[2] + '\n';
        }
        const QString others = write("timeless.csv", timeless);
        const QStringList recommend = {QStringLiteral("recommend"), model, others, QStringLiteral("--user"),
                                       QStringLiteral("U003")};
        const Result remembered = run(recommend);
        QVERIFY2(remembered.exitCode == 0, qPrintable(remembered.errors));
        QVERIFY2(remembered.errors.contains(QStringLiteral("the data have no times: random clicks")),
                 qPrintable(remembered.errors));
        const Result asked = run(
            {QStringLiteral("evaluate"), model, others, QStringLiteral("--split"), QStringLiteral("latest")});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY(asked.isOneLineWith(QStringLiteral("--split cannot apply: the data have no times")));
    }

    void aResumedRunKeepsItsRules() {
        const Result result = run(words(QStringLiteral("train --resume run-1 --min-user 3")));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.isOneLineWith(QStringLiteral("--min-user: a resumed run")),
                 qPrintable(result.errors));
    }
};

TASTESCOPE_TEST(TestAskedOptions)
#include "test_asked_options.moc"
