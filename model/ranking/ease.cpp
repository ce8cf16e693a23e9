#include "model/ranking/ease.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <sstream>
#include <stdexcept>

#include "model/numerics/machine_memory.h"
#include "model/numerics/parallel_failure.h"
#include "model/values/ease_report.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Eigen::Index;

/// Of the progress; XᵀX is sparse, the inverse is not.
constexpr double gramShare = 0.05;

std::string lambdaText(double lambda) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << lambda;
    return text.str();
}

void requireLambda(double lambda) {
    if (!(lambda > 0 && lambda <= largestLambda))
        throw Error(problem("λ of EASE is " + lambdaText(lambda) + "; it has to be above 0 and at most 1e9",
                            "Choose a number such as 500"));
}

DoubleMatrix squareOf(std::uint32_t items) {
    try {
        const auto size = static_cast<Index>(items);
        return DoubleMatrix(size, size);
    } catch (const std::bad_alloc&) {
        throw Error(problem("EASE needs " + memoryText(easeMemory(items)) + " for " + std::to_string(items) +
                                " items; this machine has less",
                            "Leave out rare items, or close other programs"));
    }
}

float countAt(std::span<const float> counts, std::size_t click) {
    return counts.empty() ? 1.0F : counts[click];
}

/// The clicks by item instead of by user.
struct ClicksByItem {
    struct Click {
        UserIndex user;
        float count = 1.0F;
    };
    std::vector<std::uint64_t> starts; ///< I + 1 offsets
    std::vector<Click> clicks;

    explicit ClicksByItem(const Interactions& training) : starts{0}, clicks(training.clickCount()) {
        for (const std::uint64_t count : training.clicksPerItem())
            starts.push_back(starts.back() + count);
        std::vector<std::uint64_t> next = starts;
        for (UserIndex user; user.value < training.userCount(); ++user.value) {
            const auto items = training.items(user);
            const auto counts = training.counts(user);
            for (std::size_t click = 0; click < items.size(); ++click)
                clicks[next[items[click].value]++] = {user, countAt(counts, click)};
        }
    }

    std::span<const Click> of(std::size_t item) const {
        return {clicks.data() + starts[item], clicks.data() + starts[item + 1]};
    }
};

/// Row i of XᵀX up to its diagonal: over the users of item i, what else each of them clicked.
void fillRow(const Interactions& training, const ClicksByItem& byItem, std::size_t item,
             Eigen::Ref<Eigen::RowVectorXd> row) {
    row.setZero();
    for (const ClicksByItem::Click& click : byItem.of(item)) {
        const auto items = training.items(click.user);
        const auto counts = training.counts(click.user);
        for (std::size_t other = 0; other < items.size() && items[other].value <= item; ++other)
            row[items[other].value] += static_cast<double>(click.count) * countAt(counts, other);
    }
}

/// The lower triangle of XᵀX + λI.
void fillGram(const Interactions& training, double lambda, const std::stop_token& stop,
              const std::function<void(double)>& progress, DoubleMatrix& gram) {
    constexpr std::size_t block = 256; // rows between two looks at the stop
    const ClicksByItem byItem(training);
    const std::size_t items = training.itemCount();
    for (std::size_t first = 0; first < items; first += block) {
        if (stop.stop_requested())
            throw Cancelled();
        const std::size_t last = std::min(items, first + block);
#pragma omp parallel for schedule(dynamic)
        for (std::size_t item = first; item < last; ++item)
            fillRow(training, byItem, item, gram.row(static_cast<Index>(item)));
        progress(static_cast<double>(last) / static_cast<double>(items));
    }
    gram.diagonal().array() += lambda;
}

/// P → B.
void scaleColumns(DoubleMatrix& inverse) {
    const Eigen::RowVectorXd scales = -inverse.diagonal().transpose().cwiseInverse();
#pragma omp parallel for schedule(static)
    for (Index row = 0; row < inverse.rows(); ++row) {
        inverse.row(row).array() *= scales.array();
        inverse(row, row) = 0;
    }
}

} // namespace

std::uint64_t easeMemory(std::uint32_t items) {
    constexpr std::uint64_t countable = std::uint64_t{1} << 30; // from there on bytes overflow
    const std::uint64_t size = std::min<std::uint64_t>(items, countable);
    return size * size * sizeof(double) + inversionMemory(size);
}

std::uint32_t easeItemsFor(std::uint64_t bytes) {
    std::uint32_t most = 0;
    for (std::uint32_t step = std::uint32_t{1} << 30; step > 0; step /= 2)
        if (easeMemory(most + step) <= bytes)
            most += step;
    return most;
}

DoubleMatrix easeWeights(const Interactions& training, double lambda, const std::stop_token& stop,
                         const std::function<void(double)>& progress) {
    requireLambda(lambda);
    DoubleMatrix weights = squareOf(training.itemCount());
    fillGram(
        training, lambda, stop, [&](double share) { progress(gramShare * share); }, weights);
    const auto inverting = [&](double share) { progress(gramShare + (1 - gramShare) * share); };
    if (!invertPositiveDefinite(weights, stop, inverting))
        throw Error(problem("λ of EASE is " + lambdaText(lambda) +
                                ", which is too small for these data: XᵀX + λI has no inverse",
                            "Choose a larger one, such as 500"));
    scaleColumns(weights);
    return weights;
}

EaseScorer::EaseScorer(DoubleMatrix weights) : m_weights(std::move(weights)) {
    constexpr Index users = 64;
    m_scores.resize(users, m_weights.cols());
}

MatrixRef EaseScorer::score(const Interactions& histories, std::span<const UserIndex> users) {
    requireRoom(users);
    if (static_cast<Index>(histories.itemCount()) > m_weights.rows())
        throw std::invalid_argument("the histories have items that EASE does not know");
    ParallelFailure failure;
#pragma omp parallel for schedule(dynamic)
    for (std::size_t row = 0; row < users.size(); ++row)
        failure.guard([&] {
            const auto items = histories.items(users[row]);
            const auto counts = histories.counts(users[row]);
            Eigen::RowVectorXd sums = Eigen::RowVectorXd::Zero(m_weights.cols());
            for (std::size_t click = 0; click < items.size(); ++click)
                sums += static_cast<double>(countAt(counts, click)) * m_weights.row(items[click].value);
            m_scores.row(static_cast<Index>(row)) = sums.cast<Scalar>();
        });
    failure.check();
    return m_scores.topRows(static_cast<Index>(users.size()));
}

} // namespace model
