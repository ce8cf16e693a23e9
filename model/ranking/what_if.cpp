#include "model/ranking/what_if.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <stdexcept>

#include "model/values/failure.h"

namespace model {

void requireSameItems(const NetworkShape& shape, std::size_t items) {
    if (shape.items != items)
        throw Error(problem("the model knows " + std::to_string(shape.items) + " items, the data have " +
                                std::to_string(items),
                            "Train on these data first"));
}

void requireFit(const Person& person, const NetworkShape& shape) {
    for (const HistoryClick& click : person.history)
        if (click.item.value >= shape.items)
            throw Error(problem("the history has the item number " + std::to_string(click.item.value) +
                                    ", and the model knows " + std::to_string(shape.items) + " items, from 0",
                                "Choose the history from the items that the model was trained on"));
    for (const ChosenMean& mean : person.means) {
        if (mean.dimension < 0 || mean.dimension >= shape.latent)
            throw Error(problem("the latent mean of dimension " + std::to_string(mean.dimension + 1) +
                                    " is set, and the model has " + std::to_string(shape.latent) +
                                    " dimensions",
                                "Reset the means that were set by hand"));
        if (!std::isfinite(mean.mu))
            throw Error(problem("a latent mean is set to a value that is not a number",
                                "Reset the means that were set by hand"));
    }
}

Interactions rowsOf(std::span<const std::vector<HistoryClick>> histories, std::uint32_t items) {
    std::vector<std::uint64_t> starts = {0};
    std::vector<ItemIndex> clicked;
    std::vector<float> counts;
    starts.reserve(histories.size() + 1);
    for (const std::vector<HistoryClick>& history : histories) {
        for (const HistoryClick& click : history) {
            clicked.push_back(click.item);
            counts.push_back(click.count);
        }
        starts.push_back(clicked.size());
    }
    if (std::ranges::all_of(counts, [](float count) { return count == 1.0F; }))
        counts.clear();
    return {items, std::move(starts), std::move(clicked), std::move(counts)};
}

void forwardWithMeans(const Parameters& parameters, const Batch& batch, std::span<const ChosenMean> means,
                      Workspace& workspace) {
    assert(batch.epsilon.size() == 0);
    const std::uint32_t users = batch.userCount();
    encodeAndSample(parameters, batch, workspace);
    MatrixView posterior = workspace.posterior(users);
    MatrixView z = workspace.z(users);
    for (const ChosenMean& mean : means) {
        if (mean.dimension < 0 || mean.dimension >= z.cols())
            throw std::out_of_range("a latent mean of a dimension that the model does not have");
        posterior.col(mean.dimension).setConstant(static_cast<Scalar>(mean.mu));
        z.col(mean.dimension).setConstant(static_cast<Scalar>(mean.mu));
    }
    if (!means.empty() && parameters.layout().shape().kind == ModelKind::Vae)
        for (std::uint32_t user = 0; user < users; ++user)
            workspace.kl[user] = klDivergence(posterior.row(user));
    decode(parameters, users, workspace);
}

} // namespace model
