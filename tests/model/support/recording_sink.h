#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "model/training/trainer.h"

/// Keeps all that a run reports; a test may act on each batch.
class RecordingSink : public model::TrainingSink {
public:
    std::function<void(const model::BatchReport&)> onBatch;
    model::RunPlan plan;
    model::RankingQuality popularity;
    std::vector<model::BatchReport> batches;
    std::vector<model::EpochReport> epochs;
    std::vector<std::shared_ptr<const model::VaeModel>> snapshots;

    void runBegins(const model::RunPlan& runPlan, const model::RankingQuality& popularityQuality,
                   std::shared_ptr<const model::VaeModel> untrained) override {
        plan = runPlan;
        popularity = popularityQuality;
        snapshots.push_back(std::move(untrained));
    }
    void batchDone(const model::BatchReport& report) override {
        batches.push_back(report);
        if (onBatch)
            onBatch(report);
    }
    void epochDone(const model::EpochReport& report,
                   std::shared_ptr<const model::VaeModel> snapshot) override {
        epochs.push_back(report);
        snapshots.push_back(std::move(snapshot));
    }
};
