#include "app/exploration/space_cache.h"

namespace app {

std::shared_ptr<const model::LatentSpace> SpaceCache::of(const std::shared_ptr<const model::VaeModel>& model,
                                                         const std::shared_ptr<const model::Dataset>& dataset,
                                                         const std::stop_token& stop,
                                                         const model::ShareSink& progress) {
    const std::lock_guard lock(m_mutex);
    if (model != m_model || &m_space->dataset() != dataset.get()) {
        m_model.reset();
        m_space.reset(); // two would take twice the memory
        m_space = model::latentSpace(*model, dataset, stop, progress);
        m_model = model;
    }
    return m_space;
}

void SpaceCache::clear() {
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock)
        return;
    m_model.reset();
    m_space.reset();
}

} // namespace app
