#include "model/ranking/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/numerics/parallel_failure.h"
#include "model/ranking/ranking_metrics.h"

namespace model {

namespace {

constexpr std::size_t longestCutoff = 100;

struct UserQuality {
    double recall20;
    double recall50;
    double ndcg100;
};

struct UserMean {
    double mean = notMeasured;
    double error = notMeasured;
};

/// Mean and standard error of one metric over the users, summed in their order; of no user not measured.
UserMean meanOverUsers(const std::vector<UserQuality>& users, double UserQuality::*metric) {
    if (users.empty())
        return {};
    const auto count = static_cast<double>(users.size());
    double sum = 0;
    for (const UserQuality& user : users)
        sum += user.*metric;
    double squares = 0;
    for (const UserQuality& user : users)
        squares += std::pow(user.*metric - sum / count, 2);
    return {sum / count, std::sqrt(squares / count) / std::sqrt(count)};
}

std::vector<UserIndex> usersWithHeldOutItems(const UserBlock& block) {
    std::vector<UserIndex> users;
    for (UserIndex user; user.value < block.heldOut.userCount(); ++user.value)
        if (!block.heldOut.items(user).empty())
            users.push_back(user);
    return users;
}

/// By a user's outputs f; ranking is scratch memory.
UserQuality qualityOf(std::span<const Scalar> f, const UserBlock& block, UserIndex user,
                      std::vector<ItemIndex>& ranking) {
    const auto heldOut = block.heldOut.items(user);
    bestItems(f, block.foldIn.items(user), longestCutoff, ranking);
    const RecallKind recall = block.trainedOn ? RecallKind::Plain : RecallKind::Truncated;
    return {recallAt(20, ranking, heldOut, recall), recallAt(50, ranking, heldOut, recall),
            ndcgAt(longestCutoff, ranking, heldOut)};
}

} // namespace

RankingQuality evaluate(Scorer& scorer, const UserBlock& block) {
    const std::vector<UserIndex> users = usersWithHeldOutItems(block);
    std::vector<UserQuality> qualities(users.size());
    for (std::size_t first = 0; first < users.size(); first += scorer.maximumUsers()) {
        const auto count = std::min<std::size_t>(scorer.maximumUsers(), users.size() - first);
        const std::span batch(users.data() + first, count);
        const MatrixRef scores = scorer.score(block.foldIn, batch);
        ParallelFailure failure;
#pragma omp parallel
        {
            std::vector<ItemIndex> ranking;
#pragma omp for schedule(static)
            for (std::size_t row = 0; row < count; ++row)
                failure.guard([&] {
                    const std::span f(scores.row(static_cast<Eigen::Index>(row)).data(),
                                      static_cast<std::size_t>(scores.cols()));
                    qualities[first + row] = qualityOf(f, block, batch[row], ranking);
                });
        }
        failure.check();
    }
    const auto recall20 = meanOverUsers(qualities, &UserQuality::recall20);
    const auto recall50 = meanOverUsers(qualities, &UserQuality::recall50);
    const auto ndcg100 = meanOverUsers(qualities, &UserQuality::ndcg100);
    return {recall20.mean,  recall50.mean, ndcg100.mean, recall20.error,
            recall50.error, ndcg100.error, users.size(), block.foldIn.userCount() - users.size(),
            block.trainedOn};
}

} // namespace model
