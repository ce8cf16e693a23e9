#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

#include "app/flow.h"
#include "app/lab.h"
#include "app/session.h"
#include "model/ranking/ease.h"
#include "model/ranking/evaluation.h"
#include "ui/main_window.h"
#include "ui/runs/runs_page.h"
#include "ui/training/training_page.h"

/// Runs, the queue, experiments and opening a run again, through the window's own signals, on the example.
class TestLabInWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::Lab> m_lab;

    static model::TrainingOptions smallRun(int epochs) {
        model::TrainingOptions options;
        options.network.hidden = {20};
        options.network.latent = 8;
        options.batch = 100;
        options.epochs = epochs;
        return options;
    }

    void open() {
        m_session = std::make_unique<app::Session>();
        m_window = std::make_unique<ui::MainWindow>();
        m_lab = std::make_unique<app::Lab>(*m_session);
        app::connectFlow(*m_window, *m_session, *m_lab);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void close() {
        m_lab.reset();
        m_session.reset();
        m_window.reset();
    }

    void openExample() {
        QSignalSpy ready(m_session.get(), &app::Session::datasetReady);
        emit m_window->exampleRequested();
        QVERIFY(ready.wait(30000));
    }

    const std::vector<model::RunSummary>& runs() const { return m_session->library().runs(); }

    std::ptrdiff_t countOf(model::StoredRunState state) const {
        return std::ranges::count(runs(), state, &model::RunSummary::state);
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("tastescope"));
        QCoreApplication::setApplicationName(QStringLiteral("tastescope-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QLocale::setDefault(QLocale::c());
    }

    void init() {
        static int number = 0;
        QSettings().clear();
        QSettings().setValue(QStringLiteral("runsFolder"), m_folder.filePath(QString::number(++number)));
        open();
    }

    void cleanup() { close(); }

    void aRunIsKeptAndOpenedAgain() {
        openExample();
        QSignalSpy ended(m_session.get(), &app::Session::runEnded);
        emit m_window->trainingPage().startRequested(smallRun(3));
        QVERIFY(ended.wait(60000));
        QTRY_COMPARE(countOf(model::StoredRunState::Finished), 1);
        const QString id = QString::fromStdString(runs().front().id);
        close(); // a new start of the program
        open();
        QTRY_COMPARE(runs().size(), std::size_t{1});
        QSignalSpy opened(&m_lab->opening, &app::RunOpening::opened);
        QSignalSpy epochs(m_session.get(), &app::Session::epochDone);
        QSignalSpy available(m_session.get(), &app::Session::modelAvailable);
        emit m_window->runsPage().openRequested(id); // its data are read first
        QVERIFY(opened.wait(30000));
        QCOMPARE(epochs.count(), 3);
        QVERIFY(available.last().first().toBool());
        QCOMPARE(m_window->findChild<QLineEdit*>(QStringLiteral("epochs"))->text(), QStringLiteral("3"));
    }

    void aStoppedRunGoesOn() {
        openExample();
        QSignalSpy epochs(m_session.get(), &app::Session::epochDone);
        QSignalSpy ended(m_session.get(), &app::Session::runEnded);
        emit m_window->trainingPage().startRequested(smallRun(40));
        QVERIFY(epochs.wait(60000));
        emit m_window->trainingPage().stopRequested();
        QVERIFY(ended.wait(30000));
        QTRY_COMPARE(countOf(model::StoredRunState::Stopped), 1);
        QVERIFY(runs().front().canResume);
        epochs.clear();
        emit m_window->runsPage().resumeRequested(QString::fromStdString(runs().front().id));
        QVERIFY(ended.wait(60000));
        QCOMPARE(epochs.count(), 40); // those from before are shown again
        QTRY_COMPARE(countOf(model::StoredRunState::Finished), 1);
        QCOMPARE(runs().size(), std::size_t{1});
    }

    void anExperimentIsWorkedOffAndClosedInTheMiddle() {
        openExample();
        model::ExperimentPlan plan;
        plan.kind = model::ExperimentKind::BetaSweep;
        plan.base = smallRun(2);
        plan.seeds = 2;
        plan.caps = {0, 0.2};
        QSignalSpy ended(m_session.get(), &app::Session::runEnded);
        emit m_window->runsPage().experimentRequested(plan);
        QVERIFY(ended.wait(60000));
        close(); // in the middle
        open();
        openExample();
        QTRY_COMPARE(runs().size(), std::size_t{4});
        QVERIFY(countOf(model::StoredRunState::Queued) >= 1);
        QSignalSpy results(&m_session->library(), &app::RunLibrary::experimentsListed);
        emit m_window->runsPage().queueStartRequested();
        QTRY_COMPARE_WITH_TIMEOUT(countOf(model::StoredRunState::Finished), 4, 60000);
        const auto experiments = results.last().first().value<std::vector<model::ExperimentResult>>();
        QCOMPARE(experiments.size(), std::size_t{1});
        QCOMPARE(experiments[0].rows.size(), std::size_t{2});
        QCOMPARE(experiments[0].rows[1].finished, 2);
        QVERIFY(experiments[0].rows[1].testNdcg.mean > 0);
    }

    void easeIsALineToBeat() {
        openExample();
        auto* offer = m_window->findChild<QPushButton*>(QStringLiteral("easeOffer"));
        const auto askFor = [&](const QString& lambda) {
            offer->click();
            auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("easeDialog"));
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
        QSignalSpy ready(&m_lab->ease, &app::EaseBaseline::ready);
        askFor(QStringLiteral("200"));
        QVERIFY(!offer->isVisibleTo(m_window.get()));
        QVERIFY(ready.wait(60000));
        const auto report = ready.first().first().value<model::EaseReport>();
        const auto dataset = m_session->dataset();
        model::EaseScorer ease(model::easeWeights(dataset->training.foldIn, 200));
        QCOMPARE(report.validation.ndcg100, model::evaluate(ease, dataset->validation).ndcg100);
        QVERIFY(offer->isVisibleTo(m_window.get()) || !m_window->trainingPage().isVisible());
        askFor(QStringLiteral("100"));
        m_window->findChild<QPushButton*>(QStringLiteral("easeCancel"))->click();
        openExample(); // other data, which nothing of it reaches
        QCOMPARE(ready.count(), 1);
    }

    void aRunIsKeptNowhereIfItCannotBe() {
        const QString file = m_folder.filePath(QStringLiteral("a file"));
        std::ofstream(file.toStdString()) << "no folder";
        m_session->library().setFolder(file);
        openExample();
        QSignalSpy ended(m_session.get(), &app::Session::runEnded);
        QSignalSpy failed(m_session.get(), &app::Session::failed);
        emit m_window->trainingPage().startRequested(smallRun(2));
        QVERIFY(ended.wait(60000));
        QCOMPARE(ended.first().first().value<model::RunOutcome>().state, model::RunState::Finished);
        QVERIFY(failed.count() >= 1);
    }
};

QTEST_MAIN(TestLabInWindow)
#include "test_lab_in_window.moc"
