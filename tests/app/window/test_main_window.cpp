#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <set>

#include "tests/app/support/window_test.h"
#include "tests/support/registered_test.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/figure.h"
#include "ui/training/training_page.h"
#include "ui/users/users_page.h"

using model::RunState;

Q_DECLARE_METATYPE(std::vector<model::BatchReport>)

/// The whole program on the example: reading, training, a user, the end.
class TestMainWindow : public WindowTest {
    Q_OBJECT
private slots:
    void init() { openWindow(); }
    void cleanup() { m_tested.reset(); }
    void showsTheExample();
    void trainsThreeEpochsAndFillsEveryCurve();
    void pausesResumesAndStops();
    void stopsWhileItIsStarting();
    void showsAUserWithTitles();
    void showsAUserWhileTraining();
    void everyTableModelIsSound();
    void divergenceIsReportedAndTheLastFiniteModelStays();
    void closingWhileTrainingAsksAndStopsTheRun();
    void closingCanSaveTheModel();

private:
    void waitForAnotherRun() const;
};

void TestMainWindow::showsTheExample() {
    loadExample();
    QCOMPARE(text("name"), QStringLiteral("MovieLens latest small"));
    QVERIFY(text("rules").startsWith(QStringLiteral("ratings ≥ 4 · users with ≥ 5 · 58 + 62 held out")));
    QCOMPARE(text("users"), QStringLiteral("603"));
    const auto* items = find<QTableView>(window(), "items");
    QCOMPARE(items->model()->index(0, 0).data().toString(),
             QStringLiteral("Shawshank Redemption, The (1994)"));
    QVERIFY(find<QTableView>(window(), "reasons")->model()->rowCount() >= 3);
    QVERIFY(!figure("popularity").curves.front().points.empty());
    QVERIFY(!find<ui::BarChart>(window(), "activity")->figure().values.empty());
    QCOMPARE(text("costParameters"), QStringLiteral("7\u202F242\u202F129"));
    static const QRegularExpression memory(QStringLiteral("^≈ [\\d.]+ [MG]B$"));
    QVERIFY(memory.match(text("costMemory")).hasMatch());
    QTRY_VERIFY_WITH_TIMEOUT(text("costTime").startsWith(QStringLiteral("≈")), patience); // is measured
}

void TestMainWindow::trainsThreeEpochsAndFillsEveryCurve() {
    loadExample();
    train("3");
    constexpr std::size_t updates = 15; // 483 training users in batches of 100, three times
    for (const char* chart : {"elbo", "reconstruction", "kl", "beta", "validation"})
        for (const ui::Curve& curve : figure(chart).curves) {
            const std::size_t expected = curve.planned                                ? 3
                                         : curve.faint || qstrcmp(chart, "beta") == 0 ? updates
                                                                                      : 3;
            QVERIFY2(curve.points.size() == expected, qPrintable(curve.name));
            for (const QPointF& point : curve.points)
                QVERIFY2(std::isfinite(point.y()), qPrintable(curve.name));
        }
    QCOMPARE(figure("validation").references.size(), std::size_t{1});
    // What was planned is what happened.
    const auto& beta = figure("beta").curves;
    QCOMPARE(beta[0].points.back().y(), beta[1].points.back().y());
    QVERIFY(text("result").startsWith(QStringLiteral("finished · best NDCG@100 0.")));
    QCOMPARE(rail(1), QStringLiteral("epoch 3 / 3"));
    QCOMPARE(text("state"), QStringLiteral("Finished"));
    QVERIFY(text("speed").endsWith(QStringLiteral("users/s")));
}

/// Until a run on the same data, beside the window's, has delivered several times.
void TestMainWindow::waitForAnotherRun() const {
    app::TrainingRun run(
        [dataset = m_tested->backend.openedData.dataset()](model::RunControl& control, auto& sink) {
            return model::train(*dataset, quickRun(1000000), control, sink);
        });
    QSignalSpy news(&run, &app::TrainingRun::news);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(news.size() > 5, patience);
}

void TestMainWindow::pausesResumesAndStops() {
    loadExample();
    beginLongRun();
    waitForState(RunState::Training);

    press(window().trainingPage(), "primary");
    waitForState(RunState::Paused);
    QCOMPARE(find<QPushButton>(window(), "primary")->text(), QStringLiteral("&Continue"));
    // What was gathered before the pause and the update that it was at are at most two deliveries, however
    // many a run makes that is not paused.
    QSignalSpy news(&m_tested->backend.training, &app::TrainingSession::batchesDone);
    waitForAnotherRun();
    QVERIFY(news.size() <= 2);
    QCOMPARE(static_cast<double>(figure("kl").curves.front().points.size()), static_cast<double>(m_steps));

    press(window().trainingPage(), "primary");
    waitForState(RunState::Training);
    QTRY_VERIFY_WITH_TIMEOUT(news.size() > 2, patience);
    press(window().trainingPage(), "stop");
    waitForState(RunState::Stopped);
    QVERIFY(text("result").startsWith(QStringLiteral("stopped · best NDCG@100")));
    QVERIFY(find<QPushButton>(window(), "primary")->isEnabled());
}

void TestMainWindow::stopsWhileItIsStarting() {
    loadExample();
    setQuickRun("2000");
    press(window().trainingPage(), "primary");
    press(window().trainingPage(), "stop");
    waitForState(RunState::Stopped);
    QCOMPARE(m_states, (std::vector{RunState::Starting, RunState::Stopping, RunState::Stopped}));
}

void TestMainWindow::showsAUserWithTitles() {
    loadExample();
    train("3");
    choosePage(window(), 2);
    type(window(), "find", "414");
    QTest::keyClick(find<QLineEdit>(window(), "find"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text("user"), QStringLiteral("User 414"), patience);
    const ui::BarFigure& bars = find<ui::BarChart>(window(), "latentMeans")->figure();
    QCOMPARE(bars.values.size(), std::size_t{40});
    QCOMPARE(bars.whiskers.size(), std::size_t{40});
    for (const double sigma : bars.whiskers)
        QVERIFY(sigma > 0);

    const auto* history = find<QTableView>(window(), "history")->model();
    const auto* recommended = find<QTableView>(window(), "recommended")->model();
    QVERIFY(history->rowCount() > 100);
    QCOMPARE(recommended->rowCount(), 100);
    std::set<QString> seen;
    for (int row = 0; row < history->rowCount(); ++row)
        if (history->index(row, 2).data().toString() != QStringLiteral("held out"))
            seen.insert(history->index(row, 1).data().toString());
    for (int row = 0; row < recommended->rowCount(); ++row) {
        const QString id = recommended->index(row, 2).data().toString();
        QVERIFY2(recommended->index(row, 1).data().toString() != id, qPrintable(id)); // a title
        QVERIFY2(!seen.contains(id), qPrintable(id));
    }

    type(window(), "find", "nobody");
    QTest::keyClick(find<QLineEdit>(window(), "find"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(window(), "message")->isVisible(), patience);
    QCOMPARE(text("user"), QStringLiteral("User 414"));
}

void TestMainWindow::showsAUserWhileTraining() {
    loadExample();
    setQuickRun("2000");
    press(window().trainingPage(), "primary");
    choosePage(window(), 2);
    static const QRegularExpression later(QStringLiteral("epoch ([2-9]|\\d\\d+) \\(live\\)"));
    QTRY_VERIFY_WITH_TIMEOUT(text("facts").contains(later), patience);
    QCOMPARE(text("role"), QStringLiteral("test")); // somebody to begin with
    m_tested->backend.training.stop();
    waitForState(RunState::Stopped);
    QTRY_VERIFY_WITH_TIMEOUT(!text("facts").contains(QStringLiteral("live")), patience);
}

void TestMainWindow::everyTableModelIsSound() {
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (const QTableView* table : window().findChildren<QTableView*>())
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal));
    QCOMPARE(testers.size(), std::size_t{15});
    loadExample();
    train("2");
    choosePage(window(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(!text("user").isEmpty(), patience);
    find<QTableView>(window(), "recommended")->sortByColumn(4, Qt::AscendingOrder);
}

void TestMainWindow::divergenceIsReportedAndTheLastFiniteModelStays() {
    loadExample();
    setQuickRun("50");
    type(window(), "learningRate", "100");
    press(window().trainingPage(), "primary");
    waitForState(RunState::Failed);
    const QString what = find<QLabel>(*find<QWidget>(window(), "failure"), "what")->text();
    for (const char* part : {"epoch", "step", "learning rate"})
        QVERIFY2(what.contains(QLatin1String(part)), qPrintable(what));
    QSignalSpy saved(&m_tested->backend.fileWriter, &app::FileWriter::saved);
    m_tested->backend.training.saveModel(m_folder.filePath(QStringLiteral("finite.safetensors")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
}

void TestMainWindow::closingWhileTrainingAsksAndStopsTheRun() {
    loadExample();
    beginLongRun();
    QVERIFY(!window().close());
    auto* question = window().findChild<QMessageBox*>();
    QVERIFY(question && question->isVisible());
    const auto buttons = question->buttons();
    const auto stop = std::find_if(buttons.begin(), buttons.end(), [question](QAbstractButton* button) {
        return question->buttonRole(button) == QMessageBox::DestructiveRole;
    });
    QVERIFY(stop != buttons.end());
    QTest::mouseClick(*stop, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), patience);
    QCOMPARE(m_states.back(), RunState::Stopped); // it has not waited for all 2000 epochs
}

void TestMainWindow::closingCanSaveTheModel() {
    loadExample();
    beginLongRun();
    QVERIFY(!window().close());
    auto* question = window().findChild<QMessageBox*>();
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(visibleFileDialog(), patience);
    const QString path = m_folder.filePath(QStringLiteral("kept.safetensors"));
    visibleFileDialog()->selectFile(path);
    QMetaObject::invokeMethod(visibleFileDialog(), "accept");
    QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), patience);
    QVERIFY(QFileInfo(path).size() > 1000);
}

TASTESCOPE_TEST(TestMainWindow)
#include "test_main_window.moc"
