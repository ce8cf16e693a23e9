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

} // namespace

TrainingStep::TrainingStep(const Interactions& clicks, const TrainingOptions& options)
    : m_clicks(clicks), m_options(options),
      m_parameters(
          initialParameters(NetworkLayout(networkShape(options.network, clicks.itemCount())), options.seed)),
      m_adam(m_parameters, options.learningRate),
      m_workspace(m_parameters.layout(), batchUsers(clicks, options), WorkspaceUse::Training) {
    assert(options.batch >= 1);
}

void TrainingStep::restore(const Parameters& parameters, AdamState adam) {
    if (parameters.layout().shape() != m_parameters.layout().shape())
        throw std::invalid_argument("the parameters are those of another network");
    m_adam.restore(std::move(adam));
    m_parameters = parameters;
}

BatchLoss TrainingStep::run(std::span<const UserIndex> users, std::uint32_t epoch, double beta) {
    gatherForTraining(m_clicks, users, m_options, epoch, m_batch);
    return lossAndGradients(m_parameters, m_options.network, m_batch, beta, m_options.l2, m_workspace,
                            m_adam);
}

} // namespace model
