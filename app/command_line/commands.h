#pragma once

#include <cstdint>
#include <functional>
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

/// A model file, and data for it. How the data are prepared comes from the model file, unless it is said.
struct ModelArguments {
    std::string modelPath;
    std::function<void(model::ImportOptions&)> applyData; ///< fills in where the data are, and what was said
    bool json = false;
};

int runTrain(const TrainArguments& arguments);
int runEvaluate(const ModelArguments& arguments, bool testSplit);
int runRecommend(const ModelArguments& arguments, const std::string& userId, std::size_t top);
int runLatent(const ModelArguments& arguments, const std::string& userId);
int runInspect(const model::ImportOptions& data, bool json);
int runConvert(const model::ImportOptions& data, const std::string& folder, bool authorLayout);

} // namespace app
