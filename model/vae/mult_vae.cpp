#include "model/vae/mult_vae.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "model/vae/likelihood.h"

// One training step (paper, algorithm 1):
//
//   encode      x [B × I] → hidden layers [B × H] → μ and log σ² [B × 2K]
//   sample      z = μ + ε ⊙ σ [B × K]
//   KL          of each user's posterior from N(0, I), known from μ and log σ² alone
//   decode      z → hidden layers [B × H] → f [B × I]
//   likelihood  log p(x | z) of each user; its gradient takes the place of f
//   backward    the same stages from the last to the first
//   Adam        inside the backward stages: a layer hands each block of its gradient to the sink as soon as
//               it is computed, and Adam, which is that sink, changes those parameters there and then.
//
// Below, each stage stands beside its backward, which has x, dx and dy for the stage's input and the
// gradients by input and output. A DAE has tanh of the encoder's output for z: no sampling, no KL.

namespace model {

namespace {

bool isDae(const Parameters& parameters) {
    return parameters.layout().shape().kind == ModelKind::Dae;
}

} // namespace

// Encode: x → μ, log σ².

void encode(const Parameters& parameters, const Batch& batch, Workspace& workspace) {
    if (batch.itemCount > parameters.layout().shape().items)
        throw std::invalid_argument("the batch has items that the network does not know");
    const auto& layers = parameters.layout().encoder();
    const std::uint32_t users = batch.userCount();
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto weight = parameters.weight(layers[l]);
        const auto bias = parameters.bias(layers[l]);     // [out]
        const MatrixView y = workspace.encoder(l, users); // [B × H], the last [B × 2K], a DAE's [B × K]
        const bool bounded = l + 1 < layers.size() || isDae(parameters);
        if (l == 0) {
            sparseForward(batch, weight, y); // x [B × I], weight [I × out]
            bounded ? biasTanhForward(bias, y) : biasForward(bias, y);
        } else {
            const MatrixView x = workspace.encoder(l - 1, users); // [B × H], weight [out × H]
            denseForward(x, weight, bias, workspace.scratch.dense, y);
            if (bounded)
                tanhForward(y);
        }
    }
}

namespace {

void encodeBackward(Parameters& parameters, const Batch& batch, double l2, Workspace& workspace,
                    GradientSink& sink) {
    const auto& layers = parameters.layout().encoder();
    const std::uint32_t users = batch.userCount();
    for (std::size_t l = layers.size(); l-- > 0;) {
        const MatrixView dy = workspace.encoderGradient(l, users); // [B × out]
        if (l == 0) {
            sparseBackward(batch, dy, parameters, layers[l], l2, workspace.scratch, sink);
        } else {
            const MatrixView x = workspace.encoder(l - 1, users);          // [B × H]
            const MatrixView dx = workspace.encoderGradient(l - 1, users); // [B × H]
            denseBackward(x, dy, parameters, layers[l], l2, workspace.scratch.dense, sink, dx);
            tanhBackward(x, dx);
        }
    }
}

// Sample: μ, log σ² → z.

/// z = μ + ε ⊙ σ, with σ = exp(½ log σ²); z = μ without ε. Notes each user's KL.
void sample(const Batch& batch, Workspace& workspace) {
    const std::uint32_t users = batch.userCount();
    const MatrixView posterior = workspace.posterior(users); // [B × 2K]
    MatrixView z = workspace.z(users);                       // [B × K]
    const Eigen::Index latent = z.cols();
    const bool noisy = batch.epsilon.size() > 0; // ε [B × K]
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

/// dμ = dz + βμ and dlogσ² = ½ dz ⊙ ε ⊙ σ + ½ β (σ² − 1), the KL terms divided by B like every mean.
void sampleBackward(const Batch& batch, double beta, Workspace& workspace) {
    const std::uint32_t users = batch.userCount();
    const MatrixView posterior = workspace.posterior(users);  // [B × 2K]
    const MatrixView dz = workspace.zGradient(users);         // [B × K]
    MatrixView gradient = workspace.posteriorGradient(users); // [B × 2K]
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

/// A DAE's z is the encoder's output, and costs no KL.
void copyEncodedToZ(std::uint32_t users, Workspace& workspace) {
    MatrixView z = workspace.z(users); // [B × K]
    z = workspace.posterior(users);    // [B × K]
    std::fill_n(workspace.kl.begin(), users, 0.0);
}

/// The gradient by what goes into the encoder's last tanh.
void copyEncodedToZBackward(std::uint32_t users, Workspace& workspace) {
    MatrixView gradient = workspace.posteriorGradient(users); // [B × K]
    gradient = workspace.zGradient(users);                    // [B × K]
    tanhBackward(workspace.posterior(users), gradient);
}

} // namespace

void encodeAndSample(const Parameters& parameters, const Batch& batch, Workspace& workspace) {
    encode(parameters, batch, workspace);
    isDae(parameters) ? copyEncodedToZ(batch.userCount(), workspace) : sample(batch, workspace);
}

double klDivergence(const RowVectorRef& posterior) {
    const Eigen::Index latent = posterior.size() / 2;
    const auto mu = posterior.head(latent).array();
    const auto logVariance = posterior.tail(latent).array();
    return 0.5 * static_cast<double>((logVariance.exp() + mu.square() - Scalar{1} - logVariance).sum());
}

// Decode: z → f.

void decode(const Parameters& parameters, std::uint32_t users, Workspace& workspace) {
    const auto& layers = parameters.layout().decoder();
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto weight = parameters.weight(layers[l]); // [out × in]
        const auto bias = parameters.bias(layers[l]);     // [out]
        const MatrixView x =
            l == 0 ? workspace.z(users) : workspace.decoder(l - 1, users); // [B × K], then [B × H]
        const MatrixView y = workspace.decoder(l, users);                  // [B × H], the last [B × I]
        denseForward(x, weight, bias, workspace.scratch.dense, y);
        if (l + 1 < layers.size())
            tanhForward(y);
    }
}

namespace {

void decodeBackward(Parameters& parameters, std::uint32_t users, double l2, Workspace& workspace,
                    GradientSink& sink) {
    const auto& layers = parameters.layout().decoder();
    for (std::size_t l = layers.size(); l-- > 0;) {
        const MatrixView x = l == 0 ? workspace.z(users) : workspace.decoder(l - 1, users);
        const MatrixView dx = l == 0 ? workspace.zGradient(users) : workspace.decoderGradient(l - 1, users);
        const MatrixView dy = workspace.decoderGradient(l, users); // [B × I], then [B × H]
        denseBackward(x, dy, parameters, layers[l], l2, workspace.scratch.dense, sink, dx);
        if (l > 0)
            tanhBackward(x, dx);
    }
}

// Likelihood: f → log p(x | z), forward and backward in one.

/// Notes each user's log-likelihood, and replaces f by the gradient of −mean log p(x | z) by it.
void likelihood(const NetworkOptions& network, const Batch& batch, Workspace& workspace) {
    const std::uint32_t users = batch.userCount();
    MatrixView f = workspace.f(users); // [B × I]
    const auto scale = Scalar{1} / static_cast<Scalar>(users);
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < static_cast<Eigen::Index>(users); ++row) {
        const auto u = static_cast<std::size_t>(row);
        const Observation x{batch.clicked[u], batch.counts[u], batch.totalCount(u)};
        const std::span fOfUser(f.row(row).data(), static_cast<std::size_t>(f.cols()));
        workspace.logLikelihood[u] = logLikelihoodAndGradient(network, x, fOfUser, scale);
    }
}

double meanOf(const std::vector<double>& values, std::uint32_t users) {
    return std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(users), 0.0) /
           static_cast<double>(users);
}

} // namespace

// The step.

void forward(const Parameters& parameters, const Batch& batch, Workspace& workspace) {
    encodeAndSample(parameters, batch, workspace);
    decode(parameters, batch.userCount(), workspace);
}

BatchLoss lossAndGradients(Parameters& parameters, const NetworkOptions& network, const Batch& batch,
                           double beta, double l2, Workspace& workspace, GradientSink& sink) {
    const std::uint32_t users = batch.userCount();
    assert(users > 0);
    forward(parameters, batch, workspace);
    likelihood(network, batch, workspace);
    const BatchLoss loss{meanOf(workspace.logLikelihood, users), meanOf(workspace.kl, users)};
    if (!loss.finite())
        return loss;

    sink.beginStep();
    decodeBackward(parameters, users, l2, workspace, sink); // the decoder's parameters change
    isDae(parameters) ? copyEncodedToZBackward(users, workspace) : sampleBackward(batch, beta, workspace);
    encodeBackward(parameters, batch, l2, workspace, sink); // the encoder's parameters change
    return loss;
}

bool BatchLoss::finite() const {
    return std::isfinite(logLikelihood) && std::isfinite(kl);
}

double weightPenalty(const Parameters& parameters, double l2) {
    double squares = 0;
    for (const LayerSpec& layer : parameters.layout().layers())
        squares += static_cast<double>(parameters.weight(layer).squaredNorm());
    return l2 * squares;
}

} // namespace model
