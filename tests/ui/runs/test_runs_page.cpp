#include <QAction>
#include <QScrollBar>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/runs/runs_page_test.h"
#include "tests/ui/support/example_run.h"
#include "ui/runs/run_list.h"

using model::RecordedRunState;

/// The list of runs: what it shows, and how it is sorted, searched and kept in place.
class TestRunsPage : public RunsPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void saysWhatWillBeHere();
    void tellsTheRailHowManyRunsThereAre();
    void listsWhatIsKnownOfARun();
    void saysWhatIsNotKnown();
    void saysWhyARunIsDamaged();
    void saysThatARunNeverBegan();
    void saysHowLargeRunsAre();
    void showsTheNewestFirst();
    void sortsByNumbers();
    void findsRunsByTheirWords();
    void findsRunsAmongAThousand();
    void keepsSelectionAndPlaceWhileRunsChange();
    void keepsTheSelectionWhileAFilterIsOn();
    void ticksAndSelectsTheRunThatHasJustEnded();
};

void TestRunsPage::saysWhatWillBeHere() {
    QSignalSpy training(m_actions.goToTraining(), &QAction::triggered);
    QSignalSpy folder(m_actions.chooseRunsFolder(), &QAction::triggered);
    QVERIFY(find<QPushButton>("goToTraining")->isVisibleTo(m_page.get()));
    QVERIFY(!table()->isVisibleTo(m_page.get()));
    find<QPushButton>("goToTraining")->click();
    find<QPushButton>("emptyChooseFolder")->click();
    QCOMPARE(training.count(), 1);
    QCOMPARE(folder.count(), 1);
    m_page->setRuns(exampleRuns(1));
    QVERIFY(table()->isVisibleTo(m_page.get()));
    m_page->setRuns({});
    QVERIFY(!table()->isVisibleTo(m_page.get()));
}

void TestRunsPage::tellsTheRailHowManyRunsThereAre() {
    QSignalSpy fact(m_page.get(), &ui::RunsPage::badgeChanged);
    m_page->setRuns(exampleRuns(7));
    QCOMPARE(fact.last().first().toString(), QStringLiteral("7 runs"));
    m_page->setRuns(exampleRuns(1));
    QCOMPARE(fact.last().first().toString(), QStringLiteral("1 run"));
    m_page->setRuns({});
    QCOMPARE(fact.last().first().toString(), QString());
}

void TestRunsPage::listsWhatIsKnownOfARun() {
    model::RunSummary run = exampleRun(7);
    run.state = RecordedRunState::Running;
    run.epochsDone = 62;
    run.notes = "with more dropout";
    m_page->setRuns({run});
    const std::pair<int, QString> expected[] = {{ui::NameColumn, QStringLiteral("run 7")},
                                                {ui::StateColumn, QStringLiteral("training")},
                                                {ui::EpochsColumn, QStringLiteral("62 / 100")},
                                                {ui::ValidationColumn, QStringLiteral("0.3607")},
                                                {ui::TestNdcgColumn, QStringLiteral("0.3507")},
                                                {ui::TestRecall20Column, QStringLiteral("0.3200")},
                                                {ui::TestRecall50Column, QStringLiteral("0.4400")},
                                                {ui::ModelColumn, QStringLiteral("Mult-VAE")},
                                                {ui::NetworkColumn, QStringLiteral("600-200")},
                                                {ui::ScheduleColumn, QStringLiteral("linear to 0.2")},
                                                {ui::SeedColumn, QStringLiteral("7")},
                                                {ui::DataColumn, QStringLiteral("MovieLens latest small")},
                                                {ui::TimeColumn, QStringLiteral("1:08")},
                                                {ui::NotesColumn, QStringLiteral("with more dropout")}};
    for (const auto& [column, text] : expected)
        QCOMPARE(cell(0, column), text);
}

void TestRunsPage::saysWhatIsNotKnown() {
    model::RunSummary run = exampleRun(1);
    run.best = {};
    run.test = {};
    run.options.network.kind = model::ModelKind::Dae;
    m_page->setRuns({run, exampleRun(2)});
    table()->sortByColumn(ui::ValidationColumn, Qt::AscendingOrder);
    for (const int column : {ui::ValidationColumn, ui::TestNdcgColumn, ui::TestRecall20Column,
                             ui::TestRecall50Column, ui::ScheduleColumn})
        QCOMPARE(cell(0, column), QStringLiteral("—"));
    table()->clearSelection();
    QVERIFY(table()->tabSeparated().contains(QStringLiteral("\t100\t\t\t\t\tMult-DAE")));
}

void TestRunsPage::saysWhyARunIsDamaged() {
    model::RunSummary run = exampleRun(3);
    run.state = RecordedRunState::Damaged;
    run.reason = "run.json, line 4: <b>is not</b> JSON.";
    m_page->setRuns({run});
    const QModelIndex state = table()->model()->index(0, ui::StateColumn);
    QCOMPARE(state.data().toString(), QStringLiteral("damaged"));
    QVERIFY(state.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;is not")));
    QVERIFY(facts().contains(QStringLiteral("run.json, line 4")));
    QVERIFY(!find<QPushButton>("openRunButton")->isEnabled());
    QVERIFY(find<QPushButton>("deleteRunsButton")->isEnabled());
    QVERIFY(!find<QLineEdit>("notes")->isEnabled());
}

void TestRunsPage::saysThatARunNeverBegan() {
    model::RunSummary run = exampleRun(3);
    run.state = RecordedRunState::Unrecorded;
    run.reason = "the run ended before its first record was written";
    m_page->setRuns({run});
    QCOMPARE(cell(0, ui::StateColumn), QStringLiteral("never began"));
    QVERIFY(facts().contains(QStringLiteral("before its first record")));
    QVERIFY(!find<QPushButton>("openRunButton")->isEnabled());
    QVERIFY(find<QPushButton>("deleteRunsButton")->isEnabled());
}

void TestRunsPage::saysHowLargeRunsAre() {
    auto runs = exampleRuns(2);
    runs[0].bytes = 1'500'000;
    runs[1].bytes = 11'000'000;
    m_page->setRuns(runs);
    m_page->list().setFolder(QStringLiteral("/home/ann/runs"));
    QCOMPARE(find<ui::ElidedLabel>("runsFolder")->wholeText(), QStringLiteral("12.5 MB in /home/ann/runs"));
    QCOMPARE(column(ui::SizeColumn), QStringList({QStringLiteral("11.0 MB"), QStringLiteral("1.5 MB")}));
}

void TestRunsPage::showsTheNewestFirst() {
    m_page->setRuns(exampleRuns(3));
    QCOMPARE(column(ui::NameColumn),
             QStringList({QStringLiteral("run 3"), QStringLiteral("run 2"), QStringLiteral("run 1")}));
}

void TestRunsPage::sortsByNumbers() {
    m_page->setRuns(exampleRuns(11));
    table()->sortByColumn(ui::TestNdcgColumn, Qt::DescendingOrder);
    QCOMPARE(cell(0, ui::NameColumn), QStringLiteral("run 11"));
    table()->sortByColumn(ui::SeedColumn, Qt::AscendingOrder);
    QCOMPARE(cell(1, ui::NameColumn), QStringLiteral("run 2"));
    table()->sortByColumn(ui::NameColumn, Qt::AscendingOrder);
    QCOMPARE(cell(10, ui::NameColumn), QStringLiteral("run 11"));
}

void TestRunsPage::findsRunsByTheirWords() {
    auto runs = exampleRuns(5);
    runs[0].notes = "The Good one";
    runs[1].dataName = "ml-1m";
    runs[2].options.network.likelihood = model::Likelihood::Gaussian;
    runs[3].state = RecordedRunState::Stopped;
    m_page->setRuns(runs);
    const auto found = [this](const char* text) {
        find<QLineEdit>("runSearch")->setText(QLatin1String(text));
        return column(ui::NameColumn);
    };
    QCOMPARE(found("good"), QStringList(QStringLiteral("run 1")));
    QCOMPARE(found("ML-1M"), QStringList(QStringLiteral("run 2")));
    QCOMPARE(found("gaussian"), QStringList(QStringLiteral("run 3")));
    QCOMPARE(found("stopped"), QStringList(QStringLiteral("run 4")));
    QCOMPARE(found("run 5"), QStringList(QStringLiteral("run 5")));
    QTest::keyClick(find<QLineEdit>("runSearch"), Qt::Key_Escape);
    QCOMPARE(table()->model()->rowCount(), 5);
}

void TestRunsPage::findsRunsAmongAThousand() {
    show(1000);
    find<QLineEdit>("runSearch")->setText(QStringLiteral("run 99"));
    QCOMPARE(table()->model()->rowCount(), 11);
    find<QLineEdit>("runSearch")->clear();
    table()->selectAll();
    m_page->setRuns(exampleRuns(1000));
    QCOMPARE(selected().size(), 1000);
}

void TestRunsPage::keepsSelectionAndPlaceWhileRunsChange() {
    show(60);
    select({QStringLiteral("run 20"), QStringLiteral("run 30")});
    table()->verticalScrollBar()->setValue(300);
    auto runs = exampleRuns(61); // one more, and it is the newest
    runs[0].epochsDone = 1;
    m_page->setRuns(runs);
    QCOMPARE(selected(), QStringList({QStringLiteral("run 30"), QStringLiteral("run 20")}));
    QCOMPARE(table()->verticalScrollBar()->value(), 300);
    runs.erase(runs.begin() + 9); // as many as before, others
    runs.push_back(exampleRun(99));
    m_page->setRuns(runs);
    QCOMPARE(selected(), QStringList({QStringLiteral("run 30"), QStringLiteral("run 20")}));
    QCOMPARE(table()->verticalScrollBar()->value(), 300);
}

void TestRunsPage::keepsTheSelectionWhileAFilterIsOn() {
    show(30);
    select({QStringLiteral("run 12")});
    find<QLineEdit>("runSearch")->setText(QStringLiteral("run 1"));
    QCOMPARE(selected(), QStringList(QStringLiteral("run 12")));
    auto runs = exampleRuns(30);
    runs[11].epochsDone = 50;
    m_page->setRuns(runs);
    QCOMPARE(selected(), QStringList(QStringLiteral("run 12")));
    tick(0);
    QCOMPARE(table()->model()->rowCount(), 11);
    find<QLineEdit>("runSearch")->clear();
    QCOMPARE(table()->model()->rowCount(), 30);
}

void TestRunsPage::ticksAndSelectsTheRunThatHasJustEnded() {
    show(8); // six of them are in the charts
    auto runs = exampleRuns(9);
    QSignalSpy asked(m_page.get(), &ui::RunsPage::curvesRequested);
    m_page->list().showEnded(QStringLiteral("run-9")); // the list does not know it yet
    QCOMPARE(selected(), QStringList(QStringLiteral("run 8")));
    m_page->setRuns(runs);
    QCOMPARE(selected(), QStringList(QStringLiteral("run 9")));
    QVERIFY(idsOf(asked).contains(QStringLiteral("run-9")));
    select({QStringLiteral("run 2")});
    m_page->setRuns(runs);
    QCOMPARE(selected(), QStringList(QStringLiteral("run 2")));
}

TASTESCOPE_TEST(TestRunsPage)
#include "test_runs_page.moc"
