#include <QTest>
#include <cmath>
#include <numeric>

#include "model/data/interactions_builder.h"
#include "model/data/summarise.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// One user a click, so that the items have these clicks; items without any stay in the catalog.
Dataset datasetWith(const std::vector<std::uint64_t>& clicksOfItems) {
    Dataset dataset;
    const auto items = static_cast<std::uint32_t>(clicksOfItems.size());
    InteractionsBuilder rows;
    for (std::uint32_t item = 0; item < items; ++item) {
        dataset.catalog.ids.push_back("i" + std::to_string(item));
        dataset.catalog.titles.push_back(item % 2 ? "" : "title " + std::to_string(item));
        for (std::uint64_t click = 0; click < clicksOfItems[item]; ++click) {
            dataset.training.ids.push_back("u" + std::to_string(dataset.training.ids.size()));
            rows.addRow({ItemIndex{item}});
        }
    }
    dataset.training.foldIn = std::move(rows).build(items);
    for (Interactions* none : {&dataset.training.heldOut, &dataset.validation.foldIn,
                               &dataset.validation.heldOut, &dataset.test.foldIn, &dataset.test.heldOut})
        *none = InteractionsBuilder().build(items);
    summariseBlocks(dataset);
    return dataset;
}

/// Σᵢⱼ |xᵢ − xⱼ| / (2 n² x̄), term by term.
double meanDifferenceGini(const std::vector<std::uint64_t>& clicks) {
    double differences = 0;
    for (const std::uint64_t a : clicks)
        for (const std::uint64_t b : clicks)
            differences += std::abs(static_cast<double>(a) - static_cast<double>(b));
    const auto sum = static_cast<double>(std::reduce(clicks.begin(), clicks.end()));
    return differences / (2 * static_cast<double>(clicks.size()) * sum);
}

/// Clicks as popularity has them: a few items with many, many with few.
std::vector<std::uint64_t> longTail(std::size_t items) {
    std::vector<std::uint64_t> clicks;
    for (std::size_t rank = 1; rank <= items; ++rank)
        clicks.push_back((rank * 7919) % items < items / 10 ? 0 : 400 / rank + rank % 3);
    return clicks;
}

} // namespace

class TestSummarise : public QObject {
    Q_OBJECT

private slots:
    void giniByHand_data() {
        QTest::addColumn<QList<qulonglong>>("clicks");
        QTest::addColumn<double>("gini");
        QTest::newRow("nothing clicked") << QList<qulonglong>{0, 0} << 0.0;
        QTest::newRow("one item") << QList<qulonglong>{7} << 0.0;
        QTest::newRow("all alike") << QList<qulonglong>{3, 3, 3, 3} << 0.0;
        QTest::newRow("one has all of four") << QList<qulonglong>{0, 0, 9, 0} << 0.75; // (n − 1) / n
        QTest::newRow("1 2 3") << QList<qulonglong>{2, 3, 1} << 2.0 / 9.0;             // (−2 + 6) / 18
        QTest::newRow("1 1 1 5") << QList<qulonglong>{1, 5, 1, 1} << 0.375; // (−3 − 1 + 1 + 15) / 32
        QTest::newRow("never clicked items count") << QList<qulonglong>{1, 1, 0, 0} << 0.5; // (1 + 3) / 8
    }
    void giniByHand() {
        QFETCH(QList<qulonglong>, clicks);
        QFETCH(double, gini);
        const Dataset dataset = datasetWith({clicks.begin(), clicks.end()});
        QVERIFY(std::abs(dataset.summary.gini - gini) < 1e-12);
    }

    void giniIsHalfTheRelativeMeanDifference() {
        for (const std::size_t items : {2U, 3U, 50U, 997U}) {
            const std::vector<std::uint64_t> clicks = longTail(items);
            const double gini = datasetWith(clicks).summary.gini;
            QVERIFY(std::abs(gini - meanDifferenceGini(clicks)) < 1e-12);
            QVERIFY(gini >= 0 && gini < 1);
        }
    }

    void theTopPercentIsRoundedUp() {
        std::vector<std::uint64_t> clicks(100, 1);
        clicks[40] = 101;
        QCOMPARE(datasetWith(clicks).summary.topPercentShare, 101.0 / 200.0); // one of 100
        clicks.push_back(50);
        QCOMPARE(datasetWith(clicks).summary.topPercentShare, 151.0 / 250.0); // two of 101
        QCOMPARE(datasetWith({5}).summary.topPercentShare, 1.0);
        QCOMPARE(datasetWith({0}).summary.topPercentShare, 0.0);
    }

    void everyItemIsListedTheMostPopularFirst() {
        std::vector<std::uint64_t> clicks(2500, 1);
        clicks[2000] = 3;
        const DatasetSummary summary = datasetWith(clicks).summary;
        QCOMPARE(summary.popularItems.size(), std::size_t{2500});
        QCOMPARE(summary.popularItems[0].id, std::string("i2000"));
        QCOMPARE(summary.popularItems[0].title, std::string("title 2000"));
        QCOMPARE(summary.popularItems[1].id, std::string("i0")); // the lower index first among equals
        for (std::size_t rank = 0; rank < clicks.size(); ++rank)
            QCOMPARE(summary.popularItems[rank].clicks, summary.clicksByRank[rank]);
    }
};

TASTESCOPE_TEST(TestSummarise)
#include "test_summarise.moc"
