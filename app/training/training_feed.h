#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "model/training/trainer.h"

namespace app {

/// What has happened in a run since the last look.
struct TrainingNews {
    struct Beginning {
        model::RunPlan plan;
        model::RankingQuality popularity;
    };
    std::string recordedAs; ///< the id of the run; empty = it is not recorded, or was told before
    std::optional<Beginning> beginning;
    std::vector<model::BatchReport> batches; ///< of a resumed run, those from before first
    std::vector<model::EpochReport> epochs;
    /// Of the epochs, the latest last. Of many of them, some are left out.
    std::vector<std::shared_ptr<const model::VaeModel>> snapshots;
    std::vector<model::Failure> warnings; ///< of a run that continues all the same
    std::vector<model::Failure> over;     ///< warnings that are not true any more
};

/// Gathers what a run reports on its own thread, and gives notice once until it is fetched: a run can make
/// thousands of reports a second, and a window that received each of them would freeze.
class TrainingFeed : public model::TrainingSink {
public:
    /// notice: called on the training thread when there is news again after moveOut().
    explicit TrainingFeed(std::function<void()> notice) : m_notice(std::move(notice)) {}

    /// Everything since the last call; on any thread.
    TrainingNews moveOut();

    void recordedAs(const std::string& id) override;
    void runBegins(const model::RunPlan& plan, const model::RankingQuality& popularity,
                   std::shared_ptr<const model::VaeModel> untrained) override;
    void resumed(const std::vector<model::EpochReport>& epochs,
                 const std::vector<model::BatchReport>& batches) override;
    void batchDone(const model::BatchReport& report) override;
    void epochDone(const model::EpochReport& report,
                   std::shared_ptr<const model::VaeModel> snapshot) override;
    void warned(const model::Failure& failure) override;
    void recovered(const model::Failure& warning) override;

private:
    void keep(std::shared_ptr<const model::VaeModel> snapshot);
    void announce();

    std::function<void()> m_notice;
    std::mutex m_mutex;
    TrainingNews m_news;
    bool m_announced = false;
};

} // namespace app
