#include "model/ranking/recommender.h"

#include <algorithm>
#include <cmath>

#include "model/ranking/popularity.h"
#include "model/ranking/ranking_metrics.h"
#include "model/vae/likelihood.h"
#include "model/vae/mult_vae.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// How likely the next click falls on an item with output f: see Recommendation::probability.
double probability(Likelihood likelihood, double f, double normaliser) {
    switch (likelihood) {
    case Likelihood::Gaussian:
        return std::clamp(f, 0.0, 1.0);
    case Likelihood::Logistic:
        return 1.0 / (1.0 + std::exp(-f));
    case Likelihood::Multinomial:
        break;
    }
    return std::exp(f - normaliser);
}

} // namespace

Recommender::Recommender(std::shared_ptr<const Dataset> dataset)
    : m_dataset(std::move(dataset)),
      m_popularityRanks(popularityRanks(m_dataset->training.foldIn.clicksPerItem())) {}

ItemRow Recommender::row(ItemIndex item) const {
    return {m_dataset->catalog.ids[item.value], m_dataset->catalog.titles[item.value], item};
}

std::vector<ItemRow> Recommender::rows(std::span<const ItemIndex> items) const {
    std::vector<ItemRow> rows;
    rows.reserve(items.size());
    for (ItemIndex item : items)
        rows.push_back(row(item));
    return rows;
}

UserProfile Recommender::profile(const VaeModel& model, const std::string& userId, std::size_t count) const {
    const auto location = m_dataset->find(userId);
    if (!location)
        throw Error({"there is no user \"" + userId + "\" among the " +
                         std::to_string(m_dataset->summary.users) + " users that were kept",
                     m_dataset->options.data, 0,
                     "Use an id as it stands in the file, of a user with enough interactions"});
    const NetworkLayout& layout = model.parameters.layout();
    if (layout.shape().items != m_dataset->catalog.ids.size())
        throw Error({"the model knows " + std::to_string(layout.shape().items) + " items, the data have " +
                         std::to_string(m_dataset->catalog.ids.size()),
                     {},
                     0,
                     "Train on these data first"});

    const UserBlock& block = m_dataset->block(location->role);
    const std::vector<UserIndex> users = {location->index};
    Batch batch;
    Workspace workspace(layout, 1, false);
    gatherForScoring(block.foldIn, users, model.options.network.normaliseInput, batch);
    forward(model.parameters, batch, workspace);

    UserProfile profile;
    profile.id = userId;
    profile.role = location->role;
    profile.epoch = model.epoch;
    const auto history = block.foldIn.items(location->index);
    profile.history = rows(history);
    std::span<const ItemIndex> heldOut;
    if (location->role != UserRole::Training)
        heldOut = block.heldOut.items(location->index);
    profile.heldOut = rows(heldOut);

    const auto posterior = workspace.posterior(1);
    const int latent = layout.shape().latent;
    for (int k = 0; k < latent; ++k)
        profile.mu.push_back(static_cast<float>(posterior(0, k)));
    for (int k = latent; k < layout.shape().encoded(); ++k)
        profile.sigma.push_back(static_cast<float>(std::exp(Scalar(0.5) * posterior(0, k))));
    profile.kl = workspace.kl[0];

    const auto outputs = workspace.f(1);
    const std::span<const Scalar> f(outputs.data(), static_cast<std::size_t>(outputs.size()));
    const double normaliser = logSumExp(f);
    std::vector<ItemIndex> best;
    bestItems(f, history, count, best);
    for (std::size_t rank = 0; rank < best.size(); ++rank) {
        const ItemIndex item = best[rank];
        const auto score = static_cast<double>(f[item.value]);
        profile.recommendations.push_back({static_cast<std::uint32_t>(rank + 1), row(item), score,
                                           probability(model.options.network.likelihood, score, normaliser),
                                           m_popularityRanks[item.value],
                                           std::binary_search(heldOut.begin(), heldOut.end(), item)});
    }
    return profile;
}

} // namespace model
