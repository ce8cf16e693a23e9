#include <iomanip>
#include <iostream>
#include <map>

#include "app/command_line/commands.h"
#include "app/command_line/json_output.h"
#include "model/runs/report_json.h"
#include "model/runs/run_store.h"
#include "model/saved/options_json.h"
#include "model/values/failure.h"
#include "model/values/words.h"

namespace app {

namespace {

Json summaryJson(const model::RunSummary& run) {
    Json json = {{"id", run.id}, {"name", run.name}, {"state", model::wordOf(run.state)}};
    if (!run.reason.empty())
        json["reason"] = run.reason;
    if (run.state == model::RecordedRunState::Damaged)
        return json;
    json["notes"] = run.notes;
    json["created"] = run.created;
    json["data"] = run.dataName;
    json["source"] = run.dataSource;
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
    if (quality.users == 0)
        return "-";
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(4) << quality.ndcg100;
    return text.str();
}

/// The settings in which the runs differ, with each run's value: by name.
std::map<std::string, std::vector<std::string>> differences(const std::vector<model::RunSummary>& runs) {
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

} // namespace

int runRunsList(const std::string& folder, bool json) {
    const std::vector<model::RunSummary> runs = model::RunStore(folder).list();
    if (json) {
        Json list = Json::array();
        for (const model::RunSummary& run : runs)
            list.push_back(summaryJson(run));
        print(list);
        return 0;
    }
    for (const model::RunSummary& run : runs)
        std::cout << run.id << '\t' << model::wordOf(run.state) << '\t' << run.epochsDone << '/'
                  << run.options.epochs << '\t' << metric(run.best) << '\t' << metric(run.test) << '\t'
                  << run.name << (run.reason.empty() ? "" : "\t" + run.reason) << '\n';
    return 0;
}

int runRunsShow(const std::string& folder, const std::string& run, bool json) {
    const model::RunSummary summary = model::runNamed(folder, run).record().summary;
    if (json)
        print(summaryJson(summary));
    else
        std::cout << summaryJson(summary).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return 0;
}

int runRunsCompare(const std::string& folder, const std::vector<std::string>& runs, bool json) {
    std::vector<model::RunSummary> summaries;
    summaries.reserve(runs.size());
    for (const std::string& run : runs)
        summaries.push_back(model::runNamed(folder, run).record().summary);
    if (json) {
        Json list = Json::array();
        for (const model::RunSummary& run : summaries)
            list.push_back(summaryJson(run));
        Json settings = Json::object();
        for (const auto& [key, values] : differences(summaries))
            settings[key] = values;
        print({{"runs", list}, {"differences", settings}});
        return 0;
    }
    const auto line = [&](const std::string& name, const auto& valueOf) {
        std::cout << name;
        for (std::size_t run = 0; run < summaries.size(); ++run)
            std::cout << '\t' << valueOf(run);
        std::cout << '\n';
    };
    line("run", [&](std::size_t run) { return summaries[run].name; });
    for (const auto& [key, values] : differences(summaries))
        line(key, [&values = values](std::size_t run) { return values[run]; });
    line("best epoch", [&](std::size_t run) { return std::to_string(summaries[run].bestEpoch); });
    line("validation NDCG@100", [&](std::size_t run) { return metric(summaries[run].best); });
    line("test NDCG@100", [&](std::size_t run) { return metric(summaries[run].test); });
    return 0;
}

int runRunsDelete(const std::string& folder, const std::vector<std::string>& runs) {
    for (const std::string& run : runs) {
        const model::RunFolder found = model::runNamed(folder, run);
        const std::string& path = found.path();
        model::RunStore(path.substr(0, path.rfind('/'))).remove(found.id());
    }
    return 0;
}

} // namespace app
