#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/command_line/commands.h"
#include "app/command_line/terminal_sink.h"
#include "model/files/file_saver.h"
#include "model/import/import.h"
#include "model/runs/train_recorded.h"
#include "model/saved/model_file.h"
#include "model/training/metrics_log.h"
#include "model/training/trainer.h"
#include "model/values/failure.h"

namespace app {

namespace {

/// Refuses a target in a folder that cannot be written to before hours are spent on what should go there.
void requireWritable(const std::string& path) {
    if (path.empty())
        return;
    std::filesystem::path folder = std::filesystem::path(path).parent_path();
    if (folder.empty())
        folder = ".";
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw model::Error(
            {"the folder cannot be written to", path, 0, "Choose another place for the result"});
}

/// Writes what was asked for, also of a run that was interrupted; the program's exit status.
int takeResult(const TrainArguments& arguments, const model::TrainingResult& result,
               const model::Dataset& dataset, const TerminalSink& sink) {
    if (!arguments.metricsPath.empty())
        model::saveFile(arguments.metricsPath, model::metricsCsv(sink.epochs()));
    if (!arguments.modelPath.empty())
        model::saveModel(arguments.modelPath, *result.best, dataset.catalog, dataset.options);
    if (result.outcome.state == model::RunState::Failed)
        throw model::Error(model::problem(result.outcome.failure));
    if (!arguments.quiet) {
        std::cerr << (result.outcome.stoppedEarly ? "stopped early; " : "") << "best epoch "
                  << result.outcome.bestEpoch << ": validation NDCG@100 " << result.outcome.best.ndcg100;
        if (result.outcome.test.users > 0)
            std::cerr << ", test NDCG@100 " << result.outcome.test.ndcg100 << ", Recall@20 "
                      << result.outcome.test.recall20 << ", Recall@50 " << result.outcome.test.recall50;
        std::cerr << '\n';
    }
    return wasInterrupted() ? interruptedExit : 0;
}

model::TrainingResult trainRun(const model::RunFolder& folder, const model::Dataset& dataset,
                               TerminalSink& sink, model::RunControl& control, bool quiet) {
    if (!quiet)
        std::cerr << "run " << folder.id() << '\n';
    return model::trainRecorded(folder, dataset, control, sink);
}

} // namespace

int runTrain(const TrainArguments& arguments) {
    requireWritable(arguments.metricsPath);
    requireWritable(arguments.modelPath);
    catchInterrupts();
    model::RunControl control;
    TerminalSink sink(control, arguments.quiet);
    std::shared_ptr<const model::Dataset> dataset;
    model::TrainingResult result;
    if (!arguments.resume.empty()) {
        const model::RunFolder folder = model::runNamed(arguments.runsFolder, arguments.resume);
        dataset = model::importDataset(arguments.data ? *arguments.data : folder.record().import);
        result = trainRun(folder, *dataset, sink, control, arguments.quiet);
    } else {
        dataset = model::importDataset(arguments.data.value());
        result = arguments.runsFolder.empty()
                     ? model::train(*dataset, arguments.options, control, sink)
                     : trainRun(model::RunStore(arguments.runsFolder)
                                    .add({{arguments.runName, arguments.options, {}}}, *dataset)
                                    .front(),
                                *dataset, sink, control, arguments.quiet);
    }
    return takeResult(arguments, result, *dataset, sink);
}

} // namespace app
