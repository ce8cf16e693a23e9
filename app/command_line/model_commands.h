#pragma once

#include <string>

#include "app/command_line/commands.h"
#include "app/command_line/data_arguments.h"

namespace CLI {
class Option;
}

namespace app {

/// The commands that take MODEL and DATA: evaluate, recommend, latent, explain and similar.
class ModelCommands {
public:
    explicit ModelCommands(CLI::App& app);

    bool chosen() const;
    int run();

private:
    CLI::App* add(CLI::App& app, const std::string& name, const std::string& description);
    void addRecommend(CLI::App& app);
    void addLatent(CLI::App& app);
    void addExplain(CLI::App& app);
    void addSimilar(CLI::App& app);
    CLI::Option* addUser(CLI::App& command, std::string& userId);
    CLI::Option* addHistory(CLI::App& command);
    static void addPersonal(CLI::App& command, double& personal);
    PersonArguments who(const CLI::App& command) const;
    int runRecommendations();

    CLI::App* m_evaluate = nullptr;
    CLI::App* m_recommend = nullptr;
    CLI::App* m_latent = nullptr;
    CLI::App* m_explain = nullptr;
    CLI::App* m_similar = nullptr;
    DataArguments m_data;
    ModelArguments m_arguments;
    RecommendArguments m_recommendation;
    ExplainArguments m_reason;
    LatentArguments m_latents;
    SimilarArguments m_likeness;
    std::string m_user;
    std::string m_history; ///< ids with commas between them
};

} // namespace app
