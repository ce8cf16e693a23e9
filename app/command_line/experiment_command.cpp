#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/json_output.h"
#include "app/command_line/memory_check.h"
#include "app/command_line/numbers.h"
#include "app/command_line/quality_output.h"
#include "app/command_line/runs_folder_option.h"
#include "app/command_line/terminal_sink.h"
#include "app/command_line/training_arguments.h"
#include "model/files/new_folder.h"
#include "model/import/import.h"
#include "model/runs/experiment_runs.h"
#include "model/runs/train_recorded.h"
#include "model/values/failure.h"
#include "model/values/utf8.h"

namespace app {

namespace {

/// experiment likelihoods and beta.
class ExperimentCommand : public Command {
public:
    explicit ExperimentCommand(CLI::App& program);
    int run() override;
    const char* remedyOfMemory() const override {
        return "Choose a smaller network or batch, or close other programs";
    }

private:
    CLI::App* add(const std::string& name, const std::string& help);

    /// Throws CLI::Error for options that each row has a value of its own for.
    void requireEffect() const;

    bool train(const model::RunFolder& run, const model::Dataset& dataset) const;
    void printResult(const model::RunStore& store, const std::string& experimentId) const;

    CLI::App* m_likelihoods;
    CLI::App* m_beta;
    DataArguments m_data;
    TrainingArguments m_training;
    MemoryCheck m_memory;
    model::ExperimentPlan m_plan;
    std::string m_runsFolder; ///< empty = the default one
    bool m_json = false;
    bool m_quiet = false;
};

Json valueJson(const model::MeanAndError& value) {
    return {{"mean", value.mean}, {"error", value.error}};
}

Json resultJson(const model::ExperimentResult& result) {
    Json rows = Json::array();
    for (const model::ExperimentRow& row : result.rows)
        rows.push_back({{"label", row.label},
                        {"runs", row.runs},
                        {"finished", row.finished},
                        {"validation_ndcg@100", valueJson(row.validationNdcg)},
                        {"recall@20", valueJson(row.testRecall20)},
                        {"recall@50", valueJson(row.testRecall50)},
                        {"ndcg@100", valueJson(row.testNdcg)},
                        {"best_epoch", row.bestEpoch}});
    return {{"experiment", result.tag.id},
            {"name", result.tag.name},
            {"recall", recallWord(result.plainRecall)},
            {"rows", rows}};
}

std::string valueText(const model::MeanAndError& value) {
    return std::isfinite(value.mean) ? measureText(value.mean) + " ± " + measureText(value.error)
                                     : measureText(value.mean);
}

void printTable(const model::ExperimentResult& result) {
    const char* recall = result.plainRecall ? "plain Recall" : "Recall";
    std::cout << model::oneLine(result.tag.name) << ", test users, mean ± standard error\n"
              << (result.tag.kind == model::ExperimentKind::BetaSweep ? "beta" : "model") << "\truns\t"
              << recall << "@20\t" << recall << "@50\tNDCG@100\tvalidation NDCG@100\n";
    for (const model::ExperimentRow& row : result.rows)
        std::cout << model::oneLine(row.label) << '\t' << row.finished << " of " << row.runs << '\t'
                  << valueText(row.testRecall20) << '\t' << valueText(row.testRecall50) << '\t'
                  << valueText(row.testNdcg) << '\t' << valueText(row.validationNdcg) << '\n';
}

ExperimentCommand::ExperimentCommand(CLI::App& program)
    : Command(program, "experiment", "Train several runs and compare them") {
    parser().require_subcommand(1);
    m_likelihoods = add("likelihoods", "The three likelihoods and the Mult-DAE (paper, table 4)");
    m_beta = add("beta", "The β that runs end with (paper, figure 1)");
    m_plan.caps = {0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1};
    addList(*m_beta, "--caps", m_plan.caps, "The highest β of each row",
            realNumber([](double cap) { return cap >= 0 && cap <= model::largestBeta; }, "from 0 to 1000"))
        ->default_str(CLI::detail::to_string(m_plan.caps));
}

CLI::App* ExperimentCommand::add(const std::string& name, const std::string& help) {
    CLI::App* command = parser().add_subcommand(name, help);
    m_data.addReading(*command);
    m_data.addRules(*command);
    m_data.addSplit(*command);
    m_training.addTo(*command);
    command->add_option("--seeds", m_plan.seeds, "Runs of each row, from --seed on")
        ->capture_default_str()
        ->transform(wholeNumber(1, 1000));
    command
        ->add_option("--runs-dir", m_runsFolder, "Where the runs are recorded, if not in the default folder")
        ->check(isNamed());
    m_memory.addTo(*command);
    command->add_flag("--json", m_json, "JSON on standard output");
    command->add_flag("--quiet", m_quiet, "No progress");
    return command;
}

int ExperimentCommand::run() {
    model::ImportOptions data;
    m_data.applyTo(data);
    m_plan.kind = m_beta->parsed() ? model::ExperimentKind::BetaSweep : model::ExperimentKind::Likelihoods;
    requireEffect();
    m_plan.base = m_training.options();
    const model::RunStore store(runsFolderOrDefault(m_runsFolder));
    model::requireWritableFolder(store.folder());
    const auto dataset = model::importDataset(data);
    m_training.requireMeasured(dataset->summary);
    const std::vector<model::RunRequest> requests = model::requestsOf(m_plan, dataset->summary.name);
    for (const model::RunRequest& request : requests)
        m_memory.requireForRun(request.options, *dataset, {}, m_quiet || &request != &requests.front());
    const std::vector<model::RunFolder> runs = store.add(requests, *dataset);
    const std::string id = runs.front().record().summary.experiment.id;
    catchInterrupts();
    bool kept = true;
    for (const model::RunFolder& run : runs) {
        kept = train(run, *dataset) && kept;
        if (wasInterrupted())
            break; // the other runs stay in the queue
    }
    printResult(store, id);
    if (!kept)
        return notKeptExit;
    return wasInterrupted() ? interruptedExit : 0;
}

void ExperimentCommand::requireEffect() const {
    if (m_beta->parsed()) {
        if (m_training.gave("--beta-cap"))
            throw CLI::ValidationError("--beta-cap", "each row has its own. Leave it out, or say --caps");
        if (m_training.gave("--model-type") && m_training.isDae())
            throw CLI::ValidationError("--model-type", "a dae has no β. Leave it out");
        return;
    }
    for (const char* option : {"--model-type", "--likelihood"})
        if (m_training.gave(option))
            throw CLI::ValidationError(option, "each row has its own. Leave it out");
}

bool ExperimentCommand::train(const model::RunFolder& run, const model::Dataset& dataset) const {
    model::RunControl control;
    TerminalSink sink(control, m_quiet ? Telling::Nothing : Telling::Warnings);
    if (!m_quiet)
        std::cerr << model::oneLine(run.summary().name) << '\n';
    const model::TrainingResult result = model::trainRecorded(run, dataset, control, sink);
    if (!m_quiet && !wasInterrupted())
        std::cerr << "  validation NDCG@100 " << measureText(result.outcome.best.ndcg100)
                  << ", test NDCG@100 " << measureText(result.outcome.test.ndcg100) << '\n';
    return sink.finish(result);
}

void ExperimentCommand::printResult(const model::RunStore& store, const std::string& experimentId) const {
    const std::vector<model::ExperimentResult> results = model::experimentsAmong(store.list());
    const auto own =
        std::ranges::find(results, experimentId, [](const auto& result) { return result.tag.id; });
    if (own == results.end())
        return;
    if (m_json)
        print(resultJson(*own));
    else
        printTable(*own);
}

} // namespace

std::unique_ptr<Command> makeExperiment(CLI::App& program) {
    return std::make_unique<ExperimentCommand>(program);
}

} // namespace app
