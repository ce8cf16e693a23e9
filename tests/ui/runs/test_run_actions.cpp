#include <QAbstractButton>
#include <QAction>
#include <QMessageBox>
#include <QPointer>
#include <QTest>
#include <QToolButton>

#include "tests/support/patience.h"
#include "tests/support/registered_test.h"
#include "tests/ui/runs/runs_page_test.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_removal.h"

using model::RecordedRunState;

Q_DECLARE_METATYPE(model::RunLabel)

namespace {

void press(const QMessageBox& question, QMessageBox::ButtonRole role) {
    for (QAbstractButton* button : question.buttons())
        if (question.buttonRole(button) == role)
            button->click();
}

} // namespace

/// What a person does with runs: opening, resuming, deleting, naming; the queue.
class TestRunActions : public RunsPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void opensOneRun();
    void resumesThoseThatCanBeResumed();
    void deletesSeveralAtOnce();
    void saysThatRunsAreInTheBin();
    void asksBeforeItDeletesForGood();
    void saysWhatCleaningFrees();
    void deletesNothingThatTrains();
    void renamesInPlace();
    void leavesATypedNameAloneWhileNewsCome();
    void takesNotes();
    void changesColours();
    void opensFolderAndReport();
    void saysHowFarTheQueueIs_data();
    void saysHowFarTheQueueIs();
    void offersToResumeInterruptedRuns();
};

void TestRunActions::opensOneRun() {
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

void TestRunActions::resumesThoseThatCanBeResumed() {
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

void TestRunActions::deletesSeveralAtOnce() {
    show(5);
    QSignalSpy deleted(&m_page->runActions(), &ui::RunActions::deleteRequested);
    select({QStringLiteral("run 2"), QStringLiteral("run 4"), QStringLiteral("run 5")});
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(idsOf(deleted).size(), 3);
    select({QStringLiteral("run 2"), QStringLiteral("run 4")});
    find<QPushButton>("deleteRunsButton")->click();
    QCOMPARE(idsOf(deleted), QStringList({QStringLiteral("run-4"), QStringLiteral("run-2")}));
}

void TestRunActions::saysThatRunsAreInTheBin() {
    show(2);
    QVERIFY(!find<QLabel>("binned")->isVisible());
    m_page->bin().setBinned(2);
    QVERIFY(find<QLabel>("binned")->isVisible());
    QCOMPARE(find<QLabel>("binned")->text(), QStringLiteral("2 runs were moved to the bin"));
    QSignalSpy back(&m_page->bin(), &ui::BinStrip::putBackRequested);
    m_page->setRuns({}); // all of them are gone
    find<QPushButton>("putBack")->click();
    QCOMPARE(back.count(), 1);
    QVERIFY(!find<QLabel>("binned")->isVisible());
}

void TestRunActions::asksBeforeItDeletesForGood() {
    show(5);
    QSignalSpy deleted(&m_page->removal(), &ui::RunRemoval::deletedForGood);
    m_page->removal().askForGood({QStringLiteral("run-1"), QStringLiteral("run-2")});
    QPointer<QMessageBox> question = find<QMessageBox>("deleteQuestion");
    QVERIFY(question);
    QCOMPARE(question->text(), QStringLiteral("Delete 2 runs for good?"));
    question->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!question, patience);
    QCOMPARE(deleted.count(), 0);
    m_page->removal().askForGood({QStringLiteral("run-3")});
    question = find<QMessageBox>("deleteQuestion");
    QCOMPARE(question->text(), QStringLiteral("Delete the run for good?"));
    press(*question, QMessageBox::DestructiveRole);
    QCOMPARE(idsOf(deleted), QStringList{QStringLiteral("run-3")});
}

void TestRunActions::saysWhatCleaningFrees() {
    show(1);
    QSignalSpy asked(&m_page->list(), &ui::RunList::cleaningRequested);
    QSignalSpy confirmed(&m_page->removal(), &ui::RunRemoval::cleaningConfirmed);
    find<QPushButton>("cleanRuns")->click();
    QCOMPARE(asked.count(), 1);
    m_page->removal().askToClean({});
    QPointer<QMessageBox> nothing = find<QMessageBox>("nothingToClean");
    QVERIFY(nothing);
    nothing->accept();
    m_page->removal().askToClean({.temporaries = 1, .checkpoints = 2, .unrecorded = 0, .bytes = 12'500'000});
    auto* question = find<QMessageBox>("cleanQuestion");
    QCOMPARE(question->text(), QStringLiteral("Remove what is not needed, 12.5 MB?"));
    QVERIFY(question->informativeText().contains(
        QStringLiteral("1 file that was left over while saving, the checkpoints of 2 runs that are over")));
    press(*question, QMessageBox::DestructiveRole);
    QCOMPARE(confirmed.count(), 1);
}

void TestRunActions::deletesNothingThatTrains() {
    auto runs = exampleRuns(2);
    runs[1].state = RecordedRunState::Running;
    m_page->setRuns(runs);
    select({QStringLiteral("run 1"), QStringLiteral("run 2")});
    QVERIFY(!find<QPushButton>("deleteRunsButton")->isEnabled());
    QVERIFY(find<QPushButton>("deleteRunsButton")->toolTip().contains(QStringLiteral("stop it first")));
    select({QStringLiteral("run 1")});
    QVERIFY(find<QPushButton>("deleteRunsButton")->isEnabled());
}

void TestRunActions::renamesInPlace() {
    show(3);
    QSignalSpy labels(&m_page->list(), &ui::RunList::labelChanged);
    select({QStringLiteral("run 2")});
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F2);
    auto* editor = table()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("run 2"));
    find<QAction>("renameRun")->trigger(); // once more
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("  the good one "));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(labels.count(), 1, patience);
    QCOMPARE(labels.last().first().toString(), QStringLiteral("run-2"));
    const auto label = labels.last()[1].value<model::RunLabel>();
    QCOMPARE(label.name, "the good one");
    QCOMPARE(label.colour, 2);
    QCOMPARE(cell(1, ui::NameColumn), QStringLiteral("run 2")); // until the store has it
}

void TestRunActions::leavesATypedNameAloneWhileNewsCome() {
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
    QTRY_COMPARE_WITH_TIMEOUT(labels.count(), 1, patience);
    QCOMPARE(labels.last()[1].value<model::RunLabel>().name, "best");
}

void TestRunActions::takesNotes() {
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

void TestRunActions::changesColours() {
    show(4);
    QSignalSpy labels(&m_page->list(), &ui::RunList::labelChanged);
    select({QStringLiteral("run 1"), QStringLiteral("run 2")});
    find<QToolButton>("dot5")->click();
    QCOMPARE(labels.count(), 2);
    QCOMPARE(labels[0][1].value<model::RunLabel>().colour, 5);
    QCOMPARE(labels[0][1].value<model::RunLabel>().name, "run 2");
}

void TestRunActions::opensFolderAndReport() {
    show(2);
    QSignalSpy folder(&m_page->runActions(), &ui::RunActions::folderShown);
    QSignalSpy report(&m_page->runActions(), &ui::RunActions::reportRequested);
    QSignalSpy choose(m_actions.chooseRunsFolder(), &QAction::triggered);
    select({QStringLiteral("run 1")});
    emit table()->customContextMenuRequested({10, 10});
    find<QAction>("openRunFolder")->trigger();
    find<QPushButton>("reportRunButton")->click();
    find<QPushButton>("chooseRunsFolderButton")->click();
    QCOMPARE(folder.last().first().toString(), QStringLiteral("run-1"));
    QCOMPARE(report.last().first().toString(), QStringLiteral("run-1"));
    QCOMPARE(choose.count(), 1);
}

void TestRunActions::saysHowFarTheQueueIs_data() {
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

void TestRunActions::saysHowFarTheQueueIs() {
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

void TestRunActions::offersToResumeInterruptedRuns() {
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

TASTESCOPE_TEST(TestRunActions)
#include "test_run_actions.moc"
