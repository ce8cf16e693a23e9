#include <QLabel>
#include <QLocale>
#include <QTest>

#include <algorithm>

#include "tests/support/registered_test.h"
#include "ui/charts/line_chart.h"
#include "ui/training/beta_plan.h"
#include "ui/training/plan_preview.h"

using model::BetaKind;

namespace {

/// 100 epochs of 10 updates; β reaches its cap after 800.
model::RunPlan planWith(BetaKind kind) {
    model::RunPlan plan;
    plan.options.beta.kind = kind;
    plan.trainingUsers = 4834;
    plan.batchesPerEpoch = 10;
    plan.updates = 1000;
    plan.annealSteps = 800;
    plan.plateauStep = kind == BetaKind::Constant ? 0 : kind == BetaKind::Cyclical ? 875 : 800;
    plan.finalBeta = plan.betaAt(999);
    plan.parameters = 7013097;
    return plan;
}

model::RunPlan tooShort(BetaKind kind) {
    model::RunPlan plan = planWith(kind);
    plan.annealSteps = 2000;
    plan.plateauStep = plan.updates;
    plan.finalBeta = plan.betaAt(999);
    return plan;
}

} // namespace

/// What a plan is said and drawn to mean.
class TestPlanPreview : public QObject {
    Q_OBJECT
private slots:
    void init();
    void warnsOfOneUpdateAnEpoch();
    void saysWhatBetaDoes_data();
    void saysWhatBetaDoes();
    void warnsOfACapThatIsNeverReached();
    void saysWhenTheRunStopsEarly_data();
    void saysWhenTheRunStopsEarly();
    void saysNothingOfStoppingWithoutAPatience();
    void drawsNoBetaForADae();
    void bendsWhereTheScheduleBends_data();
    void bendsWhereTheScheduleBends();
    void drawsBetaAsTheRunHasIt_data();
    void drawsBetaAsTheRunHasIt();
    void drawsEveryToothDownToZero();
    void drawsMoreTeethThanUpdates();

private:
    QString text(const char* name) const {
        const auto* label = m_preview->findChild<QLabel*>(QLatin1String(name));
        return label->isVisibleTo(m_preview.get()) ? label->text() : QString();
    }
    QString facts() const { return text("plan"); }
    QString warnings() const { return text("planWarnings"); }

    std::unique_ptr<ui::PlanPreview> m_preview;
};

void TestPlanPreview::init() {
    QLocale::setDefault(QLocale::c());
    m_preview = std::make_unique<ui::PlanPreview>();
}

void TestPlanPreview::warnsOfOneUpdateAnEpoch() {
    model::RunPlan plan = planWith(BetaKind::Linear);
    m_preview->setPlan(plan);
    QVERIFY(warnings().isEmpty());
    plan.batchesPerEpoch = 1;
    plan.updates = 100;
    plan.annealSteps = plan.plateauStep = 80;
    m_preview->setPlan(plan);
    QCOMPARE(warnings(),
             QStringLiteral("1 update per epoch, because a batch holds all users: try a batch of 100."));
}

void TestPlanPreview::saysWhatBetaDoes_data() {
    QTest::addColumn<model::RunPlan>("plan");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const model::RunPlan& plan, const char* sentence) {
        QTest::newRow(name) << plan << QString::fromUtf8(sentence);
    };
    row("constant", planWith(BetaKind::Constant), "β is 0.20 from the first update to the last.");
    row("linear", planWith(BetaKind::Linear),
        "β ends at 0.20 after 800 of 1\u202F000 updates. KL and loss rise while β grows: that is expected.");
    row("linear, too short", tooShort(BetaKind::Linear),
        "β grows to 0.10 by the last of 1\u202F000 updates. KL and loss rise all the while: that is "
        "expected.");
    model::RunPlan held = planWith(BetaKind::HoldAtPeak);
    held.options.beta.cap = held.finalBeta = 1;
    row("hold at peak", held,
        "β grows towards 1.0 and is held at the β of the best validation, after 10 epochs without a better "
        "one. Without a peak it is 1.0 at the end.");
    held.options.beta.peakPatience = 1;
    row("hold at peak, impatient", held,
        "β grows towards 1.0 and is held at the β of the best validation, after 1 epoch without a better "
        "one. Without a peak it is 1.0 at the end.");
    model::RunPlan cyclical = planWith(BetaKind::Cyclical);
    row("cyclical", cyclical,
        "4 cycles; in each, β grows from 0 to 0.20 over 12.5 epochs. Then it stays there for 12.5 epochs. It "
        "ends "
        "at 0.20.");
    cyclical.options.beta.cycles = 1;
    cyclical.options.beta.growingShare = 1;
    cyclical.finalBeta = 0.1998;
    row("one tooth", cyclical, "1 cycle; in each, β grows from 0 to 0.20 over 100 epochs. It ends at 0.20.");
    model::RunPlan zero = planWith(BetaKind::Cyclical);
    zero.options.beta.cap = 0;
    row("no weight", zero, "β stays 0: the KL term has no weight, and z is not pulled towards the prior.");
    model::RunPlan dae = planWith(BetaKind::Linear);
    dae.options.network.kind = model::ModelKind::Dae;
    row("DAE", dae, "A DAE has no β: nothing is sampled, and there is no KL term.");
}

void TestPlanPreview::saysWhatBetaDoes() {
    QFETCH(const model::RunPlan, plan);
    QFETCH(const QString, sentence);
    m_preview->setPlan(plan);
    QCOMPARE(facts(), sentence + QStringLiteral("\n\n7\u202F013\u202F097 weights."));
}

void TestPlanPreview::warnsOfACapThatIsNeverReached() {
    m_preview->setPlan(tooShort(BetaKind::Linear));
    QCOMPARE(warnings(), QStringLiteral("β never reaches its cap of 0.20 in this run: that would take "
                                        "2\u202F001 updates, and there are 1\u202F000."));
    m_preview->setPlan(tooShort(BetaKind::HoldAtPeak)); // which is not meant to reach it
    QVERIFY(warnings().isEmpty());
}

void TestPlanPreview::saysWhenTheRunStopsEarly_data() {
    QTest::addColumn<model::RunPlan>("plan");
    QTest::addColumn<int>("patience");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("warning");
    const auto row = [](const char* name, const model::RunPlan& plan, int patience, const char* sentence,
                        bool warning = false) {
        QTest::newRow(name) << plan << patience << QString::fromUtf8(sentence) << warning;
    };
    row("linear", planWith(BetaKind::Linear), 10,
        "Stops after 10 epochs without a better validation, counted from β’s plateau at epoch 80.");
    row("cyclical", planWith(BetaKind::Cyclical), 1,
        "Stops after 1 epoch without a better validation, counted from β’s plateau at epoch 88.");
    row("constant", planWith(BetaKind::Constant), 10, "Stops after 10 epochs without a better validation.");
    row("hold at peak", planWith(BetaKind::HoldAtPeak), 10,
        "Stops after 10 epochs without a better validation, counted from when β is held or reaches its "
        "cap.");
    row("no plateau", tooShort(BetaKind::Linear), 10,
        "The run never stops early: β is still growing at the end.", true);
    row("a plateau too short", planWith(BetaKind::Linear), 20,
        "The run never stops early: only 20 of its epochs come after β’s plateau at epoch 80.", true);
    row("as patient as it is long", planWith(BetaKind::Constant), 100,
        "The run never stops early: the patience is as long as the run.", true);
    model::RunPlan dae = tooShort(BetaKind::Linear);
    dae.options.network.kind = model::ModelKind::Dae;
    row("DAE", dae, 10, "Stops after 10 epochs without a better validation.");
}

void TestPlanPreview::saysWhenTheRunStopsEarly() {
    QFETCH(model::RunPlan, plan);
    QFETCH(const int, patience);
    QFETCH(const QString, sentence);
    QFETCH(const bool, warning);
    plan.options.patience = patience;
    m_preview->setPlan(plan);
    QVERIFY2((warning ? warnings() : facts()).split(QStringLiteral("\n\n")).contains(sentence),
             qPrintable(warnings() + facts()));
    QVERIFY(!(warning ? facts() : warnings()).contains(QStringLiteral("early")));
}

void TestPlanPreview::saysNothingOfStoppingWithoutAPatience() {
    for (const model::RunPlan& plan : {planWith(BetaKind::Linear), tooShort(BetaKind::Linear)}) {
        m_preview->setPlan(plan);
        QVERIFY(!facts().contains(QStringLiteral("Stops")) && !warnings().contains(QStringLiteral("early")));
    }
}

void TestPlanPreview::drawsNoBetaForADae() {
    const auto* chart = m_preview->findChild<ui::LineChart*>();
    model::RunPlan plan = planWith(BetaKind::Linear);
    m_preview->setPlan(plan);
    QVERIFY(chart->isVisibleTo(m_preview.get()));
    plan.options.network.kind = model::ModelKind::Dae;
    m_preview->setPlan(plan);
    QVERIFY(!chart->isVisibleTo(m_preview.get()));
    QVERIFY(ui::plannedBeta(plan).empty());
}

void TestPlanPreview::bendsWhereTheScheduleBends_data() {
    QTest::addColumn<model::RunPlan>("plan");
    QTest::addColumn<QList<QPointF>>("points");
    QTest::newRow("constant") << planWith(BetaKind::Constant) << QList<QPointF>{{0.1, 0.2}, {100, 0.2}};
    QTest::newRow("linear") << planWith(BetaKind::Linear)
                            << QList<QPointF>{{0.1, 0}, {80.1, 0.2}, {100, 0.2}};
    QTest::newRow("linear, too short")
        << tooShort(BetaKind::Linear) << QList<QPointF>{{0.1, 0}, {100, 0.0999}};
    model::RunPlan teeth = planWith(BetaKind::Cyclical);
    teeth.options.beta.cycles = 2;
    QTest::newRow("two teeth") << teeth << QList<QPointF>{{0.1, 0},  {25.1, 0.2}, {50, 0.2},
                                                          {50.1, 0}, {75.1, 0.2}, {100, 0.2}};
    teeth.options.beta.growingShare = 1;
    QTest::newRow("two sharp teeth") << teeth
                                     << QList<QPointF>{{0.1, 0}, {50, 0.1996}, {50.1, 0}, {100, 0.1996}};
    QTest::newRow("no run") << model::RunPlan() << QList<QPointF>{};
}

void TestPlanPreview::bendsWhereTheScheduleBends() {
    QFETCH(const model::RunPlan, plan);
    QFETCH(const QList<QPointF>, points);
    const std::vector<QPointF> drawn = ui::plannedBeta(plan);
    QCOMPARE(QList<QPointF>(drawn.begin(), drawn.end()), points);
}

void TestPlanPreview::drawsBetaAsTheRunHasIt_data() {
    QTest::addColumn<int>("cycles");
    QTest::addColumn<double>("share");
    for (const int cycles : {1, 3, 4, 7, 30})
        for (const double share : {0.1, 0.5, 0.9})
            QTest::addRow("%d cycles, %g", cycles, share) << cycles << share;
}

/// Between two corners every update lies on the straight line.
void TestPlanPreview::drawsBetaAsTheRunHasIt() {
    QFETCH(const int, cycles);
    QFETCH(const double, share);
    model::RunPlan plan = planWith(BetaKind::Cyclical);
    plan.options.beta.cycles = cycles;
    plan.options.beta.growingShare = share;
    const std::vector<QPointF> points = ui::plannedBeta(plan);
    const double step = 0.2 * cycles / (share * 1000); // in which an edge may lie beside an update
    for (std::uint64_t update = 0; update < plan.updates; ++update) {
        const double x = static_cast<double>(update + 1) / 10;
        const auto right = std::ranges::find_if(points, [&](const QPointF& point) { return point.x() >= x; });
        QVERIFY(right != points.end());
        const auto left = right == points.begin() ? right : right - 1;
        const double between = left == right ? 0 : (x - left->x()) / (right->x() - left->x());
        const double drawn = left->y() + between * (right->y() - left->y());
        QCOMPARE_LE(std::abs(drawn - plan.betaAt(update)), step + 1e-12);
    }
}

void TestPlanPreview::drawsEveryToothDownToZero() {
    for (int cycles = 1; cycles <= 200; ++cycles) {
        model::RunPlan plan = planWith(BetaKind::Cyclical);
        plan.updates = 5000;
        plan.options.beta.cycles = cycles;
        const double low = plan.options.beta.cap / 10;
        const auto points = ui::plannedBeta(plan);
        const auto lows =
            std::ranges::count_if(points, [&](const QPointF& point) { return point.y() < low; });
        QCOMPARE(static_cast<int>(lows), cycles);
        QVERIFY(std::ranges::is_sorted(points, {}, &QPointF::x));
    }
}

void TestPlanPreview::drawsMoreTeethThanUpdates() {
    model::RunPlan plan = planWith(BetaKind::Cyclical);
    plan.options.beta.cycles = std::numeric_limits<int>::max();
    const auto points = ui::plannedBeta(plan);
    QVERIFY(points.size() >= 2 && points.size() <= 3002);
}

TASTESCOPE_TEST(TestPlanPreview)
#include "test_plan_preview.moc"
