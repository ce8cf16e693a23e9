#include "model/vae/adam.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "model/numerics/prefetch.h"

namespace model {

namespace {

constexpr double beta1 = 0.9;
constexpr double beta2 = 0.999;
constexpr double epsilon = 1e-8;

using ArrayView = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
using ConstArrayView = Eigen::Map<const Eigen::Array<Scalar, Eigen::Dynamic, 1>>;

} // namespace

AdamState initialAdam(const NetworkLayout& layout) {
    return {AlignedScalars(layout.size(), Scalar{0}), AlignedScalars(layout.size(), Scalar{0})};
}

Adam::Adam(Parameters& parameters, double learningRate)
    : Adam(parameters, learningRate, initialAdam(parameters.layout())) {}

Adam::Adam(Parameters& parameters, double learningRate, AdamState state)
    : m_parameters(parameters), m_learningRate(learningRate), m_state(std::move(state)) {
    assert(learningRate > 0);
    const std::size_t size = m_parameters.values().size();
    if (m_state.first.size() != size || m_state.second.size() != size)
        throw std::invalid_argument("Adam's moments are not as many as the parameters");
}

void Adam::beginStep() {
    m_state.decayFirst *= beta1;
    m_state.decaySecond *= beta2;
    m_rate = static_cast<Scalar>(m_learningRate / (1.0 - m_state.decayFirst));
    m_secondScale = static_cast<Scalar>(1.0 / std::sqrt(1.0 - m_state.decaySecond));
}

void Adam::onWeightGradient(const LayerSpec& layer, Eigen::Index firstRow, ConstMatrixView gradient) {
    const std::size_t first = layer.weight + static_cast<std::size_t>(firstRow * layer.weightCols());
    update(first, gradient.data(), static_cast<std::size_t>(gradient.size()));
}

void Adam::onBiasGradient(const LayerSpec& layer, Eigen::Index first, ConstRowVectorView gradient) {
    update(layer.bias + static_cast<std::size_t>(first), gradient.data(),
           static_cast<std::size_t>(gradient.size()));
}

void Adam::prefetchWeights(const LayerSpec& layer, Eigen::Index first, Eigen::Index count) {
    const std::size_t at = layer.weight + static_cast<std::size_t>(first);
    prefetch(m_parameters.values().data() + at, static_cast<std::size_t>(count));
    prefetch(m_state.first.data() + at, static_cast<std::size_t>(count));
    prefetch(m_state.second.data() + at, static_cast<std::size_t>(count));
}

void Adam::update(std::size_t first, const Scalar* gradients, std::size_t count) {
    assert(first + count <= m_parameters.values().size());
    constexpr auto b1 = static_cast<Scalar>(beta1);
    constexpr auto b2 = static_cast<Scalar>(beta2);
    constexpr auto c1 = static_cast<Scalar>(1.0 - beta1);
    constexpr auto c2 = static_cast<Scalar>(1.0 - beta2);
    constexpr std::size_t length = 4096; // four arrays of 16 KiB stay in the cache while they are worked on
    const std::size_t blocks = (count + length - 1) / length;
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t start = block * length;
        const auto size = static_cast<Eigen::Index>(std::min(length, count - start));
        const ConstArrayView gradient(gradients + start, size);
        ArrayView mean(m_state.first.data() + first + start, size);
        ArrayView square(m_state.second.data() + first + start, size);
        ArrayView value(m_parameters.values().data() + first + start, size);
        mean = b1 * mean + c1 * gradient;
        square = b2 * square + c2 * gradient.square();
        value -= m_rate * mean / (m_secondScale * square.sqrt() + static_cast<Scalar>(epsilon));
    }
}

} // namespace model
