#include <QtTest>

#include <cmath>
#include <map>

#include "model/ranking/recommender.h"
#include "model/vae/mult_vae.h"
#include "model/values/failure.h"
#include "tests/model/support/files.h"
#include "tests/model/support/planted_groups.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestRecommender : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = PlantedGroups::dataset();
    std::shared_ptr<const VaeModel> m_model = trainedOn(*m_dataset);
    Recommender m_recommender{m_dataset};
    static constexpr std::size_t everything = 1000;

    /// The same data with a test user "x" of that history.
    static std::shared_ptr<const Dataset> dataWith(const Dataset& base,
                                                   const std::vector<HistoryClick>& history) {
        auto data = std::make_shared<Dataset>(base);
        std::vector<ItemIndex> items;
        std::vector<float> counts;
        for (const HistoryClick& click : history) {
            items.push_back(click.item);
            counts.push_back(click.count);
        }
        data->test.ids = {"x"};
        data->test.foldIn = Interactions(PlantedGroups::items, {0, items.size()}, items, counts);
        data->test.heldOut = Interactions(PlantedGroups::items, {0, 0}, {});
        return data;
    }

    static void compareExactly(const UserProfile& a, const UserProfile& b) {
        QCOMPARE(a.mu, b.mu);
        QCOMPARE(a.sigma, b.sigma);
        QCOMPARE(a.kl, b.kl);
        QCOMPARE(a.recommendations.size(), b.recommendations.size());
        for (std::size_t i = 0; i < a.recommendations.size(); ++i) {
            QCOMPARE(a.recommendations[i].item.id, b.recommendations[i].item.id);
            QCOMPARE(a.recommendations[i].score, b.recommendations[i].score);
            QCOMPARE(a.recommendations[i].probability, b.recommendations[i].probability);
        }
    }

    static std::map<std::string, double> scores(const UserProfile& profile) {
        std::map<std::string, double> byItem;
        for (const Recommendation& item : profile.recommendations)
            byItem[item.item.id] = item.score;
        return byItem;
    }

private slots:
    void aPersonHasTheHistoryThatTheModelSees() {
        const std::string id = m_dataset->test.ids[3];
        const Person person = m_recommender.person(id);
        QCOMPARE(person.id, id);
        QVERIFY(person.means.empty());
        const auto items = m_dataset->test.foldIn.items(UserIndex{3});
        QCOMPARE(person.history.size(), items.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            QVERIFY((person.history[i] == HistoryClick{items[i], 1.0F}));
        const std::vector<HistoryClick> counted = {{ItemIndex{2}, 1}, {ItemIndex{5}, 3.5F}};
        QVERIFY(Recommender(dataWith(*m_dataset, counted)).person("x").history == counted);
    }

    void anUnknownUserIsTheSameErrorEverywhere() {
        const auto missing = failureOf([&] { m_recommender.person("nobody"); });
        QVERIFY(missing.message.find("\"nobody\"") != std::string::npos);
        QVERIFY(!missing.remedy.empty());
        QCOMPARE(failureOf([&] { m_recommender.profile(*m_model, "nobody", 5); }).text(), missing.text());
        Person person;
        person.id = "nobody";
        QCOMPARE(failureOf([&] { m_recommender.profile(*m_model, person); }).text(), missing.text());
    }

    void aWhatIfIsWhatDataWithThatHistoryGive_data() {
        QTest::addColumn<bool>("normalise");
        QTest::addColumn<bool>("counted");
        QTest::newRow("normalised") << true << false;
        QTest::newRow("as it is") << false << false;
        QTest::newRow("normalised counts") << true << true;
        QTest::newRow("counts as they are") << false << true;
    }
    void aWhatIfIsWhatDataWithThatHistoryGive() {
        QFETCH(bool, normalise);
        QFETCH(bool, counted);
        VaeModel model = *m_model;
        model.options.network.normaliseInput = normalise;
        Person person = m_recommender.person("u7");
        person.id.clear();
        person.history.erase(person.history.begin() + 2);
        person.history.push_back({ItemIndex{0}, 1.0F}); // of another group
        std::ranges::sort(person.history, {}, &HistoryClick::item);
        if (counted)
            person.history[1].count = 4;
        const Recommender withThem(dataWith(*m_dataset, person.history));
        compareExactly(m_recommender.profile(model, person, {.count = everything}),
                       withThem.profile(model, "x", everything));
    }

    void anEmptyHistoryIsOfTheZeroVector() {
        const UserProfile nobody = m_recommender.profile(*m_model, Person{}, {.count = everything});
        QCOMPARE(nobody.recommendations.size(), std::size_t{PlantedGroups::items});
        QVERIFY(nobody.id.empty() && nobody.history.empty() && nobody.heldOut.empty());
        QCOMPARE(nobody.role, UserRole::Training);
        compareExactly(nobody, Recommender(dataWith(*m_dataset, {})).profile(*m_model, "x", everything));
    }

    void chosenMeansTakeThePlaceOfTheEncoders() {
        const UserProfile other = m_recommender.profile(*m_model, "u2", everything);
        Person person = m_recommender.person("u1");
        const UserProfile before = m_recommender.profile(*m_model, person);
        for (std::size_t k = 0; k < other.mu.size(); ++k)
            person.means.push_back({static_cast<int>(k), other.mu[k]});
        const UserProfile after = m_recommender.profile(*m_model, person, {.count = everything});
        QCOMPARE(after.mu, other.mu);
        QCOMPARE(after.sigma, before.sigma);
        double kl = 0;
        for (std::size_t k = 0; k < after.mu.size(); ++k) {
            const double variance = std::pow(static_cast<double>(after.sigma[k]), 2);
            kl += 0.5 * (variance + std::pow(static_cast<double>(after.mu[k]), 2) - 1 - std::log(variance));
        }
        QVERIFY(std::abs(after.kl - kl) < 1e-4 * kl);
        std::map<std::string, double> others = scores(other);
        std::size_t both = 0;
        for (const auto& [id, score] : scores(after))
            if (others.contains(id)) {
                QCOMPARE(score, others[id]);
                ++both;
            }
        QVERIFY(both > 50);
    }

    void oneChosenMeanLeavesTheOthers() {
        Person person = m_recommender.person("u1");
        const UserProfile before = m_recommender.profile(*m_model, person, {.count = everything});
        person.means = {{3, 2.5F}};
        const UserProfile after = m_recommender.profile(*m_model, person, {.count = everything});
        for (std::size_t k = 0; k < after.mu.size(); ++k)
            QCOMPARE(after.mu[k], k == 3 ? 2.5F : before.mu[k]);
        QVERIFY(scores(after) != scores(before));
    }

    void whatIsPopularCanRankLowerOrHigher() {
        const Person person = m_recommender.person("u5");
        const auto clicks = m_dataset->training.foldIn.clicksPerItem();
        const double users = m_dataset->training.foldIn.userCount();
        for (const double alpha : {-1.0, -0.3, 0.5, 1.0}) {
            const UserProfile profile =
                m_recommender.profile(*m_model, person, {.count = everything, .personal = alpha});
            double previous = std::numeric_limits<double>::infinity();
            for (const Recommendation& item : profile.recommendations) {
                const auto share =
                    std::max<double>(static_cast<double>(clicks[item.item.index.value]), 1) / users;
                const double key = item.score - alpha * std::log(share);
                QVERIFY(key <= previous + 1e-5);
                previous = key;
            }
            QVERIFY(scores(profile) ==
                    scores(m_recommender.profile(*m_model, person, {.count = everything})));
        }
    }

    void whatIsHeldOutIsMarkedUnlessTheHistoryHasIt() {
        const std::string id = m_dataset->test.ids[1];
        const auto heldOut = m_dataset->test.heldOut.items(UserIndex{1});
        QVERIFY(heldOut.size() >= 2);
        Person person = m_recommender.person(id);
        person.history.push_back({heldOut[0]});
        std::ranges::sort(person.history, {}, &HistoryClick::item);
        const UserProfile profile = m_recommender.profile(*m_model, person, {.count = everything});
        QCOMPARE(profile.role, UserRole::Test);
        QCOMPARE(profile.heldOut.size(), heldOut.size() - 1);
        std::size_t hits = 0;
        for (const Recommendation& item : profile.recommendations) {
            QVERIFY(item.item.index != heldOut[0]);
            hits += item.heldOut ? 1 : 0;
        }
        QCOMPARE(hits, heldOut.size() - 1);
    }

    void whatTheModelDoesNotHaveIsAnError() {
        Person person;
        person.history = {{ItemIndex{PlantedGroups::items}}};
        QVERIFY(failureOf([&] { m_recommender.profile(*m_model, person); }).message.find("120") !=
                std::string::npos);
        for (const ChosenMean mean : {ChosenMean{8, 0}, ChosenMean{-1, 0}, ChosenMean{0, NAN}}) {
            person.history.clear();
            person.means = {mean};
            QVERIFY(!failureOf([&] { m_recommender.profile(*m_model, person); }).message.empty());
        }
        auto smaller = std::make_shared<Dataset>(*m_dataset);
        smaller->catalog.ids.pop_back();
        const Recommender other(smaller);
        QVERIFY(!failureOf([&] { other.profile(*m_model, Person{}); }).message.empty());
    }

    void aDaeHasMeansToChooseButNoSpread() {
        TrainingOptions options = smallRun();
        options.network.kind = ModelKind::Dae;
        options.epochs = 3;
        const auto dae = trainedOn(*m_dataset, options);
        Person person = m_recommender.person("u1");
        const UserProfile before = m_recommender.profile(*dae, person, {.count = everything});
        person.means = {{0, -0.5F}};
        const UserProfile after = m_recommender.profile(*dae, person, {.count = everything});
        QCOMPARE(after.mu[0], -0.5F);
        QCOMPARE(after.mu[1], before.mu[1]);
        QVERIFY(after.sigma.empty());
        QCOMPARE(after.kl, 0.0);
        QVERIFY(scores(after) != scores(before));
    }
};

TASTESCOPE_TEST(TestRecommender)
#include "test_recommender.moc"
