#include <QTest>

#include "model/data/interactions_builder.h"
#include "model/training/cost_estimate.h"
#include "model/training/run_plan.h"
#include "tests/model/support/checkerboard.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestRunCost : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();

    RunPlan plan(const TrainingOptions& options) const {
        return planRun(options, m_dataset->training.foldIn.userCount(),
                       m_dataset->training.foldIn.itemCount());
    }

private slots:
    void operationsByHand() {
        const NetworkOptions network{.hidden = {30, 20}, .latent = 5};
        const NetworkLayout layout(networkShape(network, 100));
        // 30 → 20 → 2·5, 5 → 20 → 30 → 100; the sparse layer from the items does not count.
        const double products = 30 * 20 + 20 * 10 + 5 * 20 + 20 * 30 + 30 * 100;
        QCOMPARE(operationsPerUser(layout), 6 * products);
    }

    void countsParametersAndMemory() {
        TrainingOptions options;
        options.batch = 50;
        const RunPlan few = plan(options);
        const RunCost cost = estimateCost(few, *m_dataset, {}, {});
        QCOMPARE(cost.parameters, few.parameters);
        const std::uint64_t weights = 3 * sizeof(Scalar) * few.parameters;
        QVERIFY(cost.memory.network >= weights && cost.memory.network < weights + 1000);
        QCOMPARE(cost.secondsPerEpoch, 0.0);
        // A larger batch costs a row of every layer for each of its users, 2 (600 + 400 + 200 + 600) + I, and
        // ε.
        options.batch = 60;
        const std::uint64_t perUser = sizeof(Scalar) * (2 * 1800 + 200 + m_dataset->catalog.ids.size());
        QVERIFY(estimateCost(plan(options), *m_dataset, {}, {}).memory.batches >=
                cost.memory.batches + 10 * perUser);
    }

    void aBatchIsNoLargerThanTheUsers() {
        TrainingOptions options;
        options.batch = 1000000;
        const RunCost large = estimateCost(plan(options), *m_dataset, {}, {});
        options.batch = static_cast<int>(m_dataset->training.foldIn.userCount());
        QCOMPARE(large.memory.total(), estimateCost(plan(options), *m_dataset, {}, {}).memory.total());
    }

    void whatDoesNotFitIsShortOfMemory() {
        TrainingOptions options;
        options.network.hidden = {2000, 600};
        options.network.latent = 200;
        const RunMemory need = estimateCost(plan(options), *m_dataset, {}, {}).memory;
        QVERIFY(!memoryShortage(options, *m_dataset, {}, need.withoutData()));
        QVERIFY(!memoryShortage(options, *m_dataset, {}, 0)); // nobody knows what is free
        for (std::uint64_t available = need.withoutData() - 1; available > 6'000'000; available /= 2) {
            const auto shortage = memoryShortage(options, *m_dataset, {}, available);
            QVERIFY(shortage && shortage->available == available && shortage->fits);
            TrainingOptions narrower = options;
            narrower.network = *shortage->fits;
            QVERIFY(narrower.network.latent < 200 && narrower.network.hidden[0] < 2000);
            QVERIFY(!memoryShortage(narrower, *m_dataset, {}, available));
            narrower.network.hidden = {2 * narrower.network.hidden[0], 2 * narrower.network.hidden[1]};
            narrower.network.latent *= 2;
            QVERIFY(
                memoryShortage(narrower, *m_dataset, {}, available)); // not a much smaller one than could be
        }
        const auto hopeless = memoryShortage(options, *m_dataset, {}, 1000);
        QVERIFY(hopeless && !hopeless->fits);
    }

    void timeFollowsSpeedThreadsAndBatches() {
        TrainingOptions options;
        options.batch = 50;
        const MachineSpeed speed{.operations = 1e9, .parameters = 1e8, .cores = 4};
        const auto seconds = [&](const MachineSpeed& machine) {
            return estimateCost(plan(options), *m_dataset, {}, machine).secondsPerEpoch;
        };
        const double all = seconds(speed);
        QVERIFY(all > 0);
        QCOMPARE(seconds({.operations = 2e9, .parameters = 2e8, .cores = 4}), all / 2);
        options.threads = 1;
        QCOMPARE(seconds(speed), all * 4);
        options.threads = 8;
        QCOMPARE(seconds(speed), all);
        options.batch = 25; // the parameters move twice as often
        QVERIFY(seconds(speed) > all);
    }

    void theMachineIsMeasuredOnce() {
        const MachineSpeed& speed = machineSpeed();
        qInfo() << speed.operations / 1e9 << "GFLOP/s," << speed.parameters / 1e9
                << "thousand million parameters a second," << speed.cores << "cores";
        QVERIFY(speed.operations > 1e8 && speed.operations < 1e14);
        QVERIFY(speed.parameters > 1e6);
        QVERIFY(speed.cores >= 1);
        QCOMPARE(&machineSpeed(), &speed);
    }
};

TASTESCOPE_TEST(TestRunCost)
#include "test_run_cost.moc"
