#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <fstream>

#include "model/ranking/ease.h"
#include "model/ranking/evaluation.h"
#include "tests/app/support/tested_window.h"
#include "tests/support/registered_test.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/runs_page.h"

/// Runs, the queue, experiments and opening a run again, through the window's own signals, on the example.
class TestRunsInWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TestedWindow> m_tested;

    void open() {
        m_tested = std::make_unique<TestedWindow>();
        QVERIFY(m_tested->show());
    }

    const std::vector<model::RunSummary>& runs() const { return m_tested->backend.runLibrary.runs(); }

    std::ptrdiff_t countOf(model::RecordedRunState state) const {
        return std::ranges::count(runs(), state, &model::RunSummary::state);
    }

private slots:
    void initTestCase() { useSettingsIn(m_folder); }

    void init() {
        static int number = 0;
        startAnew(m_folder.filePath(QString::number(++number)));
        open();
    }

    void cleanup() { m_tested.reset(); }

    void aRunIsKeptAndOpenedAgain() {
        QVERIFY(m_tested->openExample());
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        emit m_tested->window.trainingPage().startRequested(quickRun(3));
        QVERIFY(ended.wait(60000));
        QTRY_COMPARE(countOf(model::RecordedRunState::Finished), 1);
        const QString id = QString::fromStdString(runs().front().id);
        m_tested.reset(); // a new start of the program
        open();
        QTRY_COMPARE(runs().size(), std::size_t{1});
        QSignalSpy opened(&m_tested->backend.runOpener, &app::RunOpener::opened);
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        QSignalSpy available(&m_tested->backend.training, &app::TrainingSession::modelAvailable);
        emit m_tested->window.runsPage().runActions().openRequested(id); // its data are read first
        QVERIFY(opened.wait(30000));
        QCOMPARE(epochs.count(), 3);
        QVERIFY(available.last().first().toBool());
        QCOMPARE(m_tested->window.findChild<QLineEdit*>(QStringLiteral("epochs"))->text(),
                 QStringLiteral("3"));
    }

    void aStoppedRunGoesOn() {
        QVERIFY(m_tested->openExample());
        QSignalSpy epochs(&m_tested->backend.training, &app::TrainingSession::epochDone);
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        emit m_tested->window.trainingPage().startRequested(quickRun(40));
        QVERIFY(epochs.wait(60000));
        emit m_tested->window.trainingPage().stopRequested();
        QVERIFY(ended.wait(30000));
        QTRY_COMPARE(countOf(model::RecordedRunState::Stopped), 1);
        QVERIFY(runs().front().canResume);
        epochs.clear();
        emit m_tested->window.runsPage().resumeRequested(QString::fromStdString(runs().front().id));
        QVERIFY(ended.wait(60000));
        QCOMPARE(epochs.count(), 40); // those from before are shown again
        QTRY_COMPARE(countOf(model::RecordedRunState::Finished), 1);
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
        emit m_tested->window.runsPage().experimentRequested(plan);
        QVERIFY(ended.wait(60000));
        m_tested.reset(); // in the middle
        open();
        QVERIFY(m_tested->openExample());
        QTRY_COMPARE(runs().size(), std::size_t{4});
        QVERIFY(countOf(model::RecordedRunState::Queued) >= 1);
        QSignalSpy results(&m_tested->backend.runLibrary, &app::RunLibrary::experimentsListed);
        emit m_tested->window.runsPage().queue().startRequested();
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::RecordedRunState::Finished), 4, 60000);
        const auto experiments = results.last().first().value<std::vector<model::ExperimentResult>>();
        QCOMPARE(experiments.size(), std::size_t{1});
        QCOMPARE(experiments[0].rows.size(), std::size_t{2});
        QCOMPARE(experiments[0].rows[1].finished, 2);
        QVERIFY(experiments[0].rows[1].testNdcg.mean > 0);
    }

    void easeIsALineToBeat() {
        QVERIFY(m_tested->openExample());
        auto* offer = m_tested->window.findChild<QPushButton*>(QStringLiteral("easeOffer"));
        const auto askFor = [&](const QString& lambda) {
            offer->click();
            auto* dialog = m_tested->window.findChild<QDialog*>(QStringLiteral("easeDialog"));
            QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("easeNeed"))
                        ->text()
                        .contains(QStringLiteral("items")));
            auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("easeLambda"));
            auto* start = dialog->findChild<QPushButton*>(QStringLiteral("easeStart"));
            field->setText(QStringLiteral("0"));
            QVERIFY(!start->isEnabled());
            QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("easeComplaint"))->text().isEmpty());
            field->setText(lambda);
            start->click();
        };
        QSignalSpy ready(&m_tested->backend.ease, &app::EaseBaseline::ready);
        askFor(QStringLiteral("200"));
        QVERIFY(!offer->isVisibleTo(&m_tested->window));
        QVERIFY(ready.wait(60000));
        const auto report = ready.first().first().value<model::EaseReport>();
        const auto dataset = m_tested->backend.openedData.dataset();
        model::EaseScorer ease(model::easeWeights(dataset->training.foldIn, 200));
        QCOMPARE(report.validation.ndcg100, model::evaluate(ease, dataset->validation).ndcg100);
        QVERIFY(offer->isVisibleTo(&m_tested->window) || !m_tested->window.trainingPage().isVisible());
        askFor(QStringLiteral("100"));
        m_tested->window.findChild<QPushButton*>(QStringLiteral("easeCancel"))->click();
        QVERIFY(m_tested->openExample()); // other data, which nothing of it reaches
        QCOMPARE(ready.count(), 1);
    }

    void aRunIsKeptNowhereIfItCannotBe() {
        const QString file = m_folder.filePath(QStringLiteral("a file"));
        std::ofstream(file.toStdString()) << "no folder";
        m_tested->backend.runLibrary.setFolder(file);
        QVERIFY(m_tested->openExample());
        QSignalSpy ended(&m_tested->backend.training, &app::TrainingSession::runEnded);
        QSignalSpy failed(&m_tested->backend.training, &app::TrainingSession::failed);
        emit m_tested->window.trainingPage().startRequested(quickRun(2));
        QVERIFY(ended.wait(60000));
        QCOMPARE(ended.first().first().value<model::RunOutcome>().state, model::RunState::Finished);
        QVERIFY(failed.count() >= 1);
    }
};

TASTESCOPE_TEST(TestRunsInWindow)
#include "test_runs_in_window.moc"
