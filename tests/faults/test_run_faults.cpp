#include <QtTest>

#include <QTemporaryDir>

#include <filesystem>
#include <optional>

#include "model/runs/curves_csv.h"
#include "model/runs/train_recorded.h"
#include "tests/faults/each_fault.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

TrainingOptions options() {
    TrainingOptions options = smallRun();
    options.epochs = 2;
    options.batch = 70;
    options.threads = 1;
    return options;
}

/// Keeps what is said.
class WarnedSink : public RecordingSink {
public:
    std::vector<Failure> failures;
    std::function<void()> onWaiting = [] {};

    void warned(const Failure& failure) override { failures.push_back(failure); }
    void waitingToSave() override { onWaiting(); }
};

/// The curves without the times.
std::string curvesOf(const RunFolder& run) {
    std::string text;
    for (BatchReport batch : readSteps(run.stepsPath())) {
        batch.seconds = 0;
        text += stepsRow(batch);
    }
    for (EpochReport epoch : readEpochs(run.epochsPath())) {
        epoch.seconds = epoch.usersPerSecond = 0;
        text += epochsRow(epoch);
    }
    return text + contentsOf(run.dimensionsPath());
}

bool isOver(const RunFolder& run) {
    return run.summary().state == RecordedRunState::Finished;
}

} // namespace

/// Whatever call fails while a run is recorded: it can be resumed, and ends as if nothing had happened.
class TestRunFaults : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();
    QTemporaryDir m_folder;
    RunStore m_store{m_folder.filePath(QStringLiteral("runs")).toStdString()};

    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    RunFolder added() const { return m_store.add({{"a run", options(), {}}}, *m_dataset).front(); }

    /// Throws the first thing that was said where the run's end is not kept.
    void train(const RunFolder& run, std::uint64_t stopAt = 0) const {
        RunControl control;
        WarnedSink sink;
        sink.onWaiting = [&] { control.stop(); };
        sink.onBatch = [&](const BatchReport& batch) {
            if (batch.step == stopAt)
                control.stop();
        };
        const bool kept = trainRecorded(run, *m_dataset, control, sink, 0s).kept;
        if (!kept)
            throw Error(sink.failures.empty() ? problem("nothing was said") : sink.failures.front());
    }

    /// What is wrong with a run, which ends like the whole one; empty = nothing.
    static std::string wrongWith(const RunFolder& run, const RunFolder& whole, bool finished) {
        const RunSummary summary = run.summary();
        if (summary.state == RecordedRunState::Damaged || summary.state == RecordedRunState::Failed)
            return "lost: " + summary.reason;
        for (const auto& entry : fs::directory_iterator(run.path()))
            if (entry.path().filename().string().starts_with("."))
                return "left over: " + entry.path().string();
        if (!finished)
            return {};
        if (!isOver(run))
            return "not over";
        return contentsOf(run.finalModelPath()) != contentsOf(whole.finalModelPath()) ? "another model"
               : curvesOf(run) != curvesOf(whole)                                     ? "other curves"
                                                                                      : "";
    }

    void verifyRun(const RunFolder& begun) const {
        const RunFolder whole = added();
        train(whole);
        const RunFolder run(begun.path() + "-tried");
        const std::string complaints =
            faults::complaintsOf({[&] {
                                      fs::remove_all(run.path());
                                      fs::copy(begun.path(), run.path());
                                  },
                                  [&] {
                                      if (!isOver(run))
                                          train(run);
                                  },
                                  [&](bool finished) { return wrongWith(run, whole, finished); }},
                                 faults::callsOfRecording());
        QVERIFY2(complaints.empty(), complaints.c_str());
    }

private slots:
    void runsAreAddedAllOrNone() {
        const RunStore store(path("new"));
        const std::string complaints = faults::complaintsOf(
            {[&] { fs::remove_all(store.folder()); },
             [&] {
                 store.add({{"one", options(), {}}, {"two", options(), {}}}, *m_dataset);
             },
             [&](bool whole) -> std::string {
                 const std::vector<RunSummary> runs = store.list();
                 for (const RunSummary& run : runs)
                     if (run.state != RecordedRunState::Queued)
                         return "damaged: " + run.reason;
                 return runs.size() == (whole ? 2 : 0) ? "" : std::to_string(runs.size()) + " runs";
             }},
            faults::callsOfSaving());
        QVERIFY2(complaints.empty(), complaints.c_str());
    }

    void aNewRun() { verifyRun(added()); }

    void aStoppedRun() {
        const RunFolder run = added();
        train(run, 4);
        QVERIFY(run.summary().canResume);
        verifyRun(run);
    }

    /// As some disks of networks are. The run is told so, and trained without being recorded.
    void noRunIsMadeWhereNothingCanBeLocked() {
        const RunStore store(path("unlocked"));
        {
            const faults::InjectedFault fault({faults::Call::Lock, 1, faults::Course::ForGood, EOPNOTSUPP});
            const Failure failure = failureOf([&] { store.add({{}}, *m_dataset); });
            QVERIFY2(failure.text().find("cannot be locked") != std::string::npos, failure.text().c_str());
        }
        QVERIFY(store.list().empty());
        QVERIFY(fs::is_empty(store.folder()));
        QCOMPARE(store.add({{}}, *m_dataset).size(), std::size_t{1});
    }
};

TASTESCOPE_TEST(TestRunFaults)
#include "test_run_faults.moc"
