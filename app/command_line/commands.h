#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/values/experiment.h"
#include "model/values/import_options.h"
#include "model/values/training_options.h"

// What each command of the command line does, its arguments already parsed. All of them throw model::Error
// for bad input.

namespace app {

struct TrainArguments {
    std::optional<model::ImportOptions> data; ///< none only with resume: then those of the run
    model::TrainingOptions options;
    std::string runsFolder; ///< empty = the run is not kept
    std::string runName;    ///< empty = "Run" and a number
    std::string resume; ///< the id of the run to go on with, in runsFolder, or its folder; empty = a new one
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

struct ExperimentArguments {
    model::ImportOptions data;
    model::ExperimentPlan plan;
    std::string runsFolder;
    bool json = false;
    bool quiet = false;
};

int runTrain(const TrainArguments& arguments);
int runExperiment(const ExperimentArguments& arguments);
int runRunsList(const std::string& folder, bool json);
int runRunsShow(const std::string& folder, const std::string& run, bool json);
int runRunsCompare(const std::string& folder, const std::vector<std::string>& runs, bool json);
int runRunsDelete(const std::string& folder, const std::vector<std::string>& runs);
int runEvaluate(const ModelArguments& arguments, bool testSplit);
int runRecommend(const ModelArguments& arguments, const std::string& userId, std::size_t top);
int runLatent(const ModelArguments& arguments, const std::string& userId);
int runInspect(const model::ImportOptions& data, bool json);
int runConvert(const model::ImportOptions& data, const std::string& folder, bool authorLayout);

} // namespace app
