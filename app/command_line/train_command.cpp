#include <iostream>
#include <memory>
#include <optional>
#include <vector>

#include "app/command_line/all_commands.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/memory_check.h"
#include "app/command_line/outputs.h"
#include "app/command_line/rule_output.h"
#include "app/command_line/runs_folder_option.h"
#include "app/command_line/terminal_sink.h"
#include "app/command_line/training_arguments.h"
#include "model/files/new_folder.h"
#include "model/import/import.h"
#include "model/runs/train_recorded.h"
#include "model/saved/model_file.h"
#include "model/training/trainer.h"
#include "model/values/failure.h"
#include "model/values/utf8.h"

namespace app {

namespace {

/// train DATA: a new run, or the rest of an earlier one.
class TrainCommand : public Command {
public:
    explicit TrainCommand(CLI::App& program);
    int run() override;
    const char* remedyOfMemory() const override {
        return "Choose a smaller network or batch, or close other programs";
    }

private:
    std::vector<std::string> outputs() const { return {m_metricsPath, m_modelPath}; }
    bool resuming() const { return !m_resume.empty(); }

    /// Throws CLI::Error for options of a recorded run where there is none to record.
    void checkRecording() const;

    /// Where the data are and how they are prepared; none = as the resumed run says.
    std::optional<model::ImportOptions> dataGiven() const;

    /// Before hours are spent on what should go there.
    void checkOutputs(const model::ImportOptions& data) const;

    /// Both train until the control stops them, and keep the data that they train on in m_dataset.
    model::TrainingResult startRun(const model::ImportOptions& data, const model::TrainingOptions& options,
                                   model::RunControl& control, TerminalSink& sink);
    model::TrainingResult resumeRun(const std::optional<model::ImportOptions>& data,
                                    model::RunControl& control, TerminalSink& sink);
    model::TrainingResult trainInFolder(const model::RunFolder& folder, model::RunControl& control,
                                        TerminalSink& sink) const;

    DataArguments m_data;
    TrainingArguments m_training;
    MemoryCheck m_memory;
    std::string m_metricsPath; ///< empty = none is written
    std::string m_modelPath;   ///< empty = none is written
    std::string m_runsFolder;  ///< empty = a new run is not recorded, one to resume is in the default folder
    std::string m_runName;     ///< empty = "Run" and a number
    std::string m_resume;      ///< the id of the run to resume, or its folder; empty = a new one
    bool m_quiet = false;
    std::shared_ptr<const model::Dataset> m_dataset;
};

void printOutcome(const model::RunOutcome& outcome, const model::DatasetSummary& data) {
    if (outcome.best.measured())
        std::cerr << (outcome.stoppedEarly ? "stopped early; " : "") << "best epoch " << outcome.bestEpoch
                  << ": validation NDCG@100 " << outcome.best.ndcg100;
    else
        std::cerr << "nobody to measure for validation: " << data.validationUnmeasured
                  << ". The model is that of the last epoch";
    if (!data.testUnmeasured.empty())
        std::cerr << "\nnobody to measure for test: " << data.testUnmeasured;
    if (outcome.test.measured())
        std::cerr << ", test NDCG@100 " << outcome.test.ndcg100 << ", Recall@20 " << outcome.test.recall20
                  << ", Recall@50 " << outcome.test.recall50;
    std::cerr << '\n';
}

TrainCommand::TrainCommand(CLI::App& program) : Command(program, "train", "Train a model") {
    m_data.addReading(parser());
    m_data.addRules(parser());
    m_data.addSplit(parser());
    m_training.addTo(parser());
    parser()
        .add_option("--metrics", m_metricsPath, "Write a CSV with a row for each epoch")
        ->check(isNamed());
    parser().add_option("--model", m_modelPath, "Write the best model as safetensors")->check(isNamed());
    parser()
        .add_option("--runs-dir", m_runsFolder,
                    "Record the run, its curves and checkpoints in a folder below this one")
        ->check(isNamed());
    parser().add_option("--name", m_runName, "The name of the recorded run");
    parser().add_option("--resume", m_resume,
                        "Resume a run: its id, or its folder; with its own DATA unless others are given");
    m_memory.addTo(parser());
    parser().add_flag("--quiet", m_quiet, "No progress");
}

int TrainCommand::run() {
    checkRecording();
    const std::optional<model::ImportOptions> data = dataGiven();
    const model::TrainingOptions options = m_training.options();
    checkOutputs(data.value_or(model::ImportOptions()));
    catchInterrupts();
    model::RunControl control;
    TerminalSink sink(control, m_quiet ? Telling::Nothing : Telling::Everything, m_metricsPath);
    const model::TrainingResult result =
        resuming() ? resumeRun(data, control, sink) : startRun(*data, options, control, sink);
    const bool kept = sink.finish(result);
    if (!m_modelPath.empty()) // also of a run that was interrupted or failed
        model::saveModel(m_modelPath, *result.best, *m_dataset);
    if (result.outcome.state == model::RunState::Failed)
        throw model::Error(model::problem(result.outcome.failure));
    if (!m_quiet)
        printOutcome(result.outcome, m_dataset->summary);
    if (!kept)
        return notKeptExit;
    return wasInterrupted() ? interruptedExit : 0;
}

void TrainCommand::checkRecording() const {
    const bool named = parser().count("--name") > 0;
    if (resuming())
        requireRunsFolderUsed(m_runsFolder, {m_resume});
    if (named && resuming())
        throw CLI::ValidationError("--name", "a resumed run keeps its name. Leave it out");
    if (named && m_runsFolder.empty())
        throw CLI::ValidationError("--name", "only a recorded run has a name. Leave it out, or say where to "
                                             "record it: --runs-dir");
}

std::optional<model::ImportOptions> TrainCommand::dataGiven() const {
    if (const std::string option = m_training.firstGiven(); resuming() && !option.empty())
        throw CLI::ValidationError(option,
                                   "a resumed run keeps its options; leave it out, or start a new run");
    if (resuming() && !m_data.hasSource()) {
        if (const std::string option = m_data.firstGiven(); !option.empty())
            throw CLI::ValidationError(
                option, "a resumed run prepares its own data as before; name DATA, or leave it out");
        return std::nullopt;
    }
    model::ImportOptions data;
    m_data.applyTo(data);
    return data;
}

void TrainCommand::checkOutputs(const model::ImportOptions& data) const {
    std::vector<std::string> inputs = {data.data, data.items};
    if (resuming()) {
        const model::RunFolder run = model::runNamed(runsFolderOrDefault(m_runsFolder), m_resume);
        const model::ImportOptions own = run.record().import;
        inputs = filesOf(run);
        inputs.insert(inputs.end(), {data.data, data.items, own.data, own.items});
    } else if (!m_runsFolder.empty()) {
        model::requireWritableFolder(m_runsFolder);
    }
    model::requireWritable(outputs(), inputs);
}

model::TrainingResult TrainCommand::startRun(const model::ImportOptions& data,
                                             const model::TrainingOptions& options,
                                             model::RunControl& control, TerminalSink& sink) {
    m_dataset = model::importDataset(data);
    requireNotRead(outputs(), *m_dataset);
    m_training.requireMeasured(m_dataset->summary);
    if (!m_quiet) {
        noteChoice(m_dataset->summary);
        std::cerr << "clicks are " << ruleText(m_dataset->summary.rule) << '\n';
        for (const std::string& note : m_dataset->summary.reader.notes)
            std::cerr << "note: " << model::oneLine(note) << '\n';
        if (const std::string joined = joinedText(m_dataset->summary.reader); !joined.empty())
            std::cerr << "joined ids: " << joined << '\n';
    }
    m_memory.requireForRun(options, *m_dataset, {.recorded = !m_runsFolder.empty()}, m_quiet);
    if (m_runsFolder.empty())
        return model::train(*m_dataset, options, control, sink);
    const auto folders = model::RunStore(m_runsFolder).add({{m_runName, options, {}}}, *m_dataset);
    return trainInFolder(folders.front(), control, sink);
}

model::TrainingResult TrainCommand::resumeRun(const std::optional<model::ImportOptions>& data,
                                              model::RunControl& control, TerminalSink& sink) {
    const model::RunFolder folder = model::runNamed(runsFolderOrDefault(m_runsFolder), m_resume);
    m_dataset = model::importDataset(data ? *data : folder.record().import);
    requireNotRead(outputs(), *m_dataset);
    m_memory.requireForRun(folder.record().summary.options, *m_dataset, {.resumed = folder.hasCheckpoint()},
                           m_quiet);
    return trainInFolder(folder, control, sink);
}

model::TrainingResult TrainCommand::trainInFolder(const model::RunFolder& folder, model::RunControl& control,
                                                  TerminalSink& sink) const {
    if (!m_quiet)
        std::cerr << "run " << folder.id() << '\n';
    return model::trainRecorded(folder, *m_dataset, control, sink);
}

} // namespace

std::unique_ptr<Command> makeTrain(CLI::App& program) {
    return std::make_unique<TrainCommand>(program);
}

} // namespace app
