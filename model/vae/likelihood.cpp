#include "model/vae/likelihood.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {

namespace {

using ArrayView = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;

ArrayView arrayOf(std::span<Scalar> f) {
    return {f.data(), static_cast<Eigen::Index>(f.size())};
}

/// Does something with pieces of a row, each small enough that its second look comes from the nearest cache.
template <typename Work>
void forBlocks(std::size_t size, Work work) {
    constexpr std::size_t length = 2048;
    for (std::size_t first = 0; first < size; first += length)
        work(first, std::min(length, size - first));
}

double multinomial(const Observation& x, std::span<Scalar> f, Scalar scale) {
    // A NaN has to come through: it is how divergence shows.
    const Scalar highest = arrayOf(f).maxCoeff<Eigen::PropagateNaN>();
    double logLikelihood = 0;
    for (std::size_t click = 0; click < x.clicked.size(); ++click)
        logLikelihood += static_cast<double>(x.count(click)) * (f[x.clicked[click].value] - highest);
    Scalar sum = 0;
    forBlocks(f.size(), [&](std::size_t first, std::size_t count) {
        ArrayView block = arrayOf(f.subspan(first, count));
        block = (block - highest).exp();
        sum += block.sum();
    });
    logLikelihood -= static_cast<double>(x.total) * std::log(static_cast<double>(sum));
    arrayOf(f) *= scale * x.total / sum; // N·π − x
    for (std::size_t click = 0; click < x.clicked.size(); ++click)
        f[x.clicked[click].value] -= scale * x.count(click);
    return logLikelihood;
}

double gaussian(const NetworkOptions& network, const Observation& x, std::span<Scalar> f, Scalar scale) {
    const auto positive = static_cast<Scalar>(network.gaussianWeightPositive);
    const auto zero = static_cast<Scalar>(network.gaussianWeightZero);
    ArrayView row = arrayOf(f);
    double weightedSquares = static_cast<double>(zero) * static_cast<double>(row.square().sum());
    for (std::size_t click = 0; click < x.clicked.size(); ++click) {
        const auto output = static_cast<double>(f[x.clicked[click].value]);
        const double residual = output - static_cast<double>(x.count(click));
        weightedSquares +=
            static_cast<double>(positive) * residual * residual - static_cast<double>(zero) * output * output;
        // Becomes c₁(f − x) when the row is multiplied by c₀ below.
        f[x.clicked[click].value] = positive / zero * static_cast<Scalar>(residual);
    }
    row *= scale * zero;
    return -0.5 * weightedSquares;
}

double logistic(const Observation& x, std::span<Scalar> f, Scalar scale) {
    ArrayView row = arrayOf(f);
    double logLikelihood = 0;
    for (ItemIndex item : x.clicked)
        logLikelihood += static_cast<double>(f[item.value]);
    // log σ(−f) = −(max(f, 0) + log(1 + exp(−|f|))), which overflows nowhere.
    logLikelihood -= static_cast<double>((row.max(Scalar{0}) + (-row.abs()).exp().log1p()).sum());
    row = scale / (Scalar{1} + (-row).exp());
    for (ItemIndex item : x.clicked)
        f[item.value] -= scale;
    return logLikelihood;
}

} // namespace

double logLikelihoodAndGradient(const NetworkOptions& network, const Observation& x, std::span<Scalar> f,
                                Scalar scale) {
    switch (network.likelihood) {
    case Likelihood::Gaussian:
        return gaussian(network, x, f, scale);
    case Likelihood::Logistic:
        return logistic(x, f, scale);
    case Likelihood::Multinomial:
        break;
    }
    return multinomial(x, f, scale);
}

double logSumExp(std::span<const Scalar> f) {
    const Eigen::Map<const Eigen::Array<Scalar, Eigen::Dynamic, 1>> row(f.data(),
                                                                        static_cast<Eigen::Index>(f.size()));
    const Scalar highest = row.maxCoeff();
    return static_cast<double>(highest) + std::log(static_cast<double>((row - highest).exp().sum()));
}

double clickProbability(Likelihood likelihood, double f, double logSum) {
    switch (likelihood) {
    case Likelihood::Gaussian:
        return std::clamp(f, 0.0, 1.0);
    case Likelihood::Logistic:
        return 1.0 / (1.0 + std::exp(-f));
    case Likelihood::Multinomial:
        break;
    }
    return std::exp(f - logSum);
}

} // namespace model
