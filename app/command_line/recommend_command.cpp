#include <iostream>

#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_and_data.h"
#include "model/exploration/all_users_export.h"
#include "model/numerics/parallel.h"
#include "model/ranking/recommender.h"

namespace app {

namespace {

Json itemsJson(const std::vector<model::Recommendation>& recommendations) {
    Json items = Json::array();
    for (const model::Recommendation& item : recommendations)
        items.push_back({{"rank", item.rank},
                         {"item", item.item.id},
                         {"title", item.item.title},
                         {"score", item.score},
                         {"probability", item.probability}});
    return items;
}

Json historyJson(const std::vector<model::ItemRow>& history) {
    Json ids = Json::array();
    for (const model::ItemRow& item : history)
        ids.push_back(item.id);
    return ids;
}

int recommendToAll(const ModelAndData& loaded, const RecommendArguments& what) {
    model::useThreads(0);
    const model::Recommender recommender(loaded.dataset);
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        model::exportRecommendations(loaded.vae(), recommender, {what.top, what.personal}, what.out, stop,
                                     progress);
    });
    if (status == 0)
        std::cerr << "the best " << what.top << " items of " << loaded.dataset->locations().size()
                  << " users written to " << what.out << '\n';
    return status;
}

} // namespace

int runRecommend(const ModelArguments& arguments, const RecommendArguments& what) {
    const ModelAndData loaded = load(arguments);
    if (what.all)
        return recommendToAll(loaded, what);
    const model::Person person = personOf(what.who, loaded);
    const model::UserProfile profile =
        model::Recommender(loaded.dataset).profile(loaded.vae(), person, {what.top, what.personal});
    if (arguments.json) {
        const Json who =
            what.who.history ? Json{{"history", historyJson(profile.history)}} : Json{{"user", profile.id}};
        Json answer = who;
        answer["items"] = itemsJson(profile.recommendations);
        print(answer);
        return 0;
    }
    for (const model::Recommendation& item : profile.recommendations)
        std::cout << item.rank << '\t' << item.item.id << '\t' << item.item.title << '\t' << item.score
                  << '\t' << item.probability << '\n';
    return 0;
}

} // namespace app
