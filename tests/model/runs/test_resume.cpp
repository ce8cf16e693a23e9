#include <QTemporaryDir>
#include <QtTest>

#include "model/data/fingerprint.h"
#include "model/import/import.h"
#include "model/runs/checkpoint_file.h"
#include "model/saved/model_file.h"
#include "model/values/failure.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/damage.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// Saves the run at the k-th update, and stops it there.
class StoppingSink : public RecordingSink, public CheckpointSink {
public:
    StoppingSink(RunControl& control, std::string path, const Dataset& dataset, std::uint64_t step)
        : m_control(control), m_path(std::move(path)), m_dataset(dataset), m_step(step) {}

    void checkpointPossible(const TrainingState& state) override {
        if (state.position.step >= m_step)
            m_control.stop();
    }

    void stoppedAt(const TrainingState& state) override {
        saveCheckpoint(m_path, state, m_dataset.catalog, m_dataset.options, trainedDataOf(m_dataset));
    }

private:
    RunControl& m_control;
    std::string m_path;
    const Dataset& m_dataset;
    std::uint64_t m_step;
};

TrainingOptions shortRunOn(int threads) {
    TrainingOptions options = smallRun();
    options.epochs = 3;
    options.threads = threads;
    options.beta.kind = BetaKind::HoldAtPeak;
    options.beta.cap = 1.0;
    options.beta.peakPatience = 1;
    return options;
}

} // namespace

class TestResume : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();
    QTemporaryDir m_folder;

    std::string path(const char* name) const {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    std::string modelOf(const TrainingResult& result) const {
        saveModel(path("model"), *result.best, *m_dataset);
        return contentsOf(path("model"));
    }

    std::string checkpointAt(const TrainingOptions& options, std::uint64_t step) const {
        RunControl control;
        StoppingSink sink(control, path("checkpoint"), *m_dataset, step);
        const TrainingResult result = train(*m_dataset, options, control, sink, &sink);
        return result.outcome.state == RunState::Stopped ? path("checkpoint") : std::string();
    }

private slots:
    void endsAsIfNeverInterrupted_data() {
        QTest::addColumn<int>("threads");
        QTest::newRow("1 thread") << 1;
        QTest::newRow("2 threads") << 2;
    }

    void endsAsIfNeverInterrupted() {
        QFETCH(const int, threads);
        const TrainingOptions options = shortRunOn(threads);
        RunControl control;
        RecordingSink whole;
        const TrainingResult uninterrupted = train(*m_dataset, options, control, whole);
        const std::string expected = modelOf(uninterrupted);
        QVERIFY(whole.plan.updates == 30);
        for (std::uint64_t step = 1; step < whole.plan.updates; ++step) { // in the middle of epochs, too
            const std::string file = checkpointAt(options, step);
            QVERIFY(!file.empty());
            RunControl again;
            RecordingSink rest;
            const TrainingResult resumed = resumeTraining(*m_dataset, loadCheckpoint(file), again, rest);
            QVERIFY2(modelOf(resumed) == expected, qPrintable(QStringLiteral("step %1").arg(step)));
            QCOMPARE(resumed.outcome.bestEpoch, uninterrupted.outcome.bestEpoch);
            QCOMPARE(resumed.outcome.epochsDone, options.epochs);
            QVERIFY(resumed.outcome.test.ndcg100 == uninterrupted.outcome.test.ndcg100);
            QCOMPARE(rest.batches.size(), whole.plan.updates - step);
            const EpochReport& last = rest.epochs.back();
            const EpochReport& wanted = whole.epochs.back();
            QVERIFY(last.kl == wanted.kl && last.objective == wanted.objective && last.beta == wanted.beta);
            QVERIFY(last.klByDimension == wanted.klByDimension);
            QCOMPARE(last.betaHeld, wanted.betaHeld);
        }
    }

    void equalRunsGiveEqualCheckpoints() {
        const auto withoutTimes = [](Checkpoint checkpoint) {
            checkpoint.position.seconds = checkpoint.position.epochSeconds = 0;
            return checkpoint;
        };
        const Checkpoint one = withoutTimes(loadCheckpoint(checkpointAt(shortRunOn(2), 23)));
        const Checkpoint other = withoutTimes(loadCheckpoint(checkpointAt(shortRunOn(2), 23)));
        QVERIFY(one.parameters.values() == other.parameters.values());
        QVERIFY(one.adam.first == other.adam.first && one.adam.second == other.adam.second);
        QVERIFY(one.adam.decayFirst == other.adam.decayFirst);
        QCOMPARE(one.position.step, 23U);
        QCOMPARE(one.position.epoch, 3);
        QVERIFY(one.position.peak == other.position.peak);
        QVERIFY(one.options == other.options);
    }

    void isAModelFileAsWell() {
        const std::string file = checkpointAt(shortRunOn(1), 25);
        const ModelFile model = loadModel(file);
        QVERIFY(model.model->epoch >= 1);
        QCOMPARE(model.catalog.ids, m_dataset->catalog.ids);
        saveModel(path("model"), *model.model, model.catalog, model.import, model.trained.value());
        QVERIFY_THROWS_EXCEPTION(Error, loadCheckpoint(path("model"))); // without the state of a run
    }

    void theHeaderDoesNotGrowWithTheRun() {
        TrainingOptions options = shortRunOn(1);
        options.epochs = 40;
        const auto headerAt = [&](std::uint64_t step) {
            return readSafetensorsHeader(checkpointAt(options, step)).dataStart;
        };
        const std::uint64_t early = headerAt(15);
        QVERIFY(headerAt(390) < early + 100);
        QCOMPARE(loadCheckpoint(path("checkpoint")).position.history.size(), 39U);
    }

    /// A checkpoint from before there was a second format: the run ends as one from the start does.
    void checkpointsOfTheFirstFormatAreResumed() {
        const std::string file = TESTS_DATA "/models/format1-checkpoint.safetensors";
        const Checkpoint checkpoint = loadCheckpoint(file);
        QCOMPARE(checkpoint.position.epoch, 5);
        QCOMPARE(checkpoint.position.history.size(), 4U);
        ImportOptions import = loadModel(file).import;
        import.data = TESTS_DATA "/import/plain.csv";
        const auto dataset = importDataset(import);
        requireSameData(dataset->fingerprint, checkpoint.data, file);
        RunControl control;
        RecordingSink sink;
        const TrainingResult resumed = resumeTraining(*dataset, checkpoint, control, sink);
        const TrainingResult whole = train(*dataset, checkpoint.options, control, sink);
        QCOMPARE(resumed.outcome.epochsDone, 12);
        QVERIFY(std::abs(resumed.outcome.test.ndcg100 - whole.outcome.test.ndcg100) < 1e-6);
        QVERIFY(std::abs(resumed.outcome.test.ndcg100 - 0.2406511417035712) < 1e-6);
    }

    void noticesEveryCutAndEveryChangedByte() {
        TrainingOptions options = shortRunOn(1);
        options.network.hidden = {};
        options.network.latent = 1;
        const std::string file = checkpointAt(options, 12);
        const auto isRefused = [&file] {
            try {
                loadCheckpoint(file);
            } catch (const Error&) {
                return true;
            }
            return false;
        };
        QVERIFY(!isRefused());
        QCOMPARE(firstUnnoticedChange(file, 0x10, isRefused), std::optional<std::size_t>());
        QVERIFY(!isRefused());
        QCOMPARE(longestUnnoticedCut(file, isRefused), std::optional<std::size_t>());
    }

    void refusesOtherData() {
        const std::string file = checkpointAt(shortRunOn(1), 12);
        const Checkpoint checkpoint = loadCheckpoint(file);
        requireSameData(m_dataset->fingerprint, checkpoint.data, file);
        DataFingerprint fewer = m_dataset->fingerprint;
        fewer.trainingUsers = 199;
        try {
            requireSameData(fewer, checkpoint.data, file);
            QFAIL("other data were taken");
        } catch (const Error& error) {
            QCOMPARE(
                QString::fromStdString(error.failure().message),
                QStringLiteral("these are not the data of the run: they have 199 training users, not 200"));
        }
        Dataset renamed = *m_dataset;
        renamed.catalog.ids.front() = "another";
        QVERIFY_THROWS_EXCEPTION(Error, requireSameData(fingerprintOf(renamed), checkpoint.data, file));
    }
};

TASTESCOPE_TEST(TestResume)
#include "test_resume.moc"
