#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

#include "model/runs/run_store.h"
#include "tests/model/support/checkerboard.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestRunListing : public QObject {
    Q_OBJECT

private slots:
    /// Whatever a run has written besides, a listing stays cheap.
    void aListingReadsTheRecordsAlone() {
        constexpr std::size_t runs = 100;
        const QTemporaryDir folder;
        const RunStore store(folder.path().toStdString());
        TrainingOptions options = smallRun();
        options.epochs = 4;
        const std::vector<RunFolder> folders =
            store.add(std::vector<RunRequest>(runs, {{}, options, {}}), *checkerboard());
        for (const RunFolder& run : folders)
            for (const std::string& path :
                 {run.stepsPath(), run.epochsPath(), run.dimensionsPath(), run.checkpointPath()}) {
                std::ofstream(path).close();
                std::filesystem::resize_file(path, 1U << 20);
            }
        const std::uint64_t before = bytesReadSoFar();
        QCOMPARE(store.list().size(), runs);
        const std::uint64_t bytes = bytesReadSoFar() - before;
        QCOMPARE_GT(bytes, runs);
        QCOMPARE_LT(bytes, runs * 16'384);
    }

private:
    /// By this process, from files.
    static std::uint64_t bytesReadSoFar() {
        std::ifstream counters("/proc/self/io");
        std::string name;
        std::uint64_t value = 0;
        while (counters >> name >> value)
            if (name == "rchar:")
                return value;
        return 0;
    }
};

TASTESCOPE_TEST(TestRunListing)
#include "test_run_listing.moc"
