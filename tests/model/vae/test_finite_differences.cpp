#include <QtTest>

#include <array>
#include <numeric>

#include "model/numerics/random.h"
#include "model/vae/likelihood.h"
#include "model/vae/mult_vae.h"
#include "tests/model/support/stored_gradients.h"
#include "tests/support/registered_test.h"

using namespace model;

/// The gradient of every likelihood against central differences of the loss, on random networks with odd
/// sizes.
class TestFiniteDifferences : public QObject {
    Q_OBJECT

private:
    static constexpr bool isDouble = sizeof(Scalar) == sizeof(double);

    static Interactions someClicks(std::uint32_t items) {
        // A user with several clicks, one with none, one with a single click, and counts above 1.
        const std::vector<ItemIndex> clicked = {{0}, {2}, {items - 1}, {1}};
        return Interactions(items, {0, 3, 3, 4}, clicked, {1.0F, 2.0F, 1.0F, 3.0F});
    }

    static double loss(Parameters& parameters, const NetworkOptions& network, const Batch& batch,
                       Workspace& workspace) {
        StoredGradients unused(parameters.layout());
        const BatchLoss result = lossAndGradients(parameters, network, batch, 0.7, 0.003, workspace, unused);
        return -(result.logLikelihood - 0.7 * result.kl) + weightPenalty(parameters, 0.003);
    }

private slots:
    void gradientIsTheSlopeOfTheLoss_data() {
        QTest::addColumn<Likelihood>("likelihood");
        QTest::addColumn<std::vector<int>>("hidden");
        QTest::addColumn<ModelKind>("kind");
        for (const auto& [name, likelihood] :
             {std::pair("multinomial", Likelihood::Multinomial), std::pair("gaussian", Likelihood::Gaussian),
              std::pair("logistic", Likelihood::Logistic)}) {
            QTest::addRow("%s without hidden layers", name)
                << likelihood << std::vector<int>{} << ModelKind::Vae;
            QTest::addRow("%s with one", name) << likelihood << std::vector<int>{5} << ModelKind::Vae;
            QTest::addRow("%s with two", name) << likelihood << std::vector<int>{5, 3} << ModelKind::Vae;
            QTest::addRow("%s of a DAE", name) << likelihood << std::vector<int>{} << ModelKind::Dae;
            QTest::addRow("%s of a deeper DAE", name) << likelihood << std::vector<int>{5} << ModelKind::Dae;
        }
    }
    void gradientIsTheSlopeOfTheLoss() {
        QFETCH(Likelihood, likelihood);
        QFETCH(std::vector<int>, hidden);
        QFETCH(ModelKind, kind);
        TrainingOptions options;
        options.dropout = 0.25;
        options.seed = 5;
        NetworkOptions& network = options.network;
        network.kind = kind;
        network.likelihood = likelihood;
        network.hidden = hidden;
        network.latent = 3;
        const NetworkLayout layout(networkShape(network, 7));
        Parameters parameters = initialParameters(layout, 11);
        const Interactions clicks = someClicks(7);
        const std::vector<UserIndex> users = {{0}, {1}, {2}};
        Batch batch;
        gatherForTraining(clicks, users, options, 1, batch);
        Workspace workspace(layout, 3, WorkspaceUse::Training);
        StoredGradients stored(layout);
        lossAndGradients(parameters, network, batch, 0.7, 0.003, workspace, stored);
        const Parameters& gradients = stored.get();

        const double step = isDouble ? 1e-5 : 1e-2;
        const double tolerance = isDouble ? 1e-7 : 2e-2;
        for (std::size_t i = 0; i < parameters.values().size(); ++i) {
            const Scalar value = parameters.values()[i];
            parameters.values()[i] = value + static_cast<Scalar>(step);
            const double above = loss(parameters, network, batch, workspace);
            parameters.values()[i] = value - static_cast<Scalar>(step);
            const double below = loss(parameters, network, batch, workspace);
            parameters.values()[i] = value;
            const bool padding = above == below && gradients.values()[i] == Scalar{0};
            if (!padding)
                QCOMPARE_LE(
                    std::abs((above - below) / (2 * step) - static_cast<double>(gradients.values()[i])),
                    tolerance);
        }
    }

    void largeOutputsStayFinite_data() {
        QTest::addColumn<Likelihood>("likelihood");
        QTest::newRow("multinomial") << Likelihood::Multinomial;
        QTest::newRow("logistic") << Likelihood::Logistic;
    }
    void largeOutputsStayFinite() {
        QFETCH(Likelihood, likelihood);
        NetworkOptions network;
        network.likelihood = likelihood;
        std::array<Scalar, 4> f = {Scalar(3e4), Scalar(-3e4), Scalar(0), Scalar(1)};
        const std::vector<ItemIndex> clicked = {{1}};
        const double logLikelihood = logLikelihoodAndGradient(network, {clicked, {}, 1}, f, 1);
        QVERIFY(std::isfinite(logLikelihood));
        QCOMPARE_LE(logLikelihood, -3e4); // log-softmax, not log(p + tiny)
        QVERIFY(std::all_of(f.begin(), f.end(), [](Scalar value) { return std::isfinite(value); }));
    }
};

TASTESCOPE_TEST(TestFiniteDifferences)
#include "test_finite_differences.moc"
