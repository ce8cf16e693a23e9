#include <QtTest>

#include <algorithm>
#include <cmath>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/vae/dense_layer.h"
#include "tests/model/support/stored_gradients.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

using Exact = Eigen::MatrixXd;

Matrix randomMatrix(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
    Matrix matrix(rows, columns);
    RandomStream(seed, 901).normals({matrix.data(), static_cast<std::size_t>(matrix.size())});
    return matrix;
}

/// The greatest distance, measured by the greatest number that should stand there.
double distance(const MatrixRef& matrix, const Exact& expected) {
    return (matrix.cast<double>() - expected).cwiseAbs().maxCoeff() /
           std::max(1.0, expected.cwiseAbs().maxCoeff());
}

constexpr double tolerance = sizeof(Scalar) == 4 ? 3e-6 : 1e-14;

} // namespace

/// The blocked products against Eigen's own in double, at sizes that fill no block.
class TestDenseLayer : public QObject {
    Q_OBJECT

private slots:
    void agreesWithPlainProducts_data() {
        QTest::addColumn<int>("users");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("threads");
        QTest::newRow("one of each") << 1 << 1 << 1 << 2;
        QTest::newRow("one user") << 1 << 37 << 450 << 2;
        QTest::newRow("one input") << 23 << 1 << 61 << 3;
        QTest::newRow("one output") << 23 << 61 << 1 << 3;
        QTest::newRow("whole tiles") << 64 << 96 << 384 << 2;
        QTest::newRow("odd sizes") << 61 << 131 << 457 << 2;
        QTest::newRow("more threads than blocks") << 9 << 7 << 5 << 7;
        QTest::newRow("the first decoder layer") << 500 << 200 << 600 << 2;
        QTest::newRow("many items") << 130 << 50 << 3003 << 4;
    }

    void agreesWithPlainProducts() {
        QFETCH(int, users);
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, threads);
        useThreads(threads);
        const NetworkLayout layout({static_cast<std::uint32_t>(out), {}, in, {}}); // decodes in → out
        const LayerSpec& layer = layout.decoder().front();
        Parameters parameters(layout);
        parameters.weight(layer) = randomMatrix(out, in, 1);
        parameters.bias(layer) = randomMatrix(1, out, 4);
        const Matrix x = randomMatrix(users, in, 2);
        const Matrix dy = randomMatrix(users, out, 3);
        const Exact exactWeight = parameters.weight(layer).cast<double>();
        DenseScratch scratch;

        Matrix y(users, out);
        denseForward(x, parameters.weight(layer), parameters.bias(layer), scratch, {y.data(), users, out});
        Exact exactY = x.cast<double>() * exactWeight.transpose();
        exactY.rowwise() += parameters.bias(layer).cast<double>();
        QCOMPARE_LE(distance(y, exactY), tolerance);

        StoredGradients gradients(layout);
        Matrix dx(users, in);
        const double l2 = 0.25;
        denseBackward(x, dy, parameters, layer, l2, scratch, gradients, {dx.data(), users, in});
        const Exact exactDy = dy.cast<double>();
        QCOMPARE_LE(distance(dx, exactDy * exactWeight), tolerance);
        QCOMPARE_LE(distance(gradients.get().weight(layer),
                             exactDy.transpose() * x.cast<double>() + 2 * l2 * exactWeight),
                    tolerance);
        QCOMPARE_LE(distance(gradients.get().bias(layer), exactDy.colwise().sum()), tolerance);

        // Once more, in memory that is no longer fresh: the same bits.
        Matrix again(users, in);
        denseBackward(x, dy, parameters, layer, l2, scratch, gradients, {again.data(), users, in});
        QVERIFY(again == dx);
    }
};

TASTESCOPE_TEST(TestDenseLayer)
#include "test_dense_layer.moc"
