#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/patience.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/page_test.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/charts/line_chart.h"
#include "ui/training/run_controls.h"
#include "ui/training/training_page.h"

using model::RunState;

namespace {

constexpr std::uint64_t batchesPerEpoch = 4;

model::RunPlan planFor(int epochs) {
    model::RunPlan plan;
    plan.options.epochs = epochs;
    plan.trainingUsers = 400;
    plan.batchesPerEpoch = batchesPerEpoch;
    plan.updates = batchesPerEpoch * static_cast<std::uint64_t>(epochs);
    plan.annealSteps = plan.updates / 2;
    plan.finalBeta = plan.options.beta.cap;
    plan.parameters = 1000;
    return plan;
}

model::BatchReport batchAt(const model::RunPlan& plan, std::uint64_t step) {
    return {.step = step,
            .epoch = static_cast<double>(step) / static_cast<double>(plan.batchesPerEpoch),
            .beta = plan.betaAt(step - 1),
            .logLikelihood = -600.0 - static_cast<double>(step),
            .kl = 40.0,
            .seconds = 1.0};
}

model::EpochReport epochAt(int epoch) {
    model::EpochReport report;
    report.epoch = epoch;
    report.logLikelihood = -590.0;
    report.kl = 53.7;
    report.elbo = -643.7;
    report.objective = -600.74;
    report.validation.ndcg100 = 0.39872;
    report.validation.recall50 = 0.45;
    report.validation.recall20 = 0.33;
    return report;
}

} // namespace

class TestTrainingPage : public PageTest<ui::TrainingPage> {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void asksForDataFirst();
    void asksForAPlanOnceThereAreData();
    void plansAgainForEveryEdit();
    void startsWithTheOptionsOfTheForm();
    void saysWhyItCannotStart();
    void pausesAndContinuesWithTheSameButton();
    void offersToResumeTheRunThatWasStopped();
    void fillsTheFormWithTheSettingsOfTheRun();
    void stopsFromTheButtonAndTheMenu();
    void keepsTheFocusWhileItsButtonsAreDisabled();
    void locksTheFormWhileARunIsGoing();
    void drawsEveryUpdateAndEveryEpoch();
    void fixesTheAxisToThePlan();
    void showsThePlanAheadOfTheRun();
    void namesTheBaseline();
    void saysThatRecallIsPlain();
    void linksTheCrosshairs();
    void tellsTheRailHowFarItIs();
    void clearsTheCurvesForTheNextRun();
    void keepsTheCurvesWhenOptionsAreEditedAfterARun();
    void saysHowTheRunEnded_data();
    void saysHowTheRunEnded();
    void forgetsTheRunWithOtherData();
    void describesTheRun();

private:
    QPushButton* button(const char* name) const { return find<QPushButton>(name); }
    QString text(const char* name) const { return textOf(*find<QLabel>(name)); }
    const ui::LineFigure& figure(const char* name) const { return find<ui::LineChart>(name)->figure(); }
    QString value(const char* name) const {
        return find<ui::ChartCard>((QByteArray(name) + "Card").constData())->value();
    }
    void begin(int epochs = 10);
};

void TestTrainingPage::begin(int epochs) {
    m_page->setDataAvailable(true);
    m_page->setRunState(RunState::Starting);
    model::RankingQuality popularity;
    popularity.ndcg100 = 0.224;
    m_page->beginRun(planFor(epochs), popularity);
    m_page->setRunState(RunState::Training);
}

void TestTrainingPage::asksForDataFirst() {
    QSignalSpy opened(m_actions.openData(), &QAction::triggered);
    QSignalSpy example(m_actions.loadExample(), &QAction::triggered);
    QVERIFY(button("emptyOpen")->isVisibleTo(m_page.get()));
    QVERIFY(!button("primary")->isVisibleTo(m_page.get()));
    button("emptyOpen")->click();
    QTest::keyClick(button("emptyExample"), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(example.count(), 1);
    QVERIFY(!m_page->runActions().front()->isEnabled());
}

void TestTrainingPage::asksForAPlanOnceThereAreData() {
    QSignalSpy edited(m_page.get(), &ui::TrainingPage::optionsEdited);
    m_page->setDataAvailable(true);
    QCOMPARE(edited.count(), 1);
    QVERIFY(button("primary")->isVisibleTo(m_page.get()));
    m_page->setPlan(planFor(10));
    QVERIFY(text("plan").contains(QStringLiteral("β ends at 0.20 after 20 of 40 updates")));
}

void TestTrainingPage::plansAgainForEveryEdit() {
    m_page->setDataAvailable(true);
    QSignalSpy edited(m_page.get(), &ui::TrainingPage::optionsEdited);
    find<QLineEdit>("epochs")->setText(QStringLiteral("12"));
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.first().first().value<model::TrainingOptions>().epochs, 12);
    find<QLineEdit>("epochs")->setText(QStringLiteral("twelve"));
    QCOMPARE(edited.count(), 1);
}

void TestTrainingPage::startsWithTheOptionsOfTheForm() {
    m_page->setDataAvailable(true);
    QSignalSpy started(m_page.get(), &ui::TrainingPage::startRequested);
    find<QLineEdit>("latent")->setText(QStringLiteral("64"));
    button("primary")->click();
    QTest::keyClick(button("primary"), Qt::Key_Space);
    m_page->runActions().front()->trigger();
    QCOMPARE(started.count(), 3);
    QCOMPARE(started.first().first().value<model::TrainingOptions>().network.latent, 64);
}

void TestTrainingPage::saysWhyItCannotStart() {
    m_page->setDataAvailable(true);
    QSignalSpy started(m_page.get(), &ui::TrainingPage::startRequested);
    auto* epochs = find<QLineEdit>("epochs");
    epochs->setText(QStringLiteral("0"));
    QPushButton* primary = button("primary");
    QVERIFY(!primary->isEnabled());
    QVERIFY(primary->toolTip().contains(QStringLiteral("Epochs: Needs")));
    primary->click();
    QCOMPARE(started.count(), 0);
    epochs->setText(QStringLiteral("1"));
    QVERIFY(primary->isEnabled());
}

void TestTrainingPage::pausesAndContinuesWithTheSameButton() {
    begin();
    QSignalSpy paused(&m_page->controls(), &ui::RunControls::pauseRequested);
    QSignalSpy continued(&m_page->controls(), &ui::RunControls::continueRequested);
    QPushButton* primary = button("primary");
    QVERIFY(primary->text().contains(QStringLiteral("Pause")));
    primary->click();
    QCOMPARE(paused.count(), 1);
    m_page->setRunState(RunState::Paused);
    QVERIFY(primary->text().contains(QStringLiteral("Continue")));
    QTest::keyClick(primary, Qt::Key_Space);
    QCOMPARE(continued.count(), 1);
    QCOMPARE(paused.count(), 1);
    m_page->setRunState(RunState::Training);
    m_page->runActions().at(2)->trigger();
    QCOMPARE(paused.count(), 2);
    m_page->setRunState(RunState::Finished);
    QVERIFY(primary->text().contains(QStringLiteral("Start")));
}

void TestTrainingPage::offersToResumeTheRunThatWasStopped() {
    begin();
    QSignalSpy resumed(&m_page->controls(), &ui::RunControls::resumeRequested);
    QVERIFY(!button("resumeRun")->isVisibleTo(m_page.get()));
    m_page->setRunState(RunState::Stopped);
    m_page->controls().setResumable(QStringLiteral("run-7"));
    QVERIFY(button("resumeRun")->isVisibleTo(m_page.get()));
    QVERIFY(button("primary")->text().contains(QStringLiteral("Start")));
    button("resumeRun")->click();
    QCOMPARE(resumed.takeFirst().first().toString(), QStringLiteral("run-7"));
    m_page->runActions().at(1)->trigger();
    QCOMPARE(resumed.count(), 1);
    m_page->controls().setResumable({});
    QVERIFY(!button("resumeRun")->isVisibleTo(m_page.get()));
    QVERIFY(!m_page->runActions().at(1)->isEnabled());
}

/// Whether it was started with them, resumed, or had its turn in the queue.
void TestTrainingPage::fillsTheFormWithTheSettingsOfTheRun() {
    m_page->setDataAvailable(true);
    QSignalSpy started(m_page.get(), &ui::TrainingPage::startRequested);
    model::RunPlan plan = planFor(10);
    plan.options.network.latent = 77;
    plan.options.epochs = 9;
    m_page->beginRun(plan, {});
    m_page->setRunState(RunState::Training);
    m_page->setRunState(RunState::Stopped);
    button("primary")->click();
    const auto options = started.takeFirst().first().value<model::TrainingOptions>();
    QCOMPARE(options.network.latent, 77);
    QCOMPARE(options.epochs, 9);
}

void TestTrainingPage::stopsFromTheButtonAndTheMenu() {
    m_page->setDataAvailable(true);
    QPushButton* stop = button("stop");
    QVERIFY(!stop->isEnabled());
    QVERIFY(!stop->toolTip().isEmpty());
    begin();
    QSignalSpy stopped(&m_page->controls(), &ui::RunControls::stopRequested);
    stop->click();
    m_page->runActions().at(3)->trigger();
    QCOMPARE(stopped.count(), 2);
    m_page->setRunState(RunState::Stopping);
    QVERIFY(!stop->isEnabled());
    QVERIFY(!button("primary")->isEnabled());
}

void TestTrainingPage::keepsTheFocusWhileItsButtonsAreDisabled() {
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->setDataAvailable(true);
    button("primary")->setFocus();
    m_page->setRunState(RunState::Starting);
    QCOMPARE(m_page->focusWidget(), nullptr); // and no chart shows its crosshair for no reason
    m_page->setRunState(RunState::Training);
    QCOMPARE(m_page->focusWidget(), button("primary"));
    button("stop")->setFocus();
    m_page->setRunState(RunState::Stopping);
    m_page->setRunState(RunState::Stopped);
    QCOMPARE(m_page->focusWidget(), button("primary"));
}

void TestTrainingPage::locksTheFormWhileARunIsGoing() {
    begin();
    const auto* epochs = find<QLineEdit>("epochs");
    for (const RunState state :
         {RunState::Starting, RunState::Training, RunState::Paused, RunState::Stopping}) {
        m_page->setRunState(state);
        QVERIFY(!epochs->isEnabled());
    }
    for (const RunState state : {RunState::Finished, RunState::Stopped, RunState::Failed}) {
        m_page->setRunState(state);
        QVERIFY(epochs->isEnabled());
    }
}

void TestTrainingPage::drawsEveryUpdateAndEveryEpoch() {
    begin();
    const model::RunPlan plan = planFor(10);
    m_page->addBatches({batchAt(plan, 1), batchAt(plan, 2), batchAt(plan, 3)});
    m_page->addBatches({batchAt(plan, 4)});
    QCOMPARE(value("reconstruction"), QStringLiteral("−604.0"));
    QCOMPARE(value("kl"), QStringLiteral("40.0"));
    QCOMPARE(value("beta"), QStringLiteral("0.0300"));
    QVERIFY(value("validation").isEmpty());
    m_page->addEpoch(epochAt(1));
    QCOMPARE(value("elbo"), QStringLiteral("−600.7"));
    QCOMPARE(value("validation"), QStringLiteral("0.3987"));

    const auto& elbo = figure("elbo").curves;
    QCOMPARE(elbo.size(), std::size_t{4});
    for (const ui::Curve& curve : elbo)
        QCOMPARE(curve.points.size(), curve.faint ? std::size_t{4} : std::size_t{1});
    QCOMPARE(elbo[3].points.front(), QPointF(1, -600.74));
    QCOMPARE(elbo[2].points.front(), QPointF(1, -643.7));
    QCOMPARE(elbo[1].points.back(), QPointF(1, -604.0 - plan.betaAt(3) * 40.0));
    QCOMPARE(elbo[0].points.back(), QPointF(1, -644.0));
    for (const ui::Curve& curve : figure("validation").curves)
        QCOMPARE(curve.points.size(), std::size_t{1});
}

void TestTrainingPage::fixesTheAxisToThePlan() {
    begin(25);
    for (const char* name : {"elbo", "reconstruction", "kl", "beta", "validation"}) {
        const ui::Axis& x = figure(name).x;
        QCOMPARE(x.minimum.value_or(-1), 0.0);
        QCOMPARE(x.maximum.value_or(-1), 25.0);
    }
}

void TestTrainingPage::showsThePlanAheadOfTheRun() {
    m_page->setDataAvailable(true);
    m_page->setPlan(planFor(10));
    const auto& curves = figure("beta").curves;
    QVERIFY(curves.front().dashed);
    QCOMPARE(curves.front().points.front(), QPointF(0.25, 0));
    QCOMPARE(curves.front().points.back(), QPointF(10, 0.2));
    QVERIFY(curves.back().points.empty());

    begin(); // what happens lies on what was planned
    m_page->addBatches({batchAt(planFor(10), 21)});
    QCOMPARE(curves.back().points.front(), curves.front().points.at(1));
}

void TestTrainingPage::namesTheBaseline() {
    begin();
    const auto& references = figure("validation").references;
    QCOMPARE(references.size(), std::size_t{1});
    QCOMPARE(references.front().name, QStringLiteral("popularity NDCG@100"));
    QCOMPARE(references.front().y, 0.224);
}

void TestTrainingPage::saysThatRecallIsPlain() {
    begin();
    QCOMPARE(figure("validation").curves.front().name, QStringLiteral("Recall@20"));
    model::RankingQuality popularity;
    popularity.plainRecall = true;
    popularity.ndcg100 = 0.224;
    m_page->beginRun(planFor(10), popularity);
    QCOMPARE(figure("validation").curves.front().name, QStringLiteral("Recall@20 (plain)"));
    QCOMPARE(figure("validation").references.size(), std::size_t{1});
    const auto labels = find<ui::ChartCard>("validationCard")->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return textOf(*label).contains(QStringLiteral("Recall@50 (plain)"));
    }));
}

void TestTrainingPage::linksTheCrosshairs() {
    begin();
    m_page->addBatches({batchAt(planFor(10), 4), batchAt(planFor(10), 12)});
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    auto* pointedAt = find<ui::LineChart>("elbo");
    auto* other = find<ui::LineChart>("kl");
    const QImage before = other->grab().toImage();
    emit pointedAt->hovered(2.0);
    QTRY_VERIFY_WITH_TIMEOUT(other->grab().toImage() != before, patience);
    emit pointedAt->hovered(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(other->grab().toImage() == before, patience);
}

void TestTrainingPage::tellsTheRailHowFarItIs() {
    QSignalSpy fact(m_page.get(), &ui::TrainingPage::badgeChanged);
    begin();
    m_page->addBatches({batchAt(planFor(10), 5)});
    QCOMPARE(fact.last().first().toString(), QStringLiteral("epoch 2 / 10"));
    m_page->addBatches({batchAt(planFor(10), 8)});
    QCOMPARE(fact.last().first().toString(), QStringLiteral("epoch 2 / 10"));
}

void TestTrainingPage::clearsTheCurvesForTheNextRun() {
    begin();
    m_page->addBatches({batchAt(planFor(10), 1)});
    m_page->addEpoch(epochAt(1));
    m_page->setRunState(RunState::Stopped);
    m_page->endRun(
        {.state = RunState::Stopped, .epochsDone = 1, .bestEpoch = 1, .best = {}, .test = {}, .failure = {}});
    m_page->beginRun(planFor(3), {});
    QVERIFY(value("elbo").isEmpty());
    QVERIFY(text("result").isEmpty());
    for (const ui::Curve& curve : figure("elbo").curves)
        QVERIFY(curve.points.empty());
    QCOMPARE(figure("elbo").x.maximum.value_or(0), 3.0);
}

void TestTrainingPage::keepsTheCurvesWhenOptionsAreEditedAfterARun() {
    begin();
    m_page->addEpoch(epochAt(1));
    m_page->setRunState(RunState::Finished);
    m_page->endRun({});
    m_page->setPlan(planFor(50));
    QCOMPARE(figure("elbo").curves.back().points.size(), std::size_t{1});
    QCOMPARE(figure("elbo").x.maximum.value_or(0), 10.0);
}

void TestTrainingPage::saysHowTheRunEnded_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("expected");
    QTest::newRow("finished") << static_cast<int>(RunState::Finished)
                              << QStringLiteral("finished · best NDCG@100 0.4009 at epoch 58");
    QTest::newRow("stopped") << static_cast<int>(RunState::Stopped)
                             << QStringLiteral("stopped · best NDCG@100 0.4009 at epoch 58");
    QTest::newRow("failed") << static_cast<int>(RunState::Failed) << QStringLiteral("failed");
}

void TestTrainingPage::saysHowTheRunEnded() {
    QFETCH(const int, state);
    QFETCH(const QString, expected);
    begin();
    model::RunOutcome outcome{.state = static_cast<RunState>(state),
                              .epochsDone = 60,
                              .bestEpoch = 58,
                              .best = {},
                              .test = {},
                              .failure = "loss is NaN"};
    outcome.best.ndcg100 = 0.4009;
    m_page->setRunState(outcome.state);
    m_page->endRun(outcome);
    QCOMPARE(text("result"), expected);
    QVERIFY(button("primary")->isEnabled());
}

void TestTrainingPage::forgetsTheRunWithOtherData() {
    begin();
    m_page->addEpoch(epochAt(1));
    m_page->setRunState(RunState::Finished);
    m_page->endRun({});
    m_page->setDataAvailable(true);
    QVERIFY(text("result").isEmpty());
    QVERIFY(value("validation").isEmpty());
    QVERIFY(figure("elbo").curves.back().points.empty());
}

void TestTrainingPage::describesTheRun() {
    m_page->setDataAvailable(true);
    QCOMPARE(text("description"), QStringLiteral("multinomial 600-200 · β ≤ 0.2"));
    find<QLineEdit>("hidden")->setText(QStringLiteral("0"));
    find<QLineEdit>("betaCap")->setText(QStringLiteral("1"));
    find<QComboBox>("likelihood")->setCurrentIndex(2);
    QCOMPARE(text("description"), QStringLiteral("logistic 200 · β ≤ 1"));
    find<QLineEdit>("betaCap")->setText(QStringLiteral("3"));
    const char* schedules[] = {"β = 3", "β ≤ 3", "β ≤ 3, held at the peak", "β ≤ 3, cyclical"};
    for (int kind = 0; kind < 4; ++kind) {
        find<QComboBox>("betaKind")->setCurrentIndex(kind);
        QCOMPARE(text("description"), QStringLiteral("logistic 200 · ") + QString::fromUtf8(schedules[kind]));
    }
    find<QComboBox>("modelKind")->setCurrentIndex(1);
    QCOMPARE(text("description"), QStringLiteral("DAE logistic 200"));
}

TASTESCOPE_TEST(TestTrainingPage)
#include "test_training_page.moc"
