#include "app/command_line/model_and_data.h"
#include "app/command_line/quality_output.h"
#include "model/numerics/parallel.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/vae_scorer.h"

namespace app {

int runEvaluate(const ModelArguments& arguments, bool testSplit) {
    model::useThreads(0);
    const ModelAndData loaded = load(arguments);
    const model::VaeModel& vae = loaded.vae();
    constexpr std::uint32_t batch = 500;
    model::Workspace workspace(vae.parameters.layout(), batch, model::WorkspaceUse::Scoring);
    model::VaeScorer scorer(vae.parameters, vae.options.network, workspace);
    const model::RankingQuality quality =
        evaluate(scorer, testSplit ? loaded.dataset->test : loaded.dataset->validation);
    printQuality(quality, testSplit, arguments.json);
    return 0;
}

} // namespace app
