#include "model/data/summarise.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace model {

namespace {

std::vector<std::uint64_t> clicksPerItem(const Dataset& dataset) {
    std::vector<std::uint64_t> clicks(dataset.catalog.ids.size());
    const auto add = [&clicks](const Interactions& rows) {
        std::ranges::transform(clicks, rows.clicksPerItem(), clicks.begin(), std::plus());
    };
    for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test}) {
        if (!block->trainedOn) // else the training block has them already
            add(block->foldIn);
        add(block->heldOut);
    }
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

/// G = Σᵢ (2i − n − 1) xᵢ / (n Σᵢ xᵢ) over x₁ ≤ … ≤ xₙ, which is half the relative mean absolute difference
/// Σᵢⱼ |xᵢ − xⱼ| / (2 n² x̄) (Damgaard and Weiner, Describing inequality in plant size or fecundity, Ecology
/// 81, 2000). 0 where nothing was clicked.
double giniOf(const std::vector<std::uint64_t>& mostFirst) {
    const auto n = static_cast<double>(mostFirst.size());
    double weighted = 0;
    double sum = 0;
    for (std::size_t rank = 0; rank < mostFirst.size(); ++rank) {
        const auto clicks = static_cast<double>(mostFirst[rank]);
        weighted += (n - 1 - 2 * static_cast<double>(rank)) * clicks; // i = n − rank
        sum += clicks;
    }
    return sum > 0 ? weighted / (n * sum) : 0.0;
}

/// Share of the clicks that the first ⌈I / 100⌉ items have.
double topPercentShareOf(const std::vector<std::uint64_t>& mostFirst) {
    const auto top = static_cast<std::ptrdiff_t>((mostFirst.size() + 99) / 100);
    const auto sum = std::reduce(mostFirst.begin(), mostFirst.end());
    const auto ofTop = std::reduce(mostFirst.begin(), mostFirst.begin() + top);
    return sum > 0 ? static_cast<double>(ofTop) / static_cast<double>(sum) : 0.0;
}

std::string number(std::uint64_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// Why nobody of a block can be measured; empty where somebody can.
std::string whyUnmeasured(const UserBlock& block, const Dataset& dataset) {
    const DatasetSummary& summary = dataset.summary;
    if (block.heldOut.clickCount() > 0)
        return {};
    if (!block.ids.empty())
        return "its " + number(block.ids.size(), "user has", "users have") +
               " too few clicks on the model's items for one to be held out";
    if (summary.splitWasGiven)
        return "the files hold no click for it that a model could predict";
    if (summary.usersShared)
        return "no user has enough clicks for one to be held out";
    if (summary.users == 1)
        return "there is only one user, who is trained on";
    return "none of the " + std::to_string(summary.users) +
           " users was drawn for it; hold out a number of users, or a larger share";
}

} // namespace

void summariseBlocks(Dataset& dataset) {
    DatasetSummary& summary = dataset.summary;
    const Catalog& catalog = dataset.catalog;
    summary.trainingUsers = dataset.training.ids.size();
    summary.validationUsers = dataset.validation.ids.size();
    summary.testUsers = dataset.test.ids.size();
    summary.items = catalog.ids.size();
    summary.clicksPerUser = clicksPerUser(dataset);
    summary.users = summary.clicksPerUser.size();
    summary.interactions = std::reduce(summary.clicksPerUser.begin(), summary.clicksPerUser.end());

    summary.validationUnmeasured = whyUnmeasured(dataset.validation, dataset);
    summary.testUnmeasured = whyUnmeasured(dataset.test, dataset);

    const std::vector<std::uint64_t> clicks = clicksPerItem(dataset);
    const std::vector<std::uint32_t> order = byPopularity(clicks);
    summary.clicksByRank.clear();
    summary.clicksByRank.reserve(order.size());
    summary.popularItems.clear();
    summary.popularItems.reserve(order.size());
    for (const std::uint32_t item : order) {
        summary.clicksByRank.push_back(clicks[item]);
        summary.popularItems.push_back({catalog.ids[item], catalog.titles[item], clicks[item]});
    }
    summary.gini = giniOf(summary.clicksByRank);
    summary.topPercentShare = topPercentShareOf(summary.clicksByRank);
}

} // namespace model
