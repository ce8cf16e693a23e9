#include "model/vae/batch.h"

#include <cassert>
#include <cmath>
#include <numeric>

#include "model/numerics/random.h"

namespace model {

namespace {

/// 1 / ‖x‖₂, or 1 for an empty row, which stays zero.
Scalar inverseNorm(std::size_t clicks, std::span<const float> counts) {
    double squares = counts.empty() ? static_cast<double>(clicks) : 0.0;
    for (float count : counts)
        squares += static_cast<double>(count) * count;
    return squares > 0 ? static_cast<Scalar>(1.0 / std::sqrt(squares)) : Scalar{1};
}

/// Drops each input value with this probability, and scales the others by 1 / (1 − probability).
void drop(std::span<Scalar> values, double probability, RandomStream random) {
    const auto scale = static_cast<Scalar>(1.0 / (1.0 - probability));
    for (Scalar& value : values)
        value = random.uniform() < probability ? Scalar{0} : value * scale;
}

} // namespace

Scalar Batch::totalCount(std::size_t user) const {
    const auto& row = counts[user];
    return row.empty() ? static_cast<Scalar>(clicked[user].size())
                       : std::accumulate(row.begin(), row.end(), Scalar{0});
}

void gatherForScoring(const Interactions& interactions, std::span<const UserIndex> users,
                      const NetworkOptions& network, Batch& batch) {
    batch.clicked.clear();
    batch.counts.clear();
    batch.starts.assign(1, 0);
    batch.input.clear();
    batch.epsilon.resize(0, 0);
    batch.itemCount = interactions.itemCount();
    for (UserIndex user : users) {
        const auto items = interactions.items(user);
        const auto counts = interactions.counts(user);
        batch.clicked.push_back(items);
        batch.counts.push_back(counts);
        const Scalar scale = network.normaliseInput ? inverseNorm(items.size(), counts) : Scalar{1};
        for (std::size_t click = 0; click < items.size(); ++click)
            batch.input.push_back(scale * (counts.empty() ? Scalar{1} : static_cast<Scalar>(counts[click])));
        batch.starts.push_back(batch.input.size());
    }
}

void gatherForTraining(const Interactions& interactions, std::span<const UserIndex> users,
                       const TrainingOptions& options, std::uint32_t epoch, Batch& batch) {
    assert(options.dropout >= 0 && options.dropout < 1);
    Matrix noise = std::move(batch.epsilon);
    gatherForScoring(interactions, users, options.network, batch);
    const int latent = options.network.kind == ModelKind::Vae ? options.network.latent : 0;
    const auto count = static_cast<std::ptrdiff_t>(users.size());
    noise.resize(count, latent);
    batch.epsilon = std::move(noise);
#pragma omp parallel for schedule(static)
    for (std::ptrdiff_t row = 0; row < count; ++row) {
        const auto u = static_cast<std::size_t>(row);
        const std::uint32_t user = users[u].value;
        if (options.dropout > 0) {
            const std::span input(batch.input.data() + batch.starts[u],
                                  batch.input.data() + batch.starts[u + 1]);
            drop(input, options.dropout, RandomStream(options.seed, purpose::dropout, epoch, user));
        }
        RandomStream(options.seed, purpose::noise, epoch, user)
            .normals({batch.epsilon.row(row).data(), static_cast<std::size_t>(latent)});
    }
}

} // namespace model
