#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_runs.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/components/elided_label.h"
#include "ui/components/shared_actions.h"
#include "ui/runs/new_experiment_dialog.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_columns.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_mark.h"
#include "ui/runs/runs_page.h"
#include "ui/tables/table.h"
#include "ui/window/appearance.h"

using model::RecordedRunState;

Q_DECLARE_METATYPE(model::RunLabel)
Q_DECLARE_METATYPE(model::ExperimentPlan)

namespace {

/// Of the page in a window of 1280 × 800, between rail, menus and status bar.
constexpr QSize pageSize{1132, 744};

enum Tab { Curves, Differences, Experiments };

QStringList idsOf(const QSignalSpy& spy) {
    return spy.isEmpty() ? QStringList() : spy.last().first().toStringList();
}

} // namespace

class TestRunsPage : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void saysWhatWillBeHere();
    void tellsTheRailHowManyRunsThereAre();
    void listsWhatIsKnownOfARun();
    void saysWhatIsNotKnown();
    void saysWhyARunIsDamaged();
    void showsTheNewestFirst();
    void sortsByNumbers();
    void findsRunsByTheirWords();
    void keepsSelectionAndPlaceWhileRunsChange();
    void keepsTheSelectionWhileAFilterIsOn();
    void opensOneRun();
    void resumesThoseThatCanGoOn();
    void asksBeforeItDeletes();
    void deletesNothingThatTrains();
    void renamesInPlace();
    void leavesATypedNameAloneWhileNewsCome();
    void takesNotes();
    void changesColours();
    void opensFolderAndReport();
    void asksForTheCurvesOfTickedRuns();
    void showsNewRunsWhileThereAreFew();
    void forgetsDeletedRuns();
    void overlaysRunsInTheirColours();
    void goesOverEpochsUpdatesOrTime();
    void drawsEveryUpdateIfAsked();
    void linksTheCrosshairs();
    void saysHowSelectedRunsDiffer();
    void saysThatNothingDiffers();
    void saysHowFarTheQueueIs_data();
    void saysHowFarTheQueueIs();
    void offersToGoOnWithInterruptedRuns();
    void makesAComparisonOfLikelihoods();
    void makesASweepOfBeta();
    void complainsAboutCapsThatCannotWork_data();
    void complainsAboutCapsThatCannotWork();
    void refusesToSweepBetaOfADae();
    void needsDataForExperiments();
    void showsLikelihoodsAsBarsAndTable();
    void showsASweepAsLineAndTable();
    void staysWithTheChosenExperiment();
    void opensAThousandRunsAtOnce();
    void overlaysTwentyLongRuns();
    void screenshots_data();
    void screenshots();

private:
    template <typename Widget>
    Widget* find(const char* name) const {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    ui::Table* table() const { return find<ui::Table>("runs"); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QStringList column(int column) const;
    QStringList selected() const;
    void select(const QStringList& names) const;
    void tick(int row) const;
    void show(int runs);
    void showCurves(const QList<int>& numbers, int epochs = 20, int updatesPerEpoch = 5);
    const ui::LineFigure& figure(const char* name) const { return find<ui::LineChart>(name)->figure(); }
    ui::NewExperimentDialog* dialog() const { return find<ui::NewExperimentDialog>("newExperiment"); }
    QString facts() const { return find<ui::ElidedLabel>("runFacts")->wholeText(); }

    ui::SharedActions m_actions;
    std::unique_ptr<ui::RunsPage> m_page;
};

void TestRunsPage::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QLocale::setDefault(QLocale::c());
    m_page = std::make_unique<ui::RunsPage>(m_actions);
    m_page->resize(pageSize);
    for (const ui::Table* table : m_page->findChildren<ui::Table*>())
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_page.get());
}

QStringList TestRunsPage::column(int column) const {
    QStringList texts;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        texts += cell(row, column);
    return texts;
}

QStringList TestRunsPage::selected() const {
    QModelIndexList rows = table()->selectionModel()->selectedRows(ui::NameColumn);
    std::sort(rows.begin(), rows.end());
    QStringList names;
    for (const QModelIndex& row : rows)
        names += row.data().toString();
    return names;
}

void TestRunsPage::select(const QStringList& names) const {
    QItemSelection rows;
    for (const QString& name : names) {
        const auto row = static_cast<int>(column(ui::NameColumn).indexOf(name));
        const QModelIndex place = table()->model()->index(row, ui::NameColumn);
        rows.select(place, place);
    }
    table()->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TestRunsPage::tick(int row) const {
    const QRect place = table()->visualRect(table()->model()->index(row, ui::MarkColumn));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place.center());
}

void TestRunsPage::show(int runs) {
    m_page->setRuns(exampleRuns(runs));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestRunsPage::showCurves(const QList<int>& numbers, int epochs, int updatesPerEpoch) {
    std::vector<std::shared_ptr<const model::RunCurves>> curves;
    for (const int number : numbers)
        curves.push_back(exampleCurves(number, epochs, updatesPerEpoch));
    m_page->setCurves(std::move(curves));
}

void TestRunsPage::saysWhatWillBeHere() {
    QSignalSpy training(m_actions.goToTraining(), &QAction::triggered);
    QSignalSpy folder(m_page.get(), &ui::RunsPage::chooseRunsFolderRequested);
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

void TestRunsPage::opensOneRun() {
    show(3);
    QSignalSpy opened(&m_page->runActions(), &ui::RunActions::openRequested);
    select({QStringLiteral("run 2")});
    find<QPushButton>("openRunButton")->click();
    QCOMPARE(opened.last().first().toString(), QStringLiteral("run-2"));
    const QRect name = table()->visualRect(table()->model()->index(0, ui::NameColumn));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, name.center());
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, name.center());
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.last().first().toString(), QStringLiteral("run-3"));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(opened.count(), 3);
    select({QStringLiteral("run 2"), QStringLiteral("run 3")});
    QVERIFY(!find<QPushButton>("openRunButton")->isEnabled());
    QCOMPARE(find<QPushButton>("openRunButton")->toolTip(), QStringLiteral("Select one run"));
}

void TestRunsPage::resumesThoseThatCanGoOn() {
    auto runs = exampleRuns(3);
    for (const std::size_t stopped : {0U, 1U}) {
        runs[stopped].state = RecordedRunState::Stopped;
        runs[stopped].canResume = true;
    }
    m_page->setRuns(runs);
    QSignalSpy resumed(m_page.get(), &ui::RunsPage::resumeRequested);
    select({QStringLiteral("run 3")});
    QVERIFY(!find<QPushButton>("resumeRunButton")->isEnabled());
    QVERIFY(!find<QPushButton>("resumeRunButton")->toolTip().isEmpty());
    select({QStringLiteral("run 1"), QStringLiteral("run 2")});
    find<QPushButton>("resumeRunButton")->click();
    QCOMPARE(resumed.count(), 2);
    QCOMPARE(resumed[0][0].toString(), QStringLiteral("run-2")); // as they stand in the list
    QCOMPARE(resumed[1][0].toString(), QStringLiteral("run-1"));
}

void TestRunsPage::asksBeforeItDeletes() {
    show(5);
    QSignalSpy deleted(&m_page->runActions(), &ui::RunActions::deleteRequested);
    select({QStringLiteral("run 2"), QStringLiteral("run 4"), QStringLiteral("run 5")});
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QPointer<QMessageBox> question = find<QMessageBox>("deleteQuestion");
    QVERIFY(question);
    QCOMPARE(question->text(), QStringLiteral("Delete 3 runs?"));
    question->reject();
    QTRY_VERIFY(!question);
    QCOMPARE(deleted.count(), 0);
    select({QStringLiteral("run 2"), QStringLiteral("run 4")});
    find<QPushButton>("deleteRunsButton")->click();
    question = find<QMessageBox>("deleteQuestion");
    QCOMPARE(question->text(), QStringLiteral("Delete 2 runs?"));
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    QCOMPARE(idsOf(deleted), QStringList({QStringLiteral("run-4"), QStringLiteral("run-2")}));
}

void TestRunsPage::deletesNothingThatTrains() {
    auto runs = exampleRuns(2);
    runs[1].state = RecordedRunState::Running;
    m_page->setRuns(runs);
    select({QStringLiteral("run 1"), QStringLiteral("run 2")});
    QVERIFY(!find<QPushButton>("deleteRunsButton")->isEnabled());
    QVERIFY(find<QPushButton>("deleteRunsButton")->toolTip().contains(QStringLiteral("stop it first")));
    select({QStringLiteral("run 1")});
    QVERIFY(find<QPushButton>("deleteRunsButton")->isEnabled());
}

void TestRunsPage::renamesInPlace() {
    show(3);
    QSignalSpy labels(&m_page->list(), &ui::RunList::labelChanged);
    select({QStringLiteral("run 2")});
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F2);
    auto* editor = table()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("run 2"));
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("  the good one "));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(labels.count(), 1);
    QCOMPARE(labels.last().first().toString(), QStringLiteral("run-2"));
    const auto label = labels.last()[1].value<model::RunLabel>();
    QCOMPARE(label.name, "the good one");
    QCOMPARE(label.colour, 2);
    QCOMPARE(cell(1, ui::NameColumn), QStringLiteral("run 2")); // until the store has it
}

void TestRunsPage::leavesATypedNameAloneWhileNewsCome() {
    show(3);
    QSignalSpy labels(&m_page->list(), &ui::RunList::labelChanged);
    select({QStringLiteral("run 1")});
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F2);
    auto* editor = table()->viewport()->findChild<QLineEdit*>();
    QTest::keyClicks(editor, QStringLiteral("bes"));
    auto runs = exampleRuns(3);
    runs[0].epochsDone = 3;
    m_page->setRuns(runs);
    QTest::keyClicks(editor, QStringLiteral("t"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(labels.count(), 1);
    QCOMPARE(labels.last()[1].value<model::RunLabel>().name, "best");
}

void TestRunsPage::takesNotes() {
    show(3);
    QSignalSpy labels(&m_page->list(), &ui::RunList::labelChanged);
    auto* notes = find<QLineEdit>("notes");
    select({QStringLiteral("run 3")});
    notes->setFocus();
    QTest::keyClicks(notes, QStringLiteral("more dropout"));
    m_page->setRuns(exampleRuns(3)); // news come while one types
    QCOMPARE(notes->text(), QStringLiteral("more dropout"));
    QTest::keyClick(notes, Qt::Key_Return);
    QCOMPARE(labels.count(), 1);
    QCOMPARE(labels.last()[1].value<model::RunLabel>().notes, "more dropout");
    QTest::keyClick(notes, Qt::Key_Return);
    QCOMPARE(labels.count(), 1);
    select({QStringLiteral("run 2"), QStringLiteral("run 3")});
    QVERIFY(!notes->isEnabled());
}

void TestRunsPage::changesColours() {
    show(4);
    QSignalSpy labels(&m_page->list(), &ui::RunList::labelChanged);
    select({QStringLiteral("run 1"), QStringLiteral("run 2")});
    find<QToolButton>("dot5")->click();
    QCOMPARE(labels.count(), 2);
    QCOMPARE(labels[0][1].value<model::RunLabel>().colour, 5);
    QCOMPARE(labels[0][1].value<model::RunLabel>().name, "run 2");
}

void TestRunsPage::opensFolderAndReport() {
    show(2);
    QSignalSpy folder(&m_page->runActions(), &ui::RunActions::folderShown);
    QSignalSpy report(&m_page->runActions(), &ui::RunActions::reportRequested);
    QSignalSpy choose(m_page.get(), &ui::RunsPage::chooseRunsFolderRequested);
    select({QStringLiteral("run 1")});
    emit table()->customContextMenuRequested({10, 10});
    find<QAction>("openRunFolder")->trigger();
    find<QPushButton>("reportRunButton")->click();
    find<QPushButton>("chooseRunsFolder")->click();
    QCOMPARE(folder.last().first().toString(), QStringLiteral("run-1"));
    QCOMPARE(report.last().first().toString(), QStringLiteral("run-1"));
    QCOMPARE(choose.count(), 1);
}

void TestRunsPage::asksForTheCurvesOfTickedRuns() {
    QSignalSpy asked(m_page.get(), &ui::RunsPage::curvesRequested);
    show(3);
    QCOMPARE(idsOf(asked),
             QStringList({QStringLiteral("run-1"), QStringLiteral("run-2"), QStringLiteral("run-3")}));
    tick(1);
    QCOMPARE(idsOf(asked), QStringList({QStringLiteral("run-1"), QStringLiteral("run-3")}));
    select({QStringLiteral("run 2")});
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(idsOf(asked).size(), 3);
    find<QAction>("showOnlyRuns")->trigger();
    QCOMPARE(idsOf(asked), QStringList(QStringLiteral("run-2")));
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(idsOf(asked), QStringList());
}

void TestRunsPage::showsNewRunsWhileThereAreFew() {
    QSignalSpy asked(m_page.get(), &ui::RunsPage::curvesRequested);
    m_page->setRuns(exampleRuns(30));
    QCOMPARE(idsOf(asked).size(), 6);
    QVERIFY(idsOf(asked).contains(QStringLiteral("run-30")));
    find<QAction>("showOnlyRuns")->trigger();
    auto runs = exampleRuns(31);
    runs[30].epochsDone = 0;
    m_page->setRuns(runs);
    QCOMPARE(idsOf(asked), QStringList(QStringLiteral("run-30")));
    runs[30].epochsDone = 1; // now it has curves
    m_page->setRuns(runs);
    QCOMPARE(idsOf(asked), QStringList({QStringLiteral("run-30"), QStringLiteral("run-31")}));
}

void TestRunsPage::forgetsDeletedRuns() {
    QSignalSpy asked(m_page.get(), &ui::RunsPage::curvesRequested);
    m_page->setRuns(exampleRuns(3));
    m_page->setRuns(exampleRuns(2));
    QCOMPARE(idsOf(asked), QStringList({QStringLiteral("run-1"), QStringLiteral("run-2")}));
}

void TestRunsPage::overlaysRunsInTheirColours() {
    auto runs = exampleRuns(3);
    runs[2].colour = runs[0].colour; // two of one colour
    runs[1].options.network.kind = model::ModelKind::Dae;
    m_page->setRuns(runs);
    m_page->show();
    QVERIFY(find<QLabel>("noCurves")->isVisible());
    showCurves({1, 2, 3});
    QVERIFY(!find<QLabel>("noCurves")->isVisible());
    const ui::LineFigure& validation = figure("overlayValidation");
    QCOMPARE(validation.curves.size(), 3U);
    QCOMPARE(validation.curves[0].name, QStringLiteral("run 1"));
    QCOMPARE(validation.curves[0].hue, ui::hueOfRun(1));
    QCOMPARE(validation.curves[1].hue, ui::hueOfRun(2));
    QVERIFY(!validation.curves[0].dashed);
    QVERIFY(validation.curves[2].dashed);
    QCOMPARE(validation.references.size(), 1U);
    QCOMPARE(figure("overlayElbo").curves.size(), 3U);
    QCOMPARE(figure("overlayKl").curves.size(), 2U); // a DAE has none
    QCOMPARE(figure("overlayBeta").curves.size(), 2U);
    tick(2); // run 1: the other one of its colour is solid now
    QCOMPARE(figure("overlayValidation").curves.size(), 2U);
    QVERIFY(!figure("overlayValidation").curves[1].dashed);
}

void TestRunsPage::goesOverEpochsUpdatesOrTime() {
    show(1);
    showCurves({1}, 20, 100);
    auto* x = find<QComboBox>("curveX");
    QCOMPARE(figure("overlayElbo").curves[0].points.back().x(), 20.0);
    x->setCurrentText(QStringLiteral("step"));
    QCOMPARE(figure("overlayElbo").curves[0].points.back().x(), 2000.0);
    QCOMPARE(figure("overlayValidation").curves[0].points.back().x(), 2000.0);
    x->setCurrentText(QStringLiteral("time"));
    QVERIFY(std::abs(figure("overlayElbo").curves[0].points.back().x() - 200.0 / 60) < 1e-9);
    QCOMPARE(figure("overlayElbo").x.title, QStringLiteral("minutes"));
}

void TestRunsPage::drawsEveryUpdateIfAsked() {
    show(1);
    showCurves({1}, 20, 5);
    QCOMPARE(figure("overlayKl").curves[0].points.size(), 20U);
    find<QCheckBox>("eachUpdate")->click();
    QCOMPARE(figure("overlayKl").curves[0].points.size(), 100U);
    QCOMPARE(figure("overlayValidation").curves[0].points.size(), 20U);
}

void TestRunsPage::linksTheCrosshairs() {
    show(2);
    showCurves({1, 2});
    auto* other = find<ui::LineChart>("overlayBeta");
    const QImage before = other->grab().toImage();
    emit find<ui::LineChart>("overlayValidation")->hovered(10.0);
    QVERIFY(other->grab().toImage() != before);
    emit find<ui::LineChart>("overlayValidation")->hovered(std::nullopt);
    QCOMPARE(other->grab().toImage(), before);
}

void TestRunsPage::saysHowSelectedRunsDiffer() {
    show(3);
    find<QTabBar>("comparisonTabs")->setCurrentIndex(Differences);
    QVERIFY(find<QLabel>("differenceSentence")->isVisible());
    select({QStringLiteral("run 1"), QStringLiteral("run 3")});
    const QAbstractItemModel* rows = find<ui::Table>("differences")->model();
    QVERIFY(find<ui::Table>("differences")->isVisible());
    QCOMPARE(rows->columnCount(), 3);
    QCOMPARE(rows->headerData(1, Qt::Horizontal).toString(), QStringLiteral("run 3"));
    QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("Seed"));
    QCOMPARE(rows->index(0, 1).data().toString(), QStringLiteral("3"));
    QCOMPARE(rows->index(0, 2).data().toString(), QStringLiteral("1"));
    QCOMPARE(rows->index(1, 0).data().toString(), QStringLiteral("Validation NDCG@100"));
    QVERIFY(rows->index(1, 1).data(Qt::FontRole).isValid()); // the best one
}

void TestRunsPage::saysThatNothingDiffers() {
    auto runs = exampleRuns(2);
    runs[1].options.seed = runs[0].options.seed;
    m_page->setRuns(runs);
    table()->selectAll();
    const QList<QLabel*> labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().endsWith(QStringLiteral("have the same data, settings and seed."));
    }));
}

void TestRunsPage::saysHowFarTheQueueIs_data() {
    QTest::addColumn<int>("waiting");
    QTest::addColumn<int>("done");
    QTest::addColumn<bool>("working");
    QTest::addColumn<QString>("text"); // empty = hidden
    QTest::newRow("none") << 0 << 0 << false << QString();
    QTest::newRow("one run alone") << 0 << 0 << true << QString();
    QTest::newRow("over") << 0 << 12 << false << QString();
    QTest::newRow("first") << 11 << 0 << true << QStringLiteral("0 of 12 runs done, training the 1st");
    QTest::newRow("fourth") << 8 << 3 << true << QStringLiteral("3 of 12 runs done, training the 4th");
    QTest::newRow("last") << 0 << 11 << true << QStringLiteral("11 of 12 runs done, training the 12th");
    QTest::newRow("paused") << 9 << 3 << false << QStringLiteral("3 of 12 runs done, 9 waiting");
    QTest::newRow("one waits") << 1 << 3 << false << QStringLiteral("3 of 4 runs done, 1 waiting");
}

void TestRunsPage::saysHowFarTheQueueIs() {
    QFETCH(int, waiting);
    QFETCH(int, done);
    QFETCH(bool, working);
    QFETCH(QString, text);
    show(1);
    QSignalSpy started(&m_page->queue(), &ui::QueueStrip::startRequested);
    QSignalSpy stopped(&m_page->queue(), &ui::QueueStrip::stopRequested);
    QSignalSpy cleared(&m_page->queue(), &ui::QueueStrip::clearRequested);
    m_page->queue().setQueue(waiting, done, working);
    QCOMPARE(find<QLabel>("queue")->isVisible(), !text.isEmpty());
    if (text.isEmpty())
        return;
    QCOMPARE(find<QLabel>("queue")->text(), text);
    QCOMPARE(find<QPushButton>("queueStart")->isVisible(), !working);
    QCOMPARE(find<QPushButton>("queueStop")->isVisible(), working && waiting > 0);
    find<QPushButton>("queueStart")->click();
    find<QPushButton>("queueStop")->click();
    find<QPushButton>("queueClear")->click();
    QCOMPARE(started.count() + stopped.count() + cleared.count(), 3);
}

void TestRunsPage::offersToGoOnWithInterruptedRuns() {
    auto runs = exampleRuns(3);
    runs[1].state = RecordedRunState::Interrupted;
    m_page->show();
    m_page->setRuns(runs);
    QVERIFY(!find<QLabel>("interrupted")->isVisible()); // it has no checkpoint
    runs[1].canResume = true;
    m_page->setRuns(runs);
    QCOMPARE(find<QLabel>("interrupted")->text(), QStringLiteral("1 run was interrupted: “run 2”"));
    QVERIFY(find<QLabel>("interrupted")->isVisible());
    QSignalSpy resumed(m_page.get(), &ui::RunsPage::resumeRequested);
    find<QPushButton>("dismissInterrupted")->click();
    m_page->setRuns(runs);
    QVERIFY(!find<QLabel>("interrupted")->isVisible());
    QCOMPARE(resumed.count(), 0);
    runs[2].state = RecordedRunState::Interrupted;
    runs[2].canResume = true;
    m_page->setRuns(runs);
    QVERIFY(find<QLabel>("interrupted")->isVisible());
    find<QPushButton>("resumeInterrupted")->click();
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(resumed.last().first().toString(), QStringLiteral("run-3"));
    QVERIFY(!find<QLabel>("interrupted")->isVisible());
}

void TestRunsPage::makesAComparisonOfLikelihoods() {
    model::TrainingOptions base;
    base.epochs = 40;
    base.seed = 5;
    m_page->setDataName(QStringLiteral("ml-1m"));
    m_page->setBaseOptions(base);
    m_page->show();
    QSignalSpy requested(m_page.get(), &ui::RunsPage::experimentRequested);
    find<QPushButton>("compareLikelihoods")->click(); // of the empty page
    QVERIFY(dialog());
    QVERIFY(!dialog()->findChild<QLineEdit*>(QStringLiteral("caps")));
    const QString plan = dialog()->findChild<QLabel*>(QStringLiteral("experimentPlan"))->text();
    QVERIFY2(plan.startsWith(QStringLiteral("12 runs of 40 epochs each, one after another, on ml-1m.")),
             qPrintable(plan));
    QVERIFY(plan.contains(QStringLiteral("seeds 5 to 7")));
    QVERIFY(plan.contains(QStringLiteral("β linear to 0.2")));
    auto* seeds = dialog()->findChild<QLineEdit*>(QStringLiteral("seeds"));
    auto* start = dialog()->findChild<QPushButton*>(QStringLiteral("startExperiment"));
    seeds->setText(QStringLiteral("0"));
    QVERIFY(!start->isEnabled());
    seeds->setText(QStringLiteral("2"));
    QVERIFY(start->text().contains(QStringLiteral("8 runs")));
    start->click();
    QCOMPARE(requested.count(), 1);
    const auto made = requested.last().first().value<model::ExperimentPlan>();
    QCOMPARE(made.kind, model::ExperimentKind::Likelihoods);
    QCOMPARE(made.seeds, 2);
    QVERIFY(made.base == base);
    QVERIFY(made.caps.empty());
}

void TestRunsPage::makesASweepOfBeta() {
    show(1);
    m_page->setDataName(QStringLiteral("ml-1m"));
    QSignalSpy requested(m_page.get(), &ui::RunsPage::experimentRequested);
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    auto* caps = dialog()->findChild<QLineEdit*>(QStringLiteral("caps"));
    QVERIFY(caps->isVisible());
    QCOMPARE(caps->text(), QStringLiteral("0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1"));
    auto* start = dialog()->findChild<QPushButton*>(QStringLiteral("startExperiment"));
    QVERIFY(start->text().contains(QStringLiteral("30 runs")));
    caps->setText(QStringLiteral("0, .25 ,0.5"));
    start->click();
    const auto made = requested.last().first().value<model::ExperimentPlan>();
    QCOMPARE(made.caps, std::vector<double>({0, 0.25, 0.5}));
    QCOMPARE(made.seeds, 3);
    QCOMPARE(find<QTabBar>("comparisonTabs")->currentIndex(), int(Experiments));
}

void TestRunsPage::complainsAboutCapsThatCannotWork_data() {
    QTest::addColumn<QString>("caps");
    for (const char* caps : {"", "0, -0.1", "0.1, 0.2, 0.1", "a", "0.1 / 0.2", "inf", "nan", "1e999", "0,,1"})
        QTest::newRow(*caps ? caps : "none") << QString(QLatin1String(caps));
}

void TestRunsPage::complainsAboutCapsThatCannotWork() {
    QFETCH(QString, caps);
    show(1);
    m_page->setDataName(QStringLiteral("ml-1m"));
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    dialog()->findChild<QLineEdit*>(QStringLiteral("caps"))->setText(caps);
    QVERIFY(!dialog()->findChild<QPushButton*>(QStringLiteral("startExperiment"))->isEnabled());
    auto* complaint = dialog()->findChild<QLabel*>(QStringLiteral("capsComplaint"));
    QVERIFY(complaint->isVisible());
    QCOMPARE(complaint->text(),
             QStringLiteral("Needs numbers from 0 on with commas between them, each once."));
}

void TestRunsPage::refusesToSweepBetaOfADae() {
    show(1);
    model::TrainingOptions base;
    base.network.kind = model::ModelKind::Dae;
    m_page->setDataName(QStringLiteral("ml-1m"));
    m_page->setBaseOptions(base);
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    QVERIFY(!dialog()->findChild<QPushButton*>(QStringLiteral("startExperiment"))->isEnabled());
    QVERIFY(dialog()
                ->findChild<QLabel*>(QStringLiteral("experimentPlan"))
                ->text()
                .startsWith(QStringLiteral("A DAE has no β")));
}

void TestRunsPage::needsDataForExperiments() {
    show(1);
    for (const QPushButton* button :
         m_page->findChildren<QPushButton*>(QStringLiteral("compareLikelihoods"))) {
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("Open data first"));
    }
    m_page->setDataName(QStringLiteral("ml-1m"));
    for (const QPushButton* button : m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")))
        QVERIFY(button->isEnabled());
}

void TestRunsPage::showsLikelihoodsAsBarsAndTable() {
    show(1);
    find<QTabBar>("comparisonTabs")->setCurrentIndex(Experiments);
    QVERIFY(find<QLabel>("noExperiments")->isVisible());
    m_page->comparison().setExperiments({exampleLikelihoods()});
    const ui::BarFigure& bars = find<ui::BarChart>("likelihoodsChart")->figure();
    QCOMPARE(bars.labels.join(QLatin1Char(' ')), QStringLiteral("Mult-VAE gaussian VAE logistic VAE"));
    QCOMPARE(bars.values[0], 0.3612);
    QCOMPARE(bars.whiskers[0], 0.0031);
    const QAbstractItemModel* rows = find<ui::Table>("experiment")->model();
    const auto text = [rows](int row, int column) { return rows->index(row, column).data().toString(); };
    QCOMPARE(rows->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Recall@20"));
    QCOMPARE(text(0, 0), QStringLiteral("Mult-VAE"));
    QCOMPARE(text(0, 3), QStringLiteral("0.3612 ± 0.0031"));
    QCOMPARE(text(0, 4), QStringLiteral("✓ best"));
    QCOMPARE(text(1, 4), QString());
    QCOMPARE(text(0, 5), QStringLiteral("3 runs"));
    QCOMPARE(text(2, 5), QStringLiteral("2 of 3 runs"));
    QCOMPARE(text(3, 3), QStringLiteral("—"));
    QCOMPARE(text(3, 5), QStringLiteral("0 of 3 runs"));
    find<QComboBox>("experimentMetric")->setCurrentIndex(2);
    QCOMPARE(find<ui::BarChart>("likelihoodsChart")->figure().values[0], 0.3612 + 0.08);
}

void TestRunsPage::showsASweepAsLineAndTable() {
    show(1);
    m_page->comparison().setExperiments({exampleSweep()});
    const ui::LineFigure& line = figure("sweepChart");
    QCOMPARE(line.curves.size(), 1U);
    QCOMPARE(line.curves[0].points.size(), 10U);
    QCOMPARE(line.curves[0].errors.size(), 10U);
    QCOMPARE(line.curves[0].points[1].x(), 0.05);
    auto* table = find<ui::Table>("experiment");
    QCOMPARE(table->model()->index(4, 4).data().toString(), QStringLiteral("✓ best"));
    table->sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("1"));
}

void TestRunsPage::staysWithTheChosenExperiment() {
    show(1);
    auto* choice = find<QComboBox>("experimentChoice");
    m_page->comparison().setExperiments({exampleSweep()});
    QVERIFY(!choice->isVisible()); // the curves are in front
    m_page->comparison().setExperiments(
        {exampleLikelihoods(), exampleSweep()}); // a new one comes to the front
    QCOMPARE(choice->currentText(), QStringLiteral("Likelihoods on MovieLens latest small"));
    choice->setCurrentIndex(1);
    m_page->comparison().setExperiments({exampleLikelihoods(), exampleSweep()});
    QCOMPARE(choice->currentText(), QStringLiteral("β sweep of MovieLens latest small"));
    m_page->comparison().setExperiments({});
    QCOMPARE(choice->count(), 0);
}

/// The budget is a second; machines that build at the same time get five.
void TestRunsPage::opensAThousandRunsAtOnce() {
    const auto runs = exampleRuns(1000);
    QElapsedTimer clock;
    clock.start();
    m_page->setRuns(runs);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->grab();
    const qint64 opened = clock.restart();
    find<QLineEdit>("runSearch")->setText(QStringLiteral("run 99"));
    QCOMPARE(table()->model()->rowCount(), 11);
    find<QLineEdit>("runSearch")->clear();
    const qint64 searched = clock.restart();
    table()->selectAll();
    m_page->setRuns(runs);
    m_page->grab();
    qInfo("open %lld ms, search %lld ms, all selected and set again %lld ms", opened, searched,
          clock.elapsed());
    QVERIFY(opened < 5000);
    QVERIFY(searched < 1000);
    QVERIFY(clock.elapsed() < 5000);
}

void TestRunsPage::overlaysTwentyLongRuns() {
    show(20);
    table()->selectAll();
    find<QAction>("showOnlyRuns")->trigger();
    QList<int> numbers(20);
    std::iota(numbers.begin(), numbers.end(), 1);
    std::vector<std::shared_ptr<const model::RunCurves>> curves;
    for (const int number : numbers)
        curves.push_back(exampleCurves(number, 100, 500));
    QElapsedTimer clock;
    clock.start();
    m_page->setCurves(curves);
    m_page->grab();
    const qint64 epochs = clock.restart();
    find<QCheckBox>("eachUpdate")->click();
    m_page->grab();
    const qint64 updates = clock.restart();
    auto* chart = find<ui::LineChart>("overlayElbo");
    for (int epoch = 0; epoch < 20; ++epoch) {
        emit chart->hovered(static_cast<double>(epoch) * 5);
        find<ui::LineChart>("overlayKl")->grab();
    }
    qInfo("epochs %lld ms, every update %lld ms, a hover of one chart %lld ms", epochs, updates,
          clock.elapsed() / 20);
    QVERIFY(epochs < 5000);
    QVERIFY(updates < 5000);
    QCOMPARE(figure("overlayElbo").curves.size(), 20U);
    QCOMPARE(figure("overlayElbo").curves[0].points.size(), 50000U);
}

void TestRunsPage::screenshots_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Pictures for people to look at.
void TestRunsPage::screenshots() {
    QFETCH(bool, dark);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    ui::Appearance appearance;
    appearance.setScheme(dark ? ui::Scheme::Dark : ui::Scheme::Light);
    const auto look = [&](const char* name) {
        QCoreApplication::processEvents();
        const QString file =
            QStringLiteral(SCREENSHOTS "/runs-%1-%2.png")
                .arg(QLatin1String(name), dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QVERIFY(m_page->grab().save(file));
    };
    m_page->setDataName(QStringLiteral("MovieLens latest small"));
    m_page->show();
    look("empty");
    auto runs = exampleRuns(9);
    const std::string names[] = {"baseline", "β = 1 constant",    "hold at peak", "gaussian", "logistic",
                                 "Mult-DAE", "two hidden layers", "more dropout", "cycles"};
    for (std::size_t run = 0; run < runs.size(); ++run)
        runs[run].name = names[run];
    runs[1].options.beta = {.kind = model::BetaKind::Constant, .cap = 1};
    runs[2].options.beta = {.kind = model::BetaKind::HoldAtPeak, .cap = 1};
    runs[3].options.network.likelihood = model::Likelihood::Gaussian;
    runs[4].options.network.likelihood = model::Likelihood::Logistic;
    runs[4].state = RecordedRunState::Damaged;
    runs[4].reason = "epochs.csv ends in the middle of line 41.";
    runs[5].options.network.kind = model::ModelKind::Dae;
    runs[6].options.network.hidden = {600, 300};
    runs[6].state = RecordedRunState::Interrupted;
    runs[6].epochsDone = 41;
    runs[6].canResume = true;
    runs[6].test = {};
    runs[7].notes = "0.7 instead of 0.5";
    runs[7].options.dropout = 0.7;
    runs[8].options.beta = {.kind = model::BetaKind::Cyclical};
    runs[8].state = RecordedRunState::Running;
    runs[8].epochsDone = 62;
    runs[8].test = {};
    m_page->setRuns(runs);
    m_page->list().setFolder(QStringLiteral("/home/ada/.local/share/tastescope/runs"));
    showCurves({1, 2, 3, 4, 6, 7, 8, 9}, 100, 5);
    look("curves");
    emit find<ui::LineChart>("overlayValidation")->hovered(40.0);
    find<ui::LineChart>("overlayValidation")->setCrosshair(40.0);
    m_page->queue().setQueue(8, 3, true);
    select({QStringLiteral("logistic")});
    look("hover");
    select({QStringLiteral("baseline"), QStringLiteral("more dropout"), QStringLiteral("cycles"),
            QStringLiteral("Mult-DAE")});
    find<QPushButton>("dismissInterrupted")->click();
    m_page->queue().setQueue(0, 0, false);
    find<QTabBar>("comparisonTabs")->setCurrentIndex(Differences);
    look("differences");
    find<QTabBar>("comparisonTabs")->setCurrentIndex(Experiments);
    m_page->comparison().setExperiments({exampleLikelihoods()});
    look("likelihoods");
    m_page->comparison().setExperiments({exampleSweep(), exampleLikelihoods()});
    look("sweep");
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    QVERIFY(dialog()->grab().save(QStringLiteral(SCREENSHOTS "/runs-dialog-%1.png")
                                      .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    m_page->setRuns(exampleRuns(1000));
    find<QTabBar>("comparisonTabs")->setCurrentIndex(Curves);
    look("thousand");
}

TASTESCOPE_TEST(TestRunsPage)
#include "test_runs_page.moc"
