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
        const RunCost cost = estimateCost(few, *m_dataset, {});
        QCOMPARE(cost.parameters, few.parameters);
        QVERIFY(cost.bytes > 6 * sizeof(Scalar) * few.parameters);
        QCOMPARE(cost.secondsPerEpoch, 0.0);
        // A larger batch costs a row of every layer for each of its users: 2 (600 + 400 + 200 + 600) + I.
        options.batch = 60;
        const std::uint64_t perUser = sizeof(Scalar) * (2 * 1800 + m_dataset->catalog.ids.size());
        QCOMPARE(estimateCost(plan(options), *m_dataset, {}).bytes, cost.bytes + 10 * perUser);
    }

    void aBatchIsNoLargerThanTheUsers() {
        TrainingOptions options;
        options.batch = 1000000;
        const RunCost large = estimateCost(plan(options), *m_dataset, {});
        options.batch = static_cast<int>(m_dataset->training.foldIn.userCount());
        QCOMPARE(large.bytes, estimateCost(plan(options), *m_dataset, {}).bytes);
    }

    void timeFollowsSpeedThreadsAndBatches() {
        TrainingOptions options;
        options.batch = 50;
        const MachineSpeed speed{.operations = 1e9, .parameters = 1e8, .cores = 4};
        const auto seconds = [&](const MachineSpeed& machine) {
            return estimateCost(plan(options), *m_dataset, machine).secondsPerEpoch;
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
