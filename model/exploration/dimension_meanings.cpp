#include "model/exploration/dimension_meanings.h"

#include <algorithm>

#include "model/numerics/parallel_failure.h"
#include "model/ranking/ranking_metrics.h"
#include "model/ranking/what_if.h"
#include "model/vae/mult_vae.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// The items with the highest changes, as long as those are above 0.
std::vector<ItemRow> mostRaised(const RowVector& changes, const Catalog& catalog, std::size_t count) {
    const std::span<const Scalar> values(changes.data(), static_cast<std::size_t>(changes.size()));
    std::vector<ItemIndex> best;
    bestItems(values, {}, count, best);
    std::vector<ItemRow> rows;
    rows.reserve(best.size());
    for (const ItemIndex item : best)
        if (values[item.value] > 0)
            rows.push_back({catalog.ids[item.value], catalog.titles[item.value], item});
    return rows;
}

} // namespace

std::vector<DimensionMeaning> dimensionMeanings(const VaeModel& model, const Catalog& catalog,
                                                std::size_t count, const std::stop_token& stop) {
    constexpr int dimensionsAtOnce = 32; ///< two rows of outputs each
    constexpr Scalar deviations = 2;
    const NetworkLayout& layout = model.parameters.layout();
    requireSameItems(layout.shape(), catalog.ids.size());
    const int latent = layout.shape().latent;
    std::vector<DimensionMeaning> meanings(static_cast<std::size_t>(latent));
    Workspace workspace(layout, 2 * dimensionsAtOnce, WorkspaceUse::Scoring);
    for (int first = 0; first < latent; first += dimensionsAtOnce) {
        if (stop.stop_requested())
            throw Cancelled();
        const Eigen::Index some = std::min(dimensionsAtOnce, latent - first);
        const auto rows = static_cast<std::uint32_t>(2 * some);
        MatrixView z = workspace.z(rows);
        z.setZero();
        for (Eigen::Index at = 0; at < some; ++at) {
            z(2 * at, first + at) = deviations;
            z(2 * at + 1, first + at) = -deviations;
        }
        decode(model.parameters, rows, workspace);
        const MatrixView f = workspace.f(rows);
        ParallelFailure failure;
        const auto describe = [&](Eigen::Index at) {
            DimensionMeaning& meaning = meanings[static_cast<std::size_t>(first + at)];
            const RowVector changes = f.row(2 * at) - f.row(2 * at + 1);
            meaning.raises = mostRaised(changes, catalog, count);
            meaning.lowers = mostRaised(-changes, catalog, count);
        };
#pragma omp parallel for schedule(static)
        for (Eigen::Index at = 0; at < some; ++at)
            failure.guard([&] { describe(at); });
        failure.check();
    }
    return meanings;
}

} // namespace model
