#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/familiarity_output.h"
#include "app/command_line/model_command.h"
#include "app/command_line/quality_output.h"
#include "app/command_line/rule_output.h"
#include "model/data/familiarity.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/vae_scorer.h"
#include "model/values/failure.h"

namespace app {

namespace {

/// evaluate MODEL DATA: how well the model ranks held-out items.
class EvaluateCommand : public ModelCommand {
public:
    explicit EvaluateCommand(CLI::App& program)
        : ModelCommand(program, "evaluate", "Rank the held-out items of the test or validation users") {
        data().addRules(parser());
        data().addBlockOrSplit(parser());
        parser().add_flag("--allow-trained", m_allowTrained,
                          "Measure also what the model was trained on, which says nothing of others");
    }

protected:
    int answer(const ModelAndData& loaded) override;
    bool saysFamiliarity() const override { return true; }

private:
    bool m_allowTrained = false;
};

void requireUntrained(const model::Familiarity& known) {
    if (known.trainedOn.value_or(0) == 0)
        return;
    const std::string data =
        known.difference.empty() ? "" : "; these are not the data it was trained on: " + known.difference;
    throw model::Error(
        model::problem(trainedOnText(known) + data,
                       "Measure it on its own data, split as they were then, or say --allow-trained"));
}

void noteTrainedOn(const model::Familiarity& known) {
    if (!known.sameData)
        std::cerr << "tastescope: the model's file is of an older format, which does not say what the model "
                     "was trained on\n";
    if (known.trainedOn.value_or(0) > 0)
        std::cerr << "tastescope: " << trainedOnText(known) << '\n';
}

int EvaluateCommand::answer(const ModelAndData& loaded) {
    const model::VaeModel& vae = loaded.vae();
    const bool test = data().testBlock();
    const model::UserBlock& block = test ? loaded.dataset->test : loaded.dataset->validation;
    const model::Familiarity known =
        familiarityOf(loaded.file.trained, loaded.fingerprint, block, loaded.dataset->catalog.ids);
    if (!m_allowTrained)
        requireUntrained(known);
    noteDifference(loaded);
    noteTrainedOn(known);
    noteUnknownItems(loaded);
    constexpr std::uint32_t batch = 500;
    model::Workspace workspace(vae.parameters.layout(), batch, model::WorkspaceUse::Scoring);
    model::VaeScorer scorer(vae.parameters, vae.options.network, workspace);
    const model::DatasetSummary& summary = loaded.dataset->summary;
    noteChoice(summary);
    Json more = familiarityJson(loaded);
    more["trained_on"] = known.trainedOn ? Json(*known.trainedOn) : Json();
    more["unknown_item_ids"] = unknownItemIds(loaded);
    more["rule"] = ruleJson(summary.rule);
    printQuality(evaluate(scorer, block), summary, test, json(), more);
    if (!json())
        std::cout << "Clicks are " << ruleText(summary.rule) << '\n';
    return 0;
}

} // namespace

std::unique_ptr<Command> makeEvaluate(CLI::App& program) {
    return std::make_unique<EvaluateCommand>(program);
}

} // namespace app
