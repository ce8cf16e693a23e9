#include "model/exploration/latent_space.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>

#include "model/exploration/directory_batches.h"
#include "model/exploration/top_rows.h"
#include "model/ranking/what_if.h"
#include "model/vae/mult_vae.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Eigen::Index;

Scalar inverseNorm(const RowVectorRef& mean) {
    const Scalar norm = mean.norm();
    return norm > 0 ? Scalar{1} / norm : Scalar{0};
}

} // namespace

LatentSpace::LatentSpace(std::shared_ptr<const Dataset> dataset, int epoch, Matrix means,
                         std::vector<float> kl)
    : m_dataset(std::move(dataset)), m_locations(m_dataset->locations()), m_epoch(epoch),
      m_means(std::move(means)), m_kl(std::move(kl)), m_inverseNorms(m_locations.size()) {
    if (m_means.rows() != static_cast<Index>(m_locations.size()) ||
        (!m_kl.empty() && m_kl.size() != m_locations.size()))
        throw std::invalid_argument("latent space: a mean for each user of the directory");
#pragma omp parallel for schedule(static)
    for (Index row = 0; row < m_means.rows(); ++row)
        m_inverseNorms[static_cast<std::size_t>(row)] = inverseNorm(m_means.row(row));
}

std::vector<SimilarUser> LatentSpace::similarUsers(std::span<const float> mu, std::size_t count,
                                                   const std::string& excludedId,
                                                   std::span<const HistoryClick> history) const {
    if (mu.size() != static_cast<std::size_t>(dimensions()))
        throw Error(problem("a latent mean of " + std::to_string(mu.size()) +
                                " dimensions was given, the model has " + std::to_string(dimensions()),
                            "Ask again with the model of the map"));
    assert(std::ranges::is_sorted(history, {}, &HistoryClick::item));
    const RowVector asked = Eigen::Map<const Eigen::RowVectorXf>(mu.data(), m_means.cols()).cast<Scalar>();
    const Scalar scale = inverseNorm(asked);
    std::vector<Scalar> cosines(users());
#pragma omp parallel for schedule(static)
    for (Index row = 0; row < m_means.rows(); ++row) {
        const auto user = static_cast<std::size_t>(row);
        cosines[user] = m_means.row(row).dot(asked) * (scale * m_inverseNorms[user]);
    }
    const std::size_t most = std::min(count, users());
    std::vector<SimilarUser> similar;
    similar.reserve(most);
    for (const std::uint32_t row : topRows<Scalar>(cosines, most + 1)) {
        const UserLocation& location = m_locations[row];
        const std::string& id = m_dataset->block(location.role).ids[location.index.value];
        if (similar.size() < most && (excludedId.empty() || id != excludedId))
            similar.push_back(
                {m_dataset->entry(location), static_cast<double>(cosines[row]), shared(location, history)});
    }
    return similar;
}

std::uint32_t LatentSpace::shared(const UserLocation& location, std::span<const HistoryClick> history) const {
    const auto items = m_dataset->block(location.role).foldIn.items(location.index);
    std::uint32_t both = 0;
    auto item = items.begin();
    for (const HistoryClick& click : history) {
        item = std::lower_bound(item, items.end(), click.item);
        both += item != items.end() && *item == click.item ? 1 : 0;
    }
    return both;
}

std::shared_ptr<const LatentSpace> latentSpace(const VaeModel& model, std::shared_ptr<const Dataset> dataset,
                                               const std::stop_token& stop, const ShareSink& progress) {
    requireSameItems(model.parameters.layout().shape(), dataset->catalog.ids.size());
    constexpr std::uint32_t atMost = 256;
    const NetworkLayout& layout = model.parameters.layout();
    const auto batches = directoryBatches(*dataset, atMost);
    const std::size_t users = directorySize(batches);
    WorkMonitor monitor(users, stop, progress);
    Matrix means(static_cast<Index>(users), layout.shape().latent);
    std::vector<float> kl;
    Workspace workspace(layout, atMost, WorkspaceUse::Scoring);
    Batch batch;
    for (const DirectoryBatch& some : batches) {
        const auto count = static_cast<std::uint32_t>(some.users.size());
        gatherForScoring(dataset->block(some.role).foldIn, some.users, model.options.network, batch);
        encodeAndSample(model.parameters, batch, workspace);
        means.middleRows(static_cast<Index>(some.first), count) = workspace.z(count);
        if (layout.shape().kind == ModelKind::Vae)
            for (std::uint32_t user = 0; user < count; ++user)
                kl.push_back(static_cast<float>(workspace.kl[user]));
        monitor.advance(count);
    }
    return std::make_shared<const LatentSpace>(std::move(dataset), model.epoch, std::move(means),
                                               std::move(kl));
}

} // namespace model
