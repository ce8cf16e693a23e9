#include "model/training/latent_usage.h"

#include <algorithm>

namespace model {

namespace {

/// Sums over users, by dimension.
struct Sums {
    Eigen::ArrayXd kl;
    Eigen::ArrayXd mean;
    Eigen::ArrayXd square;

    explicit Sums(Eigen::Index latent)
        : kl(Eigen::ArrayXd::Zero(latent)), mean(Eigen::ArrayXd::Zero(latent)),
          square(Eigen::ArrayXd::Zero(latent)) {}

    void accumulate(const RowVectorRef& posterior) {
        const Eigen::Index latent = kl.size();
        const Eigen::ArrayXd mu = posterior.head(latent).transpose().cast<double>();
        const Eigen::ArrayXd logVariance = posterior.tail(latent).transpose().cast<double>();
        kl += 0.5 * (logVariance.exp() + mu.square() - 1.0 - logVariance);
        mean += mu;
        square += mu.square();
    }
};

} // namespace

LatentUsage latentUsage(const Parameters& parameters, const NetworkOptions& network,
                        const Interactions& histories, Workspace& workspace) {
    const NetworkShape& shape = parameters.layout().shape();
    const std::uint32_t users = histories.userCount();
    if (shape.kind == ModelKind::Dae || users == 0)
        return {};
    Sums sums(shape.latent);
    Batch batch;
    std::vector<UserIndex> some;
    for (std::uint32_t first = 0; first < users; first += workspace.maximumUsers()) {
        some.clear();
        for (std::uint32_t user = first; user < std::min(users, first + workspace.maximumUsers()); ++user)
            some.push_back(UserIndex{user});
        gatherForScoring(histories, some, network, batch);
        encode(parameters, batch, workspace);
        const MatrixView posterior = workspace.posterior(batch.userCount());
        for (Eigen::Index row = 0; row < posterior.rows(); ++row)
            sums.accumulate(posterior.row(row));
    }
    const Eigen::ArrayXd variance = sums.square / users - (sums.mean / users).square();
    const Eigen::ArrayXf kl = (sums.kl / users).cast<float>();
    return {{kl.begin(), kl.end()}, static_cast<int>((variance > activeVariance).count())};
}

} // namespace model
