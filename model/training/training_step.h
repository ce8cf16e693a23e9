#pragma once

#include <span>

#include "model/vae/adam.h"
#include "model/vae/batch.h"
#include "model/vae/mult_vae.h"

namespace model {

/// One update of VAE-SGD (Liang et al. 2018, algorithm 1) after the other: gathers a batch with its noise,
/// computes loss and gradient, moves the parameters by Adam. Keeps everything that a step needs, so that
/// after the first no memory is allocated.
class TrainingStep {
public:
    /// clicks outlives the object. The parameters begin as the options' seed has them. Throws Error for
    /// options out of their ranges.
    TrainingStep(const Interactions& clicks, const TrainingOptions& options);

    /// One update on the users, at most options.batch of them, with the noise of (seed, epoch, user). The
    /// parameters stay as they were when the loss is not finite.
    BatchLoss run(std::span<const UserIndex> users, std::uint32_t epoch, double beta);

    const Parameters& parameters() const { return m_parameters; }
    const AdamState& adam() const { return m_adam.state(); }

    /// Goes on from there. Precondition: both have the layout of the options' network.
    void restore(const Parameters& parameters, AdamState adam);

    /// For looking at the model between two steps; the next step overwrites it.
    Workspace& workspace() { return m_workspace; }

private:
    const Interactions& m_clicks;
    TrainingOptions m_options;
    Parameters m_parameters;
    Adam m_adam;
    Workspace m_workspace;
    Batch m_batch;
};

} // namespace model
