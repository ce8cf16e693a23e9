#pragma once

#include "model/ranking/scorer.h"
#include "model/vae/mult_vae.h"

namespace model {

/// Scores with f of z = μ: no dropout, no noise. Borrows parameters and workspace, so that a running training
/// can score with its own.
class VaeScorer : public Scorer {
public:
    VaeScorer(const Parameters& parameters, const NetworkOptions& network, Workspace& workspace)
        : m_parameters(parameters), m_network(network), m_workspace(workspace) {}

    std::uint32_t maximumUsers() const override { return m_workspace.maximumUsers(); }

    MatrixRef score(const Interactions& histories, std::span<const UserIndex> users) override {
        gatherForScoring(histories, users, m_network, m_batch);
        forward(m_parameters, m_batch, m_workspace);
        return m_workspace.f(m_batch.userCount());
    }

private:
    const Parameters& m_parameters;
    NetworkOptions m_network;
    Workspace& m_workspace;
    Batch m_batch;
};

} // namespace model
