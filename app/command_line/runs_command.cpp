#include <algorithm>
#include <iostream>
#include <map>

#include "app/command_line/all_commands.h"
#include "app/command_line/json_output.h"
#include "app/command_line/quality_output.h"
#include "app/command_line/rule_output.h"
#include "app/command_line/runs_folder_option.h"
#include "model/runs/report_json.h"
#include "model/runs/run_cleaning.h"
#include "model/runs/run_store.h"
#include "model/saved/options_json.h"
#include "model/values/failure.h"
#include "model/values/utf8.h"
#include "model/values/words.h"

namespace app {

namespace {

using Summaries = std::vector<model::RunSummary>;

/// runs list, show, compare, delete and clean.
class RunsCommand : public Command {
public:
    explicit RunsCommand(CLI::App& program);
    int run() override;

private:
    CLI::App* add(const std::string& name, const std::string& help);

    void list(const std::string& folder) const;
    void show(const std::string& folder) const;
    void compare(const std::string& folder) const;
    void remove(const std::string& folder) const;
    void clean(const std::string& folder) const;

    CLI::App* m_list;
    CLI::App* m_show;
    CLI::App* m_compare;
    CLI::App* m_delete;
    CLI::App* m_clean;
    std::string m_folder; ///< empty = the default one
    std::string m_run;
    std::vector<std::string> m_runs;
    bool m_json = false;
    bool m_dryRun = false;
};

Json summaryJson(const model::RunSummary& run) {
    Json json = {
        {"id", run.id}, {"name", run.name}, {"state", model::wordOf(run.state)}, {"bytes", run.bytes}};
    if (!run.reason.empty())
        json["reason"] = run.reason;
    if (!isReadable(run))
        return json;
    json["notes"] = run.notes;
    json["created"] = run.created;
    json["data"] = run.dataName;
    json["source"] = run.dataSource;
    if (run.rule.clicks != model::ClickKind::Guess)
        json["rule"] = ruleJson(run.rule);
    json["training"] = model::optionsToJson(run.options);
    json["epochs_done"] = run.epochsDone;
    json["best_epoch"] = run.bestEpoch;
    json["validation"] = model::qualityToJson(run.best);
    if (run.test.users > 0)
        json["test"] = model::qualityToJson(run.test);
    json["final_beta"] = run.finalBeta;
    json["seconds"] = run.seconds;
    json["can_resume"] = run.canResume;
    return json;
}

std::string metric(const model::RankingQuality& quality) {
    return measureText(quality.ndcg100);
}

/// The settings in which the runs differ, with each run's value: by name.
std::map<std::string, std::vector<std::string>> differences(const Summaries& runs) {
    std::map<std::string, std::vector<std::string>> values;
    for (const model::RunSummary& run : runs) {
        const nlohmann::json options = model::optionsToJson(run.options);
        for (const auto& [key, value] : options.items())
            values[key].push_back(value.is_string() ? value.get<std::string>() : value.dump());
        values["data"].push_back(run.dataName);
    }
    std::erase_if(values, [](const auto& setting) {
        return std::ranges::all_of(setting.second,
                                   [&](const std::string& value) { return value == setting.second.front(); });
    });
    return values;
}

Json summariesJson(const Summaries& runs) {
    Json json = Json::array();
    for (const model::RunSummary& run : runs)
        json.push_back(summaryJson(run));
    return json;
}

Json comparisonJson(const Summaries& runs) {
    Json settings = Json::object();
    for (const auto& [key, values] : differences(runs))
        settings[key] = values;
    return {{"runs", summariesJson(runs)}, {"differences", settings}};
}

/// A column for each run.
void printComparison(const Summaries& runs) {
    const auto line = [&](const std::string& name, const auto& valueOf) {
        std::cout << name;
        for (std::size_t run = 0; run < runs.size(); ++run)
            std::cout << '\t' << model::oneLine(valueOf(run));
        std::cout << '\n';
    };
    line("run", [&](std::size_t run) { return runs[run].name; });
    for (const auto& [key, values] : differences(runs))
        line(key, [&values = values](std::size_t run) { return values[run]; });
    line("best epoch", [&](std::size_t run) { return std::to_string(runs[run].bestEpoch); });
    line("validation NDCG@100", [&](std::size_t run) { return metric(runs[run].best); });
    line("test NDCG@100", [&](std::size_t run) { return metric(runs[run].test); });
}

RunsCommand::RunsCommand(CLI::App& program)
    : Command(program, "runs", "List, show, compare, delete and clean up recorded runs") {
    parser().require_subcommand(1);
    m_list = add("list", "All of them: id, state, epochs, best validation and test NDCG@100, bytes, name");
    m_show = add("show", "Everything known about one");
    m_show->add_option("RUN", m_run, "Its id, or its folder")->required();
    m_compare = add("compare", "The settings in which some differ, and what they reached");
    m_compare->add_option("RUN", m_runs, "Their ids, or folders")->required()->expected(2, 1000);
    m_delete = add("delete", "Delete some, for good");
    m_delete->add_option("RUN", m_runs, "Their ids, or folders")->required()->expected(1, 100000);
    m_clean =
        add("clean", "Remove what is not needed: files that were left over while saving, checkpoints of "
                     "runs that are over, runs that ended before their first record was written");
    m_clean->add_flag("--dry-run", m_dryRun, "Only say what would be removed");
}

CLI::App* RunsCommand::add(const std::string& name, const std::string& help) {
    CLI::App* command = parser().add_subcommand(name, help);
    addRunsFolderOption(*command, m_folder);
    if (name != "delete")
        command->add_flag("--json", m_json, "JSON on standard output");
    return command;
}

int RunsCommand::run() {
    if (!m_list->parsed() && !m_clean->parsed())
        requireRunsFolderUsed(m_folder, m_show->parsed() ? std::vector{m_run} : m_runs);
    const std::string folder = runsFolderOrDefault(m_folder);
    if (m_list->parsed())
        list(folder);
    else if (m_show->parsed())
        show(folder);
    else if (m_compare->parsed())
        compare(folder);
    else if (m_delete->parsed())
        remove(folder);
    else
        clean(folder);
    return 0;
}

void RunsCommand::list(const std::string& folder) const {
    const model::RunStore store(folder);
    store.removeLeftOver();
    const Summaries runs = store.list();
    if (m_json) {
        print(summariesJson(runs));
        return;
    }
    for (const model::RunSummary& run : runs)
        std::cout << run.id << '\t' << model::wordOf(run.state) << '\t' << run.epochsDone << '/'
                  << run.options.epochs << '\t' << metric(run.best) << '\t' << metric(run.test) << '\t'
                  << run.bytes << '\t' << model::oneLine(run.name)
                  << (run.reason.empty() ? "" : "\t" + model::oneLine(run.reason)) << '\n';
    std::uint64_t bytes = 0;
    for (const model::RunSummary& run : runs)
        bytes += run.bytes;
    std::cerr << runs.size() << (runs.size() == 1 ? " run, " : " runs, ") << bytes << " bytes, in "
              << model::oneLine(folder) << '\n';
}

void RunsCommand::show(const std::string& folder) const {
    const Json json = summaryJson(model::runNamed(folder, m_run).record().summary);
    if (m_json)
        print(json);
    else
        std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void RunsCommand::compare(const std::string& folder) const {
    Summaries runs;
    runs.reserve(m_runs.size());
    for (const std::string& run : m_runs)
        runs.push_back(model::runNamed(folder, run).record().summary);
    if (m_json)
        print(comparisonJson(runs));
    else
        printComparison(runs);
}

void RunsCommand::remove(const std::string& folder) const {
    for (const std::string& run : m_runs) {
        const model::RunFolder found = model::runNamed(folder, run);
        const std::string& path = found.path();
        model::RunStore(path.substr(0, path.rfind('/'))).remove(found.id());
    }
}

void RunsCommand::clean(const std::string& folder) const {
    const model::RunStore store(folder);
    const model::NeedlessFiles found = m_dryRun ? model::findNeedless(store) : model::removeNeedless(store);
    if (m_json) {
        print({{"removed", !m_dryRun},
               {"left_over_files", found.temporaries},
               {"checkpoints", found.checkpoints},
               {"unrecorded_runs", found.unrecorded},
               {"bytes", found.bytes}});
        return;
    }
    std::cout << "left-over files\t" << found.temporaries << "\ncheckpoints of runs that are over\t"
              << found.checkpoints << "\nruns without a record\t" << found.unrecorded << "\nbytes\t"
              << found.bytes << '\n';
    if (m_dryRun)
        std::cerr << "nothing has been removed: without --dry-run it is\n";
}

} // namespace

std::unique_ptr<Command> makeRuns(CLI::App& program) {
    return std::make_unique<RunsCommand>(program);
}

} // namespace app
