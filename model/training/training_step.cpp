#include "model/training/training_step.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <utility>

namespace model {

namespace {

std::uint32_t batchUsers(const Interactions& clicks, const TrainingOptions& options) {
    return std::min(static_cast<std::uint32_t>(options.batch), std::max(clicks.userCount(), 1U));
}

NetworkLayout layoutFor(const Interactions& clicks, const TrainingOptions& options) {
    return NetworkLayout(networkShape(options.network, clicks.itemCount()));
}

} // namespace

TrainingStep::TrainingStep(const Interactions& clicks, const TrainingOptions& options)
    : TrainingStep(clicks, options, initialParameters(layoutFor(clicks, options), options.seed),
                   initialAdam(layoutFor(clicks, options))) {}

TrainingStep::TrainingStep(const Interactions& clicks, const TrainingOptions& options, Parameters parameters,
                           AdamState adam)
    : m_clicks(clicks), m_options(options), m_parameters(std::move(parameters)),
      m_adam(m_parameters, options.learningRate, std::move(adam)),
      m_workspace(m_parameters.layout(), batchUsers(clicks, options), WorkspaceUse::Training) {
    assert(options.batch >= 1);
    if (m_parameters.layout().shape() != layoutFor(clicks, options).shape())
        throw std::invalid_argument("the parameters are those of another network");
}

BatchLoss TrainingStep::run(std::span<const UserIndex> users, std::uint32_t epoch, double beta) {
    gatherForTraining(m_clicks, users, m_options, epoch, m_batch);
    return lossAndGradients(m_parameters, m_options.network, m_batch, beta, m_options.l2, m_workspace,
                            m_adam);
}

} // namespace model
