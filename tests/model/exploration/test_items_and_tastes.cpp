#include <QtTest>

#include <set>

#include "model/exploration/dimension_meanings.h"
#include "model/exploration/item_neighbours.h"
#include "model/exploration/selection_taste.h"
#include "model/vae/mult_vae.h"
#include "tests/model/support/files.h"
#include "tests/model/support/planted_groups.h"
#include "tests/support/registered_test.h"

using namespace model;

/// What is said of items: which are alike, what a dimension does to them, who likes them.
class TestItemsAndTastes : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = PlantedGroups::dataset();
    std::shared_ptr<const VaeModel> m_model = trainedOn(*m_dataset);

    bool clicked(UserIndex user, ItemIndex item) const {
        return std::ranges::binary_search(m_dataset->training.foldIn.items(user), item);
    }

private slots:
    void similarItemsAreOfTheOwnGroupWithTheirClicks() {
        const ItemNeighbours neighbours(m_dataset);
        std::size_t own = 0, all = 0;
        for (const std::uint32_t item : {0U, 5U, 50U, 119U}) {
            const auto similar = neighbours.similarItems(*m_model, ItemIndex{item}, 15);
            QCOMPARE(similar.size(), std::size_t{15});
            for (const SimilarItem& other : similar) {
                QVERIFY(other.item.index.value != item);
                own += other.item.index.value % PlantedGroups::groups == item % PlantedGroups::groups ? 1 : 0;
                ++all;
                std::uint64_t clicks = 0, both = 0;
                for (UserIndex user; user.value < m_dataset->training.foldIn.userCount(); ++user.value) {
                    clicks += clicked(user, other.item.index) ? 1 : 0;
                    both += clicked(user, other.item.index) && clicked(user, ItemIndex{item}) ? 1 : 0;
                }
                QCOMPARE(other.clicks, clicks);
                QCOMPARE(other.coClicks, both);
            }
        }
        QVERIFY(static_cast<double>(own) >= 0.95 * static_cast<double>(all));
    }

    void similarityIsTheCosineOfTheDecodersWeights() {
        const auto weight = m_model->parameters.weight(m_model->parameters.layout().decoder().back());
        const auto similar = ItemNeighbours(m_dataset).similarItems(*m_model, ItemIndex{9}, 1000);
        QCOMPARE(similar.size(), std::size_t{PlantedGroups::items - 1});
        double previous = 1;
        for (const SimilarItem& other : similar) {
            const auto row = weight.row(other.item.index.value);
            const double cosine = row.dot(weight.row(9)) / (row.norm() * weight.row(9).norm());
            QVERIFY(std::abs(other.similarity - cosine) < 1e-5);
            QVERIFY(other.similarity <= previous + 1e-6);
            previous = other.similarity;
        }
        QVERIFY(!failureOf([&] {
                     ItemNeighbours(m_dataset).similarItems(*m_model, ItemIndex{PlantedGroups::items}, 5);
                 }).message.empty());
    }

    void aDimensionRaisesAndLowersWhatItsDecodedEndsSay() {
        const auto meanings = dimensionMeanings(*m_model, m_dataset->catalog, 7);
        const NetworkLayout& layout = m_model->parameters.layout();
        QCOMPARE(meanings.size(), static_cast<std::size_t>(layout.shape().latent));
        Workspace workspace(layout, 1, WorkspaceUse::Scoring);
        for (std::size_t k = 0; k < meanings.size(); ++k) {
            RowVector change = RowVector::Zero(PlantedGroups::items);
            for (const Scalar end : {Scalar(2), Scalar(-2)}) {
                workspace.z(1).setZero();
                workspace.z(1)(0, static_cast<Eigen::Index>(k)) = end;
                decode(m_model->parameters, 1, workspace);
                change += (end > 0 ? 1 : -1) * workspace.f(1).row(0);
            }
            QCOMPARE(meanings[k].raises.size(), std::size_t{7});
            QCOMPARE(meanings[k].lowers.size(), std::size_t{7});
            QVERIFY(std::abs(change[meanings[k].raises[0].index.value] - change.maxCoeff()) < 1e-5F);
            QVERIFY(std::abs(change[meanings[k].lowers[0].index.value] - change.minCoeff()) < 1e-5F);
            for (std::size_t place = 1; place < 7; ++place)
                QVERIFY(change[meanings[k].raises[place].index.value] <=
                        change[meanings[k].raises[place - 1].index.value] + 1e-5F);
        }
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 dimensionMeanings(*m_model, m_dataset->catalog, 7, source.get_token()));
    }

    void noItemIsBothRaisedAndLowered() {
        for (const DimensionMeaning& meaning : dimensionMeanings(*m_model, m_dataset->catalog, 1000)) {
            std::set<std::uint32_t> items;
            for (const ItemRow& item : meaning.raises)
                items.insert(item.index.value);
            for (const ItemRow& item : meaning.lowers)
                items.insert(item.index.value);
            QCOMPARE(items.size(), meaning.raises.size() + meaning.lowers.size());
        }
    }

    void aGroupsTasteIsItsItems() {
        std::vector<std::uint32_t> rows;
        const std::vector<UserEntry> users = m_dataset->directory();
        for (std::uint32_t row = 0; row < users.size(); ++row)
            if (PlantedGroups::groupOf(users[row].id) == 2)
                rows.push_back(row);
        const SelectionTaste taste = selectionTaste(*m_dataset, rows, 10);
        QCOMPARE(taste.users, std::uint64_t{PlantedGroups::users / PlantedGroups::groups});
        QCOMPARE(taste.rows.size(), std::size_t{10});
        for (const TasteRow& row : taste.rows) {
            QCOMPARE(row.item.index.value % PlantedGroups::groups, 2U);
            QVERIFY(row.shareInside > 0.5 && row.shareOutside < 0.1);
        }
    }

    void sharesCountWhatTheModelSees() {
        const std::vector<std::uint32_t> rows = {2, 0, 300, 2}; // 300: a validation or test user
        const SelectionTaste taste = selectionTaste(*m_dataset, rows, 1000);
        QCOMPARE(taste.users, std::uint64_t{3});
        const auto locations = m_dataset->locations();
        for (std::size_t place = 0; place < taste.rows.size(); ++place) {
            const TasteRow& row = taste.rows[place];
            std::uint64_t inside = 0, all = 0;
            for (std::uint32_t user = 0; user < locations.size(); ++user) {
                const auto items = m_dataset->block(locations[user].role).foldIn.items(locations[user].index);
                const bool has = std::ranges::binary_search(items, row.item.index);
                all += has ? 1 : 0;
                inside += has && std::ranges::count(rows, user) > 0 ? 1 : 0;
            }
            QCOMPARE(row.clicksInside, inside);
            QCOMPARE(row.shareInside, static_cast<double>(inside) / 3);
            QCOMPARE(row.shareOutside,
                     static_cast<double>(all - inside) / static_cast<double>(locations.size() - 3));
            QVERIFY(row.difference() > 0);
            if (place > 0) {
                const TasteRow& before = taste.rows[place - 1];
                QVERIFY(before.difference() > row.difference() ||
                        (before.difference() == row.difference() && before.item.index < row.item.index));
            }
        }
    }

    void allOrNoUsersCanBeSelected() {
        std::vector<std::uint32_t> all(m_dataset->directory().size());
        std::iota(all.begin(), all.end(), 0U);
        QCOMPARE(selectionTaste(*m_dataset, all, 5).rows.front().shareOutside, 0.0);
        QVERIFY(selectionTaste(*m_dataset, {}, 5).rows.empty());
        all.push_back(PlantedGroups::users);
        QVERIFY(!failureOf([&] { selectionTaste(*m_dataset, all, 5); }).message.empty());
    }
};

TASTESCOPE_TEST(TestItemsAndTastes)
#include "test_items_and_tastes.moc"
