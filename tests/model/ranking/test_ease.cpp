#include <QTest>

#include <Eigen/LU>

#include <filesystem>
#include <limits>

#include "model/import/import.h"
#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/ranking/ease.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/values/failure.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

QStringList fiveDigitsOf(const RankingQuality& quality) {
    QStringList texts;
    for (const double value : {quality.recall20, quality.recall50, quality.ndcg100})
        texts += QString::number(value, 'f', 5);
    return texts;
}

QStringList testQuality(Scorer& scorer, const Dataset& dataset) {
    return fiveDigitsOf(evaluate(scorer, dataset.test));
}

std::shared_ptr<const Dataset> importFrom(const std::string& folder) {
    ImportOptions options;
    options.data = folder;
    return importDataset(options);
}

#if defined(__SANITIZE_ADDRESS__) // by g++
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer);
#else
constexpr bool sanitized = false;
#endif
constexpr const char* takesMinutes =
    "minutes with sanitizers, which see the same code at work on smaller matrices";

/// Clicks of 40 users on 150 items, each with a count where they are counted.
Interactions someClicks(bool counted) {
    RandomStream random(3, purpose::noise);
    std::vector<std::uint64_t> starts = {0};
    std::vector<ItemIndex> items;
    std::vector<float> counts;
    for (int user = 0; user < 40; ++user) {
        for (std::uint32_t item = 0; item < 150; ++item)
            if (random.below(5) == 0) {
                items.push_back({item});
                if (counted)
                    counts.push_back(static_cast<float>(1 + random.below(4)));
            }
        starts.push_back(items.size());
    }
    return Interactions(150, std::move(starts), std::move(items), std::move(counts));
}

DoubleMatrix dense(const Interactions& clicks) {
    DoubleMatrix matrix = DoubleMatrix::Zero(clicks.userCount(), clicks.itemCount());
    for (UserIndex user; user.value < clicks.userCount(); ++user.value)
        for (std::size_t click = 0; click < clicks.items(user).size(); ++click)
            matrix(user.value, clicks.items(user)[click].value) =
                clicks.counts(user).empty() ? 1.0 : static_cast<double>(clicks.counts(user)[click]);
    return matrix;
}

/// B as the paper has it, without a thought for time.
DoubleMatrix plainWeights(const DoubleMatrix& clicks, double lambda) {
    const auto items = clicks.cols();
    const DoubleMatrix gram = clicks.transpose() * clicks + lambda * DoubleMatrix::Identity(items, items);
    const DoubleMatrix inverse = gram.inverse();
    DoubleMatrix weights(items, items);
    for (Eigen::Index i = 0; i < items; ++i)
        for (Eigen::Index j = 0; j < items; ++j)
            weights(i, j) = i == j ? 0.0 : -inverse(i, j) / inverse(j, j);
    return weights;
}

} // namespace

class TestEase : public QObject {
    Q_OBJECT

private slots:
    void weightsAreThoseOfThePaper_data();
    void weightsAreThoseOfThePaper();
    void scoresAreTheClicksTimesTheWeights();
    void testFiguresOfTheExampleAgreeToTheLastDigit();
    void testFiguresOfMovieLens1MAgreeToTheLastDigit();
    void weightsAreTheSameForAnyNumberOfThreads();
    void lambdaOutOfRangeIsRefused_data();
    void lambdaOutOfRangeIsRefused();
    void lambdaTooSmallForTheDataIsRefused();
    void moreThanTheSystemGivesIsRefused();
    void theMostItemsThatFit();
    void needsOneSquareOfDoublesAndLittleMore();
    void progressGrowsToOne();
    void stopsWhenAsked();
};

void TestEase::weightsAreThoseOfThePaper_data() {
    QTest::addColumn<bool>("counted");
    QTest::addColumn<double>("lambda");
    QTest::newRow("clicks") << false << 0.5;
    QTest::newRow("clicks, strongly regularised") << false << 500.0;
    QTest::newRow("counts") << true << 10.0;
}

void TestEase::weightsAreThoseOfThePaper() {
    QFETCH(const bool, counted);
    QFETCH(const double, lambda);
    const Interactions clicks = someClicks(counted);
    const DoubleMatrix weights = easeWeights(clicks, lambda);
    const DoubleMatrix expected = plainWeights(dense(clicks), lambda);
    QCOMPARE_LT((weights - expected).cwiseAbs().maxCoeff(), 1e-12);
    QVERIFY(weights.diagonal().isZero(0));
}

void TestEase::scoresAreTheClicksTimesTheWeights() {
    const Interactions clicks = someClicks(true);
    EaseScorer scorer(easeWeights(clicks, 10));
    const std::vector<UserIndex> users = {{3}, {0}, {39}};
    const MatrixRef scores = scorer.score(clicks, users);
    const DoubleMatrix histories = dense(clicks);
    const DoubleMatrix expected = histories * plainWeights(histories, 10);
    for (std::size_t row = 0; row < users.size(); ++row)
        for (Eigen::Index item = 0; item < expected.cols(); ++item)
            QCOMPARE_LT(std::abs(static_cast<double>(scores(static_cast<Eigen::Index>(row), item)) -
                                 expected(users[row].value, item)),
                        1e-5);
}

/// Computed elsewhere in float64, with numpy.
void TestEase::testFiguresOfTheExampleAgreeToTheLastDigit() {
    if (sanitized)
        QSKIP(takesMinutes);
    const auto dataset = importFrom(TESTS_DATA "/ml-latest-small-author-layout");
    EaseScorer scorer(easeWeights(dataset->training.foldIn, 200));
    QCOMPARE(testQuality(scorer, *dataset), (QStringList{"0.31678", "0.40020", "0.31088"}));
}

void TestEase::testFiguresOfMovieLens1MAgreeToTheLastDigit() {
    if (sanitized)
        QSKIP(takesMinutes);
    const std::filesystem::path root = qEnvironmentVariable("TASTESCOPE_DATA").toStdString();
    if (!std::filesystem::is_directory(root / "ml-1m-author-layout"))
        QSKIP("no ml-1m-author-layout: set TASTESCOPE_DATA to the folder of the public data sets");
    const auto dataset = importFrom(root / "ml-1m-author-layout");
    PopularityScorer popularity(dataset->training.foldIn);
    QCOMPARE(testQuality(popularity, *dataset), (QStringList{"0.17594", "0.23722", "0.22346"}));
    EaseScorer ease(easeWeights(dataset->training.foldIn, 500));
    QCOMPARE(testQuality(ease, *dataset), (QStringList{"0.35637", "0.47866", "0.42628"}));
}

void TestEase::weightsAreTheSameForAnyNumberOfThreads() {
    const Interactions clicks = someClicks(true);
    useThreads(1);
    const DoubleMatrix alone = easeWeights(clicks, 3);
    useThreads(3);
    const DoubleMatrix together = easeWeights(clicks, 3);
    useThreads(0);
    QVERIFY(alone == together);
}

void TestEase::lambdaOutOfRangeIsRefused_data() {
    QTest::addColumn<double>("lambda");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -500.0;
    QTest::newRow("endless") << std::numeric_limits<double>::infinity();
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void TestEase::lambdaOutOfRangeIsRefused() {
    QFETCH(const double, lambda);
    QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(easeWeights(someClicks(false), lambda)));
}

void TestEase::lambdaTooSmallForTheDataIsRefused() {
    const Interactions twins(2, {0, 2, 4}, {{0}, {1}, {0}, {1}});
    try {
        static_cast<void>(easeWeights(twins, 1e-30));
        QFAIL("two equal items have no inverse");
    } catch (const Error& error) {
        QVERIFY2(QByteArray(error.what()).contains("1e-30, which is too small"), error.what());
    }
}

void TestEase::moreThanTheSystemGivesIsRefused() {
    const Interactions many(50'000'000, {0, 1}, {{0}});
    try {
        static_cast<void>(easeWeights(many, 500));
        QFAIL("20 PB are too much");
    } catch (const Error& error) {
        const QByteArray text = error.what();
        QVERIFY2(text.startsWith("EASE needs 20000102.4 GB for 50000000 items; this machine has less"),
                 error.what());
    }
}

void TestEase::theMostItemsThatFit() {
    for (const std::uint64_t bytes : {1'000'000ULL, 3'300'000'000ULL, 1ULL << 40}) {
        const std::uint32_t items = easeItemsFor(bytes);
        QVERIFY(easeMemory(items) <= bytes && easeMemory(items + 1) > bytes);
    }
    QCOMPARE(easeItemsFor(0), 0U);
}

void TestEase::needsOneSquareOfDoublesAndLittleMore() {
    constexpr std::uint64_t square = std::uint64_t{20'108} * 20'108 * 8;
    QCOMPARE_GE(easeMemory(20'108), square);
    QCOMPARE_LT(easeMemory(20'108), square + square / 50);
    QCOMPARE_GE(easeMemory(std::numeric_limits<std::uint32_t>::max()), std::uint64_t{1} << 62);
}

void TestEase::progressGrowsToOne() {
    std::vector<double> shares;
    static_cast<void>(easeWeights(someClicks(false), 5, {}, [&](double share) { shares.push_back(share); }));
    QVERIFY(shares.size() >= 3);
    QVERIFY(std::ranges::is_sorted(shares));
    QVERIFY(shares.front() > 0);
    QCOMPARE(shares.back(), 1.0);
}

void TestEase::stopsWhenAsked() {
    std::stop_source stop;
    const auto stopAfter = [&](double share) {
        if (share > 0.05)
            stop.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, static_cast<void>(easeWeights(someClicks(false), 5, stop.get_token(), stopAfter)));
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             static_cast<void>(easeWeights(someClicks(false), 5, stop.get_token())));
}

TASTESCOPE_TEST(TestEase)
#include "test_ease.moc"
