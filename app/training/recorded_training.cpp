#include "app/training/recorded_training.h"

#include "model/runs/train_recorded.h"

namespace app {

namespace {

/// None where the run cannot be recorded.
std::optional<model::RunFolder> addTo(const model::RunStore& store, const model::TrainingOptions& options,
                                      const model::Dataset& dataset, model::TrainingSink& sink) {
    try {
        return store.add({{{}, options, {}}}, dataset).front();
    } catch (const model::Error& error) {
        model::Failure failure = error.failure();
        failure.message = "the run is not recorded: " + failure.message;
        sink.warned(failure);
        return std::nullopt;
    }
}

} // namespace

Training newTraining(std::shared_ptr<const model::Dataset> dataset, const model::TrainingOptions& options,
                     const model::RunStore& store) {
    return [dataset = std::move(dataset), options, store](model::RunControl& control,
                                                          model::TrainingSink& sink) {
        const auto folder = addTo(store, options, *dataset, sink);
        return folder ? model::trainRecorded(*folder, *dataset, control, sink)
                      : model::train(*dataset, options, control, sink);
    };
}

Training recordedTraining(std::shared_ptr<const model::Dataset> dataset, const model::RunFolder& folder) {
    return [dataset = std::move(dataset), folder](model::RunControl& control, model::TrainingSink& sink) {
        return model::trainRecorded(folder, *dataset, control, sink);
    };
}

} // namespace app
