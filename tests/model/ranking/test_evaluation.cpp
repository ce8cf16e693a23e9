#include <QtTest>

#include <cmath>

#include "model/import/import.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/ranking/ranking_metrics.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

QString fiveDigits(double value) {
    return QString::number(value, 'f', 5);
}

} // namespace

class TestEvaluation : public QObject {
    Q_OBJECT

private slots:
    /// Published with the data, to the last digit (see tests/data).
    void popularityOnTheExampleSplitAgreesToTheLastDigit() {
        ImportOptions options;
        options.data = TESTS_DATA "/ml-latest-small-author-layout";
        const auto dataset = importDataset(options);
        PopularityScorer scorer(dataset->training.foldIn);
        const RankingQuality quality = evaluate(scorer, dataset->test);
        QCOMPARE(fiveDigits(quality.recall20), QStringLiteral("0.13251"));
        QCOMPARE(fiveDigits(quality.recall50), QStringLiteral("0.20731"));
        QCOMPARE(fiveDigits(quality.ndcg100), QStringLiteral("0.16356"));
        QCOMPARE(quality.users, 59U);
        QCOMPARE(quality.skipped, 1U);
    }

    void usersWithNothingHeldOutDoNotCount() {
        UserBlock block;
        block.ids = {"a", "b"};
        block.foldIn = Interactions(3, {0, 1, 2}, {{0}, {0}});
        block.heldOut = Interactions(3, {0, 0, 1}, {{1}});
        PopularityScorer scorer(Interactions(3, {0, 2}, {{0}, {1}}));
        const RankingQuality quality = evaluate(scorer, block);
        QCOMPARE(quality.users, 1U);
        QCOMPARE(quality.skipped, 1U);
        QCOMPARE(quality.ndcg100, 1.0);
        QCOMPARE(quality.recall20, 1.0);
    }

    void nobodyToEvaluateIsNoZero() {
        UserBlock block;
        PopularityScorer scorer(Interactions(3, {0, 1}, {{0}}));
        const RankingQuality quality = evaluate(scorer, block);
        QCOMPARE(quality.users, 0U);
        QVERIFY(!quality.measured());
        QVERIFY(std::isnan(quality.ndcg100));
        QVERIFY(std::isnan(quality.ndcg100Error));
    }

    void foldInItemsNeverOutrankNegativeScores() {
        const std::vector<Scalar> scores = {-1, -2, -3, -4};
        std::vector<ItemIndex> best;
        bestItems(scores, std::vector<ItemIndex>{{0}, {2}}, 10, best);
        QCOMPARE(best.size(), std::size_t{2});
        QCOMPARE(best[0].value, 1U);
        QCOMPARE(best[1].value, 3U);
    }

    void equalScoresRankTheLowerIndexFirstWhateverTheCount() {
        const std::vector<Scalar> scores(50, Scalar{1});
        for (std::size_t count : {1U, 7U, 49U, 50U, 80U}) {
            std::vector<ItemIndex> best;
            bestItems(scores, {}, count, best);
            QCOMPARE(best.size(), std::min<std::size_t>(count, 50));
            for (std::uint32_t rank = 0; rank < best.size(); ++rank)
                QCOMPARE(best[rank].value, rank);
        }
    }
};

TASTESCOPE_TEST(TestEvaluation)
#include "test_evaluation.moc"
