#include "app/training/training_feed.h"

#include <utility>

namespace app {

TrainingNews TrainingFeed::moveOut() {
    const std::lock_guard lock(m_mutex);
    m_announced = false;
    return std::exchange(m_news, {});
}

void TrainingFeed::recordedAs(const std::string& id) {
    const std::lock_guard lock(m_mutex);
    m_news.recordedAs = id; // goes with the beginning
}

void TrainingFeed::runBegins(const model::RunPlan& plan, const model::RankingQuality& popularity,
                             std::shared_ptr<const model::VaeModel> untrained) {
    {
        const std::lock_guard lock(m_mutex);
        m_news.beginning = {plan, popularity};
        keep(std::move(untrained));
    }
    announce();
}

void TrainingFeed::resumed(const std::vector<model::EpochReport>& epochs,
                           const std::vector<model::BatchReport>& batches) {
    {
        const std::lock_guard lock(m_mutex);
        m_news.epochs = epochs;
        m_news.batches = batches;
    }
    announce();
}

void TrainingFeed::batchDone(const model::BatchReport& report) {
    {
        const std::lock_guard lock(m_mutex);
        m_news.batches.push_back(report);
    }
    announce();
}

void TrainingFeed::epochDone(const model::EpochReport& report,
                             std::shared_ptr<const model::VaeModel> snapshot) {
    {
        const std::lock_guard lock(m_mutex);
        m_news.epochs.push_back(report);
        keep(std::move(snapshot));
    }
    announce();
}

void TrainingFeed::warned(const model::Failure& failure) {
    {
        const std::lock_guard lock(m_mutex);
        m_news.warnings.push_back(failure);
    }
    announce();
}

void TrainingFeed::recovered(const model::Failure& warning) {
    {
        const std::lock_guard lock(m_mutex);
        m_news.over.push_back(warning);
    }
    announce();
}

/// Nobody looks for a while: models must not pile up.
void TrainingFeed::keep(std::shared_ptr<const model::VaeModel> snapshot) {
    constexpr std::size_t most = 16;
    if (m_news.snapshots.size() == most)
        m_news.snapshots.pop_back();
    m_news.snapshots.push_back(std::move(snapshot));
}

void TrainingFeed::announce() {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_announced, true))
            return;
    }
    m_notice();
}

} // namespace app
