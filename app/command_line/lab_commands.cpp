#include "app/command_line/lab_commands.h"

#include <CLI/CLI.hpp>

#include "app/runs/runs_folder.h"

namespace app {

namespace {

std::string folderOrDefault(const std::string& folder) {
    return folder.empty() ? defaultRunsFolder() : folder;
}

} // namespace

RunsCommand::RunsCommand(CLI::App& app) : m_command(*app.add_subcommand("runs", "The runs that are kept")) {
    m_command.require_subcommand(1);
    m_list = add("list", "All of them: id, state, epochs, best validation and test NDCG@100, name");
    m_show = add("show", "Everything that is known of one");
    m_show->add_option("RUN", m_run, "Its id, or its folder")->required();
    m_compare = add("compare", "The settings in which some differ, and what they reached");
    m_compare->add_option("RUN", m_runs, "Their ids, or folders")->required()->expected(2, 1000);
    m_delete = add("delete", "Delete some, for good");
    m_delete->add_option("RUN", m_runs, "Their ids, or folders")->required()->expected(1, 100000);
}

CLI::App* RunsCommand::add(const std::string& name, const std::string& description) {
    CLI::App* command = m_command.add_subcommand(name, description);
    command->add_option("--runs-dir", m_folder, "The folder of the runs, if it is not the default one");
    if (name != "delete")
        command->add_flag("--json", m_json, "JSON on standard output");
    return command;
}

bool RunsCommand::chosen() const {
    return m_command.parsed();
}

int RunsCommand::run() const {
    const std::string folder = folderOrDefault(m_folder);
    if (m_list->parsed())
        return runRunsList(folder, m_json);
    if (m_show->parsed())
        return runRunsShow(folder, m_run, m_json);
    return m_compare->parsed() ? runRunsCompare(folder, m_runs, m_json) : runRunsDelete(folder, m_runs);
}

ExperimentCommand::ExperimentCommand(CLI::App& app)
    : m_command(*app.add_subcommand("experiment", "Train several runs and compare them")) {
    m_command.require_subcommand(1);
    m_likelihoods = add("likelihoods", "The three likelihoods and the Mult-DAE (paper, table 4)");
    m_beta = add("beta", "The β that runs end with (paper, figure 1)");
    m_arguments.plan.caps = {0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1};
    m_beta->add_option("--caps", m_arguments.plan.caps, "The highest β of each row")
        ->delimiter(',')
        ->capture_default_str();
}

CLI::App* ExperimentCommand::add(const std::string& name, const std::string& description) {
    CLI::App* command = m_command.add_subcommand(name, description);
    m_data.addReading(*command);
    m_data.addRules(*command);
    m_data.addSplit(*command);
    m_training.addTo(*command);
    command->add_option("--seeds", m_arguments.plan.seeds, "Runs of each row, from --seed on")
        ->capture_default_str();
    command->add_option("--runs-dir", m_arguments.runsFolder,
                        "Where the runs are kept, if not in the default folder");
    command->add_flag("--json", m_arguments.json, "JSON on standard output");
    command->add_flag("--quiet", m_arguments.quiet, "No progress");
    return command;
}

bool ExperimentCommand::chosen() const {
    return m_command.parsed();
}

int ExperimentCommand::run() {
    m_data.applyTo(m_arguments.data);
    m_arguments.plan.base = m_training.options();
    m_arguments.plan.kind =
        m_beta->parsed() ? model::ExperimentKind::BetaSweep : model::ExperimentKind::Likelihoods;
    m_arguments.runsFolder = folderOrDefault(m_arguments.runsFolder);
    return runExperiment(m_arguments);
}

} // namespace app
