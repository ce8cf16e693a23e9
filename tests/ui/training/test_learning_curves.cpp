#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <limits>

#include "tests/support/own_settings.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/example_run.h"
#include "tests/ui/support/page_test.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/charts/heat_strip.h"
#include "ui/charts/line_chart.h"
#include "ui/training/learning_curves.h"
#include "ui/training/training_page.h"

namespace {

constexpr std::uint64_t batchesPerEpoch = 5;
constexpr QSize smallPage(1132, 744); ///< as in a window of 1280 × 800

} // namespace

/// What the curves of a run show, whatever x is and however they are smoothed.
class TestLearningCurves : public PageTest<ui::TrainingPage> {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { dropPage(); }
    void drawsOverStepsEpochsAndTime();
    void keepsEveryOfManySteps();
    void smoothsBeforeTheRawValues();
    void smoothsWhatComesLaterInTheSameWay();
    void breaksTheLineAtANan();
    void zoomsAllChartsAtOnce();
    void keepsTheZoomWhileDataCome();
    void followsTheLatest();
    void showsTheKlOfEachDimension();
    void namesTheActiveDimensions();
    void warnsOfACollapsedPosterior();
    void saysWhatToExpectWhileBetaGrows();
    void saysWhereBetaIsHeld();
    void hasNoKlForADae();
    void drawsEveryBaseline();
    void offersAllChartsAtOnce();

private:
    ui::LearningCurves& curves() const { return *m_page->findChild<ui::LearningCurves*>(); }
    ui::LineChart& chart(const char* name) const { return *find<ui::LineChart>(name); }
    const ui::LineFigure& figure(const char* name) const { return chart(name).figure(); }
    QWidget& card(const char* name) const {
        return *m_page->findChild<ui::ChartCard*>(QLatin1String(name) + QStringLiteral("Card"));
    }
    QLabel& label(const char* name) const { return *find<QLabel>(name); }
    QLineEdit& smoothing() const { return *find<QLineEdit>("smoothing"); }
    void chooseX(ui::CurveX x) const {
        auto* choice = find<QComboBox>("curveX");
        choice->setCurrentIndex(choice->findData(static_cast<int>(x)));
    }
    void show(const ExampleRun& run) const;

    QTemporaryDir m_folder;
};

void TestLearningCurves::initTestCase() {
    useSettingsIn(m_folder);
}

void TestLearningCurves::init() {
    makePage();
    m_page->setDataAvailable(true);
}

void TestLearningCurves::show(const ExampleRun& run) const {
    model::RankingQuality popularity;
    popularity.ndcg100 = 0.2241;
    m_page->beginRun(run.plan, popularity);
    m_page->setRunState(model::RunState::Training);
    m_page->addBatches(run.batches);
    for (const model::EpochReport& epoch : run.epochs)
        m_page->addEpoch(epoch);
}

void TestLearningCurves::drawsOverStepsEpochsAndTime() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 10);
    show(run);
    const auto places = [&](std::size_t curve) {
        const std::vector<QPointF>& points = figure("kl").curves[curve].points;
        return std::pair(points[1].x(), points.back().x());
    };
    QCOMPARE(places(0), std::pair(0.4, 10.0)); // each update
    QCOMPARE(places(1), std::pair(2.0, 10.0)); // each epoch
    chooseX(ui::CurveX::Step);
    QCOMPARE(places(0), std::pair(2.0, 50.0));
    QCOMPARE(places(1), std::pair(10.0, 50.0));
    QCOMPARE(figure("kl").x.title, QStringLiteral("step"));
    QCOMPARE(figure("kl").x.maximum.value_or(0), 500.0);
    QCOMPARE(figure("beta").curves.front().points.back(), QPointF(500, 0.2)); // the plan goes along
    chooseX(ui::CurveX::Time);
    QCOMPARE(places(0), std::pair(0.5, 12.5));
    QCOMPARE(places(1), std::pair(2.5, 12.5));
    QVERIFY(figure("kl").x.time);
    for (const char* name : {"elbo", "reconstruction", "kl", "beta", "validation"}) {
        QCOMPARE(figure(name).x.maximum, figure("kl").x.maximum);
        QVERIFY(figure(name).x.maximum.value_or(0) >= 125); // what all epochs take at this pace
    }
    QCOMPARE(figure("kl").curves[0].points.size(), run.batches.size()); // nothing is lost on the way
    QCOMPARE(figure("kl").curves[1].points[3].y(), run.epochs[3].kl);
}

void TestLearningCurves::keepsEveryOfManySteps() {
    show(exampleRun(1000, 50, 1000));
    chooseX(ui::CurveX::Step);
    smoothing().setText(QStringLiteral("0.9"));
    QCOMPARE(figure("elbo").curves.front().points.size(), std::size_t{50'000});
    QCOMPARE(figure("elbo").curves.front().points.back().x(), 50'000.0);
}

void TestLearningCurves::smoothsBeforeTheRawValues() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 10);
    show(run);
    QCOMPARE(figure("kl").curves.size(), std::size_t{2});
    smoothing().setText(QStringLiteral("0.6"));
    const std::vector<ui::Curve>& kl = figure("kl").curves;
    QCOMPARE(kl.size(), std::size_t{3});
    QVERIFY(kl[0].faint && !kl[1].faint && kl[2].dotted);
    QCOMPARE(kl[0].points[0], QPointF(0.2, run.batches[0].kl));
    QCOMPARE(kl[1].points[0], kl[0].points[0]); // no pull towards 0
    QVERIFY(std::abs(kl[1].points[1].y() - (0.375 * run.batches[0].kl + 0.625 * run.batches[1].kl)) < 1e-9);
    const std::vector<ui::Curve>& validation = figure("validation").curves;
    QCOMPARE(validation.size(), std::size_t{6});
    QVERIFY(validation[2].faint && !validation[5].faint);
    smoothing().setText(QStringLiteral("2"));
    QCOMPARE(figure("kl").curves.size(), std::size_t{3}); // not understood: as it was
    smoothing().setText(QStringLiteral("0"));
    QCOMPARE(figure("kl").curves.size(), std::size_t{2});
}

void TestLearningCurves::smoothsWhatComesLaterInTheSameWay() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 4);
    smoothing().setText(QStringLiteral("0.9"));
    show({run.plan, {}, {}});
    for (const model::BatchReport& batch : run.batches)
        m_page->addBatches({batch});
    const std::vector<QPointF> oneByOne = figure("reconstruction").curves[1].points;
    chooseX(ui::CurveX::Step);
    chooseX(ui::CurveX::Epoch);
    QCOMPARE(figure("reconstruction").curves[1].points, oneByOne);
}

void TestLearningCurves::breaksTheLineAtANan() {
    ExampleRun run = exampleRun(100, batchesPerEpoch, 4);
    run.batches[7].kl = std::numeric_limits<double>::quiet_NaN();
    smoothing().setText(QStringLiteral("0.6"));
    show(run);
    const std::vector<QPointF>& smoothed = figure("kl").curves[1].points;
    QVERIFY(std::isnan(smoothed[7].y()));
    QVERIFY(std::isfinite(smoothed[8].y()));
}

void TestLearningCurves::zoomsAllChartsAtOnce() {
    show(exampleRun(100, batchesPerEpoch, 60));
    QVERIFY(showAt(*m_page, smallPage));
    const QImage kl = chart("kl").grab().toImage();
    const QImage strip = m_page->findChild<ui::HeatStrip*>()->grab().toImage();
    QWidget* canvas = chart("elbo").focusProxy();
    QTest::keyClick(canvas, Qt::Key_Plus);
    QVERIFY(curves().view()->zoom());
    QVERIFY(chart("kl").grab().toImage() != kl);
    QVERIFY(m_page->findChild<ui::HeatStrip*>()->grab().toImage() != strip);
    QTest::keyClick(canvas, Qt::Key_Backspace);
    QVERIFY(!curves().view()->zoom());
    QCOMPARE(chart("kl").grab().toImage(), kl);
}

void TestLearningCurves::keepsTheZoomWhileDataCome() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 60);
    show(run);
    const ui::Zoom zoom{.x = {20, 30}};
    curves().view()->zoomTo(zoom, ui::CurveView::Gesture::Box);
    m_page->addBatches({exampleBatch(run.plan, 301)});
    m_page->addEpoch(exampleEpoch(run.plan, 61));
    QCOMPARE(curves().view()->zoom().value_or(ui::Zoom{}), zoom);
    show(run); // another run begins with everything in sight
    QVERIFY(!curves().view()->zoom());
}

void TestLearningCurves::followsTheLatest() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 60);
    show(run);
    auto* follow = find<QToolButton>("followLatest");
    follow->click();
    QCOMPARE(curves().view()->zoom().value_or(ui::Zoom{}).x, (ui::Range{50, 60}));
    m_page->addBatches({exampleBatch(run.plan, 305)});
    QCOMPARE(curves().view()->zoom().value_or(ui::Zoom{}).x, (ui::Range{51, 61}));
    curves().view()->zoomTo({.x = {10, 20}}, ui::CurveView::Gesture::Pan); // the mouse decides
    QVERIFY(!follow->isChecked());
    m_page->addBatches({exampleBatch(run.plan, 310)});
    QCOMPARE(curves().view()->zoom().value_or(ui::Zoom{}).x, (ui::Range{10, 20}));
}

void TestLearningCurves::showsTheKlOfEachDimension() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 10);
    m_page->resize(smallPage);
    m_page->show();
    show(run);
    const ui::HeatFigure& heat = m_page->findChild<ui::HeatStrip*>()->figure();
    QCOMPARE(heat.rows.size(), 200);
    QCOMPARE(heat.ends.size(), std::size_t{10});
    QCOMPARE(heat.ends.back(), 10.0);
    const std::size_t lastColumn = std::size_t{9} * 200;
    for (std::size_t row = 1; row < 200; ++row) // the largest on top
        QVERIFY(heat.values[lastColumn + row - 1] >= heat.values[lastColumn + row]);
    QCOMPARE(heat.rows.front(), QStringLiteral("1"));
    find<QComboBox>("dimensionOrder")->setCurrentIndex(1);
    QCOMPARE(heat.rows[13], QStringLiteral("14"));
    QCOMPARE(heat.values[lastColumn + 13], run.epochs[9].klByDimension[13]);
}

void TestLearningCurves::namesTheActiveDimensions() {
    show(exampleRun(100, batchesPerEpoch, 10));
    const auto labels = card("kl").findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* each) {
        return textOf(*each).contains(QStringLiteral("141 of 200 dimensions active"));
    }));
}

void TestLearningCurves::warnsOfACollapsedPosterior() {
    ExampleRun run = exampleRun(100, batchesPerEpoch, 6);
    show(run);
    QVERIFY(!label("collapse").isVisibleTo(m_page.get()));
    for (model::EpochReport& epoch : run.epochs)
        epoch.activeDimensions = 0;
    run.epochs.resize(2);
    show(run);
    QVERIFY(!label("collapse").isVisibleTo(m_page.get())); // too soon to tell
    model::EpochReport third = exampleEpoch(run.plan, 3);
    third.activeDimensions = 0;
    m_page->addEpoch(third);
    QVERIFY(label("collapse").isVisibleTo(m_page.get()));
    QCOMPARE(label("collapse").text(),
             QStringLiteral("The posterior has collapsed: no dimension of z tells users apart. Anneal β more "
                            "slowly, or lower its cap."));
    third.activeDimensions = 2;
    third.kl = 0.04;
    m_page->addEpoch(third);
    QVERIFY(label("collapse").text().contains(QStringLiteral("within 0.040 nats")));
}

void TestLearningCurves::saysWhatToExpectWhileBetaGrows() {
    const ExampleRun run = exampleRun(100, batchesPerEpoch, 20);
    show(run);
    QCOMPARE(textOf(label("expectation")),
             QStringLiteral("β grows to 0.20 until epoch 80. KL and loss may rise "
                            "until then: that is expected."));
    m_page->addBatches({exampleBatch(run.plan, run.plan.annealSteps)});
    QVERIFY(textOf(label("expectation")).isEmpty());
    show(run);
    QVERIFY(!textOf(label("expectation")).isEmpty());
    m_page->setRunState(model::RunState::Stopped);
    m_page->endRun({});
    QVERIFY(textOf(label("expectation")).isEmpty());
}

void TestLearningCurves::saysWhereBetaIsHeld() {
    ExampleRun run = exampleRun(100, batchesPerEpoch, 51);
    run.plan.options.beta.kind = model::BetaKind::HoldAtPeak;
    run.epochs[40].best = true;
    run.epochs.back().betaHeld = true;
    run.epochs.back().beta = 0.23;
    show(run);
    QCOMPARE(textOf(label("expectation")),
             QStringLiteral("β is held at 0.23: validation NDCG@100 peaked at epoch 41."));
}

void TestLearningCurves::hasNoKlForADae() {
    ExampleRun run = exampleRun(100, batchesPerEpoch, 10);
    run.plan.options.network.kind = model::ModelKind::Dae;
    for (model::EpochReport& epoch : run.epochs)
        epoch.kl = 0;
    show(run);
    for (const char* name : {"elbo", "kl", "beta", "dimensions"})
        QVERIFY2(!card(name).isVisibleTo(m_page.get()), name);
    for (const char* name : {"reconstruction", "validation"})
        QVERIFY2(card(name).isVisibleTo(m_page.get()), name);
    QCOMPARE(textOf(label("expectation")),
             QStringLiteral("A DAE has no KL term and no β: it learns from the reconstruction alone."));
    QVERIFY(!label("collapse").isVisibleTo(m_page.get()));
    show(exampleRun(100, batchesPerEpoch, 10));
    QVERIFY(card("kl").isVisibleTo(m_page.get()));
}

void TestLearningCurves::drawsEveryBaseline() {
    m_page->setEase({500, {.ndcg100 = 0.4012}});
    show(exampleRun(100, batchesPerEpoch, 10));
    const auto names = [this] {
        QStringList found;
        for (const ui::ReferenceLine& line : figure("validation").references)
            found += line.name;
        return found;
    };
    QCOMPARE(names(),
             QStringList({QStringLiteral("popularity NDCG@100"), QStringLiteral("EASE λ 500 NDCG@100")}));
    m_page->setEase({200, {.ndcg100 = 0.4023}}); // while the run goes
    QCOMPARE(names().back(), QStringLiteral("EASE λ 200 NDCG@100"));
    m_page->setDataAvailable(true);
    QVERIFY(names().isEmpty()); // they were of other data
}

void TestLearningCurves::offersAllChartsAtOnce() {
    show(exampleRun(100, batchesPerEpoch, 10));
    QVERIFY(showAt(*m_page, smallPage));
    QSignalSpy asked(m_page.get(), &ui::TrainingPage::exportAllRequested);
    QMenu* menu = find<QToolButton>("export")->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 8); // six charts, a line, and all of them
    menu->actions().back()->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().value<std::vector<ui::Figure>>().size(), std::size_t{6});
}

TASTESCOPE_TEST(TestLearningCurves)
#include "test_learning_curves.moc"
