#pragma once

#include <stdexcept>
#include <vector>

#include "model/numerics/matrix.h"
#include "model/vae/layers.h"
#include "model/vae/parameters.h"

namespace model {

/// What a workspace has memory for.
enum class WorkspaceUse {
    Scoring,  ///< forward only
    Training, ///< forward and backward: twice the memory
};

/// The activations of one batch and the gradients by them. Owned by the caller, reused from batch to batch;
/// holds the one B × I buffer. For at most maximumUsers users at a time.
class Workspace {
public:
    Workspace(const NetworkLayout& layout, std::uint32_t maximumUsers, WorkspaceUse use);

    std::uint32_t maximumUsers() const { return m_maximumUsers; }
    std::size_t encoderLayers() const { return m_encoder.size(); }

    // Each view is of the first `users` rows; they throw std::out_of_range for more users than there is
    // memory for, the gradients also when the workspace is for scoring.

    /// Output of each encoder layer [B × out]: tanh for the hidden ones, [μ, log σ²] for a VAE's last; a
    /// DAE's last is tanh, too, and z.
    MatrixView encoder(std::size_t layer, std::uint32_t users) { return view(m_encoder.at(layer), users); }
    MatrixView posterior(std::uint32_t users) { return view(m_encoder.back(), users); } ///< [B × 2K]
    MatrixView z(std::uint32_t users) { return view(m_z, users); }                      ///< [B × K]
    /// Output of each decoder layer [B × out]; the last is f.
    MatrixView decoder(std::size_t layer, std::uint32_t users) { return view(m_decoder.at(layer), users); }
    MatrixView f(std::uint32_t users) { return view(m_decoder.back(), users); } ///< [B × I]

    /// Gradients by the outputs above; the gradient by f takes f's own place.
    MatrixView encoderGradient(std::size_t layer, std::uint32_t users) {
        return view(m_encoderGradient.at(layer), users);
    }
    MatrixView posteriorGradient(std::uint32_t users) { return encoderGradient(encoderLayers() - 1, users); }
    MatrixView zGradient(std::uint32_t users) { return view(m_zGradient, users); }
    MatrixView decoderGradient(std::size_t layer, std::uint32_t users) {
        return layer + 1 == m_decoder.size() ? f(users) : view(m_decoderGradient.at(layer), users);
    }

    std::vector<double> logLikelihood; ///< of each user of the batch
    std::vector<double> kl;
    GradientScratch scratch;

private:
    static MatrixView view(Matrix& matrix, std::uint32_t users) {
        if (static_cast<Eigen::Index>(users) > matrix.rows())
            throw std::out_of_range("the workspace has no memory for this batch");
        return {matrix.data(), static_cast<Eigen::Index>(users), matrix.cols()};
    }

    std::uint32_t m_maximumUsers;
    std::vector<Matrix> m_encoder;
    Matrix m_z;
    std::vector<Matrix> m_decoder;
    std::vector<Matrix> m_encoderGradient;
    Matrix m_zGradient;
    std::vector<Matrix> m_decoderGradient; ///< of the hidden layers
};

} // namespace model
