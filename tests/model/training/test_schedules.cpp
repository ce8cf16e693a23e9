#include <QtTest>

#include <numeric>

#include "model/ranking/evaluation.h"
#include "model/ranking/vae_scorer.h"
#include "model/training/beta_course.h"
#include "model/training/latent_usage.h"
#include "model/training/run_plan.h"
#include "model/training/trainer.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

TrainingOptions scheduled(BetaKind kind) {
    TrainingOptions options = smallRun(); // 30 epochs of 10 updates
    options.beta.kind = kind;
    options.beta.cap = 0.5;
    return options;
}

RunPlan planOf(const TrainingOptions& options) {
    return planRun(options, 200, 40);
}

} // namespace

class TestSchedules : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();

private slots:
    void constant() {
        const RunPlan plan = planOf(scheduled(BetaKind::Constant));
        QCOMPARE(plan.betaAt(0), 0.5);
        QCOMPARE(plan.betaAt(299), 0.5);
        QCOMPARE(plan.plateauStep, 0U);
    }

    void linear() {
        TrainingOptions options = scheduled(BetaKind::Linear);
        options.beta.annealSteps = 100;
        const RunPlan plan = planOf(options);
        QCOMPARE(plan.betaAt(0), 0.0);
        QCOMPARE(plan.betaAt(50), 0.25); // never reset between epochs
        QCOMPARE(plan.betaAt(100), 0.5);
        QCOMPARE(plan.betaAt(299), 0.5);
        QCOMPARE(plan.plateauStep, 100U);
        options.beta.annealSteps = 1000;
        QCOMPARE(planOf(options).plateauStep, planOf(options).updates); // never
    }

    void holdAtPeakGrowsAsSlowlyAsTheDefaults() {
        TrainingOptions options = scheduled(BetaKind::HoldAtPeak);
        options.beta.cap = 1;
        const RunPlan plan = planOf(options); // 300 updates
        QCOMPARE(plan.annealSteps, 1200U);
        QCOMPARE(plan.betaAt(240), 0.2);
        options.beta.cap = 0.1;
        QCOMPARE(planOf(options).annealSteps, 240U);
    }

    void cyclical() {
        TrainingOptions options = scheduled(BetaKind::Cyclical);
        options.beta.cycles = 3;
        options.beta.growingShare = 0.5;
        const RunPlan plan = planOf(options); // cycles of 100 updates, 50 of them growing
        for (const std::uint64_t start : {0U, 100U, 200U}) {
            QCOMPARE(plan.betaAt(start), 0.0);
            QCOMPARE(plan.betaAt(start + 25), 0.25);
            QCOMPARE(plan.betaAt(start + 50), 0.5);
            QCOMPARE(plan.betaAt(start + 99), 0.5);
        }
        QCOMPARE(plan.plateauStep, 250U);
        QCOMPARE(plan.finalBeta, 0.5);
    }

    void holdsTheBetaOfTheBestValidation() {
        TrainingOptions options = scheduled(BetaKind::HoldAtPeak);
        options.beta.peakPatience = 2;
        BetaCourse course(planOf(options));
        course.onEpoch(1, 0.30, 0.02);
        course.onEpoch(2, 0.35, 0.04);
        course.onEpoch(3, 0.34, 0.06);
        QVERIFY(!course.peak().held);
        QCOMPARE(course.beta(120), planOf(options).betaAt(120));
        course.onEpoch(4, 0.35, 0.08); // as good is not better
        QVERIFY(course.peak().held);
        QCOMPARE(course.beta(120), 0.04);
        QVERIFY(course.onPlateau(40));
        course.onEpoch(5, 0.9, 0.04); // found with the β that is held
        QCOMPARE(course.beta(299), 0.04);
    }

    void aRunHoldsAndSaysSo() {
        TrainingOptions options = scheduled(BetaKind::HoldAtPeak);
        options.beta.peakPatience = 1;
        RunControl control;
        RecordingSink sink;
        train(*m_dataset, options, control, sink);
        const auto held = std::ranges::find_if(sink.epochs, &EpochReport::betaHeld);
        QVERIFY(held != sink.epochs.end() && held + 1 != sink.epochs.end());
        const auto peak = std::max_element(sink.epochs.begin(), held, [](const auto& a, const auto& b) {
            return a.validation.ndcg100 < b.validation.ndcg100;
        });
        for (auto epoch = held + 1; epoch != sink.epochs.end(); ++epoch)
            QCOMPARE(epoch->beta, peak->beta);
        QCOMPARE(sink.batches.back().beta, peak->beta);
    }

    void patienceWaitsForThePlateau() {
        TrainingOptions options = scheduled(BetaKind::Linear);
        options.patience = 2;
        options.beta.annealSteps = 150; // the plateau begins with epoch 16
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        QVERIFY(result.outcome.epochsDone >= 17);
        if (result.outcome.stoppedEarly)
            QCOMPARE(result.outcome.epochsDone, std::max(15, result.outcome.bestEpoch) + 2);
        options.beta.annealSteps = 1000; // not in this run
        const TrainingResult whole = train(*m_dataset, options, control, sink);
        QCOMPARE(whole.outcome.epochsDone, 30);
        QVERIFY(!whole.outcome.stoppedEarly);
        options.beta.kind = BetaKind::Constant;
        const TrainingResult early = train(*m_dataset, options, control, sink);
        QVERIFY(early.outcome.stoppedEarly);
        QCOMPARE(early.outcome.epochsDone, std::max(1, early.outcome.bestEpoch) + 2);
        QCOMPARE(early.outcome.state, RunState::Finished);
    }

    void aDaeLearnsWithoutKl() {
        TrainingOptions options = scheduled(BetaKind::Linear);
        options.network.kind = ModelKind::Dae;
        options.network.hidden = {};
        options.l2 = 0.01 / 500;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        QVERIFY(result.outcome.best.ndcg100 > 0.9);
        QCOMPARE(sink.plan.finalBeta, 0.0);
        for (const BatchReport& batch : sink.batches)
            QVERIFY(batch.kl == 0 && batch.beta == 0);
        QVERIFY(sink.epochs.back().klByDimension.empty());
        QCOMPARE(result.best->parameters.layout().encoder().back().out, options.network.latent);
    }

    void theDecoderCanHaveWidthsOfItsOwn() {
        TrainingOptions options = smallRun();
        options.network.decoderHidden = {16, 24};
        options.epochs = 2;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        const auto& decoder = result.best->parameters.layout().decoder();
        QCOMPARE(decoder.size(), std::size_t{3});
        QCOMPARE(decoder[0].out, 16);
        QCOMPARE(decoder[1].out, 24);
    }

    void aCollapsedPosteriorHasNoActiveDimension() {
        TrainingOptions options = scheduled(BetaKind::Constant);
        options.beta.cap = 100;
        RunControl control;
        RecordingSink sink;
        train(*m_dataset, options, control, sink);
        QCOMPARE(sink.epochs.back().activeDimensions, 0);
        QVERIFY(sink.epochs.back().kl < 0.5);
    }

    void dimensionsAddUpToTheUsersKl() {
        RunControl control;
        RecordingSink sink;
        TrainingOptions options = scheduled(BetaKind::Linear);
        options.epochs = 5;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        const EpochReport& last = sink.epochs.back();
        QCOMPARE(last.klByDimension.size(), std::size_t{8});
        QVERIFY(last.activeDimensions >= 1 && last.activeDimensions <= 8);
        const Parameters& parameters = sink.snapshots.back()->parameters;
        Workspace workspace(parameters.layout(), 7, WorkspaceUse::Scoring); // in several batches
        const LatentUsage usage =
            latentUsage(parameters, smallRun().network, m_dataset->validation.foldIn, workspace);
        double sum = 0;
        for (std::size_t k = 0; k < usage.klByDimension.size(); ++k) {
            QVERIFY(std::abs(usage.klByDimension[k] - last.klByDimension[k]) < 1e-4F);
            sum += static_cast<double>(usage.klByDimension[k]);
        }
        Workspace all(parameters.layout(), 20, WorkspaceUse::Scoring);
        VaeScorer scorer(parameters, options.network, all);
        std::vector<UserIndex> users;
        for (std::uint32_t user = 0; user < 20; ++user)
            users.push_back(UserIndex{user});
        scorer.score(m_dataset->validation.foldIn, users);
        const double mean = std::accumulate(all.kl.begin(), all.kl.end(), 0.0) / 20;
        QVERIFY(std::abs(mean - sum) < 1e-3 * std::max(1.0, mean));
    }

    void aFinishedRunKnowsItsTestUsers() {
        TrainingOptions options = smallRun();
        options.epochs = 3;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        Workspace workspace(result.best->parameters.layout(), 20, WorkspaceUse::Scoring);
        VaeScorer scorer(result.best->parameters, options.network, workspace);
        const RankingQuality test = evaluate(scorer, m_dataset->test);
        QCOMPARE(result.outcome.test.ndcg100, test.ndcg100);
        QCOMPARE(result.outcome.test.users, 20U);
    }
};

TASTESCOPE_TEST(TestSchedules)
#include "test_schedules.moc"
