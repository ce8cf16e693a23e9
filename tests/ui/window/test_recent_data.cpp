#include <QDateTime>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/own_settings.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/example_import.h"
#include "tests/ui/support/widgets.h"
#include "ui/window/recent_data.h"

using model::ImportOptions;

/// What is remembered of data that were opened, and of damaged settings.
class TestRecentData : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { useSettingsIn(m_folder); }
    void init() {
        beginStrictly();
        QSettings().clear();
    }
    void remembersEveryOption();
    void forgetsWhatIsAGuessAgain();
    void forgetsFilesThatHaveChanged();
    void remembersMoreThanItShowsAndNotAll();
    void readsSpoiltSettings();
    void leavesSettingsOfLaterProgramsAlone();

private:
    QTemporaryDir m_folder;
};

void TestRecentData::remembersEveryOption() {
    const auto entry = [](int i) {
        ImportOptions options = unusualImport();
        options.data = "/data/" + std::to_string(i);
        return options;
    };
    {
        ui::RecentData recent;
        for (int i = 0; i < 8; ++i)
            recent.add(entry(i));
    }
    const ui::RecentData recent;
    QCOMPARE(recent.paths().size(), 8);
    QCOMPARE(recent.paths().front(), QStringLiteral("/data/7"));
    for (int i = 0; i < 8; ++i) {
        const auto found = recent.find(QStringLiteral("/data/%1").arg(i));
        QVERIFY(found && *found == entry(i));
    }
}

void TestRecentData::forgetsWhatIsAGuessAgain() {
    ui::RecentData().add(unusualImport());
    ImportOptions guessed;
    guessed.data = unusualImport().data;
    ui::RecentData().add(guessed);
    const auto found = ui::RecentData().find(QStringLiteral("/data/ratings.zip"));
    QVERIFY(found && *found == guessed);
}

void TestRecentData::forgetsFilesThatHaveChanged() {
    const QString path = m_folder.filePath(QStringLiteral("ratings.csv"));
    const auto write = [&path](const QByteArray& bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime(QDate(2026, 1, 1), QTime()), QFileDevice::FileModificationTime));
    };
    write("user,item\nu,a\n");
    ImportOptions options = unusualImport();
    options.data = path.toStdString();
    ui::RecentData().add(options);
    QVERIFY(ui::RecentData().find(path) == options);
    write("user,item\nu,b\n"); // neither size nor date tell
    QVERIFY(ui::RecentData().find(path) == options);
    write("item,user\nlonger,u\n");
    QVERIFY(!ui::RecentData().find(path));
    QCOMPARE(ui::RecentData().paths(), QStringList{path});
    write("user,item\nu,a\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime(QDate(2026, 1, 2), QTime()), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(!ui::RecentData().find(path));
}

void TestRecentData::remembersMoreThanItShowsAndNotAll() {
    for (int i = 0; i < 60; ++i)
        ui::RecentData().add(optionsFor(("/data/" + std::to_string(i)).c_str()));
    const ui::RecentData recent;
    QCOMPARE(recent.paths().size(), 8);
    QVERIFY(recent.find(QStringLiteral("/data/59")) && recent.find(QStringLiteral("/data/10")));
    QVERIFY(!recent.find(QStringLiteral("/data/9")));
}

void TestRecentData::readsSpoiltSettings() {
    {
        QSettings settings; // as the first version wrote them, and damaged
        settings.beginWriteArray(QStringLiteral("recentData"), 2);
        settings.setArrayIndex(0);
        const std::pair<const char*, const char*> values[] = {
            {"data", "/data/old.csv"},  {"minimumRating", "nan"}, {"minClicksPerUser", "0"},
            {"heldOutShare", "7"},      {"heldOutItems", "x"},    {"splitSeed", "17"},
            {"format", "hieroglyphs"},  {"userColumn", "1"},      {"itemColumn", "1"},
            {"titlesId", "-3"},         {"quotes", "perhaps"},    {"from", "yesterday"},
            {"repeats", "authorLayout"}};
        for (const auto& [key, value] : values)
            settings.setValue(QLatin1String(key), QLatin1String(value));
        settings.endArray();
    }
    const ui::RecentData recent;
    QCOMPARE(recent.paths(), QStringList{QStringLiteral("/data/old.csv")});
    ImportOptions expected = optionsFor("/data/old.csv");
    expected.splitSeed = 17;
    QVERIFY(recent.find(QStringLiteral("/data/old.csv")) == expected);
}

void TestRecentData::leavesSettingsOfLaterProgramsAlone() {
    ui::RecentData().add(unusualImport());
    QSettings().setValue(QStringLiteral("recentDataVersion"), 3);
    QVERIFY(ui::RecentData().paths().isEmpty());
}

TASTESCOPE_TEST(TestRecentData)
#include "test_recent_data.moc"
