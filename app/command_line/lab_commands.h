#pragma once

#include <string>
#include <vector>

#include "app/command_line/commands.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/training_arguments.h"

namespace app {

/// runs list, show, compare and delete.
class RunsCommand {
public:
    explicit RunsCommand(CLI::App& app);

    bool chosen() const;
    int run() const;

private:
    CLI::App* add(const std::string& name, const std::string& description);

    CLI::App& m_command;
    CLI::App* m_list;
    CLI::App* m_show;
    CLI::App* m_compare;
    CLI::App* m_delete;
    std::string m_folder; ///< empty = the default one
    std::string m_run;
    std::vector<std::string> m_runs;
    bool m_json = false;
};

/// experiment likelihoods and beta.
class ExperimentCommand {
public:
    explicit ExperimentCommand(CLI::App& app);

    bool chosen() const;
    int run();

private:
    CLI::App* add(const std::string& name, const std::string& description);

    CLI::App& m_command;
    CLI::App* m_likelihoods;
    CLI::App* m_beta;
    DataArguments m_data;
    TrainingArguments m_training;
    ExperimentArguments m_arguments;
};

} // namespace app
