#pragma once

#include <memory>
#include <string>

#include "model/import/import.h"
#include "model/runs/checkpoint_file.h"
#include "model/training/trainer.h"

/// Four users and three items: what a file of a run needs at least.
inline std::shared_ptr<const model::Dataset> tinyData(const std::string& path) {
    model::ImportOptions options;
    options.data = path;
    options.clicks = model::ClickKind::Any;
    options.minClicksPerUser = 1;
    options.heldOut.share = 0;
    return model::importDataset(options);
}

inline constexpr const char* tinyRatings = "user,item\n1,a\n1,b\n2,a\n2,c\n3,b\n3,c\n4,a\n";

/// Trains on them for two epochs, and saves the run after each update.
class TinyRun : public model::TrainingSink, public model::CheckpointSink {
public:
    TinyRun(std::shared_ptr<const model::Dataset> dataset, std::string folder)
        : m_dataset(std::move(dataset)), m_folder(std::move(folder)) {}

    void train(model::TrainingOptions options, std::string name) {
        m_name = std::move(name);
        options.network.latent = 1;
        options.epochs = 2;
        options.threads = 1;
        model::RunControl control;
        model::train(*m_dataset, options, control, *this, this);
    }

    void checkpointPossible(const model::TrainingState& state) override {
        model::saveCheckpoint(m_folder + "/" + m_name + std::to_string(state.position.epoch), state,
                              m_dataset->catalog, m_dataset->options, model::trainedDataOf(*m_dataset));
    }
    void stoppedAt(const model::TrainingState&) override {}
    void runBegins(const model::RunPlan&, const model::RankingQuality&,
                   std::shared_ptr<const model::VaeModel>) override {}
    void batchDone(const model::BatchReport&) override {}
    void epochDone(const model::EpochReport&, std::shared_ptr<const model::VaeModel>) override {}

private:
    std::shared_ptr<const model::Dataset> m_dataset;
    std::string m_folder;
    std::string m_name;
};
