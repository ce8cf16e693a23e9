#include <QtTest>

#include <numeric>
#include <thread>

#include "model/exploration/latent_map.h"
#include "model/numerics/parallel.h"
#include "model/ranking/recommender.h"
#include "tests/model/support/files.h"
#include "tests/model/support/planted_groups.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestLatentSpace : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = PlantedGroups::dataset();
    std::shared_ptr<const VaeModel> m_model = trainedOn(*m_dataset);
    std::shared_ptr<const LatentSpace> m_space = latentSpace(*m_model, m_dataset);

    /// Mean distance of two points of the same group, over that of two points of different ones.
    static double withinOverBetween(const std::vector<float>& x, const std::vector<float>& y,
                                    const std::vector<std::uint32_t>& groups) {
        double within = 0, between = 0;
        std::uint64_t same = 0, different = 0;
        for (std::size_t a = 0; a < x.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                const double distance = std::hypot(x[a] - x[b], y[a] - y[b]);
                (groups[a] == groups[b] ? within : between) += distance;
                ++(groups[a] == groups[b] ? same : different);
            }
        return (within / static_cast<double>(same)) / (between / static_cast<double>(different));
    }

private slots:
    void meansAndKlAreThoseOfEachUser() {
        const Recommender recommender(m_dataset);
        const std::vector<UserEntry> users = m_dataset->directory();
        QCOMPARE(m_space->users(), users.size());
        QCOMPARE(m_space->kl().size(), users.size());
        for (const std::size_t row : {std::size_t{0}, std::size_t{100}, std::size_t{290}, users.size() - 1}) {
            const UserProfile profile = recommender.profile(*m_model, users[row].id, 0);
            QVERIFY(std::abs(m_space->kl()[row] - profile.kl) < 1e-4);
            for (int k = 0; k < m_space->dimensions(); ++k)
                QVERIFY(std::abs(m_space->means()(static_cast<Eigen::Index>(row), k) -
                                 profile.mu[static_cast<std::size_t>(k)]) < 1e-5F);
        }
    }

    void neighboursAreOfTheOwnGroup() {
        const Recommender recommender(m_dataset);
        std::size_t own = 0, all = 0;
        for (const std::string id : {"u0", "u1", "u2", "u3", "u290", "u315"}) {
            const Person person = recommender.person(id);
            const UserProfile profile = recommender.profile(*m_model, person, {.count = 0});
            const auto similar = m_space->similarUsers(profile.mu, 20, id, person.history);
            QCOMPARE(similar.size(), std::size_t{20});
            double previous = 1 + 1e-6;
            for (const SimilarUser& other : similar) {
                QVERIFY(other.user.id != id);
                QVERIFY(other.similarity <= previous);
                previous = other.similarity;
                own += PlantedGroups::groupOf(other.user.id) == PlantedGroups::groupOf(id) ? 1 : 0;
                ++all;
                const Person them = recommender.person(other.user.id);
                const auto shared = std::ranges::count_if(them.history, [&](const HistoryClick& click) {
                    return std::ranges::binary_search(person.history, click.item, {}, &HistoryClick::item);
                });
                QCOMPARE(other.sharedItems, static_cast<std::uint32_t>(shared));
            }
        }
        QVERIFY(static_cast<double>(own) >= 0.95 * static_cast<double>(all));
    }

    void aUserIsTheirOwnNearestUnlessLeftOut() {
        const UserProfile profile = Recommender(m_dataset).profile(*m_model, "u42", 0);
        const auto similar = m_space->similarUsers(profile.mu, 1);
        QCOMPARE(similar[0].user.id, std::string("u42"));
        QVERIFY(std::abs(similar[0].similarity - 1) < 1e-5);
        QCOMPARE(similar[0].sharedItems, 0U);
        const std::vector<float> origin(static_cast<std::size_t>(m_space->dimensions()));
        QCOMPARE(m_space->similarUsers(origin, 1)[0].similarity, 0.0);
        QCOMPARE(m_space->similarUsers(profile.mu, 1000).size(), m_space->users());
        QVERIFY(!failureOf([&] { m_space->similarUsers(std::span(origin).first(3), 5); }).message.empty());
    }

    void theMapKeepsTheGroupsApart() {
        const LatentMap map = latentMap(*m_model, *m_space);
        std::vector<std::uint32_t> userGroups;
        for (const UserEntry& user : m_dataset->directory())
            userGroups.push_back(PlantedGroups::groupOf(user.id));
        QCOMPARE(map.userX.size(), userGroups.size());
        QCOMPARE(map.userKl, m_space->kl());
        QCOMPARE(map.epoch, m_model->epoch);
        QVERIFY(withinOverBetween(map.userX, map.userY, userGroups) < 0.5);
        std::vector<std::uint32_t> itemGroups;
        for (const std::string& id : m_dataset->catalog.ids)
            itemGroups.push_back(PlantedGroups::groupOf(id));
        QCOMPARE(map.itemX.size(), itemGroups.size());
        QVERIFY(withinOverBetween(map.itemX, map.itemY, itemGroups) < 0.6);
    }

    void axesArePrincipal() {
        const LatentMap map = latentMap(*m_model, *m_space);
        const auto moment = [&](const std::vector<float>& a, const std::vector<float>& b) {
            return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / static_cast<double>(a.size());
        };
        const std::vector<float> ones(map.userX.size(), 1.0F);
        QVERIFY(std::abs(moment(map.userX, ones)) < 1e-4);
        QVERIFY(std::abs(moment(map.userX, map.userY)) < 1e-4 * moment(map.userX, map.userX));
        const auto centred = m_space->means().rowwise() - m_space->means().colwise().mean();
        const double total =
            static_cast<double>(centred.squaredNorm()) / static_cast<double>(map.userX.size());
        QVERIFY(std::abs(map.explained[0] - moment(map.userX, map.userX) / total) < 1e-3);
        QVERIFY(std::abs(map.explained[1] - moment(map.userY, map.userY) / total) < 1e-3);
        QVERIFY(map.explained[0] >= map.explained[1] && map.explained[1] > 0);
    }

    void anItemStandsWhereAUserOfItAloneWould() {
        auto alone = std::make_shared<Dataset>(*m_dataset);
        alone->test.ids = {"u9000"};
        alone->test.foldIn = Interactions(PlantedGroups::items, {0, 1}, {ItemIndex{17}});
        alone->test.heldOut = Interactions(PlantedGroups::items, {0, 0}, {});
        const auto space = latentSpace(*m_model, alone);
        const LatentMap map = latentMap(*m_model, *space);
        QVERIFY(std::abs(map.userX.back() - map.itemX[17]) < 1e-5F);
        QVERIFY(std::abs(map.userY.back() - map.itemY[17]) < 1e-5F);
    }

    void isTheSameForAnyNumberOfThreads() {
        useThreads(1);
        const auto one = latentSpace(*m_model, m_dataset);
        const LatentMap first = latentMap(*m_model, *one);
        useThreads(2);
        const auto two = latentSpace(*m_model, m_dataset);
        const LatentMap second = latentMap(*m_model, *two);
        QVERIFY(one->means() == two->means());
        QCOMPARE(first.userX, second.userX);
        QCOMPARE(first.userY, second.userY);
        QCOMPARE(first.itemX, second.itemX);
        QVERIFY(first.explained == second.explained);
    }

    void reportsProgressAndStops() {
        std::vector<double> shares;
        latentMap(*m_model, *m_space, {}, [&](double share) { shares.push_back(share); });
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.back(), 1.0);
        std::stop_source source;
        QVERIFY_THROWS_EXCEPTION(Cancelled, latentSpace(*m_model, m_dataset, source.get_token(),
                                                        [&](double) { source.request_stop(); }));
        QVERIFY_THROWS_EXCEPTION(Cancelled, latentMap(*m_model, *m_space, source.get_token()));
    }

    void usersOfSharedBlocksAreThereOnce() {
        auto shared = std::make_shared<Dataset>(*m_dataset);
        shared->summary.usersShared = true;
        for (std::size_t user = 0; user < shared->test.ids.size(); ++user)
            shared->test.ids[user] = shared->training.ids[user];
        const auto space = latentSpace(*m_model, shared);
        const std::vector<UserEntry> users = shared->directory();
        QCOMPARE(space->users(), users.size());
        const UserProfile profile = Recommender(shared).profile(*m_model, users.back().id, 0);
        QVERIFY(std::abs(space->means()(static_cast<Eigen::Index>(users.size()) - 1, 0) - profile.mu[0]) <
                1e-5F);
    }

    void oneDimensionHasOneAxisAndADaeNoKl() {
        TrainingOptions options = smallRun();
        options.network.latent = 1;
        options.network.kind = ModelKind::Dae;
        options.epochs = 2;
        const auto small = trainedOn(*m_dataset, options);
        const LatentMap map = latentMap(*small, *latentSpace(*small, m_dataset));
        QVERIFY(map.userKl.empty());
        QCOMPARE(map.explained[1], 0.0);
        QVERIFY(std::ranges::all_of(map.userY, [](float y) { return y == 0; }));
        QVERIFY(!failureOf([&] { latentMap(*small, *m_space); }).message.empty());
    }
};

TASTESCOPE_TEST(TestLatentSpace)
#include "test_latent_space.moc"
