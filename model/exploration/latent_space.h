#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/exploration/work_monitor.h"
#include "model/numerics/matrix.h"
#include "model/vae/vae_model.h"
#include "model/values/exploration.h"
#include "model/values/person.h"

namespace model {

/// Where a model puts every user of a dataset: the posterior means (a DAE's z), in the order of
/// Dataset::directory(), 4·K bytes per user. Never changes: safe to use from any thread.
class LatentSpace {
public:
    /// means [U × K] and kl (length U, or empty) are those of the directory's users, else
    /// std::invalid_argument.
    LatentSpace(std::shared_ptr<const Dataset> dataset, int epoch, Matrix means, std::vector<float> kl);

    const Dataset& dataset() const { return *m_dataset; }
    int epoch() const { return m_epoch; } ///< of the model, 0 = before the first update
    std::size_t users() const { return m_locations.size(); }
    int dimensions() const { return static_cast<int>(m_means.cols()); }

    const Matrix& means() const { return m_means; }       ///< [U × K]
    const std::vector<float>& kl() const { return m_kl; } ///< in nats, length U; empty for a DAE
    const std::vector<Scalar>& inverseNorms() const { return m_inverseNorms; } ///< 1 / ‖μ‖; 0 where μ is 0

    /// The users whose means have the highest cosine with mu (length K), the most similar first, the lower
    /// row first among equals; without the user with the excluded id. sharedItems counts what they have in
    /// common with the history, which is ascending. Throws Error when mu has another length.
    std::vector<SimilarUser> similarUsers(std::span<const float> mu, std::size_t count,
                                          const std::string& excludedId = {},
                                          std::span<const HistoryClick> history = {}) const;

private:
    std::uint32_t shared(const UserLocation& location, std::span<const HistoryClick> history) const;

    std::shared_ptr<const Dataset> m_dataset;
    std::vector<UserLocation> m_locations;
    int m_epoch;
    Matrix m_means;
    std::vector<float> m_kl;
    std::vector<Scalar> m_inverseNorms;
};

/// Encodes the history of every user. Throws Error for a model whose number of items is not the dataset's,
/// Cancelled when stop is requested.
std::shared_ptr<const LatentSpace> latentSpace(const VaeModel& model, std::shared_ptr<const Dataset> dataset,
                                               const std::stop_token& stop = {},
                                               const ShareSink& progress = {});

} // namespace model
