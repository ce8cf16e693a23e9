#include "model/data/summarise.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace model {

namespace {

constexpr std::size_t popularItemsListed = 1000;

std::vector<std::uint64_t> clicksPerItem(const Dataset& dataset) {
    std::vector<std::uint64_t> clicks(dataset.catalog.ids.size());
    for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test})
        for (const Interactions* rows : {&block->foldIn, &block->heldOut})
            std::ranges::transform(clicks, rows->clicksPerItem(), clicks.begin(), std::plus());
    return clicks;
}

/// Most clicked first, the lower index first among equals.
std::vector<std::uint32_t> byPopularity(const std::vector<std::uint64_t>& clicks) {
    std::vector<std::uint32_t> order(clicks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t item) { return clicks[item]; });
    return order;
}

std::vector<std::uint64_t> clicksPerUser(const Dataset& dataset) {
    std::vector<std::uint64_t> clicks;
    for (const UserEntry& user : dataset.directory())
        clicks.push_back(user.clicks);
    std::ranges::sort(clicks, std::greater());
    return clicks;
}

} // namespace

void summariseBlocks(Dataset& dataset) {
    DatasetSummary& summary = dataset.summary;
    const Catalog& catalog = dataset.catalog;
    summary.trainingUsers = dataset.training.ids.size();
    summary.validationUsers = dataset.validation.ids.size();
    summary.testUsers = dataset.test.ids.size();
    summary.users = summary.trainingUsers + summary.validationUsers + summary.testUsers;
    summary.items = catalog.ids.size();
    summary.clicksPerUser = clicksPerUser(dataset);
    summary.interactions = std::reduce(summary.clicksPerUser.begin(), summary.clicksPerUser.end());

    const std::vector<std::uint64_t> clicks = clicksPerItem(dataset);
    const std::vector<std::uint32_t> order = byPopularity(clicks);
    summary.clicksByRank.clear();
    summary.popularItems.clear();
    for (const std::uint32_t item : order) {
        summary.clicksByRank.push_back(clicks[item]);
        if (summary.popularItems.size() < popularItemsListed)
            summary.popularItems.push_back({catalog.ids[item], catalog.titles[item], clicks[item]});
    }
}

} // namespace model
