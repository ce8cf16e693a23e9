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

/// A user of the data, or somebody who is in none.
struct PersonArguments {
    std::string userId;
    std::optional<std::vector<std::string>> history; ///< item ids, in the place of a user
};

struct RecommendArguments {
    PersonArguments who;
    bool all = false; ///< in the place of who: everybody, written to out
    std::string out;
    std::size_t top = 20;
    double personal = 0.0; ///< see model::RankingChoice
};

struct ExplainArguments {
    PersonArguments who;
    std::string itemId;
    double personal = 0.0; ///< see model::RankingChoice
};

struct LatentArguments {
    std::string userId;
    bool all = false;         ///< in the place of a user: everybody, written to out
    bool itemVectors = false; ///< or every item
    std::string out;
};

struct SimilarArguments {
    std::string userId; ///< this, or the item
    std::string itemId;
    std::size_t top = 20;
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
int runRecommend(const ModelArguments& arguments, const RecommendArguments& what);
int runLatent(const ModelArguments& arguments, const LatentArguments& what);
int runExplain(const ModelArguments& arguments, const ExplainArguments& what);
int runSimilar(const ModelArguments& arguments, const SimilarArguments& what);
int runInspect(const model::ImportOptions& data, bool json);
int runConvert(const model::ImportOptions& data, const std::string& folder, bool authorLayout);

} // namespace app
