#include <QAbstractItemModel>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QTabBar>
#include <QTest>

#include <numeric>

#include "tests/support/registered_test.h"
#include "tests/ui/runs/runs_page_test.h"
#include "ui/charts/figure.h"
#include "ui/charts/line_drawing.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_mark.h"

/// Runs side by side: their curves over each other, and how their settings differ.
class TestRunComparison : public RunsPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void asksForTheCurvesOfTickedRuns();
    void showsNewRunsWhileThereAreFew();
    void forgetsDeletedRuns();
    void overlaysRunsInTheirColours();
    void overlaysTwentyLongRuns();
    void followsTheRunThatIsTrainedHere();
    void goesOverEpochsUpdatesOrTime();
    void drawsEveryUpdateIfAsked();
    void linksTheCrosshairs();
    void saysHowSelectedRunsDiffer();
    void saysThatNothingDiffers();
};

void TestRunComparison::asksForTheCurvesOfTickedRuns() {
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

void TestRunComparison::showsNewRunsWhileThereAreFew() {
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

void TestRunComparison::forgetsDeletedRuns() {
    QSignalSpy asked(m_page.get(), &ui::RunsPage::curvesRequested);
    m_page->setRuns(exampleRuns(3));
    m_page->setRuns(exampleRuns(2));
    QCOMPARE(idsOf(asked), QStringList({QStringLiteral("run-1"), QStringLiteral("run-2")}));
}

void TestRunComparison::overlaysRunsInTheirColours() {
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

void TestRunComparison::overlaysTwentyLongRuns() {
    show(20);
    table()->selectAll();
    find<QAction>("showOnlyRuns")->trigger();
    QList<int> numbers(20);
    std::iota(numbers.begin(), numbers.end(), 1);
    showCurves(numbers, 100, 500);
    QCOMPARE(figure("overlayElbo").curves.size(), 20U);
    QCOMPARE(figure("overlayElbo").curves[0].points.size(), 100U);
    find<QCheckBox>("eachUpdate")->click();
    QCOMPARE(figure("overlayElbo").curves.size(), 20U);
    QCOMPARE(figure("overlayElbo").curves[0].points.size(), 50000U);
}

void TestRunComparison::followsTheRunThatIsTrainedHere() {
    auto runs = exampleRuns(2);
    runs[1].state = model::RecordedRunState::Running;
    m_page->setRuns(runs);
    m_page->show();
    showCurves({1}, 20, 5);
    const auto all = exampleCurves(2, 20, 5);
    ui::RunComparison& comparison = m_page->comparison();
    comparison.beginRun(QStringLiteral("run-2"), all->popularity);
    comparison.addBatches({all->batches.begin(), all->batches.begin() + 10});
    comparison.addEpoch(all->epochs[0]);
    m_page->setRuns(runs); // as the list is read again now and then
    QCOMPARE(figure("overlayElbo").curves.back().name, QStringLiteral("run 2"));
    QCOMPARE(figure("overlayElbo").curves.back().points.size(), 1U);
    comparison.addEpoch(all->epochs[1]);
    QCOMPARE(figure("overlayElbo").curves.back().points.size(), 2U);
    QCOMPARE(figure("overlayElbo").curves.front().points.size(), 20U);
    find<QCheckBox>("eachUpdate")->click();
    comparison.addBatches({all->batches[10]});
    QCOMPARE(figure("overlayKl").curves.back().points.size(), 11U);
    showCurves({1, 2}, 30, 5); // another program has trained it on
    QCOMPARE(figure("overlayValidation").curves.back().points.size(), 30U);
}

void TestRunComparison::goesOverEpochsUpdatesOrTime() {
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

void TestRunComparison::drawsEveryUpdateIfAsked() {
    show(1);
    showCurves({1}, 20, 5);
    QCOMPARE(figure("overlayKl").curves[0].points.size(), 20U);
    find<QCheckBox>("eachUpdate")->click();
    QCOMPARE(figure("overlayKl").curves[0].points.size(), 100U);
    QCOMPARE(figure("overlayValidation").curves[0].points.size(), 20U);
}

void TestRunComparison::linksTheCrosshairs() {
    show(2);
    showCurves({1, 2});
    auto* other = find<ui::LineChart>("overlayBeta");
    const QImage before = other->grab().toImage();
    emit find<ui::LineChart>("overlayValidation")->hovered(10.0);
    QVERIFY(other->grab().toImage() != before);
    emit find<ui::LineChart>("overlayValidation")->hovered(std::nullopt);
    QCOMPARE(other->grab().toImage(), before);
}

void TestRunComparison::saysHowSelectedRunsDiffer() {
    show(3);
    find<QTabBar>("comparisonTabs")->setCurrentIndex(DifferencesTab);
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

void TestRunComparison::saysThatNothingDiffers() {
    auto runs = exampleRuns(2);
    runs[1].options.seed = runs[0].options.seed;
    m_page->setRuns(runs);
    table()->selectAll();
    QVERIFY(anyLabel(*m_page, [](const QString& text) {
        return text.endsWith(QStringLiteral("have the same data, settings and seed."));
    }));
}

TASTESCOPE_TEST(TestRunComparison)
#include "test_run_comparison.moc"
