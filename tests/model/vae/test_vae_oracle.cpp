#include <QDir>

#include "model/vae/adam.h"
#include "model/vae/mult_vae.h"
#include "tests/model/support/oracle.h"
#include "tests/model/support/stored_gradients.h"
#include "tests/support/registered_test.h"

using namespace model;

/// Every vae_*.json of the reference values: PyTorch's autograd in float64, straight from the formulas.
class TestVaeOracle : public QObject {
    Q_OBJECT

private:
    static constexpr bool isDouble = sizeof(Scalar) == sizeof(double);
    static constexpr double forwardTolerance = isDouble ? 1e-9 : 1e-5;
    static constexpr double gradientTolerance = isDouble ? 1e-9 : 1e-4;

    static void addCases() {
        QTest::addColumn<QString>("path");
        const QDir folder(oracleFolder());
        const auto files = folder.entryList({QStringLiteral("vae_*.json")}, QDir::Files, QDir::Name);
        QVERIFY2(files.size() >= 6, "the reference files are missing");
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    static double objectiveLoss(const OracleCase& oracle, const Parameters& parameters,
                                const BatchLoss& loss) {
        const double beta = oracle.json["beta"];
        return -(loss.logLikelihood - beta * loss.kl) + weightPenalty(parameters, oracle.json["l2"]);
    }

private slots:
    void forwardValuesAgree_data() { addCases(); }
    void forwardValuesAgree() {
        QFETCH(QString, path);
        const OracleCase oracle(path);
        Parameters parameters = oracle.parameters(oracle.json["parameters"]);
        const std::uint32_t users = oracle.batch.userCount();
        Workspace workspace(oracle.layout, users, WorkspaceUse::Training);
        forward(parameters, oracle.batch, workspace);
        const int latent = oracle.layout.shape().latent;
        QCOMPARE_LE(distance(workspace.posterior(users).leftCols(latent), oracle.json["mu"]),
                    forwardTolerance);
        QCOMPARE_LE(distance(workspace.posterior(users).rightCols(latent), oracle.json["log_variance"]),
                    forwardTolerance);
        QCOMPARE_LE(distance(workspace.z(users), oracle.json["z"]), forwardTolerance);
        QCOMPARE_LE(distance(workspace.f(users), oracle.json["decoder_output"]), forwardTolerance);

        StoredGradients gradients(oracle.layout);
        const BatchLoss loss = lossAndGradients(parameters, oracle.network, oracle.batch, oracle.json["beta"],
                                                oracle.json["l2"], workspace, gradients);
        for (std::size_t user = 0; user < users; ++user) {
            QCOMPARE_LE(
                distance(workspace.logLikelihood[user], oracle.json["log_likelihood"][user].get<double>()),
                forwardTolerance);
            QCOMPARE_LE(distance(workspace.kl[user], oracle.json["kl"][user].get<double>()),
                        forwardTolerance);
        }
        QCOMPARE_LE(distance(objectiveLoss(oracle, parameters, loss), oracle.json["loss"].get<double>()),
                    forwardTolerance);
    }

    void gradientsAgree_data() { addCases(); }
    void gradientsAgree() {
        QFETCH(QString, path);
        const OracleCase oracle(path);
        Parameters parameters = oracle.parameters(oracle.json["parameters"]);
        const Parameters expected = oracle.parameters(oracle.json["gradients"]);
        Workspace workspace(oracle.layout, oracle.batch.userCount(), WorkspaceUse::Training);
        StoredGradients stored(oracle.layout);
        lossAndGradients(parameters, oracle.network, oracle.batch, oracle.json["beta"], oracle.json["l2"],
                         workspace, stored);
        const Parameters& gradients = stored.get();
        for (const LayerSpec& layer : oracle.layout.layers()) {
            QCOMPARE_LE((gradients.weight(layer) - expected.weight(layer)).cwiseAbs().maxCoeff(),
                        gradientTolerance);
            QCOMPARE_LE((gradients.bias(layer) - expected.bias(layer)).cwiseAbs().maxCoeff(),
                        gradientTolerance);
        }
    }

    void adamFollowsTheReferenceTrajectory_data() { addCases(); }
    void adamFollowsTheReferenceTrajectory() {
        QFETCH(QString, path);
        const OracleCase oracle(path);
        const auto& reference = oracle.json["adam"];
        Parameters parameters = oracle.parameters(oracle.json["parameters"]);
        Workspace workspace(oracle.layout, oracle.batch.userCount(), WorkspaceUse::Training);
        Adam adam(parameters, reference["learning_rate"]);
        StoredGradients unused(oracle.layout);
        const auto step = [&](GradientSink& sink) {
            return lossAndGradients(parameters, oracle.network, oracle.batch, oracle.json["beta"],
                                    oracle.json["l2"], workspace, sink);
        };
        for (int i = 0; i < reference["steps"]; ++i) {
            const double before = objectiveLoss(oracle, parameters, step(unused));
            QCOMPARE_LE(
                distance(before,
                         reference["loss_before_each_step"][static_cast<std::size_t>(i)].get<double>()),
                gradientTolerance);
            step(adam);
        }
        QCOMPARE_LE(
            distance(objectiveLoss(oracle, parameters, step(unused)), reference["loss_after"].get<double>()),
            gradientTolerance);
        const Parameters expected = oracle.parameters(reference["parameters_after"]);
        for (const LayerSpec& layer : oracle.layout.layers()) {
            QCOMPARE_LE((parameters.weight(layer) - expected.weight(layer)).cwiseAbs().maxCoeff(),
                        gradientTolerance);
            QCOMPARE_LE((parameters.bias(layer) - expected.bias(layer)).cwiseAbs().maxCoeff(),
                        gradientTolerance);
        }
    }
};

TASTESCOPE_TEST(TestVaeOracle)
#include "test_vae_oracle.moc"
