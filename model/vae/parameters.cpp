#include "model/vae/parameters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/numerics/random.h"

namespace model {

namespace {

constexpr std::size_t scalarsPerCacheLine = 64 / sizeof(Scalar);

std::size_t nextCacheLine(std::size_t offset) {
    return (offset + scalarsPerCacheLine - 1) / scalarsPerCacheLine * scalarsPerCacheLine;
}

Scalar truncatedNormal(RandomStream& random) {
    std::array<Scalar, 1> value;
    do
        random.normals(value);
    while (std::abs(value[0]) > 2);
    return value[0];
}

} // namespace

NetworkShape networkShape(const NetworkOptions& options, std::uint32_t items) {
    const std::vector<int> mirrored(options.hidden.rbegin(), options.hidden.rend());
    return {items, options.hidden, options.latent, options.decoderHidden.value_or(mirrored), options.kind};
}

NetworkLayout::NetworkLayout(NetworkShape shape) : m_shape(std::move(shape)) {
    int in = static_cast<int>(m_shape.items);
    const auto append = [&](std::vector<LayerSpec>& layers, const char* group, int out) {
        layers.push_back(place(group, layers.size(), in, out));
        in = out;
    };
    for (int width : m_shape.encoderHidden)
        append(m_encoder, "q_layers.", width);
    append(m_encoder, "q_layers.", m_shape.encoded());
    in = m_shape.latent;
    for (int width : m_shape.decoderHidden)
        append(m_decoder, "p_layers.", width);
    append(m_decoder, "p_layers.", static_cast<int>(m_shape.items));
    m_encoder.front().byItem = true;
}

LayerSpec NetworkLayout::place(const char* group, std::size_t index, int in, int out) {
    LayerSpec layer{group + std::to_string(index), in, out, false, m_size, 0};
    layer.bias = nextCacheLine(layer.weight + layer.weightSize());
    m_size = nextCacheLine(layer.bias + static_cast<std::size_t>(out));
    return layer;
}

std::vector<LayerSpec> NetworkLayout::layers() const {
    std::vector<LayerSpec> all = m_encoder;
    all.insert(all.end(), m_decoder.begin(), m_decoder.end());
    return all;
}

std::uint64_t NetworkLayout::parameterCount() const {
    std::uint64_t count = 0;
    for (const LayerSpec& layer : layers())
        count += layer.weightSize() + static_cast<std::uint64_t>(layer.out);
    return count;
}

MatrixView Parameters::weight(const LayerSpec& layer) {
    return {m_values.data() + layer.weight, layer.weightRows(), layer.weightCols()};
}

ConstMatrixView Parameters::weight(const LayerSpec& layer) const {
    return {m_values.data() + layer.weight, layer.weightRows(), layer.weightCols()};
}

RowVectorView Parameters::bias(const LayerSpec& layer) {
    return {m_values.data() + layer.bias, layer.out};
}

ConstRowVectorView Parameters::bias(const LayerSpec& layer) const {
    return {m_values.data() + layer.bias, layer.out};
}

bool Parameters::allFinite() const {
    return std::all_of(m_values.begin(), m_values.end(), [](Scalar value) { return std::isfinite(value); });
}

Parameters initialParameters(const NetworkLayout& layout, std::uint64_t seed) {
    Parameters parameters(layout);
    std::uint32_t number = 0;
    for (const LayerSpec& layer : layout.layers()) {
        RandomStream random(seed, purpose::initialisation, 0, number++);
        const double limit = std::sqrt(6.0 / (layer.in + layer.out));
        for (Scalar& weight : parameters.weight(layer).reshaped())
            weight = static_cast<Scalar>(limit * (2.0 * random.uniform() - 1.0));
        for (Scalar& bias : parameters.bias(layer))
            bias = Scalar(0.001) * truncatedNormal(random);
    }
    return parameters;
}

} // namespace model
