#pragma once

#include <memory>
#include <mutex>

#include "model/exploration/latent_space.h"

namespace app {

/// The posteriors of all users, of one model at a time. Any thread may ask; the first to ask for another
/// model computes it, and the others wait.
class SpaceCache {
public:
    std::shared_ptr<const model::LatentSpace> of(const std::shared_ptr<const model::VaeModel>& model,
                                                 const std::shared_ptr<const model::Dataset>& dataset,
                                                 const std::stop_token& stop,
                                                 const model::ShareSink& progress);

    /// Drops what is kept, unless a computation is running: this never waits.
    void clear();

private:
    std::mutex m_mutex;
    std::shared_ptr<const model::VaeModel> m_model; ///< that the space is of
    std::shared_ptr<const model::LatentSpace> m_space;
};

} // namespace app
