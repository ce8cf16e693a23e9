#include "app/command_line/all_commands.h"
#include "app/command_line/model_command.h"
#include "app/command_line/quality_output.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/vae_scorer.h"

namespace app {

namespace {

/// evaluate MODEL DATA: how well the model ranks held-out items.
class EvaluateCommand : public ModelCommand {
public:
    explicit EvaluateCommand(CLI::App& program)
        : ModelCommand(program, "evaluate", "Rank the held-out items of the test or validation users") {
        data().addRules(parser());
        data().addBlockOrSplit(parser());
    }

protected:
    int answer(const ModelAndData& loaded) override {
        const model::VaeModel& vae = loaded.vae();
        constexpr std::uint32_t batch = 500;
        model::Workspace workspace(vae.parameters.layout(), batch, model::WorkspaceUse::Scoring);
        model::VaeScorer scorer(vae.parameters, vae.options.network, workspace);
        const bool test = data().testBlock();
        const model::RankingQuality quality =
            evaluate(scorer, test ? loaded.dataset->test : loaded.dataset->validation);
        const model::DatasetSummary& summary = loaded.dataset->summary;
        printQuality(quality, summary, test, json(), &summary.rule);
        return 0;
    }
};

} // namespace

std::unique_ptr<Command> makeEvaluate(CLI::App& program) {
    return std::make_unique<EvaluateCommand>(program);
}

} // namespace app
