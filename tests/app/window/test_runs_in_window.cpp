#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>

#include <filesystem>
#include <fstream>
#include <map>

#include "app/ending.h"
#include "model/ranking/ease.h"
#include "model/ranking/evaluation.h"
#include "model/runs/train_recorded.h"
#include "tests/app/support/window_test.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/registered_test.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_removal.h"
#include "ui/runs/runs_page.h"
#include "ui/training/run_controls.h"

namespace {

enum Page { trainingPage = 1, runsPage = 4 };

/// Waits in the middle of an epoch until it is told to go on.
class PausedInEpoch : public RecordingSink {
public:
    explicit PausedInEpoch(int epoch) {
        onBatch = [this, epoch](const model::BatchReport& batch) {
            if (batch.epoch > epoch - 1 && batches.size() > 1 &&
                batches[batches.size() - 2].epoch <= epoch - 1)
                control.pause();
        };
    }

    model::RunControl control;
};

} // namespace

/// Runs, the queue, experiments and opening a run again, through the window's own signals, on the example.
class TestRunsInWindow : public WindowTest {
    Q_OBJECT

private:
    /// A new start of the program, which finds what it has kept.
    void open() {
        m_tested.reset();
        m_tested = std::make_unique<TestedWindow>();
        QVERIFY(m_tested->show());
    }

    const std::vector<model::RunSummary>& runs() const { return m_tested->backend.runLibrary.runs(); }

    std::ptrdiff_t countOf(model::RecordedRunState state) const {
        return std::ranges::count(runs(), state, &model::RunSummary::state);
    }

    /// A finished run that only a program started later knows, and no data are open.
    QString finishedRunOfBefore() {
        if (!m_tested->openExample() || !m_tested->train(quickRun(3)))
            return {};
        open();
        return QTest::qWaitFor([&] { return runs().size() == 1; }, patience)
                   ? QString::fromStdString(runs().front().id)
                   : QString();
    }

    /// Queued runs, in a store of the window's.
    std::vector<QString> makeRuns(int number) {
        std::vector<QString> ids;
        if (!m_tested->openExample())
            return ids;
        const std::vector<model::RunRequest> requests(static_cast<std::size_t>(number),
                                                      {{}, quickRun(2), {}});
        const auto dataset = m_tested->backend.openedData.dataset();
        for (const model::RunFolder& run : m_tested->backend.runStore.add(requests, *dataset))
            ids.push_back(QString::fromStdString(run.id()));
        m_tested->backend.runLibrary.refresh();
        return ids;
    }

    /// The bytes of each file of a run, where it belongs.
    std::map<std::string, std::string> filesOf(const QString& id) const {
        std::map<std::string, std::string> files;
        const QDir folder(QString::fromStdString(m_tested->backend.runStore.folder()) + QLatin1Char('/') +
                          id);
        for (const QString& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                files[name.toStdString()] = file.readAll().toStdString();
        }
        return files;
    }

    /// Of the last run in the charts of the page of runs, in epochs.
    int overlayLength() const {
        const auto& curves = find<ui::LineChart>(window(), "overlayValidation")->figure().curves;
        return curves.empty() ? 0 : static_cast<int>(curves.back().points.size());
    }

private slots:
    void initTestCase() { useSettingsIn(m_folder); }

    void init() {
        static int number = 0;
        startAnew(m_folder.filePath(QString::number(++number)));
        open();
    }

    void cleanup() { m_tested.reset(); }

    /// Nobody says whether it ends then.
    void aSessionThatIsSavedKeepsTheRunAndGoesOn() {
        QVERIFY(m_tested->openExample());
        app::Ending ending(window(), m_tested->backend);
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        emit window().trainingPage().startRequested(quickRun(10'000'000));
        QVERIFY(epochs.wait(patience));
        ending.saveSession();
        QVERIFY(!m_tested->backend.training.isTraining());
        QVERIFY(window().isVisible());
        const model::RunSummary run = m_tested->backend.runStore.list().front();
        QCOMPARE(run.state, model::RecordedRunState::Stopped);
        QVERIFY(run.canResume);
        QVERIFY(m_tested->train(quickRun(1)));
    }

    /// The session's end may be called off after it was saved.
    void theStatusIsThatOfTheLastRun_data() {
        QTest::addColumn<bool>("another");
        QTest::newRow("which was lost") << false;
        QTest::newRow("which was kept, as the one before was not") << true;
    }
    void theStatusIsThatOfTheLastRun() {
        QFETCH(const bool, another);
        QVERIFY(m_tested->openExample());
        app::Ending ending(window(), m_tested->backend);
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        emit window().trainingPage().startRequested(quickRun(10'000'000));
        QVERIFY(epochs.wait(patience));
        const std::filesystem::path folder = m_tested->backend.runStore.list().front().folder;
        std::filesystem::rename(folder, m_folder.filePath(QStringLiteral("away")).toStdString());
        std::ofstream(folder) << "no folder"; // so that nothing can be saved in it
        QSignalSpy failed(&m_tested->backend.training, &app::TrainingSession::failed);
        ending.saveSession();
        QVERIFY(!failed.isEmpty());
        ending.saveSession(); // of a run that is over nothing more is kept
        std::filesystem::remove(folder);
        std::filesystem::remove_all(m_folder.filePath(QStringLiteral("away")).toStdString());
        if (another)
            QVERIFY(m_tested->train(quickRun(1)));
        QTimer::singleShot(0, &window(), [&] { ending.begin(130); });
        QCOMPARE(QApplication::exec(), another ? 130 : 1);
        QGuiApplication::setQuitOnLastWindowClosed(true);
    }

    /// As when a signal comes while a dialog is open.
    void theSystemsEndKeepsTheRun() {
        QVERIFY(m_tested->openExample());
        app::Ending ending(window(), m_tested->backend);
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        emit window().trainingPage().startRequested(quickRun(10'000'000));
        QVERIFY(epochs.wait(patience));
        QDialog dialog(&window());
        QTimer::singleShot(0, &dialog, [&] { ending.begin(130); });
        QTimer::singleShot(0, &window(), [&] { dialog.exec(); });
        QCOMPARE(QApplication::exec(), 130);
        QGuiApplication::setQuitOnLastWindowClosed(true);
        QVERIFY(!window().isVisible());
        const model::RunRecord record =
            model::RunFolder(m_tested->backend.runStore.list().front().folder).record();
        QVERIFY(record.summary.state == model::RecordedRunState::Stopped);
        QVERIFY(model::RunFolder(record.summary.folder).hasCheckpoint());
    }

    void aRunIsKeptAndOpenedAgain() {
        QVERIFY(m_tested->openExample());
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        emit window().trainingPage().startRequested(quickRun(3));
        QVERIFY(ended.wait(patience));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Finished), 1, patience);
        const QString id = QString::fromStdString(runs().front().id);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{1}, patience);
        QSignalSpy opened(&m_tested->backend.runOpener, &app::RunOpener::opened);
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        QSignalSpy available(&m_tested->backend.training, &app::TrainingSession::modelAvailable);
        emit window().runsPage().runActions().openRequested(id); // its data are read first
        QVERIFY(opened.wait(patience));
        QCOMPARE(epochs.count(), 3);
        QVERIFY(available.last().first().toBool());
        QCOMPARE(find<QLineEdit>(window(), "epochs")->text(), QStringLiteral("3"));
    }

    /// The curves of a run that went on while nobody looked at the page of runs end where it ended.
    void theChartsOfRunsFollowTheRunThatIsTrained() {
        QVERIFY(m_tested->openExample());
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        choosePage(window(), runsPage);
        emit window().trainingPage().startRequested(quickRun(40));
        QTRY_VERIFY_WITH_TIMEOUT(overlayLength() > 2, patience);
        choosePage(window(), trainingPage);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);
        choosePage(window(), runsPage);
        QCOMPARE(overlayLength(), 40);
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Finished), 1, patience);
        open(); // as read from disk
        choosePage(window(), runsPage);
        QTRY_COMPARE_WITH_TIMEOUT(overlayLength(), 40, patience);
    }

    /// Another program, such as the command line, trains a run in the folder.
    void anotherProgramsRunsAppearAndAdvance() {
        QVERIFY(m_tested->openExample());
        choosePage(window(), runsPage);
        const model::RunStore store = m_tested->backend.runStore;
        const auto dataset = m_tested->backend.openedData.dataset();
        const model::RunFolder run = store.add({{{}, quickRun(3), {}}}, *dataset).front();
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{1}, patience);
        PausedInEpoch sink(3);
        std::jthread program([&] { model::trainRecorded(run, *dataset, sink.control, sink); });
        const auto released = qScopeGuard([&] { sink.control.stop(); }); // also where the test fails
        QTRY_COMPARE_WITH_TIMEOUT(overlayLength(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(runs().front().epochsDone, 2, patience);
        QCOMPARE(runs().front().state, model::RecordedRunState::Running);
        sink.control.continueRun();
        QTRY_COMPARE_WITH_TIMEOUT(overlayLength(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Finished), 1, patience);
    }

    /// Its data are read first, and that takes its time.
    void aRunIsOpenedThoughAnotherFolderIsChosenMeanwhile() {
        const QString id = finishedRunOfBefore();
        QSignalSpy opened(&m_tested->backend.runOpener, &app::RunOpener::opened);
        QSignalSpy reading(&m_tested->backend.openedData, &app::OpenedData::readingChanged);
        emit window().runsPage().runActions().openRequested(id);
        QVERIFY(reading.wait(patience));
        m_tested->backend.runLibrary.setFolder(m_folder.filePath(QStringLiteral("another")));
        QVERIFY(opened.wait(patience));
    }

    void aStoppedRunIsResumed() {
        QVERIFY(m_tested->openExample());
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        emit window().trainingPage().startRequested(quickRun(40));
        QVERIFY(epochs.wait(patience));
        emit window().trainingPage().controls().stopRequested();
        QVERIFY(ended.wait(patience));
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Stopped), 1, patience);
        QVERIFY(runs().front().canResume);
        epochs.clear();
        type(window(), "epochs", "3"); // what is resumed is shown again
        find<QPushButton>(window(), "resumeRun")->click();
        QVERIFY(ended.wait(patience));
        QCOMPARE(find<QLineEdit>(window(), "epochs")->text(), QStringLiteral("40"));
        QVERIFY(!find<QAction>(window(), "resumeAction")->isEnabled());
        QCOMPARE(epochs.count(), 40); // those from before are shown again
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Finished), 1, patience);
        QCOMPARE(runs().size(), std::size_t{1});
    }

    void anExperimentIsWorkedOffAndClosedInTheMiddle() {
        QVERIFY(m_tested->openExample());
        model::ExperimentPlan plan;
        plan.kind = model::ExperimentKind::BetaSweep;
        plan.base = quickRun(2);
        plan.seeds = 2;
        plan.caps = {0, 0.2};
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        emit window().runsPage().experimentRequested(plan);
        QVERIFY(ended.wait(patience));
        open(); // in the middle
        QVERIFY(m_tested->openExample());
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{4}, patience);
        QVERIFY(countOf(model::RecordedRunState::Queued) >= 1);
        QSignalSpy results(&m_tested->backend.runLibrary, &app::RunLibrary::experimentsListed);
        emit window().runsPage().queue().startRequested();
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Finished), 4, patience);
        const auto experiments = results.last().first().value<std::vector<model::ExperimentResult>>();
        QCOMPARE(experiments.size(), std::size_t{1});
        QCOMPARE(experiments[0].rows.size(), std::size_t{2});
        QCOMPARE(experiments[0].rows[1].finished, 2);
        QVERIFY(experiments[0].rows[1].testNdcg.mean > 0);
    }

    void aRunThatNeedsMoreMemoryThanThereIsIsNotBegun() {
        QVERIFY(m_tested->openExample());
        model::TrainingOptions options = quickRun(1);
        options.network.hidden = {65536, 65536, 65536}; // 180 GB and more
        emit window().trainingPage().startRequested(options);
        auto* question = find<QMessageBox>(window(), "memoryQuestion");
        QVERIFY(question->text().contains(QStringLiteral(" GB of memory")));
        QVERIFY(question->informativeText().contains(QStringLiteral("would fit")));
        QVERIFY(!m_tested->backend.training.isTraining());
        QVERIFY(runs().empty());
        question->reject();
        QVERIFY(m_tested->train(quickRun(1)));
    }

    void whatWorksAgainIsNoFailureAnyMore() {
        const model::Failure warning{"its checkpoint cannot be saved", "/runs/1/checkpoint", 0, "Make room"};
        const auto* banner = find<QWidget>(window(), "failure");
        emit m_tested->backend.training.failed(warning);
        QVERIFY(banner->isVisible());
        model::Failure other = warning;
        other.file = "/runs/2/checkpoint";
        emit m_tested->backend.training.recovered(other);
        QVERIFY(banner->isVisible());
        emit m_tested->backend.training.recovered(warning);
        QVERIFY(!banner->isVisible());
    }

    void easeIsALineToBeat() {
        QVERIFY(m_tested->openExample());
        auto* offer = find<QPushButton>(window(), "easeOffer");
        const auto askFor = [&](const QString& lambda) {
            offer->click();
            auto* dialog = find<QDialog>(window(), "easeDialog");
            QVERIFY(find<QLabel>(*dialog, "easeNeed")->text().contains(QStringLiteral("items")));
            auto* field = find<QLineEdit>(*dialog, "easeLambda");
            auto* start = find<QPushButton>(*dialog, "easeStart");
            field->setText(QStringLiteral("0"));
            QVERIFY(!start->isEnabled());
            QVERIFY(!find<QLabel>(*dialog, "easeComplaint")->text().isEmpty());
            field->setText(lambda);
            start->click();
        };
        QSignalSpy ready(&m_tested->backend.ease, &app::EaseBaseline::ready);
        askFor(QStringLiteral("200"));
        QVERIFY(!offer->isVisibleTo(&window()));
        QVERIFY(ready.wait(patience));
        const auto report = ready.first().first().value<model::EaseReport>();
        const auto dataset = m_tested->backend.openedData.dataset();
        model::EaseScorer ease(model::easeWeights(dataset->training.foldIn, 200));
        QCOMPARE(report.validation.ndcg100, model::evaluate(ease, dataset->validation).ndcg100);
        QVERIFY(offer->isVisibleTo(&window()) || !window().trainingPage().isVisible());
        askFor(QStringLiteral("100"));
        find<QPushButton>(window(), "easeCancel")->click();
        QVERIFY(m_tested->openExample()); // other data, which nothing of it reaches
        QCOMPARE(ready.count(), 1);
    }

    void deletedRunsAreInTheBinAndComeBack() {
        const std::vector<QString> ids = makeRuns(3);
        app::RunLibrary& library = m_tested->backend.runLibrary;
        QSignalSpy binned(&library, &app::RunLibrary::binned);
        QSignalSpy missing(&library, &app::RunLibrary::binMissing);
        const std::map<std::string, std::string> before = filesOf(ids[0]);
        QVERIFY(!before.empty());
        emit window().runsPage().runActions().deleteRequested({ids[0], ids[1]});
        QVERIFY(binned.wait(patience));
        if (missing.count() > 0)
            QSKIP("there is no bin where the tests have their folder");
        QCOMPARE(binned.last().first().toInt(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{1}, patience);
        QVERIFY(filesOf(ids[0]).empty());
        emit window().runsPage().bin().putBackRequested();
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{3}, patience);
        QCOMPARE(countOf(model::RecordedRunState::Queued), 3);
        QVERIFY(filesOf(ids[0]) == before);
    }

    void whatIsTrainedElsewhereIsNotDeletedAndTheOthersAre() {
        const std::vector<QString> ids = makeRuns(2);
        app::RunLibrary& library = m_tested->backend.runLibrary;
        const auto lock = m_tested->backend.runStore.run(ids[0].toStdString()).lock();
        QSignalSpy failed(&library, &app::RunLibrary::failed);
        emit window().runsPage().removal().deletedForGood({ids[0], ids[1]});
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{1}, patience);
        QCOMPARE(QString::fromStdString(runs().front().id), ids[0]);
        QCOMPARE(failed.count(), 1);
    }

    void whatIsNotNeededIsFoundAndRemoved() {
        makeRuns(1);
        const std::string folder = m_tested->backend.runStore.folder();
        std::filesystem::create_directory(folder + "/20260101-000000-0001-abcdef");
        QSignalSpy found(&m_tested->backend.runLibrary, &app::RunLibrary::needlessFound);
        QSignalSpy cleaned(&m_tested->backend.runLibrary, &app::RunLibrary::cleaned);
        find<QPushButton>(window(), "cleanRuns")->click();
        QVERIFY(found.wait(patience));
        QCOMPARE(found.last().first().value<model::NeedlessFiles>().unrecorded, std::size_t{1});
        emit window().runsPage().removal().cleaningConfirmed();
        QVERIFY(cleaned.wait(patience));
        QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t{1}, patience);
        QVERIFY(!std::filesystem::exists(folder + "/20260101-000000-0001-abcdef"));
    }

    void whatKilledProgramsLeftGoesWhenTheFolderIsOpened() {
        const std::string folder = m_tested->backend.runStore.folder();
        makeRuns(1);
        std::ofstream(folder + "/.saving-1-2") << "half";
        open();
        QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(folder + "/.saving-1-2"), patience);
    }

    void aRunIsKeptNowhereIfItCannotBe() {
        const QString file = m_folder.filePath(QStringLiteral("a file"));
        std::ofstream(file.toStdString()) << "no folder";
        m_tested->backend.runLibrary.setFolder(file);
        QVERIFY(m_tested->openExample());
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        QSignalSpy failed(&m_tested->backend.training, &app::TrainingSession::failed);
        emit window().trainingPage().startRequested(quickRun(2));
        QVERIFY(ended.wait(patience));
        QCOMPARE(ended.first().first().value<model::RunOutcome>().state, model::RunState::Finished);
        QVERIFY(failed.count() >= 1);
    }
};

TASTESCOPE_TEST(TestRunsInWindow)
#include "test_runs_in_window.moc"
