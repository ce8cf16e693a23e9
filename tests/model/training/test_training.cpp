#include <QtTest>

#include <atomic>
#include <cmath>
#include <latch>
#include <thread>

#include "model/ranking/evaluation.h"
#include "model/ranking/recommender.h"
#include "model/ranking/vae_scorer.h"
#include "model/training/divergence.h"
#include "model/training/metrics_log.h"
#include "model/training/run_plan.h"
#include "model/vae/mult_vae.h"
#include "model/values/failure.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestTraining : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();

    static std::string withoutSeconds(std::vector<EpochReport> epochs) {
        for (EpochReport& epoch : epochs)
            epoch.seconds = 0;
        return metricsCsv(epochs);
    }

private slots:
    void withheldItemsOfTheOwnColourRankFirst_data() {
        QTest::addColumn<Likelihood>("likelihood");
        QTest::newRow("multinomial") << Likelihood::Multinomial;
        QTest::newRow("gaussian") << Likelihood::Gaussian;
        QTest::newRow("logistic") << Likelihood::Logistic;
    }
    void withheldItemsOfTheOwnColourRankFirst() {
        QFETCH(Likelihood, likelihood);
        TrainingOptions options = smallRun();
        options.network.likelihood = likelihood;
        options.beta.cap = 0.05;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        QCOMPARE(result.outcome.state, RunState::Finished);
        // All items of the own colour that were not clicked come before any of the other colour: the first
        // five are of the own one.
        const Recommender recommender(m_dataset);
        for (const std::string id : {"e0", "e1", "e8", "e13"}) {
            const UserProfile profile = recommender.profile(*result.best, id, 8);
            const std::string colour = std::stoi(id.substr(1)) % 2 ? "odd" : "even";
            std::size_t hits = 0;
            for (const Recommendation& item : profile.recommendations) {
                QVERIFY(item.item.title.starts_with(colour));
                hits += item.heldOut ? 1 : 0;
            }
            QCOMPARE(hits, std::size_t{2});
        }
    }

    void sameSeedGivesTheSameMetrics() {
        RunControl control;
        RecordingSink first;
        RecordingSink second;
        RecordingSink other;
        TrainingOptions options = smallRun();
        options.epochs = 5;
        const auto a = train(*m_dataset, options, control, first);
        const auto b = train(*m_dataset, options, control, second);
        QCOMPARE(withoutSeconds(first.epochs), withoutSeconds(second.epochs));
        QVERIFY(a.best->parameters.values() == b.best->parameters.values());
        options.seed = 2;
        train(*m_dataset, options, control, other);
        QVERIFY(withoutSeconds(first.epochs) != withoutSeconds(other.epochs));
    }

    void everyUpdateIsReportedOnceAndBetaFollowsThePlan() {
        TrainingOptions options = smallRun();
        options.epochs = 4;
        options.batch = 30; // 200 users: seven batches, the last one short
        RunControl control;
        RecordingSink sink;
        train(*m_dataset, options, control, sink);
        QCOMPARE(sink.plan.updates, 28U);
        QCOMPARE(sink.plan.annealSteps, 22U); // 80 % of 28
        QCOMPARE(sink.batches.size(), std::size_t{28});
        for (std::size_t i = 0; i < sink.batches.size(); ++i) {
            QCOMPARE(sink.batches[i].step, i + 1);
            QCOMPARE(sink.batches[i].beta, std::min(0.2, 0.2 * static_cast<double>(i) / 22.0));
            QVERIFY(sink.batches[i].kl >= 0);
            QCOMPARE(sink.batches[i].objective(),
                     sink.batches[i].logLikelihood - sink.batches[i].beta * sink.batches[i].kl);
        }
        QCOMPARE(sink.batches.back().epoch, 4.0);
        QCOMPARE(sink.plan.finalBeta, sink.batches.back().beta);
    }

    void scoringIsDeterministicAndUsesTheMean() {
        const NetworkLayout layout(networkShape(smallRun().network, m_dataset->training.foldIn.itemCount()));
        const Parameters parameters = initialParameters(layout, 3);
        Workspace workspace(layout, 4, WorkspaceUse::Scoring);
        VaeScorer scorer(parameters, smallRun().network, workspace);
        const std::vector<UserIndex> users = {{0}, {1}, {2}};
        const Matrix first = scorer.score(m_dataset->test.foldIn, users);
        const Matrix second = scorer.score(m_dataset->test.foldIn, users);
        QVERIFY(first == second);
        QVERIFY(workspace.z(3) == workspace.posterior(3).leftCols(layout.shape().latent));
    }

    void bestEpochIsKept() {
        TrainingOptions options = smallRun();
        options.epochs = 12;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        int best = 0;
        double ndcg = -1;
        for (const EpochReport& epoch : sink.epochs) {
            QCOMPARE(epoch.best, epoch.validation.ndcg100 > ndcg);
            if (epoch.best) {
                best = epoch.epoch;
                ndcg = epoch.validation.ndcg100;
            }
        }
        QCOMPARE(result.outcome.bestEpoch, best);
        QCOMPARE(result.best->epoch, best);
        QCOMPARE(result.best->validation.ndcg100, ndcg);
    }

    void stopEndsWithinABatchAndKeepsTheBestModel() {
        RunControl control;
        RecordingSink sink;
        sink.onBatch = [&](const BatchReport& report) {
            if (report.step == 25)
                control.stop();
        };
        const TrainingResult result = train(*m_dataset, smallRun(), control, sink);
        QCOMPARE(result.outcome.state, RunState::Stopped);
        QCOMPARE(sink.batches.size(), std::size_t{25});
        QCOMPARE(result.outcome.epochsDone, 2);
        QVERIFY(result.best->epoch >= 1);
    }

    void pausedRunWaitsUntilItIsResumed() {
        TrainingOptions options = smallRun();
        options.epochs = 2;
        RunControl control;
        RecordingSink sink;
        std::atomic<std::uint64_t> updates = 0;
        std::latch paused(1);
        sink.onBatch = [&](const BatchReport& report) {
            updates = report.step;
            if (report.step != 5)
                return;
            control.pause();
            paused.count_down();
        };
        TrainingResult result;
        std::thread training([&] { result = train(*m_dataset, options, control, sink); });
        paused.wait();
        // Meanwhile another run makes as many updates as this one would have made without the pause.
        RunControl otherControl;
        RecordingSink other;
        train(*m_dataset, options, otherControl, other);
        const std::uint64_t updatesWhilePaused = updates;
        control.continueRun();
        training.join();
        QCOMPARE(updatesWhilePaused, std::uint64_t{5});
        QCOMPARE(result.outcome.state, RunState::Finished);
        QCOMPARE(sink.epochs.size(), std::size_t{2});
    }

    void pausedRunCanBeStopped() {
        RunControl control;
        RecordingSink sink;
        control.pause();
        std::thread other([&control] { control.stop(); });
        const TrainingResult result = train(*m_dataset, smallRun(), control, sink);
        other.join();
        QCOMPARE(result.outcome.state, RunState::Stopped);
        QVERIFY(sink.batches.empty());
        QCOMPARE(result.best->epoch, 0);
    }

    /// A smaller learning rate does not help against what is not its fault.
    void theRemedyForADivergenceFitsItsCause() {
        const Interactions& clicks = m_dataset->training.foldIn;
        const TrainingOptions usual = smallRun();
        QCOMPARE(remedyOfDivergence(usual, 0.2, clicks), std::string("Try a smaller learning rate"));
        QCOMPARE(remedyOfDivergence(usual, 1000, clicks), std::string("Try a smaller β than 1000"));
        TrainingOptions options = usual;
        options.network.kind = ModelKind::Dae;
        QCOMPARE(remedyOfDivergence(options, 1000, clicks), std::string("Try a smaller learning rate"));
        options = usual;
        options.network.gaussianWeightPositive = 1e30;
        QCOMPARE(remedyOfDivergence(options, 0, clicks), std::string("Try a smaller learning rate"));
        options.network.likelihood = Likelihood::Gaussian;
        QCOMPARE(remedyOfDivergence(options, 0, clicks),
                 std::string("Try smaller weights of the gaussian likelihood than 1e+30"));
        options.learningRate = 10;
        QVERIFY(remedyOfDivergence(options, 0, clicks)
                    .starts_with("Try a smaller learning rate than 10, and smaller weights"));
        const Interactions counted(2, {0, 2}, {{0}, {1}}, {1, 5e20F});
        QCOMPARE(remedyOfDivergence(usual, 0, counted),
                 std::string("Try smaller counts (or every row as one click) than 5e+20"));
    }

    void whatDivergesIsNamedWithItsRemedy_data() {
        QTest::addColumn<QString>("cause");
        for (const char* cause : {"weight decay", "weights of the gaussian likelihood"})
            QTest::newRow(cause) << QString::fromLatin1(cause);
    }
    void whatDivergesIsNamedWithItsRemedy() {
        QFETCH(const QString, cause);
        TrainingOptions options = smallRun();
        if (cause == QStringLiteral("weight decay")) {
            options.l2 = 1e30;
        } else {
            options.network.likelihood = Likelihood::Gaussian;
            options.network.gaussianWeightPositive = 1e30;
        }
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        QCOMPARE(result.outcome.state, RunState::Failed);
        const QString text = QString::fromStdString(result.outcome.failure);
        QVERIFY2(text.contains(cause) && !text.contains(QStringLiteral("smaller learning rate")),
                 qPrintable(text));
    }

    void divergenceEndsTheRunAndKeepsAFiniteModel() {
        TrainingOptions options = smallRun();
        options.learningRate = 1e30;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(*m_dataset, options, control, sink);
        QCOMPARE(result.outcome.state, RunState::Failed);
        const QString text = QString::fromStdString(result.outcome.failure);
        QVERIFY2(text.contains(QStringLiteral("epoch 1")) && text.contains(QStringLiteral("step 2")) &&
                     text.contains(QStringLiteral("1e+30")),
                 qPrintable(text));
        QVERIFY(result.best && result.best->parameters.allFinite());
        for (const BatchReport& batch : sink.batches)
            QVERIFY(std::isfinite(batch.logLikelihood) && std::isfinite(batch.kl));
    }

    void batchLargerThanTheDataIsOneUpdate() {
        TrainingOptions options = smallRun();
        options.batch = 5000;
        options.epochs = 2;
        RunControl control;
        RecordingSink sink;
        train(*m_dataset, options, control, sink);
        QCOMPARE(sink.plan.batchesPerEpoch, 1U);
        QCOMPARE(sink.batches.size(), std::size_t{2});
    }

    void optionsOutOfRangeAreRefused_data() {
        QTest::addColumn<TrainingOptions>("options");
        const auto row = [](const char* name, auto change) {
            TrainingOptions options;
            change(options);
            QTest::newRow(name) << options;
        };
        row("dropout", [](TrainingOptions& options) { options.dropout = 1.0; });
        row("latent", [](TrainingOptions& options) { options.network.latent = 0; });
        row("hidden", [](TrainingOptions& options) { options.network.hidden = {600, 0}; });
        row("learning rate", [](TrainingOptions& options) { options.learningRate = std::nan(""); });
        row("batch", [](TrainingOptions& options) { options.batch = 0; });
        row("epochs", [](TrainingOptions& options) { options.epochs = -1; });
        row("weight decay", [](TrainingOptions& options) { options.l2 = -1; });
        row("cap", [](TrainingOptions& options) { options.beta.cap = -0.1; });
        row("cycles", [](TrainingOptions& options) { options.beta.cycles = 0; });
        row("growing share", [](TrainingOptions& options) { options.beta.growingShare = 0; });
        row("peak patience", [](TrainingOptions& options) { options.beta.peakPatience = 0; });
        row("patience", [](TrainingOptions& options) { options.patience = -1; });
        row("too many layers", [](TrainingOptions& options) { options.network.hidden = {9, 8, 7, 6}; });
        row("decoder", [](TrainingOptions& options) { options.network.decoderHidden = {0}; });
    }
    void optionsOutOfRangeAreRefused() {
        QFETCH(TrainingOptions, options);
        QVERIFY_THROWS_EXCEPTION(Error, planRun(options, 100, 10));
    }

    void gaussianWeightsCountForThatLikelihoodOnly() {
        TrainingOptions options;
        options.network.gaussianWeightZero = 2 * options.network.gaussianWeightPositive;
        QCOMPARE(planRun(options, 100, 10).trainingUsers, 100U);
        options.network.likelihood = Likelihood::Gaussian;
        QVERIFY_THROWS_EXCEPTION(Error, planRun(options, 100, 10));
    }

    void paperAnnealingOnASmallRunNeverReachesItsCap() {
        TrainingOptions options;
        options.beta.annealSteps = 200000;
        options.epochs = 200;
        const RunPlan plan = planRun(options, 4834, 3497); // ML-1M: ten updates an epoch
        QCOMPARE(plan.updates, 2000U);
        QCOMPARE(plan.finalBeta, 0.2 * 1999 / 200000);
    }
};

TASTESCOPE_TEST(TestTraining)
#include "test_training.moc"
