#include <QtTest>

#include <stdexcept>

#include "model/ranking/popularity.h"
#include "model/training/training_step.h"
#include "model/vae/mult_vae.h"
#include "tests/model/support/stored_gradients.h"
#include "tests/support/registered_test.h"

using namespace model;

/// What would read or write beyond a buffer is refused instead.
class TestContracts : public QObject {
    Q_OBJECT

private:
    static constexpr std::uint32_t items = 7;

    Interactions m_clicks{items, {0, 2, 3, 3}, {{0}, {6}, {2}}};
    std::vector<UserIndex> m_users = {{0}, {1}, {2}};
    TrainingOptions m_options;
    Batch m_batch;

    NetworkLayout layout(std::uint32_t itemCount = items) const {
        return NetworkLayout(networkShape(m_options.network, itemCount));
    }

private slots:
    void initTestCase() {
        m_options.network.hidden = {5};
        m_options.network.latent = 3;
        m_options.batch = 2;
        gatherForScoring(m_clicks, m_users, m_options.network, m_batch);
    }

    void aBatchLargerThanTheWorkspace() {
        const Parameters parameters = initialParameters(layout(), 1);
        Workspace small(layout(), 2, WorkspaceUse::Scoring);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, forward(parameters, m_batch, small));
        Workspace enough(layout(), 3, WorkspaceUse::Scoring);
        forward(parameters, m_batch, enough);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, enough.f(4));
    }

    void gradientsInAWorkspaceForScoring() {
        Parameters parameters = initialParameters(layout(), 1);
        Workspace workspace(layout(), 3, WorkspaceUse::Scoring);
        StoredGradients sink(layout());
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, lossAndGradients(parameters, m_options.network, m_batch,
                                                                     0.2, 0, workspace, sink));
    }

    void itemsThatTheNetworkDoesNotKnow() {
        const Parameters parameters = initialParameters(layout(items - 1), 1);
        Workspace workspace(layout(items - 1), 3, WorkspaceUse::Scoring);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, forward(parameters, m_batch, workspace));
    }

    void aStepOnMoreUsersThanTheBatch() {
        TrainingStep training(m_clicks, m_options);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, training.run(m_users, 1, 0.2));
    }

    void theStateOfAnotherNetwork() {
        const TrainingStep training(m_clicks, m_options);
        const AdamState adam = training.adam();
        const Parameters other = initialParameters(layout(items + 1), 1);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 TrainingStep(m_clicks, m_options, other, initialAdam(other.layout())));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TrainingStep(m_clicks, m_options, other, adam));
        AdamState shorter = adam;
        shorter.first.pop_back();
        const Parameters own = training.parameters();
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TrainingStep(m_clicks, m_options, own, shorter));
        const TrainingStep continued(m_clicks, m_options, own, adam);
        QVERIFY(continued.parameters().values() == own.values());
    }

    void moreUsersThanAScorerTakes() {
        PopularityScorer scorer(m_clicks);
        const std::vector<UserIndex> many(scorer.maximumUsers() + 1);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, scorer.score(m_clicks, many));
    }
};

TASTESCOPE_TEST(TestContracts)
#include "test_contracts.moc"
