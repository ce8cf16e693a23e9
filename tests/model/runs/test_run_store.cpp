#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>

#include "model/runs/curves_csv.h"
#include "model/runs/run_store.h"
#include "model/runs/train_recorded.h"
#include "model/saved/model_file.h"
#include "model/values/failure.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

TrainingOptions shortRun() {
    TrainingOptions options = smallRun();
    options.epochs = 4;
    return options;
}

/// Stops the run at an update.
class StopAt : public RecordingSink {
public:
    StopAt(RunControl& control, std::uint64_t step) {
        onBatch = [&control, step](const BatchReport& batch) {
            if (batch.step == step)
                control.stop();
        };
    }
};

/// Is gone in the middle, as a program that is killed: nothing more is written.
struct Killed {};

class KilledAt : public RecordingSink {
public:
    explicit KilledAt(std::uint64_t step) {
        onBatch = [step](const BatchReport& batch) {
            if (batch.step == step)
                throw Killed();
        };
    }
};

class WarnedSink : public RecordingSink {
public:
    std::vector<Failure> failures;
    std::vector<Failure> over; ///< of them
    std::function<void()> onWarning = [] {};
    std::function<void(int)> onEpoch = [](int) {};
    void warned(const Failure& failure) override {
        failures.push_back(failure);
        onWarning();
    }
    void recovered(const Failure& warning) override { over.push_back(warning); }
    void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel> snapshot) override {
        RecordingSink::epochDone(report, std::move(snapshot));
        onEpoch(report.epoch);
    }
};

/// A limit on the size of files stands for a full disk: writes beyond it fail.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { makeRoom(); }

    /// bytes: what a file may still have.
    void fill(rlim_t bytes = 300) {
        rlimit full = m_before;
        full.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &full);
    }
    void makeRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

} // namespace

class TestRunStore : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();
    QTemporaryDir m_folder;
    std::unique_ptr<RunStore> m_store;

    RunFolder added(const TrainingOptions& options = shortRun()) const {
        return m_store->add({{{}, options, {}}}, *m_dataset).front();
    }

    TrainingResult finished(const RunFolder& run) const {
        RunControl control;
        RecordingSink sink;
        return trainRecorded(run, *m_dataset, control, sink, 0s);
    }

private slots:
    void init() {
        static int number = 0;
        m_store = std::make_unique<RunStore>(m_folder.filePath(QString::number(++number)).toStdString());
    }

    void keepsWhatARunDid() {
        QVERIFY(m_store->list().empty());
        const RunFolder run = added();
        QCOMPARE(m_store->list().front().state, RecordedRunState::Queued);
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = trainRecorded(run, *m_dataset, control, sink);
        const RunSummary summary = m_store->list().front();
        QCOMPARE(summary.state, RecordedRunState::Finished);
        QCOMPARE(QString::fromStdString(summary.name), QStringLiteral("Run 1"));
        QVERIFY(summary.options == shortRun());
        QCOMPARE(summary.epochsDone, 4);
        QCOMPARE(summary.bestEpoch, result.outcome.bestEpoch);
        QCOMPARE(summary.best.ndcg100, result.outcome.best.ndcg100);
        QCOMPARE(summary.test.ndcg100, result.outcome.test.ndcg100);
        QCOMPARE(summary.data.trainingUsers, 200U);
        QVERIFY(!summary.canResume);
        const RunCurves curves = readCurves(run);
        QCOMPARE(curves.batches.size(), sink.batches.size());
        QCOMPARE(curves.epochs.size(), std::size_t{4});
        for (std::size_t i = 0; i < sink.batches.size(); ++i)
            QVERIFY(curves.batches[i].kl == sink.batches[i].kl &&
                    curves.batches[i].beta == sink.batches[i].beta &&
                    curves.batches[i].logLikelihood == sink.batches[i].logLikelihood);
        QVERIFY(curves.epochs.back().klByDimension == sink.epochs.back().klByDimension);
        QVERIFY(curves.epochs.back().validation.ndcg100 == sink.epochs.back().validation.ndcg100);
        QCOMPARE(curves.popularity.ndcg100, sink.popularity.ndcg100);
        QCOMPARE(loadModel(run.modelPath()).model->epoch, result.outcome.bestEpoch);
        QVERIFY(!fs::exists(run.checkpointPath()));
        QVERIFY_THROWS_EXCEPTION(Error, finished(run)); // it is over
    }

    void aStoppedRunResumesAndEndsTheSame() {
        const RunFolder whole = added();
        finished(whole);
        const RunFolder run = added();
        for (const std::uint64_t step : {3U, 17U, 39U}) {
            RunControl control;
            StopAt sink(control, step);
            trainRecorded(run, *m_dataset, control, sink);
            const RunSummary summary = run.summary();
            QCOMPARE(summary.state, RecordedRunState::Stopped);
            QVERIFY(summary.canResume);
        }
        finished(run);
        sameEnd(run, whole);
    }

    void aKilledRunResumes() {
        const RunFolder whole = added();
        finished(whole);
        for (const std::uint64_t step : {1U, 15U, 40U}) {
            const RunFolder run = added();
            RunControl control;
            KilledAt sink(step);
            QVERIFY_THROWS_EXCEPTION(Killed,
                                     trainRecorded(run, *m_dataset, control, sink, step == 15 ? 0s : 1h));
            const RunSummary summary = run.summary();
            QCOMPARE(summary.state, RecordedRunState::Interrupted);
            QVERIFY(summary.canResume);
            finished(run);
            sameEnd(run, whole);
        }
    }

    void isTrainedByOneAtATime() {
        const RunFolder run = added();
        const auto lock = run.lock();
        QVERIFY(lock && run.isTrained());
        QVERIFY_THROWS_EXCEPTION(Error, finished(run));
        QVERIFY_THROWS_EXCEPTION(Error, m_store->remove(run.id()));
        QVERIFY(!m_store->nextQueued());
    }

    void queueIsWorkedOffInItsOrder() {
        std::vector<RunRequest> requests;
        for (const char* name : {"first", "second", "third"})
            requests.push_back({name, shortRun(), {}});
        const std::vector<RunFolder> runs = m_store->add(requests, *m_dataset);
        for (const RunFolder& expected : runs) {
            const auto next = m_store->nextQueued();
            QVERIFY(next);
            QCOMPARE(next->id(), expected.id());
            finished(*next);
        }
        QVERIFY(!m_store->nextQueued());
        const std::vector<RunSummary> newestFirst = m_store->list();
        QCOMPARE(QString::fromStdString(newestFirst.front().name), QStringLiteral("third"));
    }

    void refusesOtherData() {
        const RunFolder run = added();
        Dataset other = *m_dataset;
        other.catalog.ids.back() = "another";
        other.fingerprint = fingerprintOf(other);
        RunControl control;
        RecordingSink sink;
        QVERIFY_THROWS_EXCEPTION(Error, trainRecorded(run, other, control, sink));
        QCOMPARE(run.summary().state, RecordedRunState::Queued);
    }

    void labelsAndDeletes() {
        const RunFolder run = added();
        run.writeLabel({"a name <b>", "notes\nof two lines", 3});
        RunSummary summary = run.summary();
        QCOMPARE(QString::fromStdString(summary.name), QStringLiteral("a name <b>"));
        QCOMPARE(QString::fromStdString(summary.notes), QStringLiteral("notes\nof two lines"));
        QCOMPARE(summary.colour, 3);
        m_store->remove(run.id());
        QVERIFY(m_store->list().empty());
        QVERIFY_THROWS_EXCEPTION(Error, m_store->run(run.id()));
        QVERIFY_THROWS_EXCEPTION(Error, m_store->remove("../.."));
    }

    void damagedRunsSayWhyAndTheOthersWork_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no record") << "run.json"
                                   << "";
        QTest::newRow("no label") << "label.json"
                                  << "";
        QTest::newRow("no curves") << "epochs.csv"
                                   << "a file of the run is missing";
        QTest::newRow("no model") << "model.safetensors"
                                  << "a file of the run is missing";
    }
    void damagedRunsSayWhyAndTheOthersWork() {
        QFETCH(const QString, file);
        QFETCH(const QString, reason);
        const RunFolder whole = added();
        finished(whole);
        const RunFolder run = added();
        finished(run);
        QVERIFY(fs::remove(run.path() + "/" + file.toStdString()));
        const RunSummary summary = run.summary();
        QCOMPARE(summary.state, RecordedRunState::Damaged);
        QVERIFY2(QString::fromStdString(summary.reason).contains(file), summary.reason.c_str());
        QVERIFY(QString::fromStdString(summary.reason).contains(reason));
        QCOMPARE(m_store->list().size(), std::size_t{2});
        QCOMPARE(whole.summary().state, RecordedRunState::Finished);
        m_store->remove(run.id());
    }

    void listsInListsDoNotEndTheProgram() {
        const RunFolder run = added();
        const std::string path = run.path() + "/run.json";
        std::string text = contentsOf(path);
        text.insert(text.find('{') + 1,
                    "\"lists\":" + std::string(200'000, '[') + std::string(200'000, ']') + ",");
        std::ofstream(path) << text;
        QCOMPARE(run.summary().state, RecordedRunState::Damaged);
        m_store->remove(run.id());
    }

    void everyChangedByteOfARecordIsNoticed() {
        const RunFolder run = added();
        const std::string path = run.path() + "/run.json";
        const std::string text = contentsOf(path);
        for (std::size_t place = 0; place < text.size(); ++place) {
            std::string changed = text;
            changed[place] = static_cast<char>(changed[place] ^ (1 << (place % 7)));
            std::ofstream(path) << changed;
            const bool sameMeaning = std::isspace(static_cast<unsigned char>(text[place])) &&
                                     std::isspace(static_cast<unsigned char>(changed[place]));
            QVERIFY2(sameMeaning || run.summary().state == RecordedRunState::Damaged, changed.c_str());
            std::ofstream(path) << text.substr(0, place); // half written
            QCOMPARE(run.summary().state, place == 0                ? RecordedRunState::Unrecorded
                                          : place + 1 < text.size() ? RecordedRunState::Damaged
                                                                    : RecordedRunState::Queued);
        }
    }

    void aNewerVersionIsNamed() {
        const RunFolder run = added();
        std::string text = contentsOf(run.path() + "/run.json");
        text.replace(text.find("\"version\": 1"), 12, "\"version\": 9");
        std::ofstream(run.path() + "/run.json") << text;
        QVERIFY(QString::fromStdString(run.summary().reason).contains(QStringLiteral("newer version")));
    }

    void aDamagedCurveNamesItsLine() {
        const RunFolder run = added();
        finished(run);
        std::string text = contentsOf(run.stepsPath());
        text[text.find('\n', text.find('\n') + 1) + 1] = 'x';
        std::ofstream(run.stepsPath()) << text;
        try {
            readCurves(run);
            QFAIL("it was read");
        } catch (const Error& error) {
            QCOMPARE(error.failure().line, 3U);
            QVERIFY(error.failure().file.ends_with("steps.csv"));
        }
    }

    void aHalfWrittenRowIsPassedOver() {
        const RunFolder run = added();
        finished(run);
        const std::size_t whole = readCurves(run).batches.size();
        std::ofstream(run.stepsPath(), std::ios::app) << "41,4.1,0.2,-3";
        QCOMPARE(readCurves(run).batches.size(), whole);
    }

    void aFullDiskDoesNotEndTheRun_data() {
        QTest::addColumn<double>("interval");
        QTest::addColumn<int>("fullAfter"); // which epoch
        QTest::newRow("early, saved often") << 0.0 << 1;
        QTest::newRow("early, saved at the end alone") << 3600.0 << 1;
        QTest::newRow("before the end") << 3600.0 << 100;
    }

    void aFullDiskDoesNotEndTheRun() {
        QFETCH(const double, interval);
        QFETCH(const int, fullAfter);
        TrainingOptions options = shortRun();
        options.epochs = 100; // long enough for several saves
        const RunFolder run = added(options);
        const RunFolder whole = added(options);
        finished(whole);
        FullDisk disk;
        RunControl control;
        WarnedSink sink;
        sink.onEpoch = [&](int epoch) {
            if (epoch == fullAfter)
                disk.fill();
        };
        sink.onWarning = [&] { disk.makeRoom(); };
        const TrainingResult result =
            trainRecorded(run, *m_dataset, control, sink, std::chrono::duration<double>(interval));
        QCOMPARE(result.outcome.state, RunState::Finished);
        QCOMPARE(sink.failures.size(), std::size_t{1}); // told once
        const std::string& told = sink.failures.front().message;
        QVERIFY(told.starts_with(fullAfter == options.epochs ? "the run is over" : "the run continues"));
        QVERIFY(result.kept);
        QVERIFY(!sink.failures.front().file.empty());
        QCOMPARE(sink.over.size(), std::size_t{1});
        QCOMPARE(sink.over.front().text(), sink.failures.front().text());
        sameEnd(run, whole);
        QCOMPARE(readCurves(run).batches.size(), sink.batches.size()); // nothing is lost
    }

    /// There is room for the curves, and none for the checkpoint, which is tried again and again.
    void aCheckpointThatDoesNotFitIsSaidOnce() {
        TrainingOptions options = shortRun();
        options.network.hidden = {2000};
        options.epochs = 100'000;
        const RunFolder run = added(options);
        FullDisk disk;
        RunControl control;
        WarnedSink sink;
        int since = 0; // epochs since the warning
        sink.onEpoch = [&](int epoch) {
            if (epoch == 2)
                disk.fill(1'000'000);
            if (!sink.failures.empty() && ++since == 50)
                disk.makeRoom();
            if (!sink.over.empty())
                control.stop();
        };
        const TrainingResult result = trainRecorded(run, *m_dataset, control, sink, 0s);
        QVERIFY(result.kept);
        QCOMPARE(sink.failures.size(), std::size_t{1});
        const Failure& warning = sink.failures.front();
        QCOMPARE(warning.file, run.checkpointPath());
        static const QRegularExpression words(
            "^the run continues, but its checkpoint cannot be saved: .*; it "
            "takes \\d+ MB, and \\d+(\\.\\d)? [kMG]B are free there$");
        QVERIFY2(words.match(QString::fromStdString(warning.message)).hasMatch(), warning.message.c_str());
        QVERIFY(warning.remedy.starts_with("Make room there"));
        QCOMPARE(sink.over.size(), std::size_t{1});
        QVERIFY(run.hasCheckpoint());
        QCOMPARE(run.summary().epochsDone, result.outcome.epochsDone);
    }

    void aRunThatIsStoppedOnAFullDiskIsNotKept() {
        const RunFolder run = added();
        FullDisk disk;
        RunControl control;
        WarnedSink sink;
        sink.onEpoch = [&](int epoch) {
            if (epoch == 2) {
                disk.fill(20'000);
                control.stop();
            }
        };
        const TrainingResult result = trainRecorded(run, *m_dataset, control, sink, 1h);
        disk.makeRoom();
        QCOMPARE(result.outcome.state, RunState::Stopped);
        QVERIFY(!result.kept);
        QVERIFY(sink.failures.back().message.find("could not be saved there") != std::string::npos);
        QVERIFY(sink.over.empty());
        QVERIFY(run.hasCheckpoint()); // the one after the first update
        QCOMPARE(finished(run).outcome.state, RunState::Finished);
    }

    void whoStopsWaitingForRoomIsToldThatTheEndIsLost() {
        const RunFolder run = added();
        FullDisk disk;
        RunControl control;
        WarnedSink sink;
        sink.onEpoch = [&](int epoch) {
            if (epoch == 4) // the last
                disk.fill();
        };
        sink.onWarning = [&] { control.stop(); };
        const TrainingResult result = trainRecorded(run, *m_dataset, control, sink, 1h);
        disk.makeRoom();
        QVERIFY(!result.kept);
        QCOMPARE(result.outcome.state, RunState::Finished);
        QCOMPARE(sink.failures.size(), std::size_t{2});
        QVERIFY(sink.failures.back().message.find("has not been saved") != std::string::npos);
        QCOMPARE(run.summary().state, RecordedRunState::Interrupted); // it can be made again
        QCOMPARE(finished(run).outcome.state, RunState::Finished);
        QCOMPARE(run.summary().state, RecordedRunState::Finished);
    }

private:
    static void sameEnd(const RunFolder& run, const RunFolder& whole) {
        QVERIFY(contentsOf(run.modelPath()) == contentsOf(whole.modelPath()));
        QCOMPARE(run.summary().state, RecordedRunState::Finished);
        const RunCurves one = readCurves(run);
        const RunCurves other = readCurves(whole);
        QCOMPARE(one.batches.size(), other.batches.size());
        QCOMPARE(one.epochs.size(), other.epochs.size());
        for (std::size_t i = 0; i < one.batches.size(); ++i)
            QVERIFY(one.batches[i].step == other.batches[i].step &&
                    one.batches[i].kl == other.batches[i].kl &&
                    one.batches[i].logLikelihood == other.batches[i].logLikelihood);
        for (std::size_t i = 0; i < one.epochs.size(); ++i)
            QVERIFY(one.epochs[i].klByDimension == other.epochs[i].klByDimension &&
                    one.epochs[i].validation.ndcg100 == other.epochs[i].validation.ndcg100);
    }
};

TASTESCOPE_TEST(TestRunStore)
#include "test_run_store.moc"
