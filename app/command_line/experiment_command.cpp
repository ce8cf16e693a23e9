#include <algorithm>
#include <iomanip>
#include <iostream>

#include "app/command_line/commands.h"
#include "app/command_line/json_output.h"
#include "app/command_line/terminal_sink.h"
#include "model/import/import.h"
#include "model/runs/experiment_runs.h"
#include "model/runs/train_recorded.h"
#include "model/values/failure.h"

namespace app {

namespace {

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
            {"recall", result.plainRecall ? "plain" : "truncated"},
            {"rows", rows}};
}

std::string valueText(const model::MeanAndError& value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(4) << value.mean << " ± " << value.error;
    return text.str();
}

void printTable(const model::ExperimentResult& result) {
    const char* recall = result.plainRecall ? "plain Recall" : "Recall";
    std::cout << result.tag.name << ", test users, mean ± standard error\n"
              << (result.tag.kind == model::ExperimentKind::BetaSweep ? "beta" : "model") << "\truns\t"
              << recall << "@20\t" << recall << "@50\tNDCG@100\tvalidation NDCG@100\n";
    for (const model::ExperimentRow& row : result.rows)
        std::cout << row.label << '\t' << row.finished << " of " << row.runs << '\t'
                  << valueText(row.testRecall20) << '\t' << valueText(row.testRecall50) << '\t'
                  << valueText(row.testNdcg) << '\t' << valueText(row.validationNdcg) << '\n';
}

} // namespace

int runExperiment(const ExperimentArguments& arguments) {
    const auto dataset = model::importDataset(arguments.data);
    const model::RunStore store(arguments.runsFolder);
    const std::vector<model::RunFolder> runs =
        store.add(model::requestsOf(arguments.plan, dataset->summary.name), *dataset);
    const std::string id = runs.front().record().summary.experiment.id;
    catchInterrupts();
    for (const model::RunFolder& run : runs) {
        model::RunControl control;
        TerminalSink sink(control, true);
        if (!arguments.quiet)
            std::cerr << run.summary().name << '\n';
        const model::TrainingResult result = model::trainRecorded(run, *dataset, control, sink);
        if (!arguments.quiet && !wasInterrupted())
            std::cerr << "  validation NDCG@100 " << result.outcome.best.ndcg100 << ", test NDCG@100 "
                      << result.outcome.test.ndcg100 << '\n';
        if (wasInterrupted())
            break; // what waits stays in the queue
    }
    const std::vector<model::ExperimentResult> results = model::experimentsAmong(store.list());
    const auto own = std::ranges::find(results, id, [](const auto& result) { return result.tag.id; });
    if (own != results.end())
        arguments.json ? print(resultJson(*own)) : printTable(*own);
    return wasInterrupted() ? interruptedExit : 0;
}

} // namespace app
