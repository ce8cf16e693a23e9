#pragma once

#include <vector>

#include "model/numerics/matrix.h"
#include "model/vae/batch.h"
#include "model/vae/layers.h"
#include "model/vae/parameters.h"

namespace model {

/// The activations of one batch and the gradients by them. Owned by the caller, reused from batch to batch;
/// holds the one B × I buffer. For at most maximumUsers users at a time.
class Workspace {
public:
    Workspace(const NetworkLayout& layout, std::uint32_t maximumUsers, bool withGradients);

    std::uint32_t maximumUsers() const { return m_maximumUsers; }
    std::size_t encoderLayers() const { return m_encoder.size(); }

    /// Output of each encoder layer [B × out]: tanh for the hidden ones, [μ, log σ²] for a VAE's last; a
    /// DAE's last is tanh, too, and z.
    MatrixView encoder(std::size_t layer, std::uint32_t users) { return view(m_encoder[layer], users); }
    MatrixView posterior(std::uint32_t users) { return view(m_encoder.back(), users); }
    MatrixView z(std::uint32_t users) { return view(m_z, users); }
    /// Output of each decoder layer [B × out]; the last is f.
    MatrixView decoder(std::size_t layer, std::uint32_t users) { return view(m_decoder[layer], users); }
    MatrixView f(std::uint32_t users) { return view(m_decoder.back(), users); }

    /// Gradients by the outputs above; the gradient by f takes f's own place.
    MatrixView encoderGradient(std::size_t layer, std::uint32_t users) {
        return view(m_encoderGradient[layer], users);
    }
    MatrixView zGradient(std::uint32_t users) { return view(m_zGradient, users); }
    MatrixView decoderGradient(std::size_t layer, std::uint32_t users) {
        return view(m_decoderGradient[layer], users);
    }

    std::vector<double> logLikelihood; ///< of each user of the batch
    std::vector<double> kl;
    GradientScratch scratch;

private:
    static MatrixView view(Matrix& matrix, std::uint32_t users) {
        return {matrix.data(), static_cast<Eigen::Index>(users), matrix.cols()};
    }

    std::uint32_t m_maximumUsers;
    std::vector<Matrix> m_encoder;
    Matrix m_z;
    std::vector<Matrix> m_decoder;
    std::vector<Matrix> m_encoderGradient;
    Matrix m_zGradient;
    std::vector<Matrix> m_decoderGradient;
};

/// Means over the users of a batch, in nats a user.
struct BatchLoss {
    double logLikelihood = 0.0;
    double kl = 0.0;

    bool finite() const;
};

/// Fills the encoder's outputs from the batch, up to the posterior.
void encode(const Parameters& parameters, const Batch& batch, Workspace& workspace);

/// Encodes, and draws z; notes each user's KL. z is μ where the batch has no ε, and in a DAE what has been
/// encoded.
void encodeAndSample(const Parameters& parameters, const Batch& batch, Workspace& workspace);

/// Encodes and decodes (paper, section 2): fills encoder outputs, z and f of the workspace. z is μ where the
/// batch has no ε, and in a DAE.
void forward(const Parameters& parameters, const Batch& batch, Workspace& workspace);

/// Only z → f, from what stands in the workspace's z.
void decode(const Parameters& parameters, std::uint32_t users, Workspace& workspace);

/// Loss = −mean over users of (log p(x | z) − β·KL) + λ Σ w²; its gradient by every parameter goes to the
/// sink (paper, section 2.2; λ on weights only), unless the loss is not finite. The sink may change the
/// parameters as it gets their gradients. Needs a workspace with gradients; on return its f holds the
/// gradient by f. The value left out of BatchLoss is λ's.
BatchLoss lossAndGradients(const Parameters& parameters, const NetworkOptions& network, const Batch& batch,
                           double beta, double l2, Workspace& workspace, GradientSink& sink);

/// KL(N(μ, σ²) ‖ N(0, I)) = ½ Σₖ (σ² + μ² − 1 − log σ²) of one row [μ, log σ²] of length 2K.
double klDivergence(const RowVectorRef& posterior);

/// λ Σ w² over the weights.
double weightPenalty(const Parameters& parameters, double l2);

} // namespace model
