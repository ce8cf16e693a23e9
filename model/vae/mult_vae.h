#pragma once

#include "model/vae/batch.h"
#include "model/vae/gradient_sink.h"
#include "model/vae/parameters.h"
#include "model/vae/workspace.h"

// The network and its loss, stage by stage; mult_vae.cpp draws the step. Every stage reads and fills the
// caller's workspace, and throws std::out_of_range when that is too small for the batch, or is for scoring
// where gradients are needed, and std::invalid_argument for items that the network does not know.

namespace model {

/// Means over the users of a batch, in nats per user.
struct BatchLoss {
    double logLikelihood = 0.0;
    double kl = 0.0;

    bool finite() const;
};

/// Fills the encoder's outputs from the batch, up to the posterior.
void encode(const Parameters& parameters, const Batch& batch, Workspace& workspace);

/// Encodes and draws z; notes each user's KL. z is μ where the batch has no ε, and in a DAE the encoder's
/// output.
void encodeAndSample(const Parameters& parameters, const Batch& batch, Workspace& workspace);

/// z → f only, from the workspace's z.
void decode(const Parameters& parameters, std::uint32_t users, Workspace& workspace);

/// Encodes, samples and decodes (paper, section 2): fills encoder outputs, z and f of the workspace.
void forward(const Parameters& parameters, const Batch& batch, Workspace& workspace);

/// Loss = −mean over users of (log p(x | z) − β·KL) + λ Σ w². Unless it is not finite, its gradient by every
/// parameter goes to the sink, block by block (paper, section 2.2; λ on weights only). The parameters change
/// here where the sink, such as Adam, updates them; whatever the sink does, each is read before its gradient
/// is handed over and not after. Needs a workspace for training; on return its f holds the gradient by f.
/// BatchLoss leaves λ Σ w² out. The batch has at least one user.
BatchLoss lossAndGradients(Parameters& parameters, const NetworkOptions& network, const Batch& batch,
                           double beta, double l2, Workspace& workspace, GradientSink& sink);

/// KL(N(μ, σ²) ‖ N(0, I)) = ½ Σₖ (σ² + μ² − 1 − log σ²) of one row [μ, log σ²] of length 2K.
double klDivergence(const RowVectorRef& posterior);

/// λ Σ w² over the weights.
double weightPenalty(const Parameters& parameters, double l2);

} // namespace model
