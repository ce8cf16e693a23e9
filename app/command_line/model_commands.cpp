#include "app/command_line/model_commands.h"

#include <CLI/CLI.hpp>

namespace app {

namespace {

/// One of the options has to be there, and no two of them.
void requireOne(const CLI::App& command, std::initializer_list<const char*> names) {
    std::string all;
    std::string first;
    for (const char* name : names) {
        all += (all.empty() ? "" : " or ") + std::string(name);
        if (command.count(name) == 0)
            continue;
        if (!first.empty())
            throw CLI::ExcludesError(first, name);
        first = name;
    }
    if (first.empty())
        throw CLI::RequiredError(all);
}

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> ids;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin)
            ids.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return ids;
}

/// --out comes with what writes a file, and with nothing else; then there is no JSON.
void requireOut(const CLI::App& command, bool needed) {
    if (needed && command.count("--out") == 0)
        throw CLI::RequiredError("--out");
    if (!needed && command.count("--out") > 0)
        throw CLI::RequiresError("--out", "--all");
    if (needed && command.count("--json") > 0)
        throw CLI::ExcludesError("--json", "--out");
}

} // namespace

ModelCommands::ModelCommands(CLI::App& app) {
    m_evaluate = add(app, "evaluate", "Rank the held-out items and compare");
    m_data.addRules(*m_evaluate);
    m_data.addBlockOrSplit(*m_evaluate);
    addRecommend(app);
    addLatent(app);
    addExplain(app);
    addSimilar(app);
}

CLI::App* ModelCommands::add(CLI::App& app, const std::string& name, const std::string& description) {
    CLI::App* command = app.add_subcommand(name, description);
    command->add_option("MODEL", m_arguments.modelPath, "A model file")->required();
    m_data.addReading(*command);
    command->add_flag("--json", m_arguments.json, "One JSON object on standard output");
    return command;
}

CLI::Option* ModelCommands::addUser(CLI::App& command, std::string& userId) {
    return command.add_option("--user", userId, "The user's id as it stands in the data");
}

CLI::Option* ModelCommands::addHistory(CLI::App& command) {
    return command.add_option("--history", m_history,
                              "Or somebody who is in no data: the ids of what was clicked, with commas");
}

void ModelCommands::addPersonal(CLI::App& command, double& personal) {
    command.add_option("--personal", personal, "Rank what is popular lower, up to 1, or higher, down to -1")
        ->capture_default_str()
        ->check(CLI::Range(-1.0, 1.0));
}

void ModelCommands::addRecommend(CLI::App& app) {
    m_recommend = add(app, "recommend", "The best items for a user, or for everybody");
    addUser(*m_recommend, m_user);
    addHistory(*m_recommend);
    m_recommend->add_flag("--all", m_recommendation.all, "Or every user of the data, as a CSV table");
    m_recommend->add_option("--out", m_recommendation.out, "Where --all writes to");
    m_recommend->add_option("--top", m_recommendation.top, "How many")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    addPersonal(*m_recommend, m_recommendation.personal);
}

void ModelCommands::addLatent(CLI::App& app) {
    m_latent = add(app, "latent", "A user's posterior, μ and σ of each dimension; or everybody's");
    addUser(*m_latent, m_latents.userId);
    m_latent->add_flag("--all", m_latents.all, "Or every user of the data: means and variances");
    m_latent->add_flag("--item-vectors", m_latents.itemVectors,
                       "Or every item: its weights in the decoder's last layer");
    m_latent->add_option("--out", m_latents.out,
                         "Where --all and --item-vectors write to: .csv, or .npy for NumPy");
}

void ModelCommands::addExplain(CLI::App& app) {
    m_explain = add(app, "explain", "Why an item is recommended: each item of the history left out in turn");
    addUser(*m_explain, m_user);
    addHistory(*m_explain);
    m_explain->add_option("--item", m_reason.itemId, "The recommended item's id as it stands in the data")
        ->required();
    addPersonal(*m_explain, m_reason.personal);
}

void ModelCommands::addSimilar(CLI::App& app) {
    m_similar = add(app, "similar", "What a model takes to be like an item, or whom to be like a user");
    m_similar->add_option("--item", m_likeness.itemId, "The item's id as it stands in the data");
    addUser(*m_similar, m_likeness.userId);
    m_similar->add_option("--top", m_likeness.top, "How many")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
}

bool ModelCommands::chosen() const {
    return m_evaluate->parsed() || m_recommend->parsed() || m_latent->parsed() || m_explain->parsed() ||
           m_similar->parsed();
}

PersonArguments ModelCommands::who(const CLI::App& command) const {
    if (command.count("--history") == 0)
        return {m_user, std::nullopt};
    return {{}, splitAtCommas(m_history)};
}

int ModelCommands::runRecommendations() {
    requireOne(*m_recommend, {"--user", "--history", "--all"});
    requireOut(*m_recommend, m_recommendation.all);
    m_recommendation.who = who(*m_recommend);
    return runRecommend(m_arguments, m_recommendation);
}

int ModelCommands::run() {
    model::ImportOptions unread;
    m_data.applyTo(unread); // bad usage is told before the model is read
    m_arguments.applyData = [this](model::ImportOptions& options) { m_data.applyTo(options); };
    if (m_evaluate->parsed())
        return runEvaluate(m_arguments, m_data.testBlock());
    if (m_recommend->parsed())
        return runRecommendations();
    if (m_latent->parsed()) {
        requireOne(*m_latent, {"--user", "--all", "--item-vectors"});
        requireOut(*m_latent, m_latents.all || m_latents.itemVectors);
        return runLatent(m_arguments, m_latents);
    }
    if (m_explain->parsed()) {
        requireOne(*m_explain, {"--user", "--history"});
        m_reason.who = who(*m_explain);
        return runExplain(m_arguments, m_reason);
    }
    requireOne(*m_similar, {"--item", "--user"});
    return runSimilar(m_arguments, m_likeness);
}

} // namespace app
