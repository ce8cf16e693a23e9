#include "model/exploration/item_neighbours.h"

#include <algorithm>
#include <limits>

#include "model/exploration/top_rows.h"
#include "model/ranking/popularity.h"
#include "model/ranking/what_if.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Cosine of each row with the one; 0 where either has no length.
std::vector<Scalar> cosinesWith(const ConstMatrixView& rows, Eigen::Index one) {
    const RowVector asked = rows.row(one);
    const Scalar length = asked.norm();
    std::vector<Scalar> cosines(static_cast<std::size_t>(rows.rows()));
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < rows.rows(); ++row) {
        const Scalar lengths = rows.row(row).norm() * length;
        cosines[static_cast<std::size_t>(row)] = lengths > 0 ? rows.row(row).dot(asked) / lengths : Scalar{0};
    }
    return cosines;
}

} // namespace

ItemNeighbours::ItemNeighbours(std::shared_ptr<const Dataset> dataset) : m_dataset(std::move(dataset)) {
    const Interactions& clicks = m_dataset->training.foldIn;
    const std::vector<std::uint64_t> clicksPerItem = clicks.clicksPerItem();
    m_popularityRanks = popularityRanks(clicksPerItem);
    m_starts.assign(1, 0);
    m_starts.reserve(clicksPerItem.size() + 1);
    for (const std::uint64_t count : clicksPerItem)
        m_starts.push_back(m_starts.back() + count);
    m_users.resize(clicks.clickCount());
    std::vector<std::uint64_t> next = m_starts;
    for (UserIndex user; user.value < clicks.userCount(); ++user.value)
        for (const ItemIndex item : clicks.items(user))
            m_users[next[item.value]++] = user;
}

std::span<const UserIndex> ItemNeighbours::users(ItemIndex item) const {
    const std::uint64_t start = m_starts[item.value];
    return std::span(m_users).subspan(start, m_starts[item.value + 1] - start);
}

std::vector<SimilarItem> ItemNeighbours::similarItems(const VaeModel& model, ItemIndex item,
                                                      std::size_t count) const {
    const Catalog& catalog = m_dataset->catalog;
    requireSameItems(model.parameters.layout().shape(), catalog.ids.size());
    if (item.value >= catalog.ids.size())
        throw Error(problem("there is no item number " + std::to_string(item.value) + " among the " +
                                std::to_string(catalog.ids.size()) + " of the data, from 0",
                            "Choose one of the items of these data"));
    const LayerSpec& last = model.parameters.layout().decoder().back();
    std::vector<Scalar> cosines = cosinesWith(model.parameters.weight(last), item.value);
    cosines[item.value] = -std::numeric_limits<Scalar>::infinity();

    std::vector<char> clicked(m_dataset->training.foldIn.userCount()); // by user: whether the item was
    for (const UserIndex user : users(item))
        clicked[user.value] = 1;
    std::vector<SimilarItem> similar;
    const std::size_t others = catalog.ids.size() - 1;
    for (const std::uint32_t row : topRows<Scalar>(cosines, std::min(count, others))) {
        const auto whoClicked = users(ItemIndex{row});
        const auto both =
            std::ranges::count_if(whoClicked, [&](UserIndex user) { return clicked[user.value] != 0; });
        similar.push_back({{catalog.ids[row], catalog.titles[row], ItemIndex{row}},
                           static_cast<double>(cosines[row]),
                           static_cast<std::uint64_t>(both),
                           whoClicked.size(),
                           m_popularityRanks[row]});
    }
    return similar;
}

} // namespace model
