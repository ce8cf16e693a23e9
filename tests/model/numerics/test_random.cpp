#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/numerics/random.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    /// Known-answer test of Random123: philox4x32-10, counter 0, key 0.
    void philoxGivesItsPublishedNumbers() {
        RandomStream random(0, 0);
        QCOMPARE(random.next(), 0x6627e8d5U);
        QCOMPARE(random.next(), 0xe169c58dU);
        QCOMPARE(random.next(), 0xbc57ac4cU);
        QCOMPARE(random.next(), 0x9b00dbd8U);
    }

    void streamsOfUsersEpochsAndPurposesDiffer() {
        const std::uint32_t first = RandomStream(1, purpose::noise, 1, 1).next();
        QCOMPARE(RandomStream(1, purpose::noise, 1, 1).next(), first);
        QVERIFY(RandomStream(2, purpose::noise, 1, 1).next() != first);
        QVERIFY(RandomStream(1, purpose::dropout, 1, 1).next() != first);
        QVERIFY(RandomStream(1, purpose::noise, 2, 1).next() != first);
        QVERIFY(RandomStream(1, purpose::noise, 1, 2).next() != first);
    }

    void normalsHaveMeanZeroAndVarianceOne() {
        std::vector<Scalar> values(200001);
        RandomStream(7, purpose::noise).normals(values);
        const auto count = static_cast<double>(values.size());
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
        double variance = 0;
        double fourth = 0;
        for (Scalar value : values) {
            variance += std::pow(static_cast<double>(value) - mean, 2) / count;
            fourth += std::pow(static_cast<double>(value) - mean, 4) / count;
        }
        QCOMPARE_LE(std::abs(mean), 0.01);
        QCOMPARE_LE(std::abs(variance - 1), 0.015);
        QCOMPARE_LE(std::abs(fourth - 3), 0.1);
    }

    void belowIsUniform() {
        std::vector<int> counts(7);
        RandomStream random(3, purpose::shuffle);
        for (int i = 0; i < 70000; ++i)
            ++counts[random.below(7)];
        for (int count : counts)
            QCOMPARE_LE(std::abs(count - 10000), 400);
    }

    void shuffleKeepsEveryValue() {
        std::vector<int> values(100);
        std::iota(values.begin(), values.end(), 0);
        const std::vector<int> before = values;
        RandomStream random(3, purpose::shuffle);
        shuffle(values, random);
        QVERIFY(values != before);
        std::ranges::sort(values);
        QVERIFY(values == before);
    }
};

TASTESCOPE_TEST(TestRandom)
#include "test_random.moc"
