#include <iostream>

#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_and_data.h"
#include "model/exploration/item_neighbours.h"
#include "model/exploration/latent_space.h"
#include "model/numerics/parallel.h"
#include "model/ranking/recommender.h"
#include "model/values/words.h"

namespace app {

namespace {

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

int findSimilarUsers(const ModelAndData& loaded, const SimilarArguments& what, bool json) {
    const model::Recommender recommender(loaded.dataset);
    const model::Person person = recommender.person(what.userId);
    const model::UserProfile profile = recommender.profile(loaded.vae(), person, {.count = 0});
    std::shared_ptr<const model::LatentSpace> space;
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        space = model::latentSpace(loaded.vae(), loaded.dataset, stop, progress);
    });
    if (status == 0)
        printUsers(what.userId, space->similarUsers(profile.mu, what.top, what.userId, person.history), json);
    return status;
}

} // namespace

int runSimilar(const ModelArguments& arguments, const SimilarArguments& what) {
    model::useThreads(0);
    const ModelAndData loaded = load(arguments);
    if (what.itemId.empty())
        return findSimilarUsers(loaded, what, arguments.json);
    const model::ItemNeighbours neighbours(loaded.dataset);
    printItems(what.itemId, neighbours.similarItems(loaded.vae(), loaded.item(what.itemId), what.top),
               arguments.json);
    return 0;
}

} // namespace app
