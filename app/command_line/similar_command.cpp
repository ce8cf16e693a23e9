#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_command.h"
#include "app/command_line/numbers.h"
#include "app/command_line/person_arguments.h"
#include "model/exploration/item_neighbours.h"
#include "model/exploration/latent_space.h"
#include "model/ranking/recommender.h"
#include "model/values/utf8.h"
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

void printItems(const std::vector<model::SimilarItem>& similar) {
    std::cout << "similarity\titem\ttitle\tclicked both\tclicked it\tpopularity rank\n";
    for (const model::SimilarItem& item : similar)
        std::cout << item.similarity << '\t' << model::oneLine(item.item.id) << '\t'
                  << model::oneLine(item.item.title) << '\t' << item.coClicks << '\t' << item.clicks << '\t'
                  << item.popularityRank << '\n';
}

Json itemsJson(const std::vector<model::SimilarItem>& similar) {
    Json items = Json::array();
    for (const model::SimilarItem& item : similar)
        items.push_back({{"item", item.item.id},
                         {"title", item.item.title},
                         {"similarity", item.similarity},
                         {"co_clicks", item.coClicks},
                         {"clicks", item.clicks},
                         {"popularity_rank", item.popularityRank}});
    return items;
}

void printUsers(const std::vector<model::SimilarUser>& similar) {
    std::cout << "similarity\tuser\tblock\tclicks\tshared items\n";
    for (const model::SimilarUser& user : similar)
        std::cout << user.similarity << '\t' << model::oneLine(user.user.id) << '\t'
                  << model::wordOf(user.user.role) << '\t' << user.user.clicks << '\t' << user.sharedItems
                  << '\n';
}

Json usersJson(const std::vector<model::SimilarUser>& similar) {
    Json users = Json::array();
    for (const model::SimilarUser& user : similar)
        users.push_back({{"user", user.user.id},
                         {"block", model::wordOf(user.user.role)},
                         {"similarity", user.similarity},
                         {"clicks", user.user.clicks},
                         {"shared_items", user.sharedItems}});
    return users;
}

SimilarCommand::SimilarCommand(CLI::App& program)
    : ModelCommand(program, "similar", "The items most like an item, or the users most like a user") {
    parser().add_option("--item", m_itemId, "The item's id as written in the data");
    addUserOption(parser(), m_userId);
    parser().add_option("--top", m_top, "How many")->capture_default_str()->transform(wholeNumber(1));
}

int SimilarCommand::answer(const ModelAndData& loaded) {
    if (m_itemId.empty())
        return findUsers(loaded);
    const model::ItemNeighbours neighbours(loaded.dataset);
    const model::ItemIndex item = loaded.item(m_itemId);
    const auto similar = neighbours.similarItems(loaded.vae(), item, m_top);
    if (json())
        printAnswer({{"item", loaded.dataset->catalog.ids[item.value]}, {"items", itemsJson(similar)}},
                    loaded);
    else
        printItems(similar);
    return 0;
}

int SimilarCommand::findUsers(const ModelAndData& loaded) const {
    const model::Recommender recommender(loaded.dataset);
    const model::Person person = recommender.person(loaded.user(m_userId));
    const model::UserProfile profile = recommender.profile(loaded.vae(), person, {.count = 0});
    std::shared_ptr<const model::LatentSpace> space;
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        space = model::latentSpace(loaded.vae(), loaded.dataset, stop, progress);
    });
    if (status != 0)
        return status;
    const auto similar = space->similarUsers(profile.mu, m_top, person.id, person.history);
    if (json())
        printAnswer({{"user", person.id}, {"users", usersJson(similar)}}, loaded);
    else
        printUsers(similar);
    return 0;
}

} // namespace

std::unique_ptr<Command> makeSimilar(CLI::App& program) {
    return std::make_unique<SimilarCommand>(program);
}

} // namespace app
