#include <QTest>

#include <malloc.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "model/import/import.h"
#include "model/numerics/machine_memory.h"
#include "model/numerics/random.h"
#include "model/runs/train_recorded.h"
#include "model/training/memory_estimate.h"
#include "model/training/run_plan.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/files.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

// Sanitizers take several times the memory.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // by g++
constexpr bool measurable = false;
#elif defined(__has_feature)
constexpr bool measurable = !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool measurable = true;
#endif

/// Of this process, by /proc/self/status: VmRSS, what it has now, or VmHWM, the most it has had.
std::uint64_t memoryOfProcess(const std::string& key) {
    std::ifstream file("/proc/self/status");
    std::string name;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key + ":"))
            return std::stoull(line.substr(key.size() + 1)) << 10;
    return 0;
}

/// What the most that the process has had grows by while the action runs.
template <typename Action>
std::uint64_t memoryTakenBy(const Action& action) {
    malloc_trim(0); // what was free before can be taken without the process growing
    std::ofstream("/proc/self/clear_refs") << 5 << std::flush; // VmHWM begins anew
    const std::uint64_t before = memoryOfProcess("VmRSS");
    action();
    return memoryOfProcess("VmHWM") - before;
}

/// Keeps the models of all epochs, or none.
class KeepingSink : public RecordingSink {
public:
    explicit KeepingSink(bool models) : m_models(models) {}
    void runBegins(const RunPlan& runPlan, const RankingQuality& popularityQuality,
                   std::shared_ptr<const VaeModel> untrained) override {
        RecordingSink::runBegins(runPlan, popularityQuality, m_models ? std::move(untrained) : nullptr);
    }
    void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) override {
        RecordingSink::epochDone(report, m_models ? std::move(snapshot) : nullptr);
    }

private:
    bool m_models;
};

/// As many clicks of each user, anywhere.
std::shared_ptr<const Dataset> randomData(std::uint32_t users, std::uint32_t items, std::uint32_t clicks) {
    auto dataset = std::make_shared<Dataset>();
    for (std::uint32_t item = 0; item < items; ++item) {
        dataset->catalog.ids.push_back("item" + std::to_string(item));
        dataset->catalog.titles.push_back("The title of item " + std::to_string(item));
    }
    RandomStream random(5, purpose::noise);
    const auto rows = [&](std::uint32_t count, std::uint32_t each) {
        std::vector<std::uint64_t> starts = {0};
        std::vector<ItemIndex> chosen;
        for (std::uint32_t user = 0; user < count; ++user) {
            std::set<std::uint32_t> own;
            while (own.size() < each)
                own.insert(random.below(items));
            for (const std::uint32_t item : own)
                chosen.push_back({item});
            starts.push_back(chosen.size());
        }
        return Interactions(items, starts, chosen);
    };
    const auto ids = [](const char* prefix, std::uint32_t count) {
        std::vector<std::string> all;
        for (std::uint32_t user = 0; user < count; ++user)
            all.push_back(prefix + std::to_string(user));
        return all;
    };
    dataset->training = {ids("t", users), rows(users, clicks), {}};
    for (UserBlock* block : {&dataset->validation, &dataset->test})
        *block = {ids(block == &dataset->test ? "e" : "v", users / 10), rows(users / 10, clicks),
                  rows(users / 10, 5)};
    dataset->summary.users = users + 2 * (users / 10);
    dataset->fingerprint = fingerprintOf(*dataset);
    return dataset;
}

TrainingOptions network(std::vector<int> hidden, int latent, int batch, int threads = 2) {
    TrainingOptions options;
    options.network.hidden = std::move(hidden);
    options.network.latent = latent;
    options.batch = batch;
    options.threads = threads;
    options.epochs = 2;
    return options;
}

TrainingOptions dae(int latent, int batch) {
    TrainingOptions options = network({}, latent, batch);
    options.network.kind = ModelKind::Dae;
    return options;
}

RunMemory estimateOf(const TrainingOptions& options, const Dataset& dataset, const RunKeeping& keeping) {
    const Interactions& training = dataset.training.foldIn;
    return estimateMemory(planRun(options, training.userCount(), training.itemCount()), dataset, keeping);
}

} // namespace

Q_DECLARE_METATYPE(model::TrainingOptions)
Q_DECLARE_METATYPE(model::RunKeeping)

/// The estimate against what the process takes, by the kernel's own count.
class TestRunMemory : public QObject {
    Q_OBJECT

private:
    Folder m_folder;
    std::shared_ptr<const Dataset> m_dataset = randomData(2000, 3000, 60);

    /// The run of these options, recorded or not, with a checkpoint after each update.
    void trainAsKept(const TrainingOptions& options, const Dataset& dataset,
                     const RunKeeping& keeping) const {
        RunControl control;
        KeepingSink sink(keeping.snapshots > 0);
        if (!keeping.recorded) {
            train(dataset, options, control, sink);
            return;
        }
        const RunStore store(m_folder.path("runs"));
        const RunFolder run =
            keeping.resumed ? store.run(store.list().front().id) : store.add({{{}, options, {}}}, dataset)[0];
        trainRecorded(run, dataset, control, sink, std::chrono::seconds(0));
    }

    void begin(const TrainingOptions& options, const Dataset& dataset) const {
        RunControl control;
        RecordingSink sink;
        sink.onBatch = [&](const BatchReport&) { control.stop(); };
        const RunStore store(m_folder.path("runs"));
        trainRecorded(store.add({{{}, options, {}}}, dataset)[0], dataset, control, sink);
    }

    /// Whether the estimate is within about 15 %, and never 10 % below; 3 MB are nothing to fight about.
    void compare(const TrainingOptions& options, const Dataset& dataset, const RunKeeping& keeping) const {
        if (keeping.resumed)
            begin(options, dataset);
        const RunMemory need = estimateOf(options, dataset, keeping);
        const auto taken =
            static_cast<double>(memoryTakenBy([&] { trainAsKept(options, dataset, keeping); }));
        const auto estimated = static_cast<double>(need.withoutData());
        const QString figures = QStringLiteral("estimated %1 MB, taken %2 MB, %3 %")
                                    .arg(estimated / 1e6, 0, 'f', 1)
                                    .arg(taken / 1e6, 0, 'f', 1)
                                    .arg(100 * (estimated / taken - 1), 0, 'f', 1);
        qInfo().noquote() << figures;
        constexpr double little = 3e6;
        QVERIFY2(estimated <= 1.15 * taken + little && estimated >= 0.9 * taken - little,
                 qPrintable(figures));
    }

    static void addRuns(const RunKeeping& keeping, const char* kept) {
        const auto row = [&](const char* name, TrainingOptions options) {
            options.epochs = keeping.snapshots > 0 ? 6 : 2;
            QTest::addRow("%s, %s", name, kept) << options << keeping;
        };
        row("VAE 600-200", network({600}, 200, 500));
        row("VAE 100-20, large batch", network({100}, 20, 2000));
        row("DAE 200", dae(200, 500));
        if (keeping.recorded) // each update writes a checkpoint
            return;
        row("VAE 800-400-100", network({800, 400}, 100, 300, 1));
        row("DAE 500, small batch", dae(500, 50));
    }

private slots:
    void initTestCase() { mallopt(M_MMAP_THRESHOLD, 4 << 20); } // as the program has it

    void init() {
        if (!measurable)
            QSKIP("sanitizers take several times the memory");
        if (memoryOfProcess("VmHWM") == 0)
            QSKIP("this system does not say what a process takes");
    }

    void theEstimateIsWhatARunTakes_data() {
        QTest::addColumn<TrainingOptions>("options");
        QTest::addColumn<RunKeeping>("keeping");
        addRuns({.recorded = false}, "not recorded");
        addRuns({.recorded = true}, "recorded");
        addRuns({.recorded = true, .resumed = true}, "resumed");
        addRuns({.recorded = true, .snapshots = std::uint64_t{1} << 40}, "every model kept");
    }

    void theEstimateIsWhatARunTakes() {
        QFETCH(const TrainingOptions, options);
        QFETCH(const RunKeeping, keeping);
        compare(options, *m_dataset, keeping);
    }

    void soItIsWithPublicData_data() {
        QTest::addColumn<QString>("data");
        for (const char* name : {"ml-latest-small", "ml-100k"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void soItIsWithPublicData() {
        QFETCH(const QString, data);
        const std::filesystem::path path =
            std::filesystem::path(qEnvironmentVariable("TASTESCOPE_DATA").toStdString()) / data.toStdString();
        if (!std::filesystem::is_directory(path))
            QSKIP("set TASTESCOPE_DATA to the folder of the public data sets");
        const auto dataset = importDataset(optionsFor(path.string()));
        for (const RunKeeping& keeping :
             {RunKeeping{.recorded = false}, RunKeeping{}, RunKeeping{.resumed = true}})
            for (const TrainingOptions& options : {network({600}, 200, 500), dae(200, 500)})
                compare(options, *dataset, keeping);
    }
};

TASTESCOPE_TEST(TestRunMemory)
#include "test_run_memory.moc"
