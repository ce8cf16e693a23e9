#pragma once

#include <cstdint>
#include <string>

#include "model/values/import_options.h"
#include "model/values/training_options.h"

// What each command of the command line does, its arguments already parsed. All of them throw model::Error
// for bad input.

namespace app {

struct TrainArguments {
    model::ImportOptions data;
    model::TrainingOptions options;
    std::string metricsPath; ///< empty = none is written
    std::string modelPath;   ///< empty = none is written
    bool quiet = false;
};

/// A model file, and data for it. How the data are prepared comes from the model file.
struct ModelArguments {
    std::string modelPath;
    model::ImportOptions data;
    bool json = false;
};

int runTrain(const TrainArguments& arguments);
int runEvaluate(const ModelArguments& arguments, bool testSplit);
int runRecommend(const ModelArguments& arguments, const std::string& userId, std::size_t top);
int runLatent(const ModelArguments& arguments, const std::string& userId);
int runInspect(const model::ImportOptions& data, bool json);

} // namespace app
