#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/numerics/matrix.h"
#include "model/values/training_options.h"

// Notation of model/vae/: U users, I items, B users in a batch, H hidden units, K latent dimensions.
// x user's counts (I), f decoder output (I), π = softmax f; q_layers encode (the last gives μ and log σ², 2K
// wide; in a DAE z before its tanh, K wide), p_layers decode (the last gives f). Shapes are in brackets:
// weight [out × in].

namespace model {

/// The widths of a network.
struct NetworkShape {
    std::uint32_t items = 0; ///< I
    std::vector<int> encoderHidden;
    int latent = 0; ///< K
    std::vector<int> decoderHidden;
    ModelKind kind = ModelKind::Vae;

    /// Of the encoder's last layer: μ and log σ² of a VAE, z of a DAE.
    int encoded() const { return kind == ModelKind::Vae ? 2 * latent : latent; }

    bool operator==(const NetworkShape&) const = default;
};

/// The network of the options; without decoderHidden the decoder mirrors the encoder's hidden layers.
NetworkShape networkShape(const NetworkOptions& options, std::uint32_t items);

/// Where the parameters of an affine layer y = W·x + b are stored.
struct LayerSpec {
    std::string name; ///< "q_layers.0", … as in the model file
    int in = 0;
    int out = 0;
    bool byItem = false; ///< the first encoder layer: W is stored [in × out], so that an item's weights are
                         ///< one contiguous row
    std::size_t weight = 0; ///< offsets of its first weight and bias
    std::size_t bias = 0;

    Eigen::Index weightRows() const { return byItem ? in : out; }
    Eigen::Index weightCols() const { return byItem ? out : in; }
    std::size_t weightSize() const { return static_cast<std::size_t>(in) * static_cast<std::size_t>(out); }
};

/// The layers of a network, and where their tensors are in one flat array; each starts at a cache line.
class NetworkLayout {
public:
    explicit NetworkLayout(NetworkShape shape);

    const NetworkShape& shape() const { return m_shape; }
    const std::vector<LayerSpec>& encoder() const { return m_encoder; }
    const std::vector<LayerSpec>& decoder() const { return m_decoder; }

    /// Encoder, then decoder layers.
    std::vector<LayerSpec> layers() const;

    std::size_t size() const { return m_size; } ///< scalars, the gaps between tensors included
    std::uint64_t parameterCount() const;       ///< weights and biases

private:
    LayerSpec place(const char* group, std::size_t index, int in, int out);

    NetworkShape m_shape;
    std::vector<LayerSpec> m_encoder;
    std::vector<LayerSpec> m_decoder;
    std::size_t m_size = 0;
};

/// Weights and biases φ, θ — or gradients, or moments: whatever has the network's layout. One flat array, so
/// that an optimiser is one loop.
class Parameters {
public:
    explicit Parameters(const NetworkLayout& layout) : m_layout(layout), m_values(layout.size(), Scalar{0}) {}

    const NetworkLayout& layout() const { return m_layout; }
    AlignedScalars& values() { return m_values; }
    const AlignedScalars& values() const { return m_values; }

    MatrixView weight(const LayerSpec& layer); ///< [out × in], or [in × out] where layer.byItem
    ConstMatrixView weight(const LayerSpec& layer) const;
    RowVectorView bias(const LayerSpec& layer); ///< [out]
    ConstRowVectorView bias(const LayerSpec& layer) const;

    bool allFinite() const;

private:
    NetworkLayout m_layout;
    AlignedScalars m_values;
};

/// Xavier-uniform weights ±√(6 / (fan in + fan out)), biases from a normal of sd 0.001 cut at two sds
/// (authors' code).
Parameters initialParameters(const NetworkLayout& layout, std::uint64_t seed);

} // namespace model
