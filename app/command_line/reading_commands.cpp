#include <iostream>

#include "app/command_line/commands.h"
#include "app/command_line/json_output.h"
#include "app/command_line/quality_output.h"
#include "model/data/import.h"
#include "model/numerics/parallel.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/recommender.h"
#include "model/ranking/vae_scorer.h"
#include "model/vae/model_file.h"

namespace app {

namespace {

struct ModelAndData {
    model::ModelFile file;
    std::shared_ptr<const model::Dataset> dataset; ///< with the model's items, in the model's order
};

/// Data prepared as those that the model was trained on, its items matched by id. Titles that the data lack
/// come from the model.
ModelAndData load(const ModelArguments& arguments) {
    ModelAndData loaded;
    loaded.file = model::loadModel(arguments.modelPath);
    model::ImportOptions import = loaded.file.import;
    arguments.applyData(import);
    const auto dataset = model::importDataset(import);
    auto matched = std::make_shared<model::Dataset>(*model::matchItems(*dataset, loaded.file.catalog.ids));
    for (std::size_t item = 0; item < matched->catalog.titles.size(); ++item)
        if (matched->catalog.titles[item].empty())
            matched->catalog.titles[item] = loaded.file.catalog.titles[item];
    loaded.dataset = std::move(matched);
    return loaded;
}

model::UserProfile profileOf(const ModelArguments& arguments, const std::string& userId, std::size_t top) {
    const ModelAndData loaded = load(arguments);
    return model::Recommender(loaded.dataset).profile(*loaded.file.model, userId, top);
}

} // namespace

int runEvaluate(const ModelArguments& arguments, bool testSplit) {
    model::useThreads(0);
    const ModelAndData loaded = load(arguments);
    const model::VaeModel& vae = *loaded.file.model;
    constexpr std::uint32_t batch = 500;
    model::Workspace workspace(vae.parameters.layout(), batch, false);
    model::VaeScorer scorer(vae.parameters, vae.options.network, workspace);
    const model::RankingQuality quality =
        evaluate(scorer, testSplit ? loaded.dataset->test : loaded.dataset->validation);
    printQuality(quality, testSplit, arguments.json);
    return 0;
}

int runRecommend(const ModelArguments& arguments, const std::string& userId, std::size_t top) {
    const model::UserProfile profile = profileOf(arguments, userId, top);
    if (arguments.json) {
        Json items = Json::array();
        for (const model::Recommendation& item : profile.recommendations)
            items.push_back({{"rank", item.rank},
                             {"item", item.item.id},
                             {"title", item.item.title},
                             {"score", item.score},
                             {"probability", item.probability}});
        print({{"user", profile.id}, {"items", items}});
        return 0;
    }
    for (const model::Recommendation& item : profile.recommendations)
        std::cout << item.rank << '\t' << item.item.id << '\t' << item.item.title << '\t' << item.score
                  << '\t' << item.probability << '\n';
    return 0;
}

int runLatent(const ModelArguments& arguments, const std::string& userId) {
    const model::UserProfile profile = profileOf(arguments, userId, 0);
    if (arguments.json) {
        print({{"user", profile.id}, {"mu", profile.mu}, {"sigma", profile.sigma}});
        return 0;
    }
    const bool spread = !profile.sigma.empty();
    std::cout << (spread ? "k\tmu\tsigma\n" : "k\tz\n");
    for (std::size_t k = 0; k < profile.mu.size(); ++k) {
        std::cout << k << '\t' << profile.mu[k];
        if (spread)
            std::cout << '\t' << profile.sigma[k];
        std::cout << '\n';
    }
    return 0;
}

} // namespace app
