#include <filesystem>
#include <fstream>

#include "tests/app/support/tested_window.h"
#include "tests/support/registered_test.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/window/data_opener.h"

namespace {

/// Every user has the same six items of eight, but for one.
void writeClicks(const std::string& path, int users) {
    std::ofstream file(path, std::ios::trunc);
    file << "user,item\n";
    for (int user = 0; user < users; ++user)
        for (int item = 0; item < 6; ++item)
            file << 'u' << user << ",i" << (item == 0 ? 5 + user % 3 : item - 1) << '\n';
}

} // namespace

/// What the import dialog has counted is what is opened, as long as files and options are the same.
class TestOpenCounted : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<app::ImportAssistant> m_assistant;
    std::unique_ptr<app::OpenedData> m_data;
    model::ImportOptions m_options;

    /// Keeps what was counted, so that nothing else can stand in its place.
    std::shared_ptr<const model::DatasetSummary> count(const model::ImportOptions& options) {
        QSignalSpy counted(m_assistant.get(), &app::ImportAssistant::remainingReady);
        m_assistant->countRemaining(options);
        if (!counted.wait(patience))
            return nullptr;
        return counted.front().front().value<std::shared_ptr<const model::DatasetSummary>>();
    }

    /// How often progress was told: not at all where nothing was read.
    int progressUntilOpen(const model::ImportOptions& options) {
        QSignalSpy ready(m_data.get(), &app::OpenedData::datasetReady);
        QSignalSpy progressed(m_data.get(), &app::OpenedData::readingProgressed);
        m_data->open(options);
        m_assistant->cancel(); // the dialog closes
        return ready.wait(patience) ? static_cast<int>(progressed.size()) : -1;
    }

private slots:
    void init() {
        m_options = {};
        m_options.data = m_folder.filePath(QStringLiteral("clicks.csv")).toStdString();
        writeClicks(m_options.data, 40);
        m_assistant = std::make_unique<app::ImportAssistant>();
        m_data = std::make_unique<app::OpenedData>(*m_assistant);
    }

    void cleanup() {
        m_data.reset();
        m_assistant.reset();
    }

    void whatWasCountedIsOpened() {
        const auto counted = count(m_options);
        QVERIFY(counted);
        QSignalSpy reading(m_data.get(), &app::OpenedData::readingChanged);
        QCOMPARE(progressUntilOpen(m_options), 0);
        QCOMPARE(&m_data->dataset()->summary, counted.get());
        QTRY_COMPARE_WITH_TIMEOUT(reading.size(), 2, patience);
        QVERIFY(!m_data->isReading());
        QVERIFY(progressUntilOpen(m_options) > 0); // it was given away
    }

    void aRunningCountIsTakenOver() {
        QSignalSpy counted(m_assistant.get(), &app::ImportAssistant::remainingReady);
        m_assistant->countRemaining(m_options);
        QVERIFY(progressUntilOpen(m_options) > 0);
        QCOMPARE(m_data->dataset()->summary.users, 40U);
        QVERIFY(counted.isEmpty());
    }

    void otherOptionsAreReadAnew() {
        const auto counted = count(m_options);
        model::ImportOptions options = m_options;
        options.splitSeed += 1;
        QVERIFY(progressUntilOpen(options) > 0);
        QVERIFY(&m_data->dataset()->summary != counted.get());
    }

    void aChangedFileIsReadAnew() {
        QVERIFY(count(m_options));
        writeClicks(m_options.data, 41);
        QVERIFY(progressUntilOpen(m_options) > 0);
        QCOMPARE(m_data->dataset()->summary.users, 41U);
    }

    void aReplacedFileIsReadAnew() {
        QVERIFY(count(m_options));
        const std::string other = m_options.data + ".new";
        writeClicks(other, 40); // as large, and as old
        std::filesystem::last_write_time(other, std::filesystem::last_write_time(m_options.data));
        std::filesystem::rename(other, m_options.data);
        QVERIFY(progressUntilOpen(m_options) > 0);
    }

    void aMissingFileIsSaid() {
        QVERIFY(count(m_options));
        std::filesystem::remove(m_options.data);
        QSignalSpy failed(m_data.get(), &app::OpenedData::failed);
        QSignalSpy reading(m_data.get(), &app::OpenedData::readingChanged);
        m_data->open(m_options);
        QTRY_COMPARE_WITH_TIMEOUT(reading.size(), 2, patience);
        QCOMPARE(failed.size(), 1);
        QVERIFY(!m_data->dataset());
    }

    void theDialogsCountIsOpened() {
        useSettingsIn(m_folder);
        startAnew(m_folder.filePath(QStringLiteral("runs")));
        TestedWindow tested;
        QSignalSpy counted(&tested.backend.importAssistant, &app::ImportAssistant::remainingReady);
        QSignalSpy ready(&tested.backend.openedData, &app::OpenedData::datasetReady);
        QSignalSpy progressed(&tested.backend.openedData, &app::OpenedData::readingProgressed);
        tested.window.dataOpener().askAbout(QString::fromStdString(m_options.data));
        QVERIFY(counted.wait(patience));
        tested.window.findChild<ui::ImportDialog*>()->accept();
        QVERIFY(ready.wait(patience));
        QVERIFY(progressed.isEmpty());
    }

    void nothingIsKeptWithoutNeed_data() {
        QTest::addColumn<bool>("closed");
        QTest::newRow("the dialog is closed") << true;
        QTest::newRow("other files are looked at") << false;
    }

    void nothingIsKeptWithoutNeed() {
        QFETCH(bool, closed);
        QVERIFY(count(m_options));
        closed ? m_assistant->cancel() : m_assistant->preview(m_options);
        QVERIFY(!m_assistant->handOver(m_options));
        QVERIFY(progressUntilOpen(m_options) > 0);
    }
};

TASTESCOPE_TEST(TestOpenCounted)
#include "test_open_counted.moc"
