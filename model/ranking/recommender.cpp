#include "model/ranking/recommender.h"

#include <algorithm>
#include <cmath>

#include "model/ranking/popularity.h"
#include "model/ranking/ranking_metrics.h"
#include "model/ranking/what_if.h"
#include "model/vae/likelihood.h"
#include "model/values/failure.h"

namespace model {

namespace {

std::vector<ItemIndex> itemsOf(const std::vector<HistoryClick>& history) {
    std::vector<ItemIndex> items;
    items.reserve(history.size());
    for (const HistoryClick& click : history)
        items.push_back(click.item);
    return items;
}

std::vector<Scalar> logShares(const std::vector<std::uint64_t>& clicks, std::uint32_t users) {
    std::vector<Scalar> shares;
    shares.reserve(clicks.size());
    for (const std::uint64_t count : clicks)
        shares.push_back(static_cast<Scalar>(
            std::log(static_cast<double>(std::max<std::uint64_t>(count, 1)) / std::max(users, 1U))));
    return shares;
}

/// μ, σ and KL of the one user in the workspace.
void copyPosterior(const NetworkShape& shape, Workspace& workspace, UserProfile& profile) {
    const auto posterior = workspace.posterior(1);
    for (int k = 0; k < shape.latent; ++k)
        profile.mu.push_back(static_cast<float>(posterior(0, k)));
    for (int k = shape.latent; k < shape.encoded(); ++k)
        profile.sigma.push_back(static_cast<float>(std::exp(Scalar(0.5) * posterior(0, k))));
    profile.kl = workspace.kl[0];
}

} // namespace

Recommender::Recommender(std::shared_ptr<const Dataset> dataset)
    : m_dataset(std::move(dataset)), m_clicks(m_dataset->training.foldIn.clicksPerItem()),
      m_popularityRanks(popularityRanks(m_clicks)),
      m_logShares(logShares(m_clicks, m_dataset->training.foldIn.userCount())) {}

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

UserLocation Recommender::locate(const std::string& userId) const {
    const auto location = m_dataset->find(userId);
    if (!location)
        throw Error({"there is no user \"" + userId + "\" among the " +
                         std::to_string(m_dataset->summary.users) + " users that were kept",
                     m_dataset->options.data, 0,
                     "Use an id as written in the data, of a user with enough clicks"});
    return *location;
}

void Recommender::rank(std::span<const Scalar> f, std::span<const ItemIndex> history,
                       const RankingChoice& choice, std::vector<Scalar>& keys,
                       std::vector<ItemIndex>& best) const {
    const std::size_t count = std::min(choice.count, f.size());
    if (choice.personal == 0)
        return bestItems(f, history, count, best);
    keys.clear();
    keys.reserve(f.size());
    for (std::uint32_t item = 0; item < f.size(); ++item)
        keys.push_back(key(ItemIndex{item}, f[item], choice));
    bestItems(keys, history, count, best);
}

Person Recommender::person(const std::string& userId) const {
    const UserLocation location = locate(userId);
    const Interactions& rows = m_dataset->block(location.role).foldIn;
    const auto items = rows.items(location.index);
    const auto counts = rows.counts(location.index);
    Person person;
    person.id = userId;
    person.history.reserve(items.size());
    for (std::size_t click = 0; click < items.size(); ++click)
        person.history.push_back({items[click], counts.empty() ? 1.0F : counts[click]});
    return person;
}

/// Who it is, what the model sees, and what it does not.
void Recommender::describe(const Person& person, UserProfile& profile) const {
    const std::vector<ItemIndex> history = itemsOf(person.history);
    profile.id = person.id;
    profile.history = rows(history);
    if (person.id.empty())
        return;
    const UserLocation location = locate(person.id);
    profile.role = location.role;
    if (location.role == UserRole::Training)
        return;
    for (const ItemIndex item : m_dataset->block(location.role).heldOut.items(location.index))
        if (!std::ranges::binary_search(history, item))
            profile.heldOut.push_back(row(item));
}

UserProfile Recommender::profile(const VaeModel& model, const Person& person,
                                 const RankingChoice& choice) const {
    const NetworkLayout& layout = model.parameters.layout();
    requireSameItems(layout.shape(), m_dataset->catalog.ids.size());
    requireFit(person, layout.shape());
    UserProfile profile;
    profile.epoch = model.epoch;
    describe(person, profile);

    const Interactions history = rowsOf({&person.history, 1}, layout.shape().items);
    const std::vector<UserIndex> users = {UserIndex{0}};
    Batch batch;
    Workspace workspace(layout, 1, WorkspaceUse::Scoring);
    gatherForScoring(history, users, model.options.network, batch);
    forwardWithMeans(model.parameters, batch, person.means, workspace);
    copyPosterior(layout.shape(), workspace, profile);

    const auto outputs = workspace.f(1);
    const std::span<const Scalar> f(outputs.data(), static_cast<std::size_t>(outputs.size()));
    const double logSum = logSumExp(f);
    std::vector<Scalar> keys;
    std::vector<ItemIndex> best;
    rank(f, history.items(UserIndex{0}), choice, keys, best);
    profile.recommendations.reserve(best.size());
    for (const ItemIndex item : best) {
        const auto score = static_cast<double>(f[item.value]);
        const auto rank = static_cast<std::uint32_t>(profile.recommendations.size() + 1);
        const bool hit = std::ranges::binary_search(profile.heldOut, item, {}, &ItemRow::index);
        profile.recommendations.push_back({rank, row(item), score,
                                           clickProbability(model.options.network.likelihood, score, logSum),
                                           m_popularityRanks[item.value], hit});
    }
    return profile;
}

UserProfile Recommender::profile(const VaeModel& model, const std::string& userId, std::size_t count) const {
    return profile(model, person(userId), {.count = count});
}

} // namespace model
