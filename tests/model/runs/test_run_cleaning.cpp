#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "model/runs/run_cleaning.h"
#include "model/values/failure.h"
#include "tests/model/support/checkerboard.h"
#include "tests/support/registered_test.h"

using namespace model;

/// What killed programs leave in a folder of runs: told apart, and removed.
class TestRunCleaning : public QObject {
    Q_OBJECT

private:
    std::optional<QTemporaryDir> m_folder; ///< a new one for each test
    std::optional<RunStore> m_store;

    RunFolder added() const { return m_store->add({{{}, smallRun(), {}}}, *checkerboard()).front(); }

    /// A run whose record says that it is over, with a model and a checkpoint of so many bytes.
    RunFolder over(RecordedRunState state) const {
        const RunFolder run = added();
        RunRecord record = run.record();
        record.summary.state = state;
        run.writeRecord(record);
        write(run.finalModelPath(), 10);
        write(run.checkpointPath(), 1000);
        return run;
    }

    static void write(const std::string& path, std::uintmax_t bytes) {
        std::ofstream(path).close();
        std::filesystem::resize_file(path, bytes);
    }

private slots:
    void init() {
        m_folder.emplace();
        m_store.emplace(m_folder->path().toStdString());
    }

    void aRunKilledAtBirthIsNoDamagedOne_data() {
        QTest::addColumn<QStringList>("files");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("lock") << QStringList{QStringLiteral("lock")};
        QTest::newRow("label, and half a record") << QStringList{
            QStringLiteral("lock"), QStringLiteral("label.json"), QStringLiteral(".saving-1-2")};
        QTest::newRow("empty record")
            << QStringList{QStringLiteral("label.json"), QStringLiteral("run.json")};
    }
    void aRunKilledAtBirthIsNoDamagedOne() {
        QFETCH(const QStringList, files);
        const RunFolder run(m_store->folder() + "/20260101-000000-0001-abcdef");
        std::filesystem::create_directory(run.path());
        for (const QString& file : files)
            std::ofstream(run.path() + '/' + file.toStdString()).close();
        const RunSummary summary = m_store->list().front();
        QCOMPARE(summary.state, RecordedRunState::Unrecorded);
        QVERIFY(!isReadable(summary));
        QVERIFY2(summary.reason.find("ended before its first record was written") != std::string::npos,
                 summary.reason.c_str());
        QVERIFY(!m_store->nextQueued());
        m_store->remove(run.id());
        QVERIFY(m_store->list().empty());
    }

    void whatHasWrittenMoreIsDamaged() {
        const RunFolder run = added();
        write(run.epochsPath(), 1);
        std::filesystem::remove(run.path() + "/run.json");
        QCOMPARE(run.summary().state, RecordedRunState::Damaged);
    }

    void aRunThatIsBeingMadeIsNotListed() {
        const RunFolder run(m_store->folder() + "/20260101-000000-0001-abcdef");
        std::filesystem::create_directory(run.path());
        const auto maker = run.lock();
        QVERIFY(m_store->list().empty());
        QVERIFY(findNeedless(*m_store).none());
        QVERIFY(removeNeedless(*m_store).none());
        QVERIFY(std::filesystem::exists(run.path()));
    }

    void theSizeIsThatOfAllFiles() {
        const RunFolder run = added();
        const std::uint64_t before = m_store->list().front().bytes;
        QCOMPARE_GT(before, std::uint64_t{0});
        write(run.path() + "/more", 12345);
        QCOMPARE(m_store->list().front().bytes, before + 12345);
        QCOMPARE(run.record().summary.bytes, before + 12345);
    }

    void whatIsNeedlessIsFoundAndThenRemoved() {
        const RunFolder finished = over(RecordedRunState::Finished);
        const RunFolder failed = over(RecordedRunState::Failed);
        const RunFolder stopped = over(RecordedRunState::Stopped);
        const RunFolder trained = over(RecordedRunState::Finished);
        const auto lock = trained.lock();
        write(stopped.path() + "/.saving-1-2", 100);
        write(trained.path() + "/.saving-1-2", 100);
        write(m_store->folder() + "/.saving-1-2", 50);
        std::filesystem::create_directory(m_store->folder() + "/20260101-000000-0001-abcdef");
        const auto isAll = [](const NeedlessFiles& found) {
            QCOMPARE(found.checkpoints, std::size_t{2});
            QCOMPARE(found.temporaries, std::size_t{2});
            QCOMPARE(found.unrecorded, std::size_t{1});
            QCOMPARE(found.bytes, std::uint64_t{2150});
        };
        isAll(findNeedless(*m_store));
        QVERIFY(std::filesystem::exists(finished.checkpointPath()));
        isAll(removeNeedless(*m_store));
        QVERIFY(!finished.hasCheckpoint() && !failed.hasCheckpoint());
        QVERIFY(stopped.hasCheckpoint() && trained.hasCheckpoint());
        QVERIFY(findNeedless(*m_store).none());
        QCOMPARE(m_store->list().size(), std::size_t{4});
    }

    void theOnlyModelOfARunStays() {
        const RunFolder run = over(RecordedRunState::Finished);
        std::filesystem::remove(run.finalModelPath());
        QVERIFY(removeNeedless(*m_store).none());
        QVERIFY(run.hasCheckpoint());
    }

    void leftOverFilesGoButNotThoseOfATrainedRun() {
        const RunFolder idle = added();
        const RunFolder trained = added();
        const auto lock = trained.lock();
        for (const std::string& folder : {m_store->folder(), idle.path(), trained.path()})
            write(folder + "/.saving-1-2", 100);
        m_store->removeLeftOver();
        QVERIFY(!std::filesystem::exists(m_store->folder() + "/.saving-1-2"));
        QVERIFY(!std::filesystem::exists(idle.path() + "/.saving-1-2"));
        QVERIFY(std::filesystem::exists(trained.path() + "/.saving-1-2"));
    }

    void whoLooksAtALockIsNotInTheWay() {
        const std::string path = m_store->folder() + "/lock";
        QVERIFY(FileLock::tryAcquire(path)); // makes it, and lets it go
        std::atomic<bool> over = false;
        std::jthread looker([&] {
            while (!over)
                FileLock::isHeld(path);
        });
        bool always = true;
        for (int i = 0; i < 2000; ++i)
            always = always && FileLock::tryAcquire(path).has_value();
        over = true;
        QVERIFY(always);
    }
};

TASTESCOPE_TEST(TestRunCleaning)
#include "test_run_cleaning.moc"
