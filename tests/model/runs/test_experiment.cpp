#include <QtTest>

#include <cmath>

#include "model/runs/experiment_runs.h"
#include "model/values/failure.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestExperiment : public QObject {
    Q_OBJECT

private:
    static RunSummary finished(const RunRequest& request, const std::string& id, double ndcg) {
        RunSummary run;
        run.id = id;
        run.state = RecordedRunState::Finished;
        run.options = request.options;
        run.experiment = request.experiment;
        run.test.ndcg100 = ndcg;
        run.bestEpoch = 10;
        return run;
    }

private slots:
    void comparesTheThreeLikelihoodsAndTheDae() {
        ExperimentPlan plan;
        plan.base.seed = 5;
        const std::vector<RunRequest> runs = requestsOf(plan, "data");
        QCOMPARE(runs.size(), std::size_t{12});
        QCOMPARE(runs[0].options.network.likelihood, Likelihood::Multinomial);
        QCOMPARE(runs[3].options.network.likelihood, Likelihood::Gaussian);
        QCOMPARE(runs[6].options.network.likelihood, Likelihood::Logistic);
        QCOMPARE(runs[9].options.network.kind, ModelKind::Dae);
        QVERIFY(runs[9].options.network.hidden.empty());
        QCOMPARE(runs[9].options.l2, 2e-5);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            QCOMPARE(runs[i].options.seed, 5 + i % 3);
            QCOMPARE(runs[i].experiment.id, runs[0].experiment.id);
        }
    }

    void sweepsTheCap() {
        ExperimentPlan plan;
        plan.kind = ExperimentKind::BetaSweep;
        plan.seeds = 1;
        plan.caps = {0, 0.2, 1};
        const std::vector<RunRequest> runs = requestsOf(plan, "data");
        QCOMPARE(runs.size(), std::size_t{3});
        QCOMPARE(runs[1].options.beta.cap, 0.2);
        QCOMPARE(QString::fromStdString(runs[1].experiment.label), QStringLiteral("0.2"));
        plan.caps = {-1};
        QVERIFY_THROWS_EXCEPTION(Error, requestsOf(plan, "data"));
        plan.caps = {};
        QVERIFY_THROWS_EXCEPTION(Error, requestsOf(plan, "data"));
        plan.caps = {0.2};
        plan.base.network.kind = ModelKind::Dae;
        QVERIFY_THROWS_EXCEPTION(Error, requestsOf(plan, "data"));
    }

    void meansAreOfTheFinishedRuns() {
        ExperimentPlan plan;
        plan.kind = ExperimentKind::BetaSweep;
        plan.caps = {0.1, 0.2};
        const std::vector<RunRequest> requests = requestsOf(plan, "data");
        std::vector<RunSummary> runs;
        for (std::size_t i = 0; i < requests.size(); ++i)
            runs.push_back(finished(requests[i], std::to_string(i), 0.40 + 0.01 * static_cast<double>(i)));
        runs[5].state = RecordedRunState::Queued;
        std::ranges::reverse(runs); // as the store lists them
        const std::vector<ExperimentResult> results = experimentsAmong(runs);
        QCOMPARE(results.size(), std::size_t{1});
        QCOMPARE(results[0].rows.size(), std::size_t{2});
        const ExperimentRow& first = results[0].rows[0];
        QCOMPARE(QString::fromStdString(first.label), QStringLiteral("0.1"));
        QCOMPARE(first.finished, 3);
        QCOMPARE(first.testNdcg.mean, 0.41);
        QCOMPARE(first.testNdcg.error, 0.01 / std::sqrt(3.0)); // standard deviation 0.01
        QCOMPARE(results[0].rows[1].finished, 2);
        QCOMPARE(results[0].rows[1].runs, 3);
    }

    void oneValueHasNoError() {
        QCOMPARE(meanAndError({0.4}).error, 0.0);
        QVERIFY(std::isnan(meanAndError({}).mean)); // nobody is no zero
    }
};

TASTESCOPE_TEST(TestExperiment)
#include "test_experiment.moc"
