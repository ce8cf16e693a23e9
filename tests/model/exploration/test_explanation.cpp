#include <QtTest>

#include <map>

#include "model/exploration/explanation.h"
#include "model/numerics/parallel.h"
#include "tests/model/support/files.h"
#include "tests/model/support/planted_groups.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestExplanation : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = PlantedGroups::dataset();
    std::shared_ptr<const VaeModel> m_model = trainedOn(*m_dataset);
    Recommender m_recommender{m_dataset};

    double m_personal = 0.0; ///< of every question; see RankingChoice

    UserProfile all(const Person& person) const {
        return m_recommender.profile(*m_model, person,
                                     {.count = PlantedGroups::items, .personal = m_personal});
    }

    /// A history of many items, more than one batch of them.
    static Person eager() {
        Person person;
        for (std::uint32_t item = 0; item < PlantedGroups::items; ++item)
            if (item % 6 != 5)
                person.history.push_back({ItemIndex{item}, item % 4 == 0 ? 2.0F : 1.0F});
        return person;
    }

    void compareWithRecommending(const Person& person, ItemIndex item) {
        const Explanation explanation =
            explain(*m_model, m_recommender, person, item, {.personal = m_personal});
        const UserProfile whole = all(person);
        const auto own = std::ranges::find(whole.recommendations, item,
                                           [](const Recommendation& row) { return row.item.index; });
        QCOMPARE(explanation.item.id, own->item.id);
        QCOMPARE(explanation.rank, own->rank);
        QVERIFY(std::abs(explanation.score - own->score) < 1e-5);
        QVERIFY(std::abs(explanation.probability - own->probability) < 1e-6);
        QCOMPARE(explanation.contributions.size(), person.history.size());
        double previous = std::numeric_limits<double>::infinity();
        for (const Contribution& without : explanation.contributions) {
            QVERIFY(without.change <= previous);
            previous = without.change;
            QCOMPARE(without.change, explanation.score - without.scoreWithout);
            compareWithout(person, without, item);
        }
    }

    /// Everything recommended with one item less, and the others of the history passed over.
    void compareWithout(Person person, const Contribution& without, ItemIndex item) {
        const Person whole = person;
        std::erase_if(person.history,
                      [&](const HistoryClick& click) { return click.item == without.item.index; });
        QCOMPARE(person.history.size() + 1, whole.history.size());
        std::uint32_t rank = 0;
        for (const Recommendation& row : all(person).recommendations) {
            if (row.item.index == without.item.index)
                continue;
            ++rank;
            if (row.item.index != item)
                continue;
            QVERIFY(std::abs(without.scoreWithout - row.score) < 1e-5);
            QVERIFY(std::abs(without.probabilityWithout - row.probability) < 1e-6);
            QCOMPARE(without.rankWithout, rank);
            return;
        }
        QFAIL("the item is not recommended without the other one");
    }

private slots:
    void leavingOneOutIsRecommendingWithoutIt_data() {
        QTest::addColumn<double>("personal");
        QTest::newRow("by f") << 0.0;
        QTest::newRow("more personal") << 0.7;
        QTest::newRow("more popular") << -1.0;
    }

    void leavingOneOutIsRecommendingWithoutIt() {
        QFETCH(const double, personal);
        m_personal = personal;
        const auto reset = qScopeGuard([this] { m_personal = 0.0; });
        const Person person = m_recommender.person("u6");
        compareWithRecommending(person, all(person).recommendations.front().item.index);
        compareWithRecommending(person, all(person).recommendations[30].item.index);
    }

    void historiesOfMoreThanABatchAndCountsAndChosenMeansCount() {
        Person person = eager();
        QVERIFY(person.history.size() > 64);
        compareWithRecommending(person, ItemIndex{11});
        person.means = {{1, 1.5F}};
        compareWithRecommending(person, ItemIndex{11});
    }

    void itemsOfTheOwnGroupSpeakForAnItem() {
        Person person;
        for (const std::uint32_t item : {4U, 8U, 12U, 16U, 20U, 33U})
            person.history.push_back({ItemIndex{item}});
        const Explanation explanation = explain(*m_model, m_recommender, person, ItemIndex{24});
        QVERIFY(explanation.contributions.front().change > 0);
        QCOMPARE(explanation.contributions.back().item.id, std::string("i33"));
    }

    void withoutAHistoryNothingContributes() {
        const Explanation explanation = explain(*m_model, m_recommender, Person{}, ItemIndex{3});
        QVERIFY(explanation.contributions.empty());
        QVERIFY(explanation.rank >= 1 && explanation.rank <= PlantedGroups::items);
    }

    void theLastItemOfAHistoryCanBeLeftOut() {
        Person person;
        person.history = {{ItemIndex{4}}};
        const Explanation alone = explain(*m_model, m_recommender, person, ItemIndex{8});
        const Explanation nothing = explain(*m_model, m_recommender, Person{}, ItemIndex{8});
        QCOMPARE(alone.contributions.size(), std::size_t{1});
        QCOMPARE(alone.contributions[0].scoreWithout, nothing.score);
    }

    void itemsThatAreNotRecommendedAreErrors() {
        Person person;
        person.history = {{ItemIndex{4}}};
        const auto why = [&](std::uint32_t item) {
            return failureOf([&] { explain(*m_model, m_recommender, person, ItemIndex{item}); });
        };
        QVERIFY(why(4).message.find("\"i4\"") != std::string::npos);
        QVERIFY(!why(PlantedGroups::items).message.empty());
        person.history = {{ItemIndex{PlantedGroups::items}}};
        QVERIFY(!why(1).message.empty());
    }

    void stopsWhenAsked() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, explain(*m_model, m_recommender, eager(), ItemIndex{11}, {}, source.get_token()));
    }

    void isTheSameForAnyNumberOfThreads() {
        std::vector<double> scores[2];
        for (const int threads : {1, 2}) {
            useThreads(threads);
            for (const Contribution& without :
                 explain(*m_model, m_recommender, eager(), ItemIndex{11}).contributions)
                scores[threads - 1].push_back(without.scoreWithout);
        }
        QCOMPARE(scores[0], scores[1]);
    }
};

TASTESCOPE_TEST(TestExplanation)
#include "test_explanation.moc"
