#include <QTest>

#include <Eigen/LU>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/numerics/symmetric_inverse.h"
#include "model/values/failure.h"
#include "tests/support/registered_test.h"

using model::DoubleMatrix;

namespace {

/// Positive definite, far from diagonal.
DoubleMatrix someMatrix(Eigen::Index size) {
    model::RandomStream random(7, model::purpose::noise);
    DoubleMatrix factor(size, size);
    for (double& value : factor.reshaped())
        value = random.uniform() - 0.3;
    DoubleMatrix matrix = factor * factor.transpose();
    matrix.diagonal().array() += 5.0;
    return matrix;
}

bool invert(DoubleMatrix& matrix) {
    return model::invertPositiveDefinite(matrix, {}, [](double) {});
}

} // namespace

class TestSymmetricInverse : public QObject {
    Q_OBJECT

private slots:
    void agreesWithAGeneralInverse_data() {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 127, 128, 129, 300, 512})
            QTest::addRow("%d rows", size) << size;
    }
    void agreesWithAGeneralInverse() {
        QFETCH(const int, size);
        const DoubleMatrix matrix = someMatrix(size);
        DoubleMatrix inverse = matrix;
        QVERIFY(invert(inverse));
        const DoubleMatrix expected = matrix.inverse();
        QCOMPARE_LT((inverse - expected).norm(), 1e-9 * expected.norm());
        QVERIFY(inverse == DoubleMatrix(inverse.transpose()));
    }

    void readsTheLowerTriangleOnly() {
        const DoubleMatrix matrix = someMatrix(200);
        DoubleMatrix whole = matrix;
        DoubleMatrix lower = matrix;
        lower.triangularView<Eigen::StrictlyUpper>().setConstant(std::numeric_limits<double>::quiet_NaN());
        QVERIFY(invert(whole) && invert(lower));
        QVERIFY(whole == lower);
    }

    void givesTheSameBitsForAnyNumberOfThreads() {
        const DoubleMatrix matrix = someMatrix(700);
        std::vector<DoubleMatrix> inverses;
        for (const int threads : {1, 2, 5}) {
            model::useThreads(threads);
            inverses.push_back(matrix);
            QVERIFY(invert(inverses.back()));
        }
        model::useThreads(0);
        QVERIFY(inverses[0] == inverses[1]);
        QVERIFY(inverses[0] == inverses[2]);
    }

    void refusesWhatHasNoInverse() {
        DoubleMatrix negative = someMatrix(150);
        negative(140, 140) = -1;
        QVERIFY(!invert(negative));
        DoubleMatrix singular = DoubleMatrix::Ones(3, 3);
        QVERIFY(!invert(singular));
        DoubleMatrix unknown = someMatrix(3);
        unknown(2, 0) = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!invert(unknown));
    }

    void stopsWhenAsked() {
        DoubleMatrix matrix = someMatrix(400);
        std::stop_source stop;
        std::vector<double> shares;
        const auto progress = [&](double share) {
            shares.push_back(share);
            stop.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(model::Cancelled, static_cast<void>(model::invertPositiveDefinite(
                                                       matrix, stop.get_token(), progress)));
        QCOMPARE(shares, std::vector<double>{0.32});
    }
};

TASTESCOPE_TEST(TestSymmetricInverse)
#include "test_symmetric_inverse.moc"
