#include "model/vae/mult_vae.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/vae/likelihood.h"

namespace model {

namespace {

Matrix zeros(std::uint32_t rows, int columns) {
    return Matrix::Zero(rows, columns);
}

bool isDae(const Parameters& parameters) {
    return parameters.layout().shape().kind == ModelKind::Dae;
}

/// A VAE's z = μ + ε ⊙ σ, with σ = exp(½ log σ²); z = μ without ε. Notes each user's KL.
void sample(const Batch& batch, Workspace& workspace) {
    const std::uint32_t users = batch.userCount();
    MatrixView posterior = workspace.posterior(users);
    MatrixView z = workspace.z(users);
    const Eigen::Index latent = z.cols();
    const bool noisy = batch.epsilon.size() > 0;
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < static_cast<Eigen::Index>(users); ++row) {
        const auto mu = posterior.row(row).head(latent);
        z.row(row) = mu;
        if (noisy)
            z.row(row).array() += batch.epsilon.row(row).array() *
                                  (Scalar(0.5) * posterior.row(row).tail(latent).array()).exp();
        workspace.kl[static_cast<std::size_t>(row)] = klDivergence(posterior.row(row));
    }
}

/// A DAE's z is what has been encoded, and costs no KL.
void copyEncodedToZ(std::uint32_t users, Workspace& workspace) {
    MatrixView z = workspace.z(users);
    z = workspace.posterior(users);
    std::fill_n(workspace.kl.begin(), users, 0.0);
}

/// Replaces f by the gradient of −mean log p by it, and notes each user's
/// log-likelihood.
void reconstruct(const NetworkOptions& network, const Batch& batch, Workspace& workspace) {
    const std::uint32_t users = batch.userCount();
    MatrixView f = workspace.f(users);
    const auto scale = Scalar{1} / static_cast<Scalar>(users);
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < static_cast<Eigen::Index>(users); ++row) {
        const auto u = static_cast<std::size_t>(row);
        const Observation x{batch.clicked[u], batch.counts[u], batch.totalCount(u)};
        const std::span fOfUser(f.row(row).data(), static_cast<std::size_t>(f.cols()));
        workspace.logLikelihood[u] = logLikelihoodAndGradient(network, x, fOfUser, scale);
    }
}

void decodeBackward(const Parameters& parameters, std::uint32_t users, double l2, Workspace& workspace,
                    GradientSink& sink) {
    const auto& layers = parameters.layout().decoder();
    for (std::size_t l = layers.size(); l-- > 0;) {
        const MatrixView x = l == 0 ? workspace.z(users) : workspace.decoder(l - 1, users);
        const MatrixView dx = l == 0 ? workspace.zGradient(users) : workspace.decoderGradient(l - 1, users);
        const MatrixView dy =
            l + 1 == layers.size() ? workspace.f(users) : workspace.decoderGradient(l, users);
        denseBackward(x, dy, parameters, layers[l], l2, workspace.scratch.dense, sink, dx);
        if (l > 0)
            tanhBackward(x, dx);
    }
}

/// dμ = dz + βμ and dlogσ² = ½ dz ⊙ ε ⊙ σ + ½ β (σ² − 1), the KL terms divided by B like every mean.
void sampleBackward(const Batch& batch, double beta, Workspace& workspace) {
    const std::uint32_t users = batch.userCount();
    const MatrixView posterior = workspace.posterior(users);
    const MatrixView dz = workspace.zGradient(users);
    MatrixView gradient = workspace.encoderGradient(workspace.encoderLayers() - 1, users);
    const Eigen::Index latent = dz.cols();
    const auto weight = static_cast<Scalar>(beta / users);
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < static_cast<Eigen::Index>(users); ++row) {
        const auto mu = posterior.row(row).head(latent).array();
        const auto logVariance = posterior.row(row).tail(latent).array();
        gradient.row(row).head(latent).array() = dz.row(row).array() + weight * mu;
        gradient.row(row).tail(latent).array() = Scalar(0.5) * weight * (logVariance.exp() - Scalar{1});
        if (batch.epsilon.size() > 0)
            gradient.row(row).tail(latent).array() += Scalar(0.5) * dz.row(row).array() *
                                                      batch.epsilon.row(row).array() *
                                                      (Scalar(0.5) * logVariance).exp();
    }
}

/// z = tanh(…) as it stands: the gradient by what goes into that tanh.
void takeEncodedBackward(std::uint32_t users, Workspace& workspace) {
    MatrixView gradient = workspace.encoderGradient(workspace.encoderLayers() - 1, users);
    gradient = workspace.zGradient(users);
    tanhBackward(workspace.posterior(users), gradient);
}

void encodeBackward(const Parameters& parameters, const Batch& batch, double l2, Workspace& workspace,
                    GradientSink& sink) {
    const auto& layers = parameters.layout().encoder();
    const std::uint32_t users = batch.userCount();
    for (std::size_t l = layers.size(); l-- > 0;) {
        const MatrixView dy = workspace.encoderGradient(l, users);
        if (l == 0) {
            sparseBackward(batch, dy, parameters, layers[l], l2, workspace.scratch, sink);
        } else {
            const MatrixView x = workspace.encoder(l - 1, users);
            const MatrixView dx = workspace.encoderGradient(l - 1, users);
            denseBackward(x, dy, parameters, layers[l], l2, workspace.scratch.dense, sink, dx);
            tanhBackward(x, dx);
        }
    }
}

} // namespace

Workspace::Workspace(const NetworkLayout& layout, std::uint32_t maximumUsers, bool withGradients)
    : logLikelihood(maximumUsers), kl(maximumUsers), m_maximumUsers(maximumUsers),
      m_z(zeros(maximumUsers, layout.shape().latent)) {
    for (const LayerSpec& layer : layout.encoder())
        m_encoder.push_back(zeros(maximumUsers, layer.out));
    for (const LayerSpec& layer : layout.decoder())
        m_decoder.push_back(zeros(maximumUsers, layer.out));
    if (!withGradients)
        return;
    for (const LayerSpec& layer : layout.encoder())
        m_encoderGradient.push_back(zeros(maximumUsers, layer.out));
    m_zGradient = zeros(maximumUsers, layout.shape().latent);
    for (int width : layout.shape().decoderHidden)
        m_decoderGradient.push_back(zeros(maximumUsers, width));
}

bool BatchLoss::finite() const {
    return std::isfinite(logLikelihood) && std::isfinite(kl);
}

void encode(const Parameters& parameters, const Batch& batch, Workspace& workspace) {
    const auto& layers = parameters.layout().encoder();
    const std::uint32_t users = batch.userCount();
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const MatrixView y = workspace.encoder(l, users);
        const auto bias = parameters.bias(layers[l]);
        const bool bounded = l + 1 < layers.size() || isDae(parameters);
        if (l == 0) {
            sparseForward(batch, parameters.weight(layers[l]), y);
            bounded ? biasTanhForward(bias, y) : biasForward(bias, y);
        } else {
            denseForward(workspace.encoder(l - 1, users), parameters.weight(layers[l]), bias,
                         workspace.scratch.dense, y);
            if (bounded)
                tanhForward(y);
        }
    }
}

void encodeAndSample(const Parameters& parameters, const Batch& batch, Workspace& workspace) {
    encode(parameters, batch, workspace);
    isDae(parameters) ? copyEncodedToZ(batch.userCount(), workspace) : sample(batch, workspace);
}

void forward(const Parameters& parameters, const Batch& batch, Workspace& workspace) {
    encodeAndSample(parameters, batch, workspace);
    decode(parameters, batch.userCount(), workspace);
}

void decode(const Parameters& parameters, std::uint32_t users, Workspace& workspace) {
    const auto& layers = parameters.layout().decoder();
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const MatrixView x = l == 0 ? workspace.z(users) : workspace.decoder(l - 1, users);
        const MatrixView y = workspace.decoder(l, users);
        denseForward(x, parameters.weight(layers[l]), parameters.bias(layers[l]), workspace.scratch.dense, y);
        if (l + 1 < layers.size())
            tanhForward(y);
    }
}

BatchLoss lossAndGradients(const Parameters& parameters, const NetworkOptions& network, const Batch& batch,
                           double beta, double l2, Workspace& workspace, GradientSink& sink) {
    const std::uint32_t users = batch.userCount();
    encodeAndSample(parameters, batch, workspace);
    decode(parameters, users, workspace);
    reconstruct(network, batch, workspace);
    const auto mean = [users](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(users), 0.0) /
               static_cast<double>(users);
    };
    const BatchLoss loss{mean(workspace.logLikelihood), mean(workspace.kl)};
    if (!loss.finite())
        return loss;
    sink.begin();
    decodeBackward(parameters, users, l2, workspace, sink);
    if (isDae(parameters))
        takeEncodedBackward(users, workspace);
    else
        sampleBackward(batch, beta, workspace);
    encodeBackward(parameters, batch, l2, workspace, sink);
    return loss;
}

double klDivergence(const RowVectorRef& posterior) {
    const Eigen::Index latent = posterior.size() / 2;
    const auto mu = posterior.head(latent).array();
    const auto logVariance = posterior.tail(latent).array();
    return 0.5 * static_cast<double>((logVariance.exp() + mu.square() - Scalar{1} - logVariance).sum());
}

double weightPenalty(const Parameters& parameters, double l2) {
    double squares = 0;
    for (const LayerSpec& layer : parameters.layout().layers())
        squares += static_cast<double>(parameters.weight(layer).squaredNorm());
    return l2 * squares;
}

} // namespace model
