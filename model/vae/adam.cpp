#include "model/vae/adam.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

constexpr double beta1 = 0.9;
constexpr double beta2 = 0.999;
constexpr double epsilon = 1e-8;

using ArrayView = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
using ConstArrayView = Eigen::Map<const Eigen::Array<Scalar, Eigen::Dynamic, 1>>;

} // namespace

Adam::Adam(const NetworkLayout& layout)
    : m_first(layout.size(), Scalar{0}), m_second(layout.size(), Scalar{0}) {}

void Adam::update(Parameters& parameters, const Parameters& gradients, double learningRate) {
    m_decayFirst *= beta1;
    m_decaySecond *= beta2;
    const auto rate = static_cast<Scalar>(learningRate / (1.0 - m_decayFirst));
    const auto secondScale = static_cast<Scalar>(1.0 / std::sqrt(1.0 - m_decaySecond));
    constexpr auto b1 = static_cast<Scalar>(beta1);
    constexpr auto b2 = static_cast<Scalar>(beta2);
    constexpr auto c1 = static_cast<Scalar>(1.0 - beta1);
    constexpr auto c2 = static_cast<Scalar>(1.0 - beta2);

    constexpr std::size_t length =
        4096; // four arrays of 16 KiB: a block stays in the cache while it is worked on
    const std::size_t size = parameters.values().size();
    const std::size_t blocks = (size + length - 1) / length;
#pragma omp parallel for schedule(static)
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t start = block * length;
        const auto count = static_cast<Eigen::Index>(std::min(length, size - start));
        const ConstArrayView gradient(gradients.values().data() + start, count);
        ArrayView first(m_first.data() + start, count);
        ArrayView second(m_second.data() + start, count);
        ArrayView value(parameters.values().data() + start, count);
        first = b1 * first + c1 * gradient;
        second = b2 * second + c2 * gradient.square();
        value -= rate * first / (secondScale * second.sqrt() + static_cast<Scalar>(epsilon));
    }
}

} // namespace model
