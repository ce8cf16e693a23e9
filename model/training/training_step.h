#pragma once

#include <span>

#include "model/vae/adam.h"
#include "model/vae/batch.h"
#include "model/vae/mult_vae.h"

namespace model {

/// The updates of VAE-SGD (Liang et al. 2018, algorithm 1), one call each: gathers a batch with its noise,
/// then computes loss and gradient, during which Adam changes the parameters. Keeps everything that a step
/// needs, so that after the first no memory is allocated.
class TrainingStep {
public:
    /// clicks outlives the object; the options are within their ranges (checkOptions). The options' seed
    /// decides the initial parameters.
    TrainingStep(const Interactions& clicks, const TrainingOptions& options);

    /// Goes on from this state. Throws std::invalid_argument unless both have the layout of the options'
    /// network.
    TrainingStep(const Interactions& clicks, const TrainingOptions& options, Parameters parameters,
                 AdamState adam);

    /// One update on the users, at most options.batch of them, with the noise of (seed, epoch, user). The
    /// parameters stay as they were when the loss is not finite. Throws std::out_of_range for more users.
    BatchLoss run(std::span<const UserIndex> users, std::uint32_t epoch, double beta);

    const Parameters& parameters() const { return m_parameters; }
    const AdamState& adam() const { return m_adam.state(); }

    /// For evaluating the model between two steps; the next step overwrites it.
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
