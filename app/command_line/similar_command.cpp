#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_command.h"
#include "app/command_line/person_arguments.h"
#include "model/exploration/item_neighbours.h"
#include "model/exploration/latent_space.h"
#include "model/ranking/recommender.h"
#include "model/values/words.h"

namespace app {

namespace {

/// similar MODEL DATA: the items that are most like an item, or the users that are most like a user.
class SimilarCommand : public ModelCommand {
public:
    explicit SimilarCommand(CLI::App& program);

protected:
    void checkUsage() const override { requireOne({"--item", "--user"}); }
    int answer(const ModelAndData& loaded) override;

private:
    int findUsers(const ModelAndData& loaded) const;

    std::string m_itemId; ///< this, or the user
    std::string m_userId;
    std::size_t m_top = 20;
};

void printItems(const std::string& itemId, const std::vector<model::SimilarItem>& similar, bool json) {
    if (!json)
        std::cout << "similarity\titem\ttitle\tclicked both\tclicked it\tpopularity rank\n";
    Json items = Json::array();
    for (const model::SimilarItem& item : similar)
        if (json)
            items.push_back({{"item", item.item.id},
                             {"title", item.item.title},
                             {"similarity", item.similarity},
                             {"co_clicks", item.coClicks},
                             {"clicks", item.clicks},
                             {"popularity_rank", item.popularityRank}});
        else
            std::cout << item.similarity << '\t' << item.item.id << '\t' << item.item.title << '\t'
                      << item.coClicks << '\t' << item.clicks << '\t' << item.popularityRank << '\n';
    if (json)
        print({{"item", itemId}, {"items", items}});
}

void printUsers(const std::string& userId, const std::vector<model::SimilarUser>& similar, bool json) {
    if (!json)
        std::cout << "similarity\tuser\tblock\tclicks\tshared items\n";
    Json users = Json::array();
    for (const model::SimilarUser& user : similar)
        if (json)
            users.push_back({{"user", user.user.id},
                             {"block", model::wordOf(user.user.role)},
                             {"similarity", user.similarity},
                             {"clicks", user.user.clicks},
                             {"shared_items", user.sharedItems}});
        else
            std::cout << user.similarity << '\t' << user.user.id << '\t' << model::wordOf(user.user.role)
                      << '\t' << user.user.clicks << '\t' << user.sharedItems << '\n';
    if (json)
        print({{"user", userId}, {"users", users}});
}

SimilarCommand::SimilarCommand(CLI::App& program)
    : ModelCommand(program, "similar", "The items most like an item, or the users most like a user") {
    parser().add_option("--item", m_itemId, "The item's id as written in the data");
    addUserOption(parser(), m_userId);
    parser().add_option("--top", m_top, "How many")->capture_default_str()->check(CLI::PositiveNumber);
}

int SimilarCommand::answer(const ModelAndData& loaded) {
    if (m_itemId.empty())
        return findUsers(loaded);
    const model::ItemNeighbours neighbours(loaded.dataset);
    printItems(m_itemId, neighbours.similarItems(loaded.vae(), loaded.item(m_itemId), m_top), json());
    return 0;
}

int SimilarCommand::findUsers(const ModelAndData& loaded) const {
    const model::Recommender recommender(loaded.dataset);
    const model::Person person = recommender.person(m_userId);
    const model::UserProfile profile = recommender.profile(loaded.vae(), person, {.count = 0});
    std::shared_ptr<const model::LatentSpace> space;
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        space = model::latentSpace(loaded.vae(), loaded.dataset, stop, progress);
    });
    if (status == 0)
        printUsers(m_userId, space->similarUsers(profile.mu, m_top, m_userId, person.history), json());
    return status;
}

} // namespace

std::unique_ptr<Command> makeSimilar(CLI::App& program) {
    return std::make_unique<SimilarCommand>(program);
}

} // namespace app
