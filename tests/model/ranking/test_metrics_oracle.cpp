#include <algorithm>

#include "model/ranking/evaluation.h"
#include "model/ranking/ranking_metrics.h"
#include "tests/model/support/oracle.h"
#include "tests/support/registered_test.h"

using namespace model;

/// Rankings and metrics against reference values, to the last bit that a double sum allows.
class TestMetricsOracle : public QObject {
    Q_OBJECT

private:
    static std::vector<ItemIndex> itemsOf(const nlohmann::json& list) {
        std::vector<ItemIndex> items;
        for (const auto& item : list)
            items.push_back({item.get<std::uint32_t>()});
        std::ranges::sort(items);
        return items;
    }

    nlohmann::json m_json = readJson(oracleFolder() + QStringLiteral("/metrics_given.json"));

private slots:
    void everyUserAgrees() {
        QCOMPARE(m_json["scores"].size(), std::size_t{12});
        int compared = 0;
        for (std::size_t user = 0; user < m_json["scores"].size(); ++user) {
            const std::vector<Scalar> scores = m_json["scores"][user].get<std::vector<Scalar>>();
            const auto foldIn = itemsOf(m_json["fold_in"][user]);
            const auto heldOut = itemsOf(m_json["held_out"][user]);
            const auto& expected = m_json["expected"][user];
            std::vector<ItemIndex> ranking;
            bestItems(scores, foldIn, scores.size(), ranking);
            if (expected["ranking"].is_array()) {
                std::vector<std::uint32_t> order;
                for (ItemIndex item : ranking)
                    order.push_back(item.value);
                QCOMPARE(order, expected["ranking"].get<std::vector<std::uint32_t>>());
            }
            for (std::size_t cutoff : m_json["cutoffs"].get<std::vector<std::size_t>>()) {
                const auto& recall = expected["recall@" + std::to_string(cutoff)];
                QCOMPARE(recall.is_null(), heldOut.empty());
                if (heldOut.empty())
                    continue;
                std::vector<ItemIndex> best;
                bestItems(scores, foldIn, cutoff, best);
                QVERIFY(std::ranges::equal(best, std::span(ranking).first(best.size())));
                QCOMPARE(recallAt(cutoff, best, heldOut), recall.get<double>());
                QCOMPARE_LE(std::abs(ndcgAt(cutoff, best, heldOut) -
                                     expected["ndcg@" + std::to_string(cutoff)].get<double>()),
                            1e-15);
                ++compared;
            }
        }
        QCOMPARE_GE(compared, 40);
    }
};

TASTESCOPE_TEST(TestMetricsOracle)
#include "test_metrics_oracle.moc"
