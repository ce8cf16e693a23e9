#include "app/command_line/command_line.h"

#include <CLI/CLI.hpp>

#include <array>
#include <iostream>
#include <new>
#include <string_view>

#include "app/command_line/baseline_command.h"
#include "app/command_line/commands.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/lab_commands.h"
#include "app/command_line/model_commands.h"
#include "app/command_line/report_command.h"
#include "app/command_line/training_arguments.h"
#include "app/runs/runs_folder.h"
#include "model/values/failure.h"

namespace app {

namespace {

constexpr int badInput = 1;
constexpr int badUsage = 2;

class TrainCommand {
public:
    explicit TrainCommand(CLI::App& app) : m_command(*app.add_subcommand("train", "Train a model")) {
        m_data.addReading(m_command);
        m_data.addRules(m_command);
        m_data.addSplit(m_command);
        m_training.addTo(m_command);
        m_command.add_option("--metrics", m_arguments.metricsPath, "Write a CSV with a row for each epoch");
        m_command.add_option("--model", m_arguments.modelPath, "Write the best model as safetensors");
        m_command.add_option("--runs-dir", m_arguments.runsFolder,
                             "Keep the run, its curves and checkpoints in a folder below this one");
        m_command.add_option("--name", m_arguments.runName, "What to call the run that is kept");
        m_command.add_option(
            "--resume", m_arguments.resume,
            "Go on with a run: its id, or its folder; DATA are its own unless they are said");
        m_command.add_flag("--quiet", m_arguments.quiet, "No progress");
    }

    bool chosen() const { return m_command.parsed(); }

    int run() {
        const bool resuming = !m_arguments.resume.empty();
        if (resuming && !m_training.anySaid().empty())
            throw CLI::ValidationError(
                m_training.anySaid(),
                "a run that goes on keeps its options; leave it out, or start a new run");
        if (resuming && m_arguments.runsFolder.empty())
            m_arguments.runsFolder = defaultRunsFolder();
        if (!resuming || m_data.hasPlace())
            m_data.applyTo(m_arguments.data.emplace());
        m_arguments.options = m_training.options();
        return runTrain(m_arguments);
    }

private:
    CLI::App& m_command;
    DataArguments m_data;
    TrainingArguments m_training;
    TrainArguments m_arguments;
};

/// The commands that take DATA alone.
class DataCommands {
public:
    explicit DataCommands(CLI::App& app)
        : m_inspect(*app.add_subcommand("inspect", "What the reader finds in the data")),
          m_convert(*app.add_subcommand("convert", "Write the prepared data for other programs")) {
        m_data.addReading(m_inspect);
        m_data.addRules(m_inspect);
        m_data.addSplit(m_inspect);
        m_inspect.add_flag("--json", m_json, "One JSON object on standard output");
        m_written.addReadingAndTarget(m_convert);
        m_convert
            .add_option("--to", m_layout, "authors: the layout of the paper's authors; lists: user lists")
            ->required()
            ->check(CLI::IsMember({"authors", "lists"}));
        m_written.addRules(m_convert);
        m_written.addSplit(m_convert);
    }

    bool chosen() const { return m_inspect.parsed() || m_convert.parsed(); }

    int run() {
        model::ImportOptions data;
        if (m_inspect.parsed()) {
            m_data.applyTo(data);
            return runInspect(data, m_json);
        }
        m_written.applyTo(data);
        return runConvert(data, m_written.target(), m_layout == "authors");
    }

private:
    CLI::App& m_inspect;
    CLI::App& m_convert;
    DataArguments m_data;
    DataArguments m_written; ///< of convert
    bool m_json = false;
    std::string m_layout;
};

/// Runs body; what it throws is told, and gives the exit status.
template <typename Body>
int guarded(Body body) {
    try {
        return body();
    } catch (const model::Error& error) {
        std::cerr << "tastescope: " << error.what() << '\n';
    } catch (const std::bad_alloc&) {
        std::cerr << "tastescope: there is not enough memory. Choose a smaller network or batch\n";
    }
    return badInput;
}

/// The first of the commands that was chosen.
template <typename... Commands>
int runChosen(Commands&... commands) {
    int status = badUsage;
    ((commands.chosen() && (status = guarded([&commands] { return commands.run(); }), true)) || ...);
    return status;
}

} // namespace

bool isCommandLine(int argumentCount, char** arguments) {
    constexpr std::array<std::string_view, 16> words = {
        "train", "evaluate",   "recommend", "latent", "explain", "similar", "inspect",   "convert",
        "runs",  "experiment", "baseline",  "report", "--help",  "-h",      "--version", "help"};
    return argumentCount > 1 && std::ranges::find(words, std::string_view(arguments[1])) != words.end();
}

int runCommandLine(int argumentCount, char** arguments) {
    CLI::App app("Trains variational autoencoders for collaborative filtering (Mult-VAE).", "tastescope");
    app.set_version_flag("--version", std::string("tastescope " TASTESCOPE_VERSION));
    app.footer("Without a command the window opens; with a file's name it opens that file.");
    app.require_subcommand(1);
    TrainCommand train(app);
    ModelCommands model(app);
    DataCommands data(app);
    RunsCommand runs(app);
    ExperimentCommand experiment(app);
    BaselineCommand baseline(app);
    ReportCommand report(app);
    try {
        app.parse(argumentCount, arguments);
        return runChosen(train, model, data, baseline, runs, experiment, report);
    } catch (const CLI::Success& request) { // --help and --version
        return app.exit(request);
    } catch (const CLI::Error& error) {
        std::cerr << "tastescope: " << error.what() << ". See tastescope --help\n";
        return badUsage;
    }
}

} // namespace app
